"""Footnotes as readers meet them: there and back, at a glance, with a screen reader, on a phone and on paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from releases.text.languages import column
from tests import factories
from tests.browser.editor import Editor
from tests.browser.form import Form
from tests.factories import trilingual

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CITE = '<sup data-footnote="{}"></sup>'
LONG = "https://source.example/a-long-way/to/the-report/of-the-year/download.html?edition=second&chapter=12"
NAMES = {
    "zh-hant": ("註腳1", "返回正文註腳1第2處", "返回正文註腳2處"),
    "zh-hans": ("脚注1", "返回正文脚注1第2处", "返回正文脚注2处"),
    "en": ("Note 1", "Back to note 1 in the text, place 2", "Back to note 2 in the text"),
}

# Markers that begin a line, at every width of the column from 8 to 20 letters.
ALONE = """text => [...Array(240).keys()].filter(step => {
  text.style.width = `${150 + step}px`;
  return [...text.querySelectorAll(".cite, .writing-citation")].some(marker => {
    const before = document.createRange();
    before.setStart(text, 0);
    before.setEndBefore(marker);
    const last = [...before.getClientRects()].filter(each => each.width > 0).at(-1);
    return marker.getBoundingClientRect().left < last.right - 8;
  });
}).length"""


@pytest.fixture
def release(clock):
    clock.at = factories.NOON
    one, two = CITE.format("note22"), CITE.format("note33")
    link = '<a href="https://linked.example/">there</a>'
    release = factories.make_release(
        **trilingual(body=f"<p>first{one} {link}{'words ' * 400}</p><p>{link}")
        | trilingual(notes_to_editors=f"<p>second{one}</p>")
    )
    factories.make_footnote(release, "note22", url=LONG, **trilingual(source_title="Report"))
    factories.make_footnote(release, "note33", url=LONG, **trilingual(note="The same"))
    factories.make_figure(release, factories.make_photo(), **trilingual(caption=f"shown{two}"))
    factories.drafting.finish(release, factories.make_user())
    return factories.approve(release)


@pytest.mark.parametrize("language", NAMES)
def test_marker_and_each_place_are_linked_both_ways_and_have_names(open_page, release, language):
    page = open_page(width=390)
    page.goto(release.get_absolute_url(language))
    marker, place, only = NAMES[language]
    page.locator(f'[role=doc-noteref][aria-label="{marker}"]').first.click()
    assert page.locator(":target").get_attribute("id") == "note-1"
    tint = page.locator("#note-1").evaluate("note => getComputedStyle(note).backgroundColor")
    assert tint == "rgb(243, 228, 216)"
    page.locator(f'[role=doc-backlink][aria-label="{place}"]').click()
    assert page.locator(":target").get_attribute("id") == "ref-1-2"
    page.locator(f'[role=doc-backlink][aria-label="{only}"]').click()
    assert page.locator(":target").get_attribute("id") == "ref-2"
    assert page.locator("figcaption :target").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") == 390


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_notes_that_are_cited_twice(open_page, release, scheme):
    page = open_page(color_scheme=scheme, bypass_csp=True)
    for language in NAMES:
        page.goto(release.get_absolute_url(language))
        found = Axe().run(page).response["violations"]
        assert [each["id"] for each in found] == []
        ids = page.locator("[id]").evaluate_all("all => all.map(each => each.id)")
        assert len(ids) == len(set(ids))


def test_note_is_at_a_glance_on_focus_and_goes_with_escape_without_script(
    open_page, release, complaints
):
    page = open_page(java_script_enabled=False)
    page.goto(release.get_absolute_url("en"))
    glance = page.locator("#glance-1")
    assert not glance.is_visible()
    page.locator("#ref-1").focus()
    glance.wait_for(state="visible")
    assert glance.inner_text() == "Report en"
    page.keyboard.press("Escape")
    glance.wait_for(state="hidden")
    page.locator("#ref-1-2").hover()
    glance.wait_for(state="visible")
    assert complaints == []


def test_paper_prints_each_address_once(open_page, release):
    page = open_page()
    page.emulate_media(media="print")
    behind = """links => links.map(link => getComputedStyle(link, "::after").content !== "none")"""
    for address in (
        release.get_absolute_url("en"),
        f"{release.get_absolute_url('en')}print/",
    ):
        page.goto(address)
        assert page.locator(".text > p a[href^=http]").evaluate_all(behind) == [True, False]
        assert page.locator(".notes").inner_text().count("source.example") == 1
        assert page.locator(".glance:visible, .back:visible").count() == 0


HAN = "園區支持本地初創企業，「共同成長」。{0}研究顯示，港交所{0}與創新署（二零二六年）{0}的成果多了。{0}最後一段"


@pytest.mark.parametrize("language", ["zh-hant", "en"])
def test_no_line_begins_with_a_marker_on_the_page_and_in_the_editor(open_page, clock, language):
    clock.at = factories.NOON
    text = (
        HAN
        if language == "zh-hant"
        else "It grew (in 2026){0} to “ten times”{0} the yield.{0} More"
    )
    text = text.format(CITE.format("note22"))
    release = factories.make_release(
        **{column("body", language): f"<p>{text}</p>"}, **{column("headline", language): "h"}
    )
    factories.make_footnote(release, "note22", **trilingual(note="note"))
    page = open_page(factories.make_editor(), bypass_csp=True)
    page.goto(reverse("admin:releases_release_preview", args=[release.pk, language]))
    assert page.locator(".text > p").evaluate(ALONE) == 0
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    Form(page).show(language)
    assert Editor(page, column("body", language)).area.locator("p").evaluate(ALONE) == 0
