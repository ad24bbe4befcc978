"""What a dialog of the editor takes and refuses, what it asks before words are lost, and whose row goes with its marker."""

import pytest
from playwright.sync_api import expect

from pressroom import editor as told
from releases.models import Quotation
from tests import factories
from tests.browser.editor import Editor, add_parts, open_form
from tests.browser.form import Form
from tests.browser.photo_desk import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PASTED = (
    '<p>Tides<a href="#fn1" id="fnref1"><sup>1</sup></a></p>'
    '<ol><li id="fn1">Tide table <a href="#fnref1">↩</a></li></ol>'
)


@pytest.fixture
def writer(make_member):
    return make_member("officer", "Writer", "en")


@pytest.fixture
def release():
    """A draft with three figures, of one photo, two and one."""
    return make_draft()


@pytest.fixture
def body(open_page, writer, release):
    page = open_page(writer)
    open_form(page, release)
    Form(page).show("en")
    editor = Editor(page, "body_en")
    editor.area.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Text")
    return editor


def say(name, **values):
    return str(told.TOLD["words"][name]).format(**values)


def rows(body, prefix):
    return body.page.locator(f"#{prefix}-group .inline-related:not(.empty-form)")


def key_of(row):
    return row.locator('[type=text][name$="-key"]').input_value()


def asked_for(body, name):
    return body.dialog.get_by_label(say(name), exact=True)


def refused(body):
    """Press the dialog's own button; return what it says against that."""
    body.dialog.locator(".default").click()
    wrong = body.dialog.get_by_role("alert").inner_text()
    assert body.page.evaluate("document.activeElement.getAttribute('aria-invalid')") == "true"
    return wrong


def test_written_words_are_given_up_only_after_a_question(body, complaints):
    keyboard = body.page.keyboard
    body.ask("insert:citation")
    keyboard.press("Escape")
    expect(body.dialog).to_have_count(0)
    body.ask("insert:citation")
    asked_for(body, "note").fill("A note")
    keyboard.press("Escape")
    assert body.dialog.get_by_role("alert").inner_text() == say("lose")
    # The second Escape goes back to what was being written.
    keyboard.press("Escape")
    expect(asked_for(body, "note")).to_be_focused()
    expect(asked_for(body, "note")).to_have_value("A note")
    body.dialog.get_by_role("button", name=say("cancel")).click()
    body.dialog.get_by_role("button", name=say("discard")).click()
    expect(body.dialog).to_have_count(0)
    expect(body.area).to_be_focused()
    assert (rows(body, "footnotes").count(), body.chips()) == (0, [])
    assert complaints == []


def test_dialog_says_what_it_cannot_take(body, complaints):
    body.ask("insert:citation")
    assert refused(body) == say("note_missing")
    asked_for(body, "note").fill("A note")
    asked_for(body, "url").fill("javascript:alert(1)")
    assert refused(body) == say("address_refused", schemes="http: https:")
    asked_for(body, "url").fill("source")
    assert refused(body) == say("address_unreadable")
    asked_for(body, "url").fill("source.example/1")
    body.confirm()
    assert rows(body, "footnotes").locator('[name$="-url"]').input_value() == (
        "https://source.example/1"
    )
    body.ask("insert:quotation")
    assert refused(body) == say("quoted_missing")
    asked_for(body, "quoted").fill("Said")
    asked_for(body, "speaker").fill("Nobody")
    assert refused(body) == say("speaker_unknown")
    asked_for(body, "speaker").fill("")
    body.confirm()
    body.ask("link")
    assert refused(body) == say("address_missing")
    asked_for(body, "address").fill("javascript:alert(1)")
    assert refused(body) == say("address_refused", schemes="http: https: mailto: tel:")
    asked_for(body, "address").fill("press@house.example")
    body.confirm()
    assert body.area.locator("a").get_attribute("href") == "mailto:press@house.example"
    assert body.chips() == ["1", "“Said”"]
    assert complaints == []


def test_words_behind_a_new_link_are_none_of_it(body):
    body.ask("link")
    asked_for(body, "address").fill("house.example")
    asked_for(body, "link_words").fill("Here")
    body.confirm()
    body.page.keyboard.type(" after")
    assert body.field.input_value() == '<p>Text<a href="https://house.example">Here</a> after</p>'


def test_row_goes_with_its_marker_and_comes_back_with_it(body, complaints):
    keyboard = body.page.keyboard
    for button, name, prefix in (
        ("citation", "note", "footnotes"),
        ("quotation", "quoted", "quotations"),
    ):
        body.ask(f"insert:{button}")
        asked_for(body, name).fill("Words")
        body.confirm()
        shown, key = body.chips(), key_of(rows(body, prefix))
        keyboard.press("Control+z")
        expect(rows(body, prefix)).to_have_count(0)
        assert body.page.input_value(f"#id_{prefix}-TOTAL_FORMS") == "0"
        keyboard.press("Control+Shift+z")
        expect(rows(body, prefix)).to_have_count(1)
        assert body.chips() == shown
        assert key_of(rows(body, prefix)) == key
    # Whatever a person wrote stays.
    body.page.fill("#id_footnotes-0-source_title_en", "Report")
    body.area.focus()
    for _stroke in range(2):
        keyboard.press("Control+z")
    assert (body.chips(), rows(body, "footnotes").count()) == ([], 1)
    assert rows(body, "quotations").count() == 0
    assert complaints == []


def test_pasted_notes_are_taken_back_with_the_paste(body, complaints):
    body.paste(PASTED)
    assert (body.chips(), rows(body, "footnotes").count()) == (["1"], 1)
    body.page.keyboard.press("Control+z")
    expect(rows(body, "footnotes")).to_have_count(0)
    body.page.keyboard.press("Control+Shift+z")
    expect(rows(body, "footnotes")).to_have_count(1)
    assert body.chips() == ["1"]
    note = rows(body, "footnotes").locator('textarea[name$="-note_en"]')
    assert note.input_value() == "Tide table"
    assert complaints == []


def test_speaker_is_chosen_with_the_words_and_brings_the_post(body, release, complaints):
    ann = factories.make_person()
    factories.make_person(**factories.trilingual(family_name="Other"))
    factories.make_appearance(ann, release=release)
    open_form(body.page, release)
    Form(body.page).show("en")
    body = Editor(body.page, "body_en")
    body.ask("insert:quotation")
    asked_for(body, "quoted").fill("Said")
    # Whoever appears in the release is offered at once, others once their names are typed.
    offered = body.dialog.locator("datalist option")
    assert offered.evaluate_all("all => all.map(each => each.value)") == [str(ann)]
    asked_for(body, "speaker").fill("Oth")
    expect(offered).to_have_count(2)
    asked_for(body, "speaker").fill(str(ann))
    expect(asked_for(body, "post")).to_have_value("post en")
    body.confirm()
    Form(body.page).save()
    said = Quotation.objects.get()
    assert (said.quoted_en, said.speaker, said.post_en) == ("Said", ann, "post en")
    body = Editor(body.page, "body_en")
    which = body.ask("insert:quotation").locator("select")
    which.select_option(said.key)
    assert body.dialog.locator(".help").inner_text() == f"{ann} · post en"
    assert complaints == []


def test_words_of_another_language_stand_for_a_quotation_that_has_none(body, release):
    add_parts(release)
    release.quotations.update(quoted_en="", quoted_zh_hans="说话")
    open_form(body.page, release)
    Form(body.page).show("en")
    body = Editor(body.page, "body_en")
    body.type("[引 say234]")
    chip = body.area.locator(".writing-quotation")
    assert (body.chips(), body.wrong()) == (["「說話」"], [])
    assert chip.get_attribute("lang") == "zh-hant"
    assert chip.get_attribute("title") == say("quotation_empty")
    body.page.fill("#id_quotations-0-quoted_en", "Said")
    assert body.chips() == ["“Said”"]
    assert chip.get_attribute("lang") is None


def test_translator_chooses_by_the_words_of_the_source(open_page, make_member, release):
    add_parts(release)
    release.footnotes.update(note_zh_hant="註")
    release.quotations.update(quoted_en="")
    page = open_page(make_member("translator", "Translator (English)", "en"))
    open_form(page, release)
    body = Editor(page, "body_en")
    options = body.ask("insert:citation").locator("option")
    assert options.all_inner_texts() == ["– · 註"]
    page.keyboard.press("Escape")
    options = body.ask("insert:quotation").locator("option")
    assert options.all_inner_texts() == ["說話"]
    body.confirm()
    assert (body.chips(), body.wrong()) == (["「說話」"], [])


@pytest.mark.parametrize("width", [390, 820])
def test_buttons_of_a_dialog_are_in_sight_on_a_small_screen(open_page, writer, release, width):
    page = open_page(writer, width=width)
    page.set_viewport_size({"width": width, "height": 800})
    open_form(page, release)
    Form(page).show("en")
    body = Editor(page, "body_en")
    for button in ("citation", "quotation"):
        body.ask(f"insert:{button}")
        expect(body.dialog.locator(".default")).to_be_in_viewport(ratio=1)
        assert page.evaluate("document.documentElement.scrollWidth") == width
        page.keyboard.press("Escape")
