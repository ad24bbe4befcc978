"""What a press on a remedy does: the words change in the field or its editor, the line is struck off, a save keeps it."""

import pytest
from django.urls import reverse

from tests import factories
from tests.browser.editor import Editor
from tests.browser.form import Form
from tests.services.lacks import set_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COUNT = '.requirements.advice[data-language="zh-hant"] summary b'
NOTED = '<sup data-footnote="abc234"></sup>'


@pytest.fixture
def release():
    release = factories.make_release()
    factories.make_footnote(release)
    photo = factories.make_photo(**factories.trilingual(credit="credit"))
    figure = factories.make_figure(release, photo)
    set_words(figure, caption_zh_hant="大堂作爲<strong>新場地</strong>")
    set_words(
        release,
        headline_zh_hant="新大樓2026 年啟用",
        body_zh_hant=f"<p>推動産業{NOTED}，<strong>推動産業</strong>發展。</p><p>再說「産業」</p><p>###</p>",
        body_zh_hans=f"<p>甲{NOTED}</p>",
        body_en=f"<p>A{NOTED}</p>",
    )
    return release


@pytest.fixture
def page(open_page, release):
    page = open_page(factories.make_editor())
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    Form(page).show("all")
    page.evaluate("document.querySelectorAll('.requirements').forEach(each => each.open = true)")
    return page


def press(page, field):
    """Press every remedy of a field with the keyboard."""
    buttons = page.locator(f'.missing button[data-remedy*="{field}"]')
    for button in buttons.all():
        button.press("Enter")
    return buttons


def test_remedies_are_written_struck_off_and_kept_by_a_save(page, release, complaints):
    count = page.locator(COUNT)
    before = int(count.inner_text())
    headline = press(page, "headline_zh_hant")
    assert page.input_value("#id_headline_zh_hant") == "新大樓2026年啟用"
    assert headline.all_inner_texts() == ["Replaced"]
    assert page.locator('.missing [role="status"]').inner_text() == "Replaced"
    assert page.evaluate("document.activeElement.className") == "remedy"
    page.locator("#id_body_zh_hant").evaluate("each => each.closest('.form-row').scrollIntoView()")
    page.locator("#id_body_zh_hant").locator("xpath=..").locator(".ProseMirror").wait_for()
    press(page, "body_zh_hant")
    press(page, "figures-0-caption_zh_hant")
    assert page.locator('.requirements.advice[data-language="zh-hant"] li.done').count() == before
    assert count.inner_text() == "0"
    page.locator('button[name="_continue"]').first.click()
    page.wait_for_load_state("load")
    release.refresh_from_db()
    assert release.headline_zh_hant == "新大樓2026年啟用"
    assert release.body_zh_hant == (
        f"<p>推動產業{NOTED}，<strong>推動產業</strong>發展。</p><p>再說「產業」</p>"
    )
    assert release.figures.get().caption_zh_hant == "大堂作為<strong>新場地</strong>"
    assert page.locator(".missing button[data-remedy]").count() == 0
    assert complaints == []


def test_rich_text_whose_editor_has_not_begun_is_changed_too(page, release, complaints):
    page.evaluate(
        """() => {
          const field = document.getElementById("id_figures-0-caption_zh_hant");
          const bare = field.cloneNode(true);
          (field.closest(".prose-editor") ?? field).replaceWith(bare);
        }"""
    )
    press(page, "figures-0-caption_zh_hant")
    assert page.input_value("#id_figures-0-caption_zh_hant") == "大堂作為<strong>新場地</strong>"
    assert complaints == []


def test_words_that_were_changed_meanwhile_are_left_alone(page, complaints):
    page.fill("#id_headline_zh_hant", "新大樓啟用")
    button = press(page, "headline_zh_hant")
    assert page.input_value("#id_headline_zh_hant") == "新大樓啟用"
    assert button.all_inner_texts() == ["The text has changed since: correct it by hand."]
    assert page.locator(".requirements li.done").count() == 0
    assert complaints == []


def test_one_undo_takes_a_remedy_back_and_its_button_lives_again(page, complaints):
    body, count = Editor(page, "body_zh_hant"), page.locator(COUNT)
    several = page.locator('.missing button[data-remedy*="body_zh_hant"]').first
    before, offer = (count.inner_text(), body.area.inner_text()), several.inner_text()
    several.press("Enter")
    after = (count.inner_text(), body.area.inner_text())
    assert after[1].count("產業") == 3
    for stroke, told, words in (
        ("Control+z", before, offer),
        ("Control+Shift+z", after, "Replaced"),
        ("Control+z", before, offer),
    ):
        body.area.focus()
        page.keyboard.press(stroke)
        assert ((count.inner_text(), body.area.inner_text()), several.inner_text()) == (told, words)
    several.press("Enter")
    assert (count.inner_text(), body.area.inner_text()) == after
    headline = press(page, "headline_zh_hant")
    page.locator("#id_headline_zh_hant").press("Control+z")
    assert page.input_value("#id_headline_zh_hant") == "新大樓2026 年啟用"
    assert headline.get_attribute("aria-disabled") is None
    assert complaints == []
