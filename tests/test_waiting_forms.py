"""A form that arrives after its login has ended waits, complete, until somebody logs in; then it is saved."""

import re
from html import unescape

import pytest
from django.contrib.sessions.models import Session
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from releases.models import Topic, User
from tests import factories
from tests.admin.forms import submitted_form
from tests.waiting import (
    ORIGIN,
    PASSWORD,
    PASSWORD_FIELD,
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

TYPED = "第一段\r\n\r\n<b>“引”</b> & 'second' line\r\n"


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


# --- Nothing is lost -------------------------------------------------------------------------------


@pytest.mark.parametrize(("minutes", "is_known"), [(31, True), (12 * 60 + 1, False)])
def test_release_typed_into_an_ended_login_is_saved_after_logging_in(
    browser, release, clock, minutes, is_known
):
    log_out(browser)
    log_in(browser)
    form = open_form(browser, release)
    clock.move(minutes=minutes)
    answer = browser.post(page_of(release), form, headers=ORIGIN)
    carried = waiting(answer)
    assert "Nothing that you typed is lost." in answer.content.decode()
    assert {name: value for name, value in carried.items() if name in form} | {
        "csrfmiddlewaretoken": form["csrfmiddlewaretoken"]
    } == form
    assert headline(release) != "A new headline"
    answer = sent_on(browser, page_of(release), carried)
    if not is_known:
        answer = confirmed(browser, page_of(release), answer)
    assert answer.status_code == 302
    assert headline(release) == "A new headline"


def test_release_typed_into_a_login_that_ended_in_another_tab_is_saved(browser, release):
    form = open_form(browser, release)
    log_out(browser)
    carried = waiting(browser.post(page_of(release), form, headers=ORIGIN))
    answer = sent_on(browser, page_of(release), carried)
    assert confirmed(browser, page_of(release), answer).status_code == 302
    assert headline(release) == "A new headline"


@pytest.mark.parametrize("gone", ["the cookie", "the row"])
def test_release_typed_into_a_login_of_which_no_session_is_left_is_saved(browser, release, gone):
    form = open_form(browser, release)
    Session.objects.all().delete()
    if gone == "the cookie":
        del browser.cookies["sessionid"]
    carried = waiting(browser.post(page_of(release), form, headers=ORIGIN))
    answer = sent_on(browser, page_of(release), carried)
    assert confirmed(browser, page_of(release), answer).status_code == 302
    assert headline(release) == "A new headline"


def test_form_older_than_a_login_in_another_tab_is_sent_once_more(browser, release):
    form = open_form(browser, release)
    log_out(browser)
    log_in(browser)
    answer = browser.post(page_of(release), form, headers=ORIGIN)
    assert confirmed(browser, page_of(release), answer).status_code == 302
    assert headline(release) == "A new headline"


def test_token_of_the_waiting_page_holds_for_a_second_failure(browser, release):
    form = open_form(browser, release)
    log_out(browser)
    carried = waiting(browser.post(page_of(release), form, headers=ORIGIN))
    again = sent_on(browser, page_of(release), carried, password="wrong")
    assert "Please enter the correct" in again.content.decode()
    answer = sent_on(browser, page_of(release), waiting(again))
    assert confirmed(browser, page_of(release), answer).status_code == 302
    assert headline(release) == "A new headline"


def test_text_comes_through_the_waiting_page_letter_by_letter(browser, editor):
    topic = factories.make_topic("harbour")
    address = reverse("admin:releases_topic_change", args=[topic.pk])
    form = submitted_form(browser.get(address), "topic_form")
    log_out(browser)
    answer = browser.post(
        address, form | {"heading_en": TYPED, "several": ["1", "2"]}, headers=ORIGIN
    )
    inputs = re.findall(
        r'<input type="hidden" name="([^"]*)" value="([^"]*)">', answer.content.decode()
    )
    carried = [(name, unescape(value)) for name, value in inputs]
    assert ("heading_en", TYPED) in carried
    assert [value for name, value in carried if name == "several"] == ["1", "2"]


def test_waiting_page_speaks_the_language_of_its_user(browser, release, clock):
    User.objects.update(language="zh-hant")
    log_out(browser)
    log_in(browser)
    form = open_form(browser, release)
    clock.move(minutes=31)
    answer = browser.post(page_of(release), form, headers=ORIGIN)
    assert answer.headers["Content-Language"] == "zh-hant"
    assert "no-store" in answer.headers["Cache-Control"]


def test_uploads_are_named_to_be_chosen_again(browser, release):
    form = open_form(browser, release)
    log_out(browser)
    upload = SimpleUploadedFile("harbour.jpg", b"bytes", "image/jpeg")
    answer = browser.post(page_of(release), form | {"photos": upload}, headers=ORIGIN)
    assert "harbour.jpg" in answer.content.decode()
    answer = sent_on(browser, page_of(release), waiting(answer))
    assert confirmed(browser, page_of(release), answer).status_code == 302


# --- And nothing else gets in ------------------------------------------------------------------------


def test_passwords_are_never_carried(browser, editor):
    address = reverse("admin:auth_user_password_change", args=[factories.make_user().pk])
    form = submitted_form(browser.get(address), "user_form")
    log_out(browser)
    secret = "correct turnip kettle"
    answer = browser.post(
        address, form | {"password1": secret, "password2": secret, "Old_Password": secret}, headers=ORIGIN
    )  # fmt: skip
    carried = waiting(answer)
    assert secret not in answer.content.decode()
    assert {"password1", "password2", "Old_Password"} & carried.keys() == set()
    assert "usable_password" not in carried


def test_view_never_meets_the_fields_of_the_login(browser, release, clock):
    log_out(browser)
    form = submitted_form(browser.get("/admin/login/"), "login-form")
    answer = sent_on(browser, "/admin/language/", form | {"language": "en", "next": "/admin/"})
    answer = confirmed(browser, "/admin/language/", answer)
    assert answer.status_code == 302
    seen = answer.wsgi_request.POST
    assert {USERNAME_FIELD, PASSWORD_FIELD} & seen.keys() == set()
    assert seen["language"] == "en"


def test_rights_are_those_of_whoever_logged_in(browser, release):
    factories.make_user("reader", "view_release")
    form = open_form(browser, release)
    log_out(browser)
    carried = waiting(browser.post(page_of(release), form, headers=ORIGIN))
    answer = sent_on(browser, page_of(release), carried, **{USERNAME_FIELD: "reader"})
    answer = confirmed(browser, page_of(release), answer)
    assert answer.status_code == 403
    assert headline(release) != "A new headline"


def test_door_closes_on_the_waiting_page_too_and_keeps_the_text(browser, release):
    form = open_form(browser, release)
    log_out(browser)
    carried = waiting(browser.post(page_of(release), form, headers=ORIGIN))
    answers = [
        sent_on(browser, page_of(release), carried, password=word)
        for word in ("a", "b", "c", "d", "e", PASSWORD)
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403, 403, 429, 429]
    assert waiting(answers[-1])["headline_en"] == "A new headline"
    assert headline(release) != "A new headline"


@pytest.mark.parametrize(
    "origin", [{}, {"origin": "https://elsewhere.example"}, {"origin": "null"}]
)
@pytest.mark.parametrize("logged_in", [True, False])
def test_form_of_another_site_never_waits_for_a_login(browser, release, origin, logged_in):
    if not logged_in:
        log_out(browser)
    answer = browser.post(page_of(release), {"headline_en": "Planted"}, headers=origin)
    assert answer.status_code == 403
    assert "Planted" not in answer.content.decode()
    assert 'id="login-form"' not in answer.content.decode()


@pytest.mark.parametrize("cookie", [{}, {"sessionid": "x" * 32}, {"awake": "1780000000:x:x"}])
def test_text_of_a_browser_that_had_no_login_is_not_kept(release, cookie):
    browser = Client(enforce_csrf_checks=True)
    form = submitted_form(browser.get("/admin/login/"), "login-form")
    browser.cookies.load(cookie)
    answer = sent_on(browser, page_of(release), form | {"headline_en": "Planted"})
    assert (answer.status_code, answer.url) == (302, f"/admin/login/?next={page_of(release)}")
    token = {"csrfmiddlewaretoken": "old" * 10 + "er"}
    answer = browser.post(page_of(release), token | {"headline_en": "Planted"}, headers=ORIGIN)
    assert answer.status_code == 403
    assert "Planted" not in answer.content.decode()


def test_second_press_of_log_in_and_log_out_leads_to_the_newsroom(browser):
    old = submitted_form(browser.get("/admin/"), "logout-form")
    log_out(browser)
    log_in(browser)
    for address in ("/admin/login/", "/admin/logout/"):
        answer = browser.post(address, old, headers=ORIGIN)
        assert (answer.status_code, answer.url) == (302, "/admin/")


def test_only_forms_of_the_newsroom_wait(client):
    assert client.post("/en/", {"a": "b"}).status_code in (403, 405)
    answer = client.post("/admin/releases/topic/add/", "{}", content_type="application/json")
    assert (answer.status_code, answer.url) == (
        302,
        "/admin/login/?next=/admin/releases/topic/add/",
    )
    assert not Topic.objects.exists()


def test_ended_session_is_left_behind_by_the_next_login(browser, release, clock):
    log_out(browser)
    log_in(browser)
    form = open_form(browser, release)
    clock.move(minutes=31)
    ended = browser.cookies["sessionid"].value
    carried = waiting(browser.post(page_of(release), form, headers=ORIGIN))
    assert carried[USERNAME_FIELD] == "editor"
    sent_on(browser, page_of(release), carried)
    assert browser.get("/admin/").status_code == 200
    browser.cookies["sessionid"] = ended
    assert browser.get("/admin/").status_code == 302
