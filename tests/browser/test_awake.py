"""While somebody writes the login goes on; when it has ended, page and text stay, and one logs in where one is."""

import pytest
from playwright.sync_api import expect

from releases.models import Topic
from tests import factories

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ENDED, ENDING = '[data-login="ended"]', '[data-login="ending"]'


@pytest.fixture
def topic():
    return factories.make_topic("harbour")


@pytest.fixture
def page(clock, topic, open_page):
    """The topic's form, opened at the clock's hour."""
    page = open_page(factories.make_editor("editor"))
    page.goto(f"/admin/releases/topic/{topic.pk}/change/")
    return page


def typed(page, text):
    """Type into the English heading; return the answer to what the page asks then."""
    with page.expect_response("**/admin/awake/") as answer:
        page.locator("#id_heading_en").fill(text)
    return answer.value


def test_writing_keeps_the_login_awake(page, clock, complaints):
    clock.move(minutes=25)
    assert typed(page, "Harbour lights").status == 204
    clock.move(minutes=25)
    page.locator("[name=_save]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Topic.objects.get().heading_en == "Harbour lights"
    assert complaints == []


def test_page_says_when_the_twelve_hours_are_nearly_over(page, clock):
    for _ in range(24):
        clock.move(minutes=29)
        assert page.request.get("/admin/awake/").status == 204
    typed(page, "Harbour lights")
    expect(page.locator(ENDING)).to_be_hidden()
    clock.move(minutes=15)
    page.reload()
    typed(page, "Harbour lights")
    expect(page.locator(ENDING)).to_be_visible()


def test_text_typed_after_the_login_has_ended_is_saved_after_logging_in_on_the_spot(page, clock):
    clock.move(minutes=31)
    typed(page, "Harbour lights")
    expect(page.locator(ENDED)).to_be_visible()
    page.locator("[name=_save]").click()
    expect(page.locator("#id_in-place-username")).to_have_value("editor")
    page.locator("#id_in-place-password").fill("a long pass phrase")
    page.locator("#login-form [type=submit]").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert Topic.objects.get().heading_en == "Harbour lights"
