"""What an editor is told about an hour before choosing it."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.models import Release
from releases.services import scheduling
from releases.services.scheduling import DayWordOf
from releases.text.dates import HONG_KONG
from releases.text.languages import LANGUAGES
from tests import factories

CHINESE = LANGUAGES[:2]
# A Friday morning; nothing is wrong with an hour of the Wednesday after.
NOW = datetime(2026, 11, 20, 9, 0, tzinfo=HONG_KONG)
WEDNESDAY = datetime(2026, 11, 25, 10, 0, tzinfo=HONG_KONG)
HOUR = timedelta(hours=1)


@pytest.fixture
def release(db, clock):
    """A draft without an hour, last edited on the Wednesday."""
    clock.at = WEDNESDAY
    return factories.make_release("ours")


def warned(release, publish_at=WEDNESDAY, *, at=NOW, **opening):
    """The warnings, all languages opening with the release unless some are given: en=…, zh_hant=…"""
    named = {language.replace("_", "-"): hour for language, hour in opening.items()}
    plan = dict.fromkeys(CHINESE) | named
    return scheduling.warnings(release, publish_at, plan, at, "en")


def on(day, hour=10, minute=0):
    return datetime.combine(day, datetime.min.time(), HONG_KONG).replace(hour=hour, minute=minute)


def test_sound_hour_needs_no_warning(release):
    assert warned(release) == []
    assert warned(release, None, at=WEDNESDAY) == []
    assert warned(release, en=WEDNESDAY + 4 * HOUR) == []


def test_night_and_midnight_are_asked_about(release):
    thursday = date(2026, 11, 26)
    assert warned(release, on(thursday, 22, 30))[:1] == [
        "22:30 Hong Kong time is at night: is this meant?"
    ]
    assert warned(release, on(thursday, 0))[:2] == [
        "00:00 Hong Kong time is at night: is this meant?",
        "00:00 may be read as the end of the day or as its beginning: 00:01 is clear.",
    ]


def test_weekend_and_holiday_are_named(release):
    release.publish_at = on(date(2026, 12, 26))
    assert warned(release, release.publish_at) == [
        "Saturday 26 December 2026 is at the weekend.",
        "Saturday 26 December 2026 is a public holiday in Hong Kong: The first weekday after "
        "Christmas Day.",
    ]
    release.publish_at = on(date(2027, 3, 26))
    assert warned(release, release.publish_at) == [
        "Friday 26 March 2027 is a public holiday in Hong Kong: Good Friday."
    ]


def test_hour_gone_by_is_told(release):
    assert warned(release, at=WEDNESDAY + timedelta(seconds=1)) == [
        "This hour has gone by: choose a later one, or publish now."
    ]
    assert warned(release, at=WEDNESDAY) == []


def test_year_that_may_be_a_slip_is_asked_about(release):
    release.publish_at = on(date(2027, 11, 24))
    assert warned(release, release.publish_at) == [
        "Wednesday 24 November 2027 is more than a year away: is the year right?"
    ]
    release.publish_at = NOW + timedelta(days=361)
    assert warned(release, release.publish_at) == []


def test_hours_of_languages_are_looked_at_each(release):
    assert warned(release, en=on(date(2026, 11, 25), 23)) == [
        "EN：23:00 Hong Kong time is at night: is this meant?"
    ]
    assert warned(release, en=on(date(2026, 11, 28)))[0:2] == [
        "EN：This language opens 3 days after the release: is the day right?",
        "EN：Saturday 28 November 2026 is at the weekend.",
    ]
    assert warned(release, en=WEDNESDAY - HOUR) == [
        "EN：A language opens before the release itself: correct its hour."
    ]
    assert warned(release, NOW + HOUR, en=NOW - HOUR, zh_hans=NOW - HOUR)[:2] == [
        "简 · EN：This hour has gone by: choose a later one, or open it now.",
        "简 · EN：A language opens before the release itself: correct its hour.",
    ]


def test_day_that_release_and_language_share_is_spoken_of_once(release):
    release.publish_at = on(date(2026, 11, 28))
    assert warned(release, release.publish_at, en=release.publish_at + 4 * HOUR) == [
        "Saturday 28 November 2026 is at the weekend."
    ]


def test_other_releases_within_the_hour_are_named(release):
    factories.make_scheduled("before", publish_at=WEDNESDAY - HOUR)
    after = factories.make_release("after")
    factories.approve(after, at=NOW, publish_at=WEDNESDAY + HOUR, languages=["en"])
    factories.make_scheduled("early", publish_at=WEDNESDAY - HOUR - timedelta(seconds=1))
    factories.make_scheduled("late", publish_at=WEDNESDAY + HOUR + timedelta(seconds=1))
    factories.make_release("draft", publish_at=WEDNESDAY)
    assert warned(release) == [
        "“headline of before zh-hant” goes live at Wed 25 Nov 2026, 09:00 HKT, within an hour of this one.",
        "“headline of after zh-hant” goes live at Wed 25 Nov 2026, 11:00 HKT, within an hour of this one.",
    ]


def test_release_that_went_live_within_the_hour_is_named_and_a_withdrawn_one_is_not(release):
    live = factories.make_live("live", at=WEDNESDAY - HOUR / 2)
    told = [
        "“headline of live zh-hant” went live at Wed 25 Nov 2026, 09:30 HKT, within an hour of this one."
    ]
    assert warned(release, at=WEDNESDAY) == told
    factories.withdraw(live, at=WEDNESDAY)
    assert warned(release, at=WEDNESDAY) == []


def test_language_of_another_release_that_opens_within_the_hour_counts(release):
    other = factories.make_scheduled("other", publish_at=WEDNESDAY - 5 * HOUR)
    Release.objects.filter(pk=other.pk).update(ready_at_en=WEDNESDAY + HOUR / 2)
    told = "“headline of other zh-hant” goes live at Wed 25 Nov 2026, 10:30 HKT, within an hour of this one."
    assert warned(release) == [told]
    assert warned(release, WEDNESDAY + 4 * HOUR) == []
    assert warned(release, WEDNESDAY - 3 * HOUR, en=WEDNESDAY) == [told]


def test_release_is_no_neighbour_of_itself(release):
    scheduled = factories.approve(release, at=NOW, publish_at=WEDNESDAY)
    assert warned(scheduled, WEDNESDAY + HOUR / 2) == []


def test_what_is_live_is_not_spoken_of_when_a_language_is_opened(release, clock):
    live = factories.approve(release, at=WEDNESDAY, publish_at=WEDNESDAY, languages=CHINESE)
    at = WEDNESDAY + timedelta(days=7)
    opening = {each: live.ready_at(each) for each in CHINESE}
    assert scheduling.warnings(live, WEDNESDAY, opening | {"en": at}, at, "en") == []
    night = scheduling.warnings(live, WEDNESDAY, opening | {"en": at + 13 * HOUR}, at, "en")
    assert night == ["EN：23:00 Hong Kong time is at night: is this meant?"]


def test_other_releases_take_one_query_however_many(release, django_assert_num_queries):
    for slug in ("one", "two", "three"):
        factories.make_scheduled(slug, publish_at=WEDNESDAY)
        opening = {"zh-hant": None, "en": WEDNESDAY + HOUR}
        with django_assert_num_queries(1):
            found = scheduling.warnings(release, WEDNESDAY, opening, NOW, "en")
    assert len(found) == 3


TODAY = {
    "body_zh_hant": "<p>園區今日（11月25日）公布，昨日已通知。</p>",
    "body_zh_hans": "<p>园区今天公布。</p>",
    "body_en": "<p>Made today. No more.</p>",
}


@pytest.fixture
def dated(db, clock):
    """A release that speaks of the Wednesday as today and was last edited on it."""
    clock.at = WEDNESDAY - HOUR
    return factories.make_release("dated", **TODAY)


def test_words_of_the_day_need_no_warning_on_the_day_they_were_written_for(dated):
    assert warned(dated, en=None) == []


def test_words_of_the_day_are_listed_when_the_day_is_another(dated):
    thursday = on(date(2026, 11, 26))
    day = "Thursday 26 November 2026"
    hant = "園區今日（11月25日）公布，昨日已通知。"
    opening = dict.fromkeys(LANGUAGES)
    assert scheduling.day_words(dated, thursday, opening, NOW, "en") == [
        DayWordOf("zh-hant", day, "paragraph 1", "今日", hant),
        DayWordOf("zh-hant", day, "paragraph 1", "昨日", hant),
        DayWordOf("zh-hans", day, "paragraph 1", "今天", "园区今天公布。"),
        DayWordOf("en", day, "paragraph 1", "today", "Made today."),
    ]
    assert warned(dated, thursday, en=None)[-1] == (
        "EN：“today” in paragraph 1: readers get it on Thursday 26 November 2026. Made today."
    )


def test_language_that_opens_on_another_day_has_its_words_of_the_day_listed(dated):
    assert warned(dated, en=WEDNESDAY + timedelta(days=1)) == [
        "EN：“today” in paragraph 1: readers get it on Thursday 26 November 2026. Made today."
    ]


def test_hour_that_a_release_has_is_what_its_words_were_written_for(dated):
    dated.publish_at = on(date(2026, 11, 26))
    assert warned(dated, dated.publish_at, en=None) == []
    assert len(warned(dated, en=None)) == 3


def test_holidays_are_the_seventeen_general_ones_and_no_sundays():
    first, last = date(2026, 1, 1), date(2026, 12, 31)
    named = scheduling.holidays_in(first, last, "en")
    assert len(named) == 17
    assert [day for day in named if day.weekday() == 6] == []
    assert list(named) == sorted(named)
    assert named[date(2026, 4, 3)] == "Good Friday"


def test_holidays_are_named_in_the_language():
    christmas, new_year = date(2026, 12, 25), date(2027, 1, 1)
    assert [scheduling.holidays_in(christmas, new_year, each) for each in LANGUAGES] == [
        {christmas: "聖誕節", date(2026, 12, 26): "聖誕節後第一個周日", new_year: "一月一日"},
        {christmas: "圣诞节", date(2026, 12, 26): "圣诞节后第一个周日", new_year: "一月一日"},
        {
            christmas: "Christmas Day",
            date(2026, 12, 26): "The first weekday after Christmas Day",
            new_year: "The first day of January",
        },
    ]


@given(st.dates(date(2000, 1, 1), date(2090, 12, 31)), st.integers(0, 400))
def test_holidays_of_a_span_are_those_of_its_days(first, days):
    last = first + timedelta(days=days)
    named = scheduling.holidays_in(first, last, "zh-hant")
    assert all(first <= day <= last for day in named)
    for day in (first, last):
        assert scheduling.holidays_in(day, day, "zh-hant").get(day) == named.get(day)
