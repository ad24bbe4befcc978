"""Nobody does unseen, in their own name, what another began: the page on which a form waits says what it is for."""

import pytest
from django.test import Client
from django.urls import reverse

from releases.models import AuditEntry
from tests import factories
from tests.admin.forms import submitted_form
from tests.waiting import (
    ORIGIN,
    USERNAME_FIELD,
    confirmed,
    headline,
    log_in,
    log_out,
    open_form,
    page_of,
    sent_on,
    waiting,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return factories.make_editor("editor")


@pytest.fixture
def release(editor):
    return factories.make_release("draft")


@pytest.fixture
def browser(editor):
    """A browser that is held to the token of each form, logged in."""
    browser = Client(enforce_csrf_checks=True)
    log_in(browser)
    return browser


@pytest.fixture
def ended(browser, clock):
    """The editor's browser, half an hour after the last request; what is run ends the login."""
    log_out(browser)
    log_in(browser)
    return lambda: clock.move(minutes=31)


def test_colleague_who_logs_in_is_shown_what_it_is_before_it_is_saved_as_theirs(
    browser, release, ended
):
    colleague = factories.make_editor("colleague")
    form = open_form(browser, release)
    ended()
    carried = waiting(browser.post(page_of(release), form, headers=ORIGIN))
    answer = sent_on(browser, page_of(release), carried, **{USERNAME_FIELD: "colleague"})
    assert headline(release) != "A new headline"
    assert "done in your name: colleague." in answer.content.decode()
    assert waiting(answer)["headline_en"] == "A new headline"
    assert browser.get("/admin/").wsgi_request.user == colleague
    assert confirmed(browser, page_of(release), answer).status_code == 302
    assert headline(release) == "A new headline"


def test_verb_of_an_ended_login_is_not_carried_out_as_whoever_logs_in(browser, release, ended):
    chief = factories.make_editor("chief")
    scheduled = factories.make_scheduled("berth")
    address = reverse("admin:releases_release_unschedule", args=[scheduled.pk])
    # The fields of every form of the page: that of the verb has no id.
    form = submitted_form(browser.get(address), "")
    ended()
    carried = waiting(browser.post(address, form, headers=ORIGIN))
    answer = sent_on(browser, address, carried, **{USERNAME_FIELD: "chief"})
    assert not AuditEntry.objects.filter(by=chief).exists()
    assert confirmed(browser, address, answer).status_code == 302
    assert AuditEntry.objects.get(by=chief).what == "unschedule"


@pytest.mark.parametrize(
    ("name", "purpose"),
    [
        ("change", "Release · Change"),
        ("approve", "Release · Approve"),
        ("return_with_reason", "Release · Return with a reason"),
        ("publish_in_emergency", "Release · Emergency publication"),
    ],
)
def test_waiting_page_says_what_it_is_for_and_never_what_a_row_says(
    browser, release, name, purpose
):
    factories.make_user("stranger")
    address = reverse(f"admin:releases_release_{name}", args=[release.pk])
    log_out(browser)
    token = submitted_form(browser.get("/admin/login/"), "login-form")["csrfmiddlewaretoken"]
    asks = browser.post(address, {"csrfmiddlewaretoken": token}, headers=ORIGIN)
    asks_again = sent_on(browser, address, waiting(asks), **{USERNAME_FIELD: "stranger"})
    for answer in (asks, asks_again):
        page = answer.content.decode()
        assert f"<strong>{purpose}</strong> <code>{address}</code>" in page
        assert release.headline_zh_hant not in page
        assert release.headline_en not in page


def test_waiting_page_names_no_room_where_the_address_has_none(browser):
    log_out(browser)
    form = submitted_form(browser.get("/admin/login/"), "login-form")
    answer = browser.post("/admin/language/", form | {"language": "en"}, headers=ORIGIN)
    assert "What the form is for: <code>/admin/language/</code>" in answer.content.decode()
