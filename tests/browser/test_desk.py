"""The desk: a release is written, returned, mended, approved, read, corrected, looked at again, withdrawn, given back."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from releases.models import Release
from tests import factories
from tests.browser.form import Form

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SITEMAP = "/sitemaps/2026-11.xml"

CHINESE, ENGLISH = "zh-hant", "en"
NOWHERE, EVERYWHERE = [False] * 6, [True] * 6
REASON = "第一段的數字請核對。"


@pytest.fixture
def desk(open_page, make_member, clock):
    """A page for each of the team: a writer, two editors who read the newsroom in Chinese and in English."""
    factories.make_partner("cloudsail", relation="own")
    return {
        "writer": open_page(make_member("writer", "Writer")),
        "editor": open_page(make_member("editor", "Editor", CHINESE)),
        "second": open_page(make_member("second", "Editor")),
    }


def test_release_lives_its_whole_life_on_the_desk(desk, clock, open_page, complaints):
    release = write(desk["writer"])
    hand_in(desk["writer"])
    give_back(desk["editor"], release)
    mend(desk["writer"], release)
    approve_for_two_minutes_later(desk["editor"], release, clock)

    clock.move(minutes=1, seconds=59)
    assert shown_in(release) == {CHINESE: NOWHERE, ENGLISH: NOWHERE}
    clock.move(seconds=1)
    assert shown_in(release) == {CHINESE: EVERYWHERE, ENGLISH: NOWHERE}
    clock.move(minutes=3)
    open_english(desk["editor"], release)
    assert shown_in(release) == {CHINESE: EVERYWHERE, ENGLISH: EVERYWHERE}

    clock.move(minutes=2)
    correct(desk["editor"], release)
    read_correction(open_page(width=390), release)
    look_again(desk["editor"], desk["second"], release)

    clock.move(minutes=5)
    withdraw(desk["editor"], release)
    assert complaints == []
    find_it_withdrawn(open_page(), release, complaints)
    give_back_to_readers(desk["second"], release)
    assert shown_in(release) == {CHINESE: EVERYWHERE, ENGLISH: EVERYWHERE}
    read_that_it_is_back(open_page(width=390), release)
    assert complaints == []


# What the team does


def write(page):
    """Write a release with a photo in Traditional Chinese and in English; return it."""
    page.goto(reverse("admin:releases_release_add"))
    form = Form(page)
    form.show("all")
    form.fill(
        headline_zh_hant="研究日吸引逾千人次\n學生佔六成",
        headline_en="Research day draws a thousand",
    )
    form.fill(dateline_places_zh_hant="香港", dateline_places_en="Hong Kong")
    form.write("body_zh_hant", "研究日錄得1,200人次。\n活動在園區舉行。")
    form.write("body_en", "The research day counted 1,020 admissions.\nIt was held in the park.")
    form.add("roles")
    form.pick("roles-0-partner", "cloudsail")
    form.choose(**{"roles-0-kind": "issuer"})
    add_photo(form)
    form.save()
    form.fill_photo_words("研究日的場地 the venue")
    form.save()
    return Release.objects.get()


def add_photo(form):
    form.add("figures")
    picture = factories.picture("venue.jpg").read()
    form.page.set_input_files(
        "#id_figures-0-photos-files",
        {"name": "venue.jpg", "mimeType": "image/jpeg", "buffer": picture},
    )
    form.write("figures-0-caption_zh_hant", "研究日的場地。")
    form.write("figures-0-caption_en", "The venue.")


def hand_in(page):
    form = Form(page)
    form.press("submit")
    form.confirm()
    assert (state_shown(page), verbs_offered(page)) == ("Submitted", [])


def give_back(page, release):
    """Return the release to its writer, who has not given the source of a number."""
    form = open_form(page, release)
    assert state_shown(page) == "待審"
    form.press("return_with_reason")
    form.confirm()
    assert Release.objects.get().state == "submitted"  # no reason, nothing done
    form.fill(reason=REASON)
    form.confirm()
    assert state_shown(page) == "已退回"


def mend(page, release):
    form = open_form(page, release)
    assert REASON in page.locator(".desk-returned").inner_text()
    form.show("all")
    form.fill(subheadline_zh_hant="為期一天", subheadline_en="Open for a day")
    form.press("submit")
    form.confirm()
    release.refresh_from_db()
    assert (release.state, release.subheadline_en) == ("submitted", "Open for a day")


def approve_for_two_minutes_later(page, release, clock):
    """Approve for an hour, which is said in words before anything is done."""
    form = open_form(page, release)
    form.press("approve")
    form.fill(publish_at_0="2026-11-20", publish_at_1="10:02")
    for language in ("zh_hans", "en"):
        page.check(f'[name="opens_{language}"][value="closed"]')
    form.confirm()
    assert page.locator(".plan-words").inner_text() == (
        "將於2026-11-20（五）10:02 香港時間（2分鐘後）發布繁體版本；簡體版本及英文版本維持關閉。"
    )
    assert Release.objects.get().state == "submitted"
    form.confirm()
    release.refresh_from_db()
    assert (release.state, release.publish_at) == ("approved", clock.at + timedelta(minutes=2))
    assert page.locator(".desk-hour").inner_text() == "2026-11-20（五）10:02 香港時間"


def open_english(page, release):
    form = open_form(page, release)
    assert state_shown(page) == "已發布"
    form.press("open_language")
    page.check('.verb-page [name="language"][value="en"]')
    form.confirm()
    assert "英文版本立即開放" in page.locator(".plan-words").inner_text()
    assert shown_in(release)[ENGLISH] == NOWHERE
    form.confirm()


def correct(page, release):
    """Correct a number in Chinese; what readers will be told is proposed, and read before it goes out."""
    form = open_form(page, release)
    form.press("amend")
    form.show(CHINESE)
    form.rewrite("body_zh_hant", "研究日錄得1,020人次。\n活動在園區舉行。")
    page.check('[name="change_kind"][value="correction"]')
    form.fill(change_reason="統計重複計算。")
    form.publish_change()
    assert page.input_value("#id_told_zh_hant") == "第一段「1,200人次」應為「1,020人次」。"
    assert page.input_value("#id_told_en") == ""
    assert "1,200人次" in text_of(release, CHINESE)
    form.publish_change()
    assert state_shown(page) == "已發布"


def look_again(editor, second, release):
    """Who corrected it alone is not who looks at it again."""
    open_form(editor, release)
    assert editor.locator(".desk-flag").count() == 1
    assert "review" not in verbs_offered(editor)
    form = open_form(second, release)
    assert "統計重複計算。" in second.locator(".desk-flag").inner_text()
    form.press("review")
    form.confirm()
    assert second.locator(".desk-flag").count() == 0


def withdraw(page, release):
    form = open_form(page, release)
    form.press("withdraw")
    form.fill(reason_zh_hant="數字仍在核實。", reason_en="The figures are being verified.")
    form.confirm()
    assert state_shown(page) == "已撤回"


def give_back_to_readers(page, release):
    form = open_form(page, release)
    assert "數字仍在核實。" in page.locator(".desk-withdrawn").inner_text()
    form.press("reinstate")
    form.fill(reason="verified", notice_zh_hant="數字已核實。", notice_en="The figures stand.")
    form.confirm()
    assert state_shown(page) == "Live"


def open_form(page, release):
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    return Form(page)


def state_shown(page):
    return page.locator(".desk .state").inner_text()


def verbs_offered(page):
    """The verbs among the buttons of the desk, whether they save the form first or not."""
    buttons = page.locator(".desk-verbs [value]").evaluate_all("all => all.map(b => b.value)")
    links = page.locator(".desk-verbs a.button").evaluate_all("all => all.map(a => a.pathname)")
    return buttons + [link.rstrip("/").rpartition("/")[2].replace("-", "_") for link in links]


# What readers find


def asked(address):
    """Return (status, content) of what a reader gets at an address."""
    answer = Client().get(address)
    content = answer.getvalue()
    answer.close()
    return answer.status_code, content.decode(errors="replace")


def files_of(release, language):
    """The addresses of the print and the text version, and of a web size of the photo."""
    year = {"language": language, "year": 2026, "slug": release.slug}
    photo = release.figures.get().figure_photos.get().photo
    size = {"public_id": photo.public_id, "width": photo.widths[0], "extension": "jpg"}
    return [
        reverse("releases:print", kwargs=year),
        reverse("releases:text", kwargs=year),
        reverse("releases:photo", kwargs=size),
    ]


def shown_in(release):
    """Whether a reader finds the page, its photo, and the page on home, list, feed and sitemap."""
    found = {}
    for language in (CHINESE, ENGLISH):
        page, photo = release.get_absolute_url(language), files_of(release, language)[-1]
        status, content = asked(page)
        has_photo = asked(photo)[0] == 200 and photo.rpartition("/")[0] in content
        places = [f"/{language}/", f"/{language}/releases/", f"/{language}/feed/", SITEMAP]
        found[language] = [status == 200, has_photo, *(page in asked(place)[1] for place in places)]
    return found


def text_of(release, language):
    return asked(files_of(release, language)[1])[1]


CORRECTION = {
    CHINESE: "更正（2026年11月20日（星期五）上午10時7分（香港時間））：第一段「1,200人次」應為「1,020人次」。",
    ENGLISH: "The Traditional Chinese version was corrected at 10.07 am (HKT) on Friday 20 November 2026. "
    "This version isn’t affected.",
}


def read_correction(page, release):
    """Each language is told at the top of its page, in the feed and in the text version."""
    for language, notice in CORRECTION.items():
        page.goto(release.get_absolute_url(language))
        assert page.locator("article.release > :first-child").inner_text() == notice
        assert notice in text_of(release, language)
        assert notice in unescape(asked(f"/{language}/feed/")[1])
        assert page.locator(".notice").count() == 1


WITHDRAWN = {
    CHINESE: "本新聞稿已於2026年11月20日（星期五）上午10時12分（香港時間）撤回。原因：數字仍在核實。",
    ENGLISH: "This release was withdrawn at 10.12 am (HKT) on Friday 20 November 2026. "
    "Reason: The figures are being verified.",
}


def find_it_withdrawn(page, release, complaints):
    """The page says so and why; its files are gone, and it is in no list, feed or sitemap."""
    assert shown_in(release) == {CHINESE: NOWHERE, ENGLISH: NOWHERE}
    for language, notice in WITHDRAWN.items():
        assert page.goto(release.get_absolute_url(language)).status == 410
        assert page.locator("main .notice").inner_text() == notice
        assert "1,020" not in page.content()
        assert [asked(file) for file in files_of(release, language)] == [(410, "")] * 3
    # A page that is gone is an error to the console, and the only one.
    assert [line for line in complaints if "410" not in line] == []
    complaints.clear()


def read_that_it_is_back(page, release):
    for language, notice in {CHINESE: "數字已核實。", ENGLISH: "The figures stand."}.items():
        page.goto(release.get_absolute_url(language))
        told = page.locator(".amendments p").all_inner_texts()
        assert notice in told[0]
        assert told[1] == CORRECTION[language]
        assert page.locator("figure img").count() == 1
