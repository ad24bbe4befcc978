"""What a person does with the lines of the requirements: each brings the cursor into its field, and goes once it is filled."""

import pytest
from django.urls import reverse

from releases.services import drafting
from tests import factories
from tests.browser.form import Form
from tests.services.lacks import set_words

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FOCUS = """() => {
  const active = document.activeElement;
  return active.closest(".prose-editor")?.querySelector("textarea").id
    ?? active.closest(".select2")?.previousElementSibling.id ?? active.id;
}"""


@pytest.fixture
def release():
    """A release whose second rows lack words, in English and in Simplified Chinese."""
    release = factories.make_release(headline_en="")
    for name in ("one", "two"):
        factories.make_key_point(release)
        figure = factories.make_figure(release, factories.make_photo(name=f"{name}.jpg"))
        note = factories.make_footnote(release, key=f"{name}222")
    set_words(release.key_points.last(), point_zh_hans="")
    set_words(figure, caption_en="")
    set_words(figure.figure_photos.get().photo, alt_text_en="")
    set_words(note, url="https://a.example/?gclid=1")
    set_words(release, body_en='<p>A<sup data-footnote="one222"></sup></p>')
    return release


def follow(page, field):
    """Press a line with the keyboard; return the field that has the focus then."""
    page.locator(f'.missing a[href="#id_{field}"]').first.press("Enter")
    page.wait_for_timeout(300)
    assert page.locator(f"#id_{field}").evaluate(
        "field => field.closest('td, .form-row').checkVisibility()"
    )
    return page.evaluate(FOCUS)


def test_line_brings_the_cursor_into_its_field(open_page, release, complaints):
    page = open_page(factories.make_editor())
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    photo = release.figures.last().figure_photos.get().photo
    page.evaluate("document.querySelectorAll('.requirements').forEach(each => each.open = true)")
    for field in (
        "headline_en",
        "key_points-1-point_zh_hans",
        "figures-1-caption_en",
        f"figures-1-photos-alt-{photo.public_id}-en",
        "footnotes-1-url",
    ):
        page.evaluate(
            "document.querySelectorAll('.requirements').forEach(each => each.open = true)"
        )
        assert follow(page, field) == f"id_{field}"
    assert complaints == []


def test_page_opened_at_a_field_shows_it_in_its_language(open_page, complaints):
    partner = factories.make_partner()
    page = open_page(factories.make_editor())
    address = reverse("admin:releases_partner_change", args=[partner.pk])
    for field in ("id_official_name_zh_hans", "id_sort_text_en"):
        page.goto("about:blank")
        page.goto(f"{address}#{field}")
        page.wait_for_load_state("load")
        assert page.evaluate(FOCUS) == field
    assert complaints == []


def test_line_is_struck_off_once_its_field_is_filled_and_back_when_it_is_emptied(
    open_page, release, complaints
):
    page = open_page(factories.make_editor())
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    group = page.locator('.requirements:not(.advice)[data-language="en"]')
    status = page.locator('.missing [role="status"]')
    before = int(group.locator("summary b").inner_text())
    follow(page, "headline_en")
    page.keyboard.type("Opening")
    assert group.locator("li.done").all_inner_texts() == ["Filled · Write the headline."]
    assert status.inner_text() == "Filled · Write the headline."
    follow(page, "figures-1-caption_en")
    page.keyboard.type("A hall")
    page.wait_for_timeout(300)
    assert group.locator("li.done").count() == 2
    assert group.locator("summary b").inner_text() == str(before - 2)
    page.fill("#id_headline_en", " ")
    assert group.locator("li.done").count() == 1
    assert group.locator("summary b").inner_text() == str(before - 1)
    assert status.inner_text() == ""
    assert complaints == []


def test_line_of_a_refused_form_is_struck_off_where_its_field_was_filled(open_page):
    release = factories.make_release(headline_en="")
    page = open_page(factories.make_editor())
    page.goto(reverse("admin:releases_release_change", args=[release.pk]))
    form = Form(page)
    form.show("en")
    form.fill(headline_en="Filled")
    release.refresh_from_db()
    drafting.finish(release, factories.make_user())
    form.save()
    line = page.locator('.missing li:has(a[href="#id_headline_en"])')
    assert line.get_attribute("class") == "done"
    assert page.locator('.missing [data-language="en"] summary b').inner_text() == "0"
