"""A form with more in it than its page shows, or without its token, changes nothing more: forgeries.py has the forms."""

import pytest
from django.test import Client
from django.urls import reverse

from tests import figures
from tests.admin.addresses import asks
from tests.admin.asking import logged_in, rows, undone
from tests.admin.forgeries import PAGES
from tests.admin.forms import submitted_form
from tests.admin.test_rights import actor
from tests.admin.things import Things

pytestmark = pytest.mark.django_db

# A new row of these, which every save makes, has another number each time.
COUNTED = {
    "releases_address",
    "releases_auditentry",
    "releases_secondlook",
    "reversion_revision",
    "reversion_version",
}


@pytest.fixture
def things(clock, caplog):
    caplog.set_level("CRITICAL", "django.request")
    made = Things(clock.at)
    clock.move(hours=1)
    return made


def after(browser, address, form):
    """Return all rows as a POST leaves them, which is then undone."""
    with undone():
        browser.post(address, form)
        return {table: digest for table, digest in rows().items() if table not in COUNTED}


@pytest.mark.parametrize(("role", "model", "state", "page", "word", "forgeries"), PAGES)
def test_form_with_more_than_its_page_shows_changes_nothing_more(
    things, role, model, state, page, word, forgeries
):
    user = actor(role)
    things.belongs_to(user)
    browser = logged_in(user)
    address = reverse(f"admin:releases_{model}_{page}", args=[things[model, state].pk])
    form = submitted_form(browser.get(address), f"{model}_form") | word
    refused, honest = after(browser, address, {}), after(browser, address, form)
    assert refused != honest
    taken = [
        what
        for what, added in forgeries.items()
        if after(browser, address, form | added(things)) not in (refused, honest)
    ]
    figures.add("forged forms", len(forgeries))
    assert taken == []


@pytest.mark.parametrize(
    ("model", "page"), [("release", "change"), ("release", "amend"), ("photo", "change")]
)
def test_nothing_is_saved_as_a_new_thing(things, model, page):
    """Django would do so with any form, past the judgement of a photo's file and the question of an amendment."""
    browser = logged_in(things.chief)
    address = reverse(f"admin:releases_{model}_{page}", args=[things[model, "live"].pk])
    form = submitted_form(browser.get(address), f"{model}_form")
    before = rows()
    assert browser.post(address, form | {"_saveasnew": "1"}).status_code == 403
    assert rows() == before


def test_save_without_a_change_leaves_no_trace(things):
    browser = logged_in(things.chief)
    before = rows()
    for state in ("draft", "live"):
        address = reverse("admin:releases_release_change", args=[things["release", state].pk])
        form = submitted_form(browser.get(address), "release_form")
        assert browser.post(address, form).status_code == 302
        assert rows() == before


def test_post_without_its_token_changes_nothing_at_any_address(things):
    things.belongs_to(things.colleague)
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(things.chief)
    before = rows()
    answers = {ask.address: browser.post(ask.address).status_code for ask in asks(things)}
    assert set(answers.values()) == {403}
    assert rows() == before
