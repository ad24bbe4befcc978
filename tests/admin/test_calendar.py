"""The page of a month: a table and a list that say the same, for whoever may see releases."""

import re
from datetime import date, datetime
from html.parser import HTMLParser

import pytest
from django.contrib import admin
from django.urls import reverse

from releases.models import Release
from releases.text.dates import HONG_KONG
from tests import factories

pytestmark = pytest.mark.django_db

ADDRESS = "/admin/releases/release/calendar/"


@pytest.fixture(autouse=True)
def now(clock):
    """The hour at which the calendar is looked at: noon of 20 November."""
    clock.at = factories.NOON
    return clock


def hour(day, hour, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=HONG_KONG)


class _Calendar(HTMLParser):
    """What the table and the list of a month say, entry by entry, spaces made one."""

    def __init__(self, answer):
        super().__init__()
        self.said = {"table": [], "section": []}
        self.links, self.ids, self.heads, self.current = [], [], [], []
        self.place = self.entry = None
        self.feed(answer.content.decode())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        # The newsroom's menu is a table too.
        if tag == "section" or "month-table" in attributes.get("class", ""):
            self.place = tag
        if tag == "li" and "entry" in attributes.get("class", ""):
            self.entry = []
        if tag == "a":
            self.links.append(attributes.get("href", ""))
        if tag == "th" and self.place == "table":
            self.heads.append(attributes.get("scope"))
        if attributes.get("aria-current") == "date":
            self.current.append(tag)
        self.ids.append(attributes.get("id"))

    def handle_endtag(self, tag):
        if tag == "li" and self.entry is not None:
            self.said[self.place].append(" ".join("".join(self.entry).split()))
            self.entry = None

    def handle_data(self, data):
        if self.entry is not None:
            self.entry.append(data)


def read(client, month="2026-11"):
    return _Calendar(client.get(ADDRESS, {"month": month} if month else {}))


def make_month():
    """One of each: a language with an hour of its own, a proposed hour, a withdrawn release, a visit."""
    release = factories.make_scheduled("berth", publish_at=hour(24, 10))
    Release.objects.filter(pk=release.pk).update(ready_at_en=hour(24, 14))
    factories.withdraw(factories.make_live("gone", at=hour(5, 9, 30)))
    draft = factories.make_release("draft")
    Release.objects.filter(pk=draft.pk).update(publish_at=hour(27, 9))
    factories.make_visit("north", starts_on=date(2026, 11, 10), ends_on=date(2026, 11, 11))
    return release


TABLE = [
    "09:30 headline of gone zh-hant Withdrawn · 繁 · 简 · EN",
    "north zh-hant Delegation visit",
    "north zh-hant Delegation visit",
    "10:00 headline of berth zh-hant Scheduled · 繁 · 简",
    "EN 14:00 headline of berth zh-hant Scheduled",
    "09:00 headline of draft zh-hant Proposed",
]


def test_table_and_list_say_the_same(client):
    client.force_login(factories.make_editor())
    make_month()
    page = read(client)
    assert page.said["table"] == TABLE
    visit = "north zh-hant Delegation visit · 10–11 November 2026"
    assert page.said["section"] == [TABLE[0], visit, visit, *TABLE[3:]]


def test_entries_lead_to_their_forms_and_days_to_the_list(client):
    client.force_login(factories.make_editor())
    release = make_month()
    page = read(client)
    form = reverse("admin:releases_release_change", args=[release.pk])
    assert page.links.count(form) == 4
    days = [href for href in page.links if href.startswith("#day-")]
    assert days == ["#day-5", "#day-10", "#day-11", "#day-24", "#day-27"]
    assert [page.ids.count(href[1:]) for href in days] == [1] * 5


def test_running_month_is_shown_where_none_is_asked_and_today_is_marked(client):
    client.force_login(factories.make_editor())
    make_month()
    page = read(client, None)
    assert page.said["table"] == TABLE
    assert (page.current, page.heads) == (["td"], ["col"] * 7)
    assert read(client, "2026-12").current == []


def test_months_lead_to_their_neighbours_and_end_where_the_calendar_ends(client):
    client.force_login(factories.make_editor())

    def neighbours(month):
        return [each for each in read(client, month).links if each.startswith("?month=")]

    assert neighbours("2026-12") == ["?month=2026-11", "?month=2027-01"]
    assert neighbours("1950-01") == ["?month=1950-02"]
    assert neighbours("2099-12") == ["?month=2099-11"]


@pytest.mark.parametrize("typed", ["2026-13", "x", "0000-00", "9999-12", "2026-11-01", "１"])
def test_what_is_no_month_shows_the_running_one_and_says_so(client, typed):
    client.force_login(factories.make_editor())
    make_month()
    answer = client.get(ADDRESS, {"month": typed})
    assert answer.status_code == 200
    assert "Write the month like this: 2026-11." in answer.content.decode()
    assert _Calendar(answer).said["table"] == TABLE


@pytest.mark.parametrize(
    ("language", "name", "weekdays", "christmas"),
    [
        ("en", "December 2026", ["Sunday", "Sun"], "Christmas Day"),
        ("zh-hant", "2026年12月", ["星期日", "日"], "聖誕節"),
        ("zh-hans", "2026年12月", ["星期日", "日"], "圣诞节"),
    ],
)
def test_month_is_read_in_the_language_of_the_newsroom(client, language, name, weekdays, christmas):
    user = factories.make_editor()
    user.language = language
    user.save()
    client.force_login(user)
    html = client.get(ADDRESS, {"month": "2026-12"}).content.decode()
    assert re.search(r"<caption>(.*?) <", html)[1] == name
    assert re.findall(r"<span[^>]*>([^<]+)<", html[html.rindex("</caption>") :])[:2] == weekdays
    assert html.count(christmas) >= 2


def test_calendar_needs_the_right_to_see_releases(client):
    make_month()
    assert client.get(ADDRESS).status_code == 302
    client.force_login(factories.make_user(None, "view_visit"))
    assert client.get(ADDRESS).status_code == 403
    client.force_login(factories.make_user(None, "view_release"))
    assert client.get(ADDRESS).status_code == 200


@pytest.mark.parametrize("right", ["view_visit", "change_visit"])
def test_visits_are_there_for_whoever_may_see_them_and_for_nobody_else(client, right):
    make_month()
    factories.make_visit("sometime", starts_on=date(2026, 11, 1), precision="month")
    client.force_login(factories.make_user(None, "view_release"))
    page = read(client)
    assert page.said["table"] == [each for each in TABLE if "visit" not in each]
    html = client.get(ADDRESS, {"month": "2026-11"}).content.decode()
    assert not [each for each in ("north", "sometime", "/visit/") if each in html]
    client.force_login(factories.make_user(None, "view_release", right))
    page = read(client)
    assert page.said["table"] == TABLE
    # Two days in the table and in the list, and one line below.
    assert sum("/visit/" in each and "/change/" in each for each in page.links) == 5


def test_visits_are_not_even_asked_for_where_they_may_not_be_seen(
    client, django_assert_num_queries
):
    client.force_login(factories.make_user(None, "view_release"))
    make_month()
    # Session, user, rights of the user, rights of the groups, releases.
    with django_assert_num_queries(5) as asked:
        read(client)
    assert not any("releases_visit" in query["sql"] for query in asked.captured_queries)


@pytest.mark.parametrize("rows", [1, 3])
def test_month_needs_as_many_queries_whatever_is_in_it(client, django_assert_num_queries, rows):
    client.force_login(factories.make_editor())
    for number in range(rows):
        factories.make_scheduled(publish_at=hour(24, 10 + number))
        day = date(2026, 11, 10 + number)
        factories.make_visit(f"visit-{number}", starts_on=day, ends_on=day)
    # Session, user, releases, visits.
    with django_assert_num_queries(4):
        page = read(client)
    assert len(page.said["table"]) > rows


def test_address_is_not_taken_for_a_release(client):
    client.force_login(factories.make_editor())
    assert reverse("admin:releases_release_calendar") == ADDRESS
    names = [each.name for each in admin.site._registry[Release].get_urls()]
    assert names.index("releases_release_calendar") < names.index("releases_release_change")
