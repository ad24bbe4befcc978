"""A whole release through the newsroom: written by one, approved by another, read at its hour and not before."""

from datetime import timedelta

import pytest

from releases.models import Release, Visit
from tests import factories
from tests.browser.form import Form

pytestmark = [
    pytest.mark.browser,
    pytest.mark.darkroom,
    pytest.mark.django_db(transaction=True),
]

LANGUAGES = ("zh-hant", "zh-hans", "en")
SITEMAP = "/sitemaps/2026-11.xml"
GROUPS = [2, 2, 2, 2, 1, 1, 2, 1, 1, 3]
WORDS = {
    "headline": (
        "代表團出訪\n商談合作",
        "代表团出访\n商谈合作",
        "Delegation travels\nTalks on co-operation",
    ),
    "subheadline": ("兩天行程", "两天行程", "Two days of visits"),
    "dateline_places": ("香港", "香港", "Hong Kong"),
}
BODY = {
    "zh-hant": "第一段。[^src234]\n第二段，見[圖 figa13]。",
    "zh-hans": "第一段。[^src234]\n第二段，见[图 figa13]。",
    "en": "First paragraph.[^src234]\nSecond paragraph, see [Photo figa13].",
}
SLUG = "delegation-travels-talks-on-co-operation"


@pytest.fixture
def team():
    rights = [f"{deed}_{model}" for deed in ("add", "change", "view") for model in RIGHTS_ON]
    return factories.make_user("officer", *rights), factories.make_editor("editor")


RIGHTS_ON = ("release", "visit", "stop", "partner", "person", "photo", "topic", "contact")


def each_language(form, values, write=False):
    for language, text in zip(LANGUAGES, values, strict=True):
        form.show(language)
        yield language.replace("-", "_"), text


def write_visit(page):
    """Make a visit with two stops, their names in three languages."""
    page.goto("/admin/releases/visit/add/")
    form = Form(page)
    form.add("stops")
    form.add("stops")
    form.choose(precision="none")
    form.show("all")
    for suffix, title in zip(
        ("zh_hant", "zh_hans", "en"), ("上海訪問", "上海访问", "Visit"), strict=True
    ):
        form.fill(**{f"title_{suffix}": title, f"destination_{suffix}": "上海"})
        form.fill(
            **{
                f"stops-0-title_{suffix}": f"首站{suffix}",
                f"stops-1-title_{suffix}": f"次站{suffix}",
            }
        )
    form.fill(slug="shanghai")
    form.save()


def write_release(page):
    """Fill the release form: words, key points, footnote, figures, roles, people, visit."""
    page.goto("/admin/releases/release/add/")
    form = Form(page)
    for field, values in WORDS.items():
        for suffix, text in each_language(form, values):
            form.fill(**{f"{field}_{suffix}": text})
    for suffix, text in each_language(form, BODY.values()):
        form.write(f"body_{suffix}", text)
    form.pick("visit", "上海訪問")
    form.show("all")
    write_parts(form)
    write_figures(form)
    form.save()


def write_parts(form):
    for row in range(3):
        form.add("key_points")
        for suffix in ("zh_hant", "zh_hans", "en"):
            form.fill(**{f"key_points-{row}-point_{suffix}": f"重點{row + 1} {suffix}"})
    form.add("footnotes")
    form.fill(**{"footnotes-0-key": "src234", "footnotes-0-url": "https://source.example/report"})
    for suffix in ("zh_hant", "zh_hans", "en"):
        form.fill(**{f"footnotes-0-publisher_{suffix}": f"出版者 {suffix}"})
    for row, (partner, kind) in enumerate([("cloudsail", "issuer"), ("roche", "host")]):
        form.add("roles")
        form.pick(f"roles-{row}-partner", partner)
        form.choose(**{f"roles-{row}-kind": kind})
    form.add("appearances")
    form.pick("appearances-0-person", "Shek")
    for suffix in ("zh_hant", "zh_hans", "en"):
        form.fill(**{f"appearances-0-post_{suffix}": f"總裁 {suffix}"})


def write_figures(form):
    number = 0
    for row, count in enumerate(GROUPS):
        form.add("figures")
        files = [factories.picture(f"photo-{number + each:02}.jpg") for each in range(1, count + 1)]
        number += count
        form.page.set_input_files(
            f"#id_figures-{row}-photos-files",
            [
                {"name": file.name, "mimeType": "image/jpeg", "buffer": file.read()}
                for file in files
            ],
        )
        form.choose(**{f"figures-{row}-layout": "stack" if count == 3 else "row"})
        form.fill(**{f"figures-{row}-key": f"figa{row + 10}"})
        for suffix in ("zh_hant", "zh_hans", "en"):
            form.write(f"figures-{row}-caption_{suffix}", f"說明{row + 1} {suffix}")


def describe_photos(page):
    """Write the alternative texts and one credit, which the requirements asked for."""
    Form(page).show("all")
    for field in page.locator('.photo-row input[type="text"]').all():
        field.fill("照片所見 what it shows")
    page.click(".photo-credits summary")
    for suffix in ("zh_hant", "zh_hans", "en"):
        page.fill(f"#id_credits-credit_{suffix}", "石松")
    Form(page).save()


def missing(page):
    return page.locator(".requirements:not(.advice) li").all_text_contents()


def approve_at_ten(page, release):
    """Approve for ten o'clock tomorrow with Traditional Chinese; English at two, Simplified closed."""
    page.goto(f"/admin/releases/release/{release.pk}/change/")
    form = Form(page)
    form.press("approve")
    form.fill(publish_at_0="2026-11-21", publish_at_1="10:00:00")
    page.check('[name="opens_zh_hans"][value="closed"]')
    page.check('[name="opens_en"][value="later"]')
    form.fill(ready_at_en_0="2026-11-21", ready_at_en_1="14:00:00")
    form.confirm()  # the hours are said in words
    form.confirm()


def shown_in(client, release):
    """The languages in which a reader finds the release on its page, home, list, feed and sitemap."""
    found = {}
    for language in LANGUAGES:
        page = release.get_absolute_url(language)
        places = [f"/{language}/", f"/{language}/releases/", f"/{language}/feed/", SITEMAP]
        found[language] = [client.get(page).status_code == 200] + [
            page in client.get(place).content.decode() for place in places
        ]
    return found


NOWHERE, EVERYWHERE = [False] * 5, [True] * 5


def test_release_is_written_approved_and_read_at_its_hour(
    open_page, client, clock, team, complaints
):
    officer, editor = team
    factories.make_partner("cloudsail", relation="own")
    factories.make_partner("roche")
    factories.make_person()

    page = open_page(officer)
    write_visit(page)
    write_release(page)
    assert len([line for line in missing(page) if "alternative text" in line]) == 17 * 3
    describe_photos(page)
    assert missing(page) == []
    Form(page).press("submit")
    Form(page).confirm()

    release = Release.objects.get()
    assert (release.state, release.photo_count, release.slug) == ("submitted", 17, SLUG)
    assert release.visit == Visit.objects.get()
    assert [stop.title_en for stop in release.visit.stops.all()] == ["首站en", "次站en"]
    assert page.locator('.desk-verbs [name="_verb"], .desk-verbs a.button').count() == 0

    approve_at_ten(open_page(editor), release)
    release.refresh_from_db()
    assert release.state == "approved"

    clock.at = release.publish_at - timedelta(seconds=1)
    assert shown_in(client, release) == dict.fromkeys(LANGUAGES, NOWHERE)
    clock.move(seconds=1)
    assert shown_in(client, release) == {"zh-hant": EVERYWHERE, "zh-hans": NOWHERE, "en": NOWHERE}
    clock.at = release.ready_at_en - timedelta(seconds=1)
    assert shown_in(client, release)["en"] == NOWHERE
    clock.move(seconds=1)
    assert shown_in(client, release) == {
        "zh-hant": EVERYWHERE,
        "zh-hans": NOWHERE,
        "en": EVERYWHERE,
    }

    read_it(open_page(width=390), release)
    assert complaints == []


def read_it(page, release):
    """Read the English page on a phone: everything is there, numbered and linked."""
    page.goto(release.get_absolute_url("en"))
    labels = page.locator("figcaption b").all_inner_texts()
    assert labels == [
        "Photos 1 and 2",
        "Photos 3 and 4",
        "Photos 5 and 6",
        "Photos 7 and 8",
        "Photo 9",
        "Photo 10",
        "Photos 11 and 12",
        "Photo 13",
        "Photo 14",
        "Photos 15–17",
    ]
    assert page.locator("h1").inner_text() == "Delegation travels\nTalks on co-operation"
    assert page.locator("sup.cite a").inner_text() == "1"
    assert page.locator("a.see").inner_text() == "Photos 7 and 8"
    for image in page.locator("img").all():
        image.scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert page.evaluate("[...document.images].filter(image => !image.naturalWidth).length") == 0
    assert page.evaluate("document.documentElement.scrollWidth") == 390
