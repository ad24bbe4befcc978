"""Staff safety: a door that closes after failed logins, passwords that nobody guesses, no account that is just there."""

import re
from datetime import timedelta

import pytest
from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.contrib import admin
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import connection
from django.db.models import F
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.management.sample import accounts
from releases.models import AuditEntry, Partner, User
from tests import factories
from tests.embargo import routes

pytestmark = pytest.mark.django_db

PASSWORD = "a long pass phrase"
LOGIN, INDEX = "/admin/login/", "/admin/"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.77"


def tried(client, username="officer", password="wrong", address=HERE, **headers):
    return client.post(
        LOGIN,
        {"username": username, "password": password, "next": INDEX},
        headers=headers,
        REMOTE_ADDR=address,
    )


def failed(times, **how):
    return [tried(Client(), **how).status_code for _ in range(times)]


def is_in(client):
    return client.get(INDEX).status_code == 200


@pytest.fixture
def officer():
    return factories.make_user("officer")


# --- The door closes -----------------------------------------------------------------------------


def test_fifth_failure_closes_the_door_even_for_the_right_password(officer, client):
    assert failed(5) == [200, 200, 200, 200, 429]
    answer = tried(client, password=PASSWORD)
    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "900")
    assert not is_in(client)


def test_owner_of_the_account_still_gets_in_from_elsewhere(officer, client):
    failed(9)
    assert tried(client, password=PASSWORD, address=ELSEWHERE).status_code == 302
    assert is_in(client)


def test_colleague_at_the_same_address_still_gets_in(officer, client):
    factories.make_user("colleague")
    failed(9)
    assert tried(client, "colleague", PASSWORD).status_code == 302


def test_another_browser_does_not_open_the_door(officer):
    assert [
        tried(Client(), **{"user-agent": f"browser {number}"}).status_code for number in range(6)
    ] == [200, 200, 200, 200, 429, 429]


def test_door_opens_after_fifteen_minutes_whatever_was_tried_meanwhile(officer, client):
    failed(5)
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=14))
    assert tried(client, password=PASSWORD).status_code == 429
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=1))
    assert tried(client, password=PASSWORD).status_code == 302


def failed_over_many_accounts():
    return [status for number in range(13) for status in failed(4, username=f"user-{number}")]


def test_fiftieth_failure_over_many_accounts_closes_every_door_to_its_address(officer, client):
    assert failed_over_many_accounts() == [200] * 49 + [429] * 3
    assert tried(client, password=PASSWORD).status_code == 429
    assert tried(client, password=PASSWORD, address=ELSEWHERE).status_code == 302


def test_doors_of_an_address_open_after_fifteen_minutes(officer, client):
    failed_over_many_accounts()
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=14))
    assert tried(client, password=PASSWORD).status_code == 429
    AccessAttempt.objects.update(attempt_time=F("attempt_time") - timedelta(minutes=1))
    assert tried(client, password=PASSWORD).status_code == 302


def test_ones_own_success_does_not_forget_the_failures_of_other_accounts(officer, settings):
    settings.ADDRESS_FAILURE_LIMIT = 4
    assert failed(3, username="another") == [200] * 3
    assert tried(Client(), password=PASSWORD).status_code == 302
    assert failed(1, username="a third") == [429]


def test_success_forgets_the_failures(officer, client):
    failed(4)
    assert tried(client, password=PASSWORD).status_code == 302
    assert failed(4) == [200] * 4
    assert AccessAttempt.objects.get().failures_since_start == 4


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "Wait 15 minutes, then log in again."),
        ("zh-hant", "請等15分鐘後再登入。"),
        ("zh-hans", "请等15分钟后再登录。"),
    ],
)
def test_closed_door_says_how_long_to_wait(language, said):
    failed(4)
    answer = tried(Client(), **{"accept-language": language})
    assert answer.headers["Content-Language"] == language
    assert said in answer.content.decode()


def test_known_and_unknown_names_get_the_same_answers_by_the_same_queries(officer):
    def answers(username):
        for _ in range(6):
            with CaptureQueriesContext(connection) as asked:
                answer = tried(Client(), username)
            page = answer.content.decode().replace(username, "NAME")
            shapes = [re.sub(r"\d+|'[^']*'", "", query["sql"]) for query in asked]
            yield answer.status_code, len(page), shapes

    assert list(answers("officer")) == list(answers("nobody-"))


def test_nothing_of_the_form_is_kept_with_a_failure(client):
    client.post(
        f"{LOGIN}?next=/admin/secret/",
        {"username": "officer", "password": "nearly right", "body": "an unpublished draft"},
        REMOTE_ADDR=HERE,
        headers={"user-agent": "a browser"},
    )
    kept = AccessAttempt.objects.values().get()
    assert {name: kept[name] for name in kept if kept[name] and name != "attempt_time"} == {
        "id": kept["id"],
        "username": "officer",
        "ip_address": HERE,
        "user_agent": "a browser",
        "http_accept": "<unknown>",
        "path_info": LOGIN,
        "failures_since_start": 1,
    }
    assert not AccessFailureLog.objects.exists()


def test_logins_are_not_logged_and_the_newsroom_shows_none_of_it(officer, client):
    assert tried(client, password=PASSWORD).status_code == 302
    assert not AccessLog.objects.exists()
    assert "axes" not in {model._meta.app_label for model in admin.site._registry}


@pytest.mark.parametrize("target", ["https://elsewhere.example/", "//elsewhere.example", ""])
def test_login_never_leads_to_another_site(officer, client, target):
    data = {"username": "officer", "password": PASSWORD, "next": target}
    answer = client.post(LOGIN, data)
    assert (answer.status_code, answer.url) == (302, INDEX)


def test_there_is_one_login_route():
    assert [route for route, _name in routes.leaves() if "login" in route] == ["admin/login/"]


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "counted"),
    [
        (False, "203.0.113.9", HERE),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (True, "203.0.113.9, forged", None),
        (True, "", HERE),
        (True, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
    ],
)
def test_forwarded_address_counts_only_where_a_proxy_wrote_it(
    behind_proxy, forwarded, counted, settings
):
    settings.BEHIND_PROXY = behind_proxy
    tried(Client(), **{"x-forwarded-for": forwarded})
    assert AccessAttempt.objects.get().ip_address == counted


# --- Passwords and accounts ------------------------------------------------------------------------


@pytest.mark.parametrize(
    "password",
    [
        "only 14 charac",
        "1q2w3e4r5t6y7u8i9o",
        "benedict-man-123",
        "Pressroom Newsroom 2026",
        "Cloudsail-Harbour-26",
        "雲帆新聞中心press2026密碼",
        accounts.PASSWORD,
    ],
)
def test_password_that_somebody_would_try_first_is_refused(password):
    factories.make_partner(
        relation=Partner.Relation.OWN,
        official_name_en="Cloudsail Harbour",
        official_name_zh_hant="雲帆新聞中心",
    )
    with pytest.raises(ValidationError):
        validate_password(password, User(username="editor", shown_name="Benedict Man"))


@pytest.mark.parametrize("password", ["turnip kettle seven", "pressroom kettle turnip"])
def test_long_password_needs_no_digits_or_signs(password):
    validate_password(password, User(username="editor"))


def test_migrations_make_no_account():
    assert not User.objects.exists()


def test_real_site_never_takes_the_password_of_the_demo(client, settings):
    factories.make_user("admin")
    user = User.objects.get()
    user.set_password(accounts.PASSWORD)
    user.save()
    settings.REAL_SITE = True
    assert tried(client, "admin", accounts.PASSWORD).status_code == 200
    settings.REAL_SITE = False
    assert tried(client, "admin", accounts.PASSWORD).status_code == 302


def test_change_of_ones_own_password_is_on_the_record(client):
    user = factories.make_user()
    client.force_login(user)
    new = "seven quiet harbour gulls"
    data = {"old_password": "wrong", "new_password1": new, "new_password2": new}
    address = reverse("admin:password_change")
    client.post(address, data)
    assert not AuditEntry.objects.exists()
    client.post(address, data | {"old_password": "a long pass phrase"})
    entry = AuditEntry.objects.get()
    assert (entry.what, entry.by, entry.thing_id) == ("password", user, str(user.pk))
    assert new not in f"{entry.details}"
