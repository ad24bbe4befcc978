"""The month: what opens at which hour, who travels when, and which days are holidays."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from releases.models import Release
from releases.services import calendar
from tests import factories

pytestmark = pytest.mark.django_db

NOVEMBER = date(2026, 11, 1)
NOON = factories.NOON  # 20 November, on Hong Kong's clock


def month(first=NOVEMBER, at=NOON, language="en", user=None):
    user = user or factories.make_editor()
    return calendar.month(first, user=user, at=at, language=language)


def entries(found):
    return [
        (entry.day.day, entry.hour and f"{entry.hour:%H:%M}", entry.state, entry.language_names)
        for day in found.days()
        for entry in day.entries
    ]


def set_hours(release, **hours):
    Release.objects.filter(pk=release.pk).update(**hours)


def hour(day, hour, month=11, minute=0):
    """An hour of 2026 on Hong Kong's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=calendar.HONG_KONG)


def test_week_begins_on_sunday_and_neighbouring_months_stay_empty():
    factories.make_live(at=hour(31, 12, month=10))
    found = month(date(2026, 10, 1))
    assert [len(week) for week in found.weeks] == [7] * 5
    assert {week[0].on.isoweekday() for week in found.weeks} == {7}
    assert [day.on.day for day in found.weeks[0] if not day.is_outside] == [1, 2, 3]
    assert found.weeks[4][6].entries[0].day == date(2026, 10, 31)
    november = month()
    assert [day.on.day for day in november.weeks[4] if day.is_outside] == [1, 2, 3, 4, 5]
    assert not any(day.entries for week in november.weeks for day in week)


def test_scheduled_and_live_are_told_apart_by_the_hour():
    factories.make_scheduled(publish_at=hour(20, 12, minute=1))
    found = [entries(month(at=hour(20, 12, minute=each))) for each in (0, 1)]
    assert found == [[(20, "12:01", state, "繁 · 简 · EN")] for state in ("scheduled", "live")]


def test_languages_with_hours_of_their_own_are_entries_of_their_own():
    release = factories.make_scheduled(publish_at=hour(24, 10))
    set_hours(release, ready_at_en=hour(24, 14), ready_at_zh_hans=hour(25, 9))
    found = month(at=hour(24, 14))
    assert entries(found) == [
        (24, "10:00", "live", "繁"),
        (24, "14:00", "live", "EN"),
        (25, "09:00", "scheduled", "简"),
    ]
    opening = [entry.is_opening for day in found.days() for entry in day.entries]
    assert opening == [False, True, True]


def test_languages_that_open_at_one_later_hour_share_an_entry_and_closed_ones_have_none():
    release = factories.make_scheduled(publish_at=hour(24, 10))
    set_hours(release, ready_at_en=hour(24, 14), ready_at_zh_hans=hour(24, 14))
    assert entries(month())[1:] == [(24, "14:00", "scheduled", "简 · EN")]
    set_hours(release, ready_at_en=None, ready_at_zh_hans=None)
    assert entries(month()) == [(24, "10:00", "scheduled", "繁")]


def test_release_that_opens_in_no_language_at_its_hour_stands_where_the_first_one_opens():
    release = factories.make_scheduled(publish_at=hour(24, 10))
    later = dict.fromkeys(("ready_at_zh_hant", "ready_at_zh_hans", "ready_at_en"), hour(26, 8))
    set_hours(release, **later)
    found = month()
    assert entries(found) == [(26, "08:00", "scheduled", "繁 · 简 · EN")]
    assert not found.days()[0].entries[0].is_opening


def test_language_opened_before_the_hour_of_its_release_opens_with_it():
    release = factories.make_scheduled(publish_at=hour(24, 10))
    set_hours(release, ready_at_en=hour(20, 12))
    assert entries(month()) == [(24, "10:00", "scheduled", "繁 · 简 · EN")]


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (hour(1, 0), [1]),
        (hour(1, 0) - timedelta(seconds=1), []),
        (hour(30, 23, minute=59), [30]),
        (hour(1, 0, month=12), []),
        (datetime(2026, 11, 9, 16, 0, tzinfo=UTC), [10]),
    ],
)
def test_month_and_day_are_those_of_hong_kong(moment, expected):
    factories.make_live(at=moment)
    assert [day for day, *_rest in entries(month())] == expected


def test_language_that_opens_in_the_next_month_is_not_in_this_one():
    release = factories.make_scheduled(publish_at=hour(30, 10))
    set_hours(release, ready_at_en=hour(2, 10, month=12))
    assert entries(month()) == [(30, "10:00", "scheduled", "繁 · 简")]
    assert entries(month(date(2026, 12, 1))) == [(2, "10:00", "scheduled", "EN")]


def test_hour_of_a_draft_is_proposed_and_a_draft_without_one_is_nowhere():
    factories.make_release()
    set_hours(factories.make_release(), publish_at=hour(27, 9))
    set_hours(factories.make_release(), publish_at=hour(28, 9), state="submitted")
    assert entries(month()) == [(27, "09:00", "proposed", ""), (28, "09:00", "proposed", "")]


def test_withdrawn_release_is_marked_at_its_hour():
    factories.withdraw(factories.make_live(at=hour(3, 9)))
    assert entries(month()) == [(3, "09:00", "withdrawn", "繁 · 简 · EN")]


def make_visit(first, last=None, **fields):
    return factories.make_visit(f"visit-{first}", starts_on=first, ends_on=last, **fields)


def test_visit_stands_on_each_of_its_days_within_the_month():
    make_visit(date(2026, 10, 30), date(2026, 11, 2))
    make_visit(date(2026, 11, 29), date(2026, 12, 3))
    make_visit(date(2026, 11, 10))
    make_visit(date(2026, 12, 1))
    found = month()
    assert [day for day, *_rest in entries(found)] == [1, 2, 10, 29, 30]
    assert [entry.days for day in found.days() for entry in day.entries] == [
        "30 October to 2 November 2026",
        "30 October to 2 November 2026",
        "10 November 2026",
        "29 November to 3 December 2026",
        "29 November to 3 December 2026",
    ]


def test_day_of_a_visit_is_never_guessed():
    monthly = make_visit(date(2026, 11, 5), precision="month")
    longer = make_visit(date(2026, 10, 7), date(2026, 11, 1), precision="month")
    make_visit(date(2026, 11, 6), precision="year")
    make_visit(date(2026, 11, 7), precision="none")
    make_visit(date(2026, 12, 1), precision="month")
    found = month()
    assert entries(found) == []
    assert found.sometime == (longer, monthly)


def test_day_has_visits_first_and_then_releases_by_the_hour():
    factories.make_scheduled(publish_at=hour(24, 14))
    factories.make_scheduled(publish_at=hour(24, 9))
    make_visit(date(2026, 11, 24))
    assert [hour for _day, hour, *_rest in entries(month())] == [None, "09:00", "14:00"]


@pytest.mark.parametrize(
    ("language", "name"), [("en", "Christmas Day"), ("zh-hant", "聖誕節"), ("zh-hans", "圣诞节")]
)
def test_public_holidays_are_named_in_the_language_of_the_newsroom(language, name):
    days = month(date(2026, 12, 1), language=language).days()
    assert [day.on.day for day in days] == [25, 26]
    assert days[0].holiday == name


def test_today_is_hong_kongs():
    def marked(at):
        return [day.on.day for week in month(at=at).weeks for day in week if day.is_today]

    assert [marked(datetime(2026, 11, 19, each, tzinfo=UTC)) for each in (15, 16)] == [[19], [20]]
    assert marked(hour(1, 9, month=12)) == []


def test_nobody_outside_the_team_sees_anything():
    factories.make_scheduled(publish_at=hour(24, 10))
    make_visit(date(2026, 11, 24))
    assert len(entries(month())) == 2
    assert entries(month(user=AnonymousUser())) == []


@pytest.mark.parametrize("typed", ["2026-11", "1950-01", "2099-12"])
def test_month_is_read_as_a_browser_sends_it(typed):
    assert f"{calendar.month_of(typed):%Y-%m-%d}" == f"{typed}-01"


@pytest.mark.parametrize(
    "typed",
    [
        *("", "2026", "2026-13", "2026-00", "2026-1", "1949-12", "2100-01", "0001-01"),
        *("2026-11-01", "202611", "2026-W4", "２０２６-11", "2026-11\x00", "9" * 5000),
    ],
)
def test_what_is_no_month_is_refused(typed):
    with pytest.raises(ValueError, match=r"."):
        calendar.month_of(typed)


def test_calendar_ends_where_it_ends():
    assert month(date(1950, 1, 1)).before() is None
    assert month(date(2099, 12, 1)).after() is None
    found = month(date(2026, 12, 1))
    assert (found.before(), found.after()) == (NOVEMBER, date(2027, 1, 1))
