"""Who types in the search field is offered pages, by keyboard and by pointer; without script the field searches."""

from datetime import timedelta

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests import factories
from tests.factories import NOON, trilingual

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

FIELD, LIST = "#find-q", "#find-q-suggestions"
OPTIONS = f"{LIST} [role=option]"


@pytest.fixture
def museum(clock):
    """Two live releases and an organisation whose names begin alike, and a release whose hour has not come."""
    clock.at = NOON
    partner = factories.make_partner(
        "museum", listed_at=NOON, **trilingual(official_name="Harbour Museum")
    )
    for number, slug in enumerate(("opens", "grows")):
        factories.make_live(
            slug, at=NOON - timedelta(days=2 - number), headline_en=f"Harbour {slug}"
        )
    factories.make_scheduled("secret", headline_en="Harbour secret")
    return partner


def test_suggestions_are_walked_with_the_arrows_and_opened_with_enter(
    open_page, museum, complaints
):
    page = open_page(width=390)
    page.goto("/en/")
    page.locator(FIELD).press_sequentially("Har")
    page.wait_for_selector(OPTIONS)
    offered = [text.split("\n") for text in page.locator(OPTIONS).all_inner_texts()]
    assert offered == [
        ["Harbour Museum en", "Organisation"],
        ["Harbour grows", "Release"],
        ["Harbour opens", "Release"],
    ]
    assert page.get_attribute(FIELD, "aria-expanded") == "true"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    active = page.get_attribute(FIELD, "aria-activedescendant")
    assert page.inner_text(f"#{active}").startswith("Harbour grows")
    page.keyboard.press("Enter")
    page.wait_for_url("**/releases/2026/grows/")
    assert complaints == []


def test_suggestion_is_opened_by_a_press_and_escape_leaves_what_was_typed(open_page, museum):
    page = open_page()
    page.goto("/en/releases/")
    page.locator(FIELD).press_sequentially("museum")
    page.wait_for_selector(OPTIONS)
    page.keyboard.press("Escape")
    assert not page.is_visible(LIST)
    assert page.input_value(FIELD) == "museum"
    # They come back when asked for.
    page.keyboard.press("ArrowDown")
    page.wait_for_selector(OPTIONS)
    page.keyboard.press("Escape")
    page.keyboard.press("End")
    page.keyboard.press("Backspace")
    page.click(OPTIONS)
    page.wait_for_url("**/partners/museum/")


def test_axe_finds_nothing_while_suggestions_are_shown(open_page, museum):
    page = open_page(width=390, bypass_csp=True)
    page.goto("/en/")
    page.locator(FIELD).press_sequentially("harbour")
    page.wait_for_selector(OPTIONS)
    page.keyboard.press("ArrowDown")
    assert Axe().run(page).response["violations"] == []


def test_without_script_the_field_searches(open_page, museum):
    page = open_page(java_script_enabled=False)
    page.goto("/en/")
    page.fill(FIELD, "harbour")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=harbour")
    found = page.locator("main h3 a, main h2 a").all_inner_texts()
    assert "Harbour grows" in found
    assert "Harbour secret" not in found
