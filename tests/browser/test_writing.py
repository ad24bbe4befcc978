"""Footnotes, figures, references and quotations are written as readers will see them, and come back as they were stored."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import expect

from pressroom import editor as told
from releases.models import Footnote, Quotation
from tests import factories
from tests.browser.editor import STORED, Editor, add_parts, open_form
from tests.browser.form import Form
from tests.browser.photo_desk import PhotoDesk, make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><body><!--StartFragment-->
<p class=MsoNormal style='margin:0cm;mso-hyphenate:none'><span style='color:red'>{first}</span><a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a><b>{second}</b><a style='mso-footnote-id:ftn2'
href="#_ftn2" name="_ftnref2"><span class=MsoFootnoteReference>[2]</span></a><span style='display:none;mso-hide:all'>secret</span></p>
<ul style='margin-top:0cm' type=disc><li class=MsoNormal>one</li><li class=MsoNormal>two</li></ul>
<div style='mso-element:footnote-list'><hr><div style='mso-element:footnote' id=ftn1><p class=MsoFootnoteText><a
style='mso-footnote-id:ftn1' href="#_ftnref1" name="_ftn1">[1]</a> {tides} <a href="https://source.example/tides">https://source.example/tides</a></p></div>
<div style='mso-element:footnote' id=ftn2><p class=MsoFootnoteText><a style='mso-footnote-id:ftn2' href="#_ftnref2" name="_ftn2">[2]</a>
{wind} <a href="https://source.example/wind">https://source.example/wind</a></p></div></div><!--EndFragment--></body></html>"""
CHINESE = WORD.format(first="潮水高", second="風大", tides="潮汐表", wind="風力表")
ENGLISH = WORD.format(
    first="High water", second="strong wind", tides="Tide table", wind="Wind table"
)


@pytest.fixture
def writer(make_member):
    return make_member("officer", "Writer", "zh-hant")


@pytest.fixture
def release():
    """A draft with three figures, of one photo, two and one."""
    return make_draft()


def test_writer_pastes_cites_places_and_refers_and_readers_see_the_numbers(
    open_page, writer, release, clock, complaints
):
    for figure in release.figures.all():
        factories.Figure.objects.filter(pk=figure.pk).update(**factories.trilingual(caption="cap"))
    page = open_page(writer)
    open_form(page, release)
    body = Editor(page, "body_zh_hant")
    body.area.click()
    page.keyboard.press("Control+a")
    body.paste(CHINESE)
    assert body.said() == say("pasted_notes", 2) + " · " + say("pasted_hidden", 1)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.keyboard.type("再引")
    body.cite(2)
    body.ask("insert:placedFigure")
    body.choose("圖二及三")
    page.keyboard.type("末段，見")
    body.ask("insert:reference")
    body.choose("圖四")
    assert body.chips() == ["1", "2", "2", "圖二及三", "圖四"]
    write_english(page)
    Form(page).save()

    read(page, release, clock)
    assert complaints == []


def say(name, count):
    with translation.override("zh-hant"):
        return str(told.TOLD["words"][name]).format(count=count)


def write_english(page):
    """The same notes the other way round: what is pasted finds the sources that the form has already."""
    Form(page).show("en")
    body = Editor(page, "body_en")
    body.area.click()
    page.keyboard.press("Control+a")
    body.paste(ENGLISH)
    assert page.locator("#footnotes-group .inline-related:not(.empty-form)").count() == 2
    body.type(" before", "Home")
    page.keyboard.press("Home")
    body.cite(2)
    assert body.chips() == ["1", "2", "1"]


def read(page, release, clock):
    """What the pages say in both languages before and after a figure is moved."""
    release.refresh_from_db()
    key = dict(Footnote.objects.values_list("url", "key"))
    tides, wind = key["https://source.example/tides"], key["https://source.example/wind"]
    assert cited(release.body_zh_hant) == [tides, wind, wind]
    assert cited(release.body_en) == [wind, tides, wind]
    assert shown(page, release, "zh-hant") == (
        ["1", "2", "2"],
        ["圖四"],
        ["圖二及三", "圖一", "圖四"],
    )
    assert shown(page, release, "en")[0] == ["1", "2", "1"]
    open_form(page, release)
    Form(page).show("zh-hant")
    PhotoDesk(page).choose(page.locator("#figures-2 h3 .handle"), "移到最前")
    assert Editor(page, "body_zh_hant").chips() == ["1", "2", "2", "圖三及四", "圖一"]
    Form(page).save()
    assert shown(page, release, "zh-hant") == (
        ["1", "2", "2"],
        ["圖一"],
        ["圖三及四", "圖一", "圖二"],
    )


def cited(html):
    return re.findall(r'data-footnote="(\w+)"', html)


def shown(page, release, language):
    """The numbers, references and labels on the page as readers will have it."""
    page.goto(reverse("admin:releases_release_preview", args=[release.pk, language]))
    return tuple(
        page.locator(found).all_inner_texts() for found in ("sup.cite a", "a.see", "figcaption b")
    )


def test_new_note_and_quotation_are_rows_of_the_form(open_page, writer, release, complaints):
    page = open_page(writer)
    open_form(page, release)
    body = Editor(page, "body_zh_hant")
    body.type("。")
    fields = body.ask("insert:citation").locator("textarea, input, select").all()
    _which, note, title, publisher, url, language, accessed, archived = fields
    note.fill("見 <第二章>\n及附件")
    title.fill("報告")
    publisher.fill("出版社")
    url.fill("https://source.example/report")
    language.select_option("en")
    accessed.fill("2026-11-20")
    archived.fill("https://archive.example/1")
    body.confirm()
    page.keyboard.type("他說")
    body.ask("insert:quotation").locator("textarea").fill("說話")
    # Over the speaker.
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.type("校長")
    page.keyboard.press("Enter")
    expect(body.dialog).to_have_count(0)
    assert body.chips() == ["1", "「說話」"]
    Form(page).save()
    made = Footnote.objects.get()
    assert (made.note_zh_hant, made.source_title_zh_hant, made.publisher_zh_hant) == (
        "見 &lt;第二章&gt;<br>及附件",
        "報告",
        "出版社",
    )
    assert (made.url, made.archived_url, made.language, str(made.accessed_on)) == (
        "https://source.example/report",
        "https://archive.example/1",
        "en",
        "2026-11-20",
    )
    said = Quotation.objects.get()
    assert (said.quoted_zh_hant, said.post_zh_hant) == ("說話", "校長")
    release.refresh_from_db()
    assert release.body_zh_hant.endswith(
        f'。<sup data-footnote="{made.key}"></sup>他說<q data-quotation="{said.key}"></q></p>'
    )
    assert complaints == []


def test_axe_finds_nothing_with_a_dialog_open_and_escape_gives_the_focus_back(
    open_page, writer, release
):
    release.body_zh_hant = STORED.format(**add_parts(release))
    release.save()
    page = open_page(writer, bypass_csp=True)
    open_form(page, release)
    body = Editor(page, "body_zh_hant")
    for button in ("citation", "placedFigure", "reference", "quotation"):
        body.area.click(position={"x": 12, "y": 12})
        expect(body.ask(f"insert:{button}")).to_be_visible()
        assert page.evaluate("document.activeElement.closest('dialog') !== null")
        violations = Axe().run(page).response["violations"]
        assert [
            (each["id"], [node["html"][:99] for node in each["nodes"]]) for each in violations
        ] == []
        page.keyboard.press("Escape")
        expect(body.area).to_be_focused()


def test_pasted_footnotes_are_written_out_where_none_can_be_cited(open_page, writer, release):
    add_parts(release)
    page = open_page(writer)
    open_form(page, release)
    note = Editor(page, "footnotes-0-note_zh_hant")
    note.area.click()
    page.keyboard.press("Control+a")
    note.paste(CHINESE)
    assert note.area.inner_text().startswith(
        "潮水高 [潮汐表 https://source.example/tides]風大 [風力表 https://source.example/wind]"
    )
    assert note.said() == say("pasted_notes_inline", 2) + " · " + say("pasted_hidden", 1)


def test_marker_leads_to_its_note(open_page, writer, release):
    release.body_zh_hant = STORED.format(**add_parts(release))
    release.save()
    page = open_page(writer)
    open_form(page, release)
    Editor(page, "body_zh_hant").area.locator(".writing-citation").click()
    expect(Editor(page, "footnotes-0-note_zh_hant").area).to_be_focused()


def test_menu_is_in_the_language_of_the_newsroom(open_page, writer, release):
    page = open_page(writer)
    open_form(page, release)
    names = (
        Editor(page, "body_zh_hant")
        .whole.locator(".prose-menubar button")
        .evaluate_all("all => all.map(each => each.title)")
    )
    with translation.override("zh-hant"):
        words = told.TOLD["words"]
        parts = [words[name] for name in ("insert_footnote", "place", "refer", "insert_quotation")]
        *marks, undo, redo = map(str, told.TOLD["menu"].values())
        assert names == [*marks, *map(str, parts), undo, redo]


def test_closed_language_of_a_locked_release_cites_what_is_there(open_page, release, complaints):
    keys = add_parts(release)
    for figure in release.figures.all():
        factories.Figure.objects.filter(pk=figure.pk).update(**factories.trilingual(caption="cap"))
    release.body_zh_hant = STORED.format(**keys)
    release.save()
    factories.drafting.finish(release, factories.make_user())
    release = factories.approve(release, languages=["zh-hant"])
    page = open_page(factories.make_editor())
    open_form(page, release)
    Form(page).show("en")
    body = Editor(page, "body_en")
    body.type("See [^note23], ")
    body.ask("insert:reference")
    body.choose("Photo 3")
    body.ask("insert:quotation")
    assert body.dialog.locator("option").all_inner_texts() == ["Said"]
    body.confirm()
    assert body.chips() == ["1", "Photo 3", "“Said”"]
    Form(page).save()
    release.refresh_from_db()
    assert cited(release.body_en) == ["note23"]
    assert complaints == []


# What every editor was called when it first stood on the page.
FIRST_NAMES = """
const met = new Set();
window.firstNames = [];
new MutationObserver(() => {
  for (const box of document.querySelectorAll(".tiptap")) {
    if (!met.has(box)) firstNames.push(box.getAttribute("aria-label"));
    met.add(box);
  }
}).observe(document, { childList: true, subtree: true });
"""


def test_editor_has_its_name_from_its_first_moment(open_page, writer, release, complaints):
    page = open_page(writer)
    page.add_init_script(FIRST_NAMES)
    open_form(page, release)
    Editor(page, "body_zh_hant")
    names = page.evaluate("firstNames")
    assert names
    assert all(names)
    assert complaints == []
