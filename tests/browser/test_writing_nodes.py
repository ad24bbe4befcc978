"""A node of a release's texts comes back from the editor as it was stored, and shows what readers will see."""

import pytest
from playwright.sync_api import expect

from tests import factories
from tests.browser.editor import STORED, Editor, add_parts, open_form
from tests.browser.form import Form
from tests.browser.photo_desk import make_draft

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

INLINE = '甲<sup data-footnote="note23"></sup>乙<q data-quotation="say234"></q><a data-figure-ref="{figure}"></a><a href="https://a.example/">丙</a>丁'


@pytest.fixture
def writer(make_member):
    return make_member("officer", "Writer", "zh-hant")


@pytest.fixture
def release():
    """A draft with three figures, of one photo, two and one."""
    return make_draft()


def test_every_node_survives_the_editor(open_page, writer, release, complaints):
    keys = add_parts(release)
    release.body_zh_hant = stored = STORED.format(**keys)
    release.save()
    caption = INLINE.format(**keys)
    release.figures.filter(position=0).update(caption_zh_hant=caption)
    release.footnotes.update(note_zh_hant=caption.replace('<sup data-footnote="note23"></sup>', ""))
    page = open_page(writer)
    open_form(page, release)
    body = Editor(page, "body_zh_hant")
    assert body.chips() == ["1", "圖三", "圖二及三", "「說話」", "圖二及三"]
    body.type("己")
    for name in ("figures-0-caption_zh_hant", "footnotes-0-note_zh_hant"):
        editor = Editor(page, name)
        editor.type("己")
        assert editor.wrong() == []
    Form(page).save()
    release.refresh_from_db()
    assert release.body_zh_hant == stored.replace("戊", "戊己")
    assert release.figures.first().caption_zh_hant == caption + "己"
    assert release.footnotes.get().note_zh_hant == release.figures.first().caption_zh_hant.replace(
        '<sup data-footnote="note23"></sup>', ""
    )
    assert complaints == []


def test_text_that_is_only_looked_at_is_sent_as_it_came(open_page, writer, release):
    release.body_zh_hant = STORED.format(**add_parts(release))
    release.save()
    page = open_page(writer)
    open_form(page, release)
    before = page.input_value("#id_body_zh_hant")
    body = Editor(page, "body_zh_hant")
    body.area.click()
    assert body.field.input_value() == before
    Form(page).save()
    former = release.version
    release.refresh_from_db()
    assert release.version == former


def test_refused_form_brings_every_node_back(open_page, writer, release):
    keys = add_parts(release)
    page = open_page(writer)
    open_form(page, release)
    body = Editor(page, "body_zh_hant")
    body.area.click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(f"甲[^note23]乙[引 say234]見[圖 {keys['photo']}]。")
    body.ask("insert:placedFigure")
    body.choose("圖二及三")
    body.type("末")
    Form(page).show("en")
    page.fill("#id_headline_en", "one\ntwo\nthree")
    Form(page).save()
    Form(page).show("zh-hant")
    assert Editor(page, "body_zh_hant").chips() == ["1", "「說話」", "圖三", "圖二及三"]


def test_typed_marker_becomes_a_node_at_once_and_an_unknown_one_says_so(open_page, writer, release):
    keys = add_parts(release)
    page = open_page(writer)
    open_form(page, release)
    body = Editor(page, "body_zh_hant")
    body.area.click()
    page.keyboard.press("Control+a")
    page.keyboard.type(
        f"甲[^note23]乙[圖 {keys['figure']}]丙[引 say234]丁[^none23]戊[圖 none23]己[引 none23]"
    )
    unknown = ["[^none23]", "[圖 none23]", "[引 none23]"]
    assert body.chips() == ["1", "圖二及三", "「說話」", *unknown]
    assert body.wrong() == unknown
    # A reference alone in its paragraph places the figure, once the cursor has left it.
    page.keyboard.press("Enter")
    page.keyboard.type(f"[圖 {keys['figure']}]")
    assert body.area.locator("figure").count() == 0
    page.keyboard.press("ArrowUp")
    expect(body.area.locator("figure")).to_have_text("圖二及三")


def test_numbers_follow_the_reading_over_captions_and_the_end(open_page, writer, release):
    for key in ("nota23", "notb23", "notc23", "notd23"):
        factories.make_footnote(release, key=key)
    first, second, _third = release.figures.all()
    for figure, key in ((first, "nota23"), (second, "notb23")):
        release.figures.filter(pk=figure.pk).update(
            caption_zh_hant=f'<sup data-footnote="{key}"></sup>'
        )
    release.body_zh_hant = f'<p>甲</p><figure data-figure="{second.key}"></figure><p>乙<sup data-footnote="notc23"></sup></p>'
    release.notes_to_editors_zh_hant = '<p>丙<sup data-footnote="notd23"></sup></p>'
    release.save()
    page = open_page(writer)
    open_form(page, release)
    names = ("figures-1-caption", "body", "figures-0-caption", "notes_to_editors")
    editors = [Editor(page, f"{name}_zh_hant") for name in names]
    assert [each.chips()[-1] for each in editors] == ["1", "2", "3", "4"]
    editors[1].type("[^notd23]", "Home")
    assert [each.chips()[-1] for each in editors] == ["2", "3", "4", "1"]
    page.check("#id_figures-1-DELETE")
    assert [each.chips()[-1] for each in editors[1:]] == ["2", "3", "1"]
