"""The hour after a visit: seventeen camera files become numbered figures, go live, and leave as a picture desk's pack."""

import io
from zipfile import ZipFile

import pytest
from PIL import ExifTags, Image
from playwright.sync_api import expect

from releases.models import Release
from tests import factories
from tests.browser.form import Form
from tests.browser.photo_desk import PhotoDesk, labels, names
from tests.browser.test_whole_release import GROUPS, LANGUAGES, approve_at_ten, each_language
from tests.pictures import exiftool

pytestmark = [
    pytest.mark.browser,
    pytest.mark.darkroom,
    pytest.mark.django_db(transaction=True),
]

SEVENTEEN = names(range(1, 18))
CAPTION = {"zh-hant": "說明{}", "zh-hans": "说明{}", "en": "caption {}"}


def camera_files():
    """Return [(name, bytes)] of photos that say where they were taken, each of its own colour."""
    files = []
    for number, name in enumerate(SEVENTEEN):
        exif = Image.Exif()
        exif[ExifTags.Base.DateTimeOriginal] = "2026:11:19 10:00:00"
        exif.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (22.0, 25.0, 36.0)
        target = io.BytesIO()
        Image.new("RGB", (600, 400), (number * 14, 90, 120)).save(target, "JPEG", exif=exif)
        files.append((name, target.getvalue()))
    return files


def group_them(desk):
    """Put the seventeen photos into ten figures, from the last on, by the list of places."""
    first, groups = 1, []
    for count in GROUPS:
        groups.append([names([first + each])[0] for each in range(count)])
        first += count
    desk.page.click('[data-view="arrange"]')
    for group in reversed(groups):
        for photo in group[1:]:
            now = desk.groups()
            goal = labels(now, "zh-hant")[[group[0] in each for each in now].index(True)]
            desk.choose(desk.photo(photo).locator(".handle"), goal)
    assert desk.groups() == groups


def write_words(form):
    for suffix, text in each_language(form, ("標題", "标题", "Opening")):
        form.fill(**{f"headline_{suffix}": text})
    for suffix, text in each_language(form, ("見圖九。", "见图九。", "See Photo 9.")):
        form.write(f"body_{suffix}", text)
    form.show("all")
    form.add("roles")
    form.pick("roles-0-partner", "cloudsail")
    form.choose(**{"roles-0-kind": "issuer"})
    form.page.click('[data-view="write"]')
    last = PhotoDesk(form.page).figure_of(SEVENTEEN[-1])
    last.locator('select[name$="-layout"]').select_option("stack")
    form.fill_photo_words("所見 what it shows")


def write_captions(form):
    """The figures are counted anew once they are saved."""
    form.show("all")
    form.page.click('[data-view="write"]')
    for row in range(len(GROUPS)):
        for language in LANGUAGES:
            name = f"figures-{row}-caption_{language.replace('-', '_')}"
            form.write(name, CAPTION[language].format(row + 1))


@pytest.fixture
def live(open_page, make_member, clock):
    """A release with the photos, written and approved in the browser; Chinese is live since a moment ago."""
    factories.make_partner("cloudsail", relation="own")
    page = open_page(make_member("officer", "Writer", "zh-hant"))
    page.goto("/admin/releases/release/add/")
    desk, form = PhotoDesk(page), Form(page)
    desk.drop(camera_files())
    desk.wait()
    group_them(desk)
    write_words(form)
    form.save()
    write_captions(form)
    form.save()
    assert page.locator(".requirements:not(.advice) li").all_text_contents() == []
    form.press("submit")
    form.confirm()
    release = Release.objects.get()
    approve_at_ten(open_page(make_member("editor", "Editor", "zh-hant")), release)
    release.refresh_from_db()
    clock.at = release.publish_at
    return release


def test_photos_of_the_day_are_read_on_a_phone_and_taken_away(open_page, clock, live, complaints):
    page = open_page(width=390)
    page.goto(live.get_absolute_url("zh-hant"))
    assert page.locator("figcaption b").all_inner_texts() == [
        *("圖一及二", "圖三及四", "圖五及六", "圖七及八", "圖九", "圖十"),
        *("圖十一及十二", "圖十三", "圖十四", "圖十五至十七"),
    ]
    strips = page.locator(".strip")
    assert strips.all_inner_texts()[:2] == ["圖一・左圖", "圖二・右圖"]
    assert strips.all_inner_texts()[-3:] == ["圖十五・上圖", "圖十六・中圖", "圖十七・下圖"]
    for each in strips.all():
        expect(each).to_be_visible()
    expect(page.locator("a.see")).to_have_text("圖九")
    in_chinese = {"x-default": "圖九：說明5", "zh-hant-hk": "圖九：說明5"}
    assert taken_away(page)[8] == in_chinese

    clock.at = live.ready_at_en
    page.goto(live.get_absolute_url("en"))
    assert taken_away(page)[8] == in_chinese | {"en": "Photo 9: caption 5"}
    assert complaints == []


def taken_away(page):
    """Download the pack, and return what each of its photos says of itself: {language, in small letters: caption}."""
    with page.expect_download() as download:
        page.locator('.tools a[href$="photos.zip"]').click()
    with ZipFile(download.value.path()) as archive:
        photos = [name for name in archive.namelist() if name.endswith(".jpg")]
        assert [name[:2] for name in photos] == [f"{number:02}" for number in range(1, 18)]
        return [caption(archive.read(name)) for name in photos]


def caption(photo):
    said = exiftool.read(photo)
    assert not [tag for tag in said if "GPS" in tag]
    own = "XMP-dc:Description"
    found = {tag.removeprefix(own).strip("-"): text for tag, text in said.items() if own in tag}
    return {language or "x-default": text for language, text in found.items()}
