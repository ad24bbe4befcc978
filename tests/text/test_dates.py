"""Days and hours in words (house style section 4)."""

import calendar
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text import dates
from releases.text.dates import HONG_KONG
from releases.text.languages import LANGUAGES

RELEASE_DAY = date(2023, 3, 31)
RELEASE_HOUR = datetime(2023, 3, 31, 10, 0, tzinfo=HONG_KONG)

# Everything that takes a moment and a language.
OF_A_MOMENT = [
    dates.day,
    dates.day_with_weekday,
    dates.month,
    dates.year,
    dates.hour,
    dates.moment,
    dates.desk_moment,
    dates.issued_at,
    lambda when, language: dates.day_range(when, when, language),
    lambda when, language: dates.dateline("香港", when, language),
]


def at(hour, minute=0):
    return datetime(2023, 3, 31, hour, minute, tzinfo=HONG_KONG)


@pytest.mark.parametrize(
    "function, hant, hans, english",
    [
        (dates.day, "2023年3月31日", "2023年3月31日", "31 March 2023"),
        (dates.day_with_weekday, *["2023年3月31日（星期五）"] * 2, "Friday 31 March 2023"),
        (dates.month, "2023年3月", "2023年3月", "March 2023"),
        (dates.year, "2023年", "2023年", "2023"),
    ],
)
def test_day_month_and_year_are_as_the_table_has_them(function, hant, hans, english):
    assert function(RELEASE_DAY, "zh-hant") == hant
    assert function(RELEASE_DAY, "zh-hans") == hans
    assert function(RELEASE_DAY, "en") == english


@pytest.mark.parametrize("number", range(1, 13))
def test_every_month_is_named(number):
    first = date(2024, number, 1)
    assert dates.month(first, "zh-hant") == f"2024年{number}月"
    assert dates.month(first, "en") == f"{calendar.month_name[number]} 2024"
    assert dates.day(first, "en") == f"1 {calendar.month_name[number]} 2024"


@pytest.mark.parametrize(
    "weekday, han, english",
    [
        (0, "一", "Monday"),
        (1, "二", "Tuesday"),
        (2, "三", "Wednesday"),
        (3, "四", "Thursday"),
        (4, "五", "Friday"),
        (5, "六", "Saturday"),
        (6, "日", "Sunday"),
    ],
)
def test_every_weekday_is_named(weekday, han, english):
    when = date(2023, 3, 27) + timedelta(days=weekday)
    assert dates.day_with_weekday(when, "zh-hant").endswith(f"（星期{han}）")
    assert dates.day_with_weekday(when, "en").startswith(f"{english} ")


@pytest.mark.parametrize(
    "function, words",
    [
        (dates.day, "1 April 2023"),
        (dates.day_with_weekday, "Saturday 1 April 2023"),
        (dates.month, "April 2023"),
    ],
)
def test_a_moment_counts_by_its_hong_kong_date(function, words):
    assert function(datetime(2023, 3, 31, 16, 0, tzinfo=UTC), "en") == words


def test_year_of_a_moment_is_the_hong_kong_year():
    assert dates.year(datetime(2023, 12, 31, 16, 0, tzinfo=UTC), "en") == "2024"
    assert dates.year(datetime(2023, 12, 31, 15, 59, tzinfo=UTC), "en") == "2023"


@pytest.mark.parametrize(
    "function",
    [
        *OF_A_MOMENT,
        lambda when, language: dates.hong_kong(when),
        lambda when, language: dates.hong_kong_day(when),
    ],
)
def test_an_hour_without_its_zone_is_refused(function):
    with pytest.raises(ValueError, match="without its zone"):
        function(datetime(2023, 3, 31, 10, 0), "en")


@pytest.mark.parametrize(
    "function",
    [
        *OF_A_MOMENT,
        lambda when, language: dates.dates_not_stated(language),
        lambda when, language: dates.duration(2, language),
    ],
)
def test_an_unknown_language_is_refused(function):
    with pytest.raises(ValueError, match="not a language"):
        function(RELEASE_HOUR, "zh-tw")


@pytest.mark.parametrize(
    "first, last, chinese, english",
    [
        ((2023, 3, 31), (2023, 3, 31), "2023年3月31日", "31 March 2023"),
        ((2023, 3, 30), (2023, 3, 31), "2023年3月30日至31日", "30–31 March 2023"),
        ((2023, 3, 30), (2023, 4, 1), "2023年3月30日至4月1日", "30 March to 1 April 2023"),
        ((2022, 12, 30), (2023, 1, 2), "2022年12月30日至2023年1月2日", "30 December 2022 to 2 January 2023"),
        ((2022, 3, 1), (2023, 3, 2), "2022年3月1日至2023年3月2日", "1 March 2022 to 2 March 2023"),
    ],
)  # fmt: skip
def test_range_repeats_only_what_differs(first, last, chinese, english):
    first, last = date(*first), date(*last)
    assert dates.day_range(first, last, "zh-hant") == chinese
    assert dates.day_range(first, last, "zh-hans") == chinese
    assert dates.day_range(first, last, "en") == english


@pytest.mark.parametrize("number", range(1, 12))
def test_range_over_the_end_of_each_month_names_both_months(number):
    first, last = date(2023, number, 28), date(2023, number + 1, 3)
    assert dates.day_range(first, last, "zh-hans") == f"2023年{number}月28日至{number + 1}月3日"
    assert dates.day_range(first, last, "en") == (
        f"28 {calendar.month_name[number]} to 3 {calendar.month_name[number + 1]} 2023"
    )


@given(st.dates(), st.integers(0, 800), st.sampled_from(LANGUAGES))
def test_range_ends_with_its_last_day_and_starts_with_its_first(first, days, language):
    last = min(first, date.max - timedelta(days=days)) + timedelta(days=days)
    first = last - timedelta(days=days)
    words = dates.day_range(first, last, language)
    if language == "en":
        assert words.startswith(str(first.day))
        assert words.endswith(dates.day(last, language))
    else:
        assert words.startswith(dates.day(first, language))
        assert words.endswith(f"{last.day}日")


@pytest.mark.parametrize("language", LANGUAGES)
def test_range_that_ends_before_it_begins_is_refused(language):
    with pytest.raises(ValueError, match="before it begins"):
        dates.day_range(date(2023, 3, 31), date(2023, 3, 30), language)


def test_dates_not_stated_are_said_so():
    said = [dates.dates_not_stated(language) for language in LANGUAGES]
    assert said == ["日期未有公布", "日期未公布", "dates not published"]


def test_dates_not_stated_stand_behind_the_duration_that_is():
    said = [dates.dates_not_stated(language, 2) for language in LANGUAGES]
    assert said == [
        "為期兩天；日期未有公布",
        "为期两天；日期未公布",
        "Two days; dates not published",
    ]


@pytest.mark.parametrize(
    "days, hant, hans, english",
    [
        (1, "為期一天", "为期一天", "one day"),
        (2, "為期兩天", "为期两天", "two days"),
        (3, "為期三天", "为期三天", "three days"),
        (4, "為期四天", "为期四天", "four days"),
        (5, "為期五天", "为期五天", "five days"),
        (6, "為期六天", "为期六天", "six days"),
        (7, "為期七天", "为期七天", "seven days"),
        (8, "為期八天", "为期八天", "eight days"),
        (9, "為期九天", "为期九天", "nine days"),
        (10, "為期十天", "为期十天", "ten days"),
        (11, "為期11天", "为期11天", "11 days"),
        (12, "為期12天", "为期12天", "12 days"),
    ],
)
def test_duration_is_in_words_up_to_ten(days, hant, hans, english):
    assert dates.duration(days, "zh-hant") == hant
    assert dates.duration(days, "zh-hans") == hans
    assert dates.duration(days, "en") == english


@pytest.mark.parametrize("days", [0, -1])
def test_duration_below_one_day_is_refused(days):
    with pytest.raises(ValueError, match="a day or more"):
        dates.duration(days, "en")


@pytest.mark.parametrize(
    "hour, minute, hant, hans, english",
    [
        (10, 0, "上午10時", "上午10时", "10 am"),
        (18, 45, "下午6時45分", "下午6时45分", "6.45 pm"),
        (12, 0, "中午12時", "中午12时", "noon"),
        (0, 30, "凌晨0時30分", "凌晨0时30分", "12.30 am"),
        (0, 0, "凌晨0時", "凌晨0时", "12 am"),
        (0, 1, "凌晨0時1分", "凌晨0时1分", "12.01 am"),
        (5, 59, "凌晨5時59分", "凌晨5时59分", "5.59 am"),
        (6, 0, "上午6時", "上午6时", "6 am"),
        (11, 59, "上午11時59分", "上午11时59分", "11.59 am"),
        (12, 30, "中午12時30分", "中午12时30分", "12.30 pm"),
        (13, 5, "下午1時5分", "下午1时5分", "1.05 pm"),
        (18, 59, "下午6時59分", "下午6时59分", "6.59 pm"),
        (19, 0, "晚上7時", "晚上7时", "7 pm"),
        (23, 59, "晚上11時59分", "晚上11时59分", "11.59 pm"),
    ],
)
def test_hour_for_readers(hour, minute, hant, hans, english):
    assert dates.hour(at(hour, minute), "zh-hant") == hant
    assert dates.hour(at(hour, minute), "zh-hans") == hans
    assert dates.hour(at(hour, minute), "en") == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_minute_of_a_day_reads_differently(language):
    minutes = [at(hour, minute) for hour in range(24) for minute in range(60)]
    assert len({dates.hour(minute, language) for minute in minutes}) == 24 * 60


def test_moment_is_the_x_of_the_notices():
    assert [dates.moment(RELEASE_HOUR, language) for language in LANGUAGES] == [
        "2023年3月31日（星期五）上午10時（香港時間）",
        "2023年3月31日（星期五）上午10时（香港时间）",
        "10 am (HKT) on Friday 31 March 2023",
    ]


def test_desk_moment_is_by_24_hours_and_names_the_zone():
    assert [dates.desk_moment(RELEASE_HOUR, language) for language in LANGUAGES] == [
        "2023-03-31（五）10:00 香港時間",
        "2023-03-31（五）10:00 香港时间",
        "Fri 31 Mar 2023, 10:00 HKT",
    ]


@pytest.mark.parametrize(
    "places, language, line",
    [
        ("香港", "zh-hant", "（香港，2023年3月31日）— "),
        ("香港", "zh-hans", "（香港，2023年3月31日）— "),
        ("Hong Kong", "en", "(Hong Kong, 31 March 2023) – "),
        ("香港／上海", "zh-hant", "（香港／上海，2023年3月31日）— "),
        ("Hong Kong and Shanghai", "en", "(Hong Kong and Shanghai, 31 March 2023) – "),
        (" ", "zh-hant", "（2023年3月31日）— "),
        ("", "en", "(31 March 2023) – "),
    ],
)
def test_dateline_has_place_day_dash_and_one_space(places, language, line):
    assert dates.dateline(places, RELEASE_DAY, language) == line


def test_dateline_of_an_hour_has_its_hong_kong_date():
    late = datetime(2023, 3, 30, 23, 30, tzinfo=UTC)
    assert dates.dateline("香港", late, "zh-hant") == "（香港，2023年3月31日）— "


@pytest.mark.parametrize(
    "when, hant, hans, english",
    [
        (
            RELEASE_HOUR,
            "2023年3月31日（星期五）香港時間10時00分發出",
            "2023年3月31日（星期五）香港时间10:00发布",
            "Issued at 10:00 Hong Kong time, Friday 31 March 2023",
        ),
        (
            at(9, 5),
            "2023年3月31日（星期五）香港時間9時05分發出",
            "2023年3月31日（星期五）香港时间09:05发布",
            "Issued at 09:05 Hong Kong time, Friday 31 March 2023",
        ),
    ],
)
def test_foot_of_the_page_says_when_it_was_issued(when, hant, hans, english):
    assert dates.issued_at(when, "zh-hant") == hant
    assert dates.issued_at(when, "zh-hans") == hans
    assert dates.issued_at(when, "en") == english


@given(
    st.datetimes(datetime(1990, 1, 2), datetime(2090, 1, 1)),
    st.integers(-14, 14),
    st.sampled_from(LANGUAGES),
)
def test_a_moment_reads_the_same_from_any_zone(naive, offset, language):
    here = naive.replace(tzinfo=HONG_KONG)
    there = here.astimezone(timezone(timedelta(hours=offset)))
    for function in (dates.moment, dates.desk_moment, dates.issued_at, dates.day, dates.hour):
        assert function(there, language) == function(here, language)
