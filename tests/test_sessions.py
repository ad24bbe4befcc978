"""Logins end: after half an hour without a request, after twelve hours, at once where the account changes."""

import json

import pytest
from django.conf import settings
from django.contrib.auth.models import Group
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import User
from tests import factories
from tests.test_project import PRODUCTION, in_environment

pytestmark = pytest.mark.django_db

PASSWORD = "a long pass phrase"
LOGIN, INDEX = "/admin/login/", "/admin/"


@pytest.fixture
def officer():
    return factories.make_user("officer")


def log_in(client):
    assert client.post(LOGIN, {"username": "officer", "password": PASSWORD}).status_code == 302
    return client


def is_in(client):
    return client.get(INDEX).status_code == 200


@pytest.fixture
def at_work(clock, officer, client):
    """The officer, logged in by the form at the clock's hour."""
    return log_in(client)


def test_login_ends_after_half_an_hour_without_a_request(at_work, clock):
    clock.move(minutes=29)
    assert is_in(at_work)
    clock.move(minutes=30)
    answer = at_work.get("/admin/releases/release/")
    assert (answer.status_code, answer.url) == (302, f"{LOGIN}?next=/admin/releases/release/")


def test_login_ends_after_twelve_hours_of_work(at_work, clock):
    for _ in range(12 * 3 - 1):
        clock.move(minutes=20)
        assert is_in(at_work)
    clock.move(minutes=20)
    assert not is_in(at_work)


def test_ended_login_stays_ended_without_its_cookie_or_with_another_login_of_the_user(
    at_work, clock, officer
):
    clock.move(minutes=31)
    del at_work.cookies[settings.AWAKE_COOKIE_NAME]
    assert not is_in(Client(headers={"cookie": at_work.cookies.output(header="", sep=";")}))
    log_in(Client())
    assert not is_in(at_work)


def test_cookie_of_one_session_keeps_no_other_awake(at_work, clock, officer):
    clock.move(minutes=31)
    other = log_in(Client())
    at_work.cookies[settings.AWAKE_COOKIE_NAME] = other.cookies[settings.AWAKE_COOKIE_NAME].value
    assert not is_in(at_work)
    assert is_in(other)


def test_cookie_that_somebody_else_wrote_keeps_nothing_awake(at_work, clock):
    clock.move(minutes=31)
    seconds = int(clock.at.timestamp())
    session = at_work.cookies[settings.SESSION_COOKIE_NAME].value
    inner = signing.Signer(salt=f"pressroom.awake.{session}", key="guessed").sign(str(seconds))
    forged = signing.Signer(salt="pressroom.awake", key="guessed").sign(inner)
    for value in (str(seconds), inner, forged):
        at_work.cookies[settings.AWAKE_COOKIE_NAME] = value
        assert not is_in(at_work)


def test_cookie_outlives_the_login_by_long_holidays(at_work):
    assert at_work.cookies[settings.AWAKE_COOKIE_NAME]["max-age"] == 7 * 24 * 60 * 60


def test_no_get_writes_to_keep_a_login(at_work, clock):
    row = Session.objects.values().get()
    clock.move(minutes=20)
    with CaptureQueriesContext(connection) as asked:
        answer = at_work.get("/admin/releases/topic/")
    assert settings.AWAKE_COOKIE_NAME in answer.cookies
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}
    clock.move(minutes=40)
    with CaptureQueriesContext(connection) as asked:
        at_work.get("/admin/releases/topic/")
    assert {query["sql"].split()[0] for query in asked} == {"SELECT"}
    assert Session.objects.values().get() == row


def test_cookie_is_written_once_a_minute_at_most(at_work, clock):
    answers = []
    for _ in range(4):
        clock.move(seconds=30)
        answers.append(settings.AWAKE_COOKIE_NAME in at_work.get(INDEX).cookies)
    assert answers == [False, True, False, True]


def test_form_that_is_written_in_keeps_the_login_awake(at_work, clock):
    clock.move(minutes=25)
    answer = at_work.get(reverse("admin:awake"))
    assert (answer.status_code, answer.content) == (204, b"")
    assert answer.headers["Login-Seconds-Left"] == str((12 * 60 - 25) * 60)
    clock.move(minutes=25)
    assert is_in(at_work)


def test_deactivated_user_is_out_at_the_next_request(at_work, officer):
    User.objects.filter(pk=officer.pk).update(is_active=False)
    assert not is_in(at_work)


def test_rights_are_read_at_each_request(at_work, officer):
    assert at_work.get("/admin/releases/topic/").status_code == 403
    officer.groups.add(Group.objects.get(name="Writer"))
    assert at_work.get("/admin/releases/topic/").status_code == 200
    officer.groups.clear()
    assert at_work.get("/admin/releases/topic/").status_code == 403


def test_changed_password_ends_the_other_sessions(at_work, officer):
    officer.set_password("another long pass phrase")
    officer.save()
    assert not is_in(at_work)


def test_readers_pages_meet_no_cookie_of_the_team(at_work):
    assert at_work.get("/en/").cookies == {}


def test_cookies_of_a_real_site_are_bound_to_it():
    names = [
        "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "AWAKE_COOKIE_NAME", "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "SESSION_COOKIE_SAMESITE", "CSRF_COOKIE_SAMESITE",
        "SESSION_COOKIE_DOMAIN", "SESSION_SAVE_EVERY_REQUEST", "SESSION_COOKIE_AGE",
    ]  # fmt: skip
    code = f"from django.conf import settings as s; import json; print(json.dumps([getattr(s, n) for n in {names}]))"
    _status, said = in_environment(
        PRODUCTION | {"DJANGO_SETTINGS_MODULE": "pressroom.settings"}, "-c", code
    )
    assert json.loads(said) == [
        "__Host-sessionid", "__Host-csrftoken", "__Host-awake", True, True, True, "Lax", "Lax", None, False, 43200,
    ]  # fmt: skip


def test_cookie_that_keeps_awake_is_closed_to_scripts(at_work):
    cookie = at_work.cookies[settings.AWAKE_COOKIE_NAME]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"], cookie["domain"]) == (
        True,
        "Lax",
        "/",
        "",
    )
