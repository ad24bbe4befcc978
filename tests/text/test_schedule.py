"""When a release goes out, said in words, and what an hour makes one think twice about."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text import schedule
from releases.text.dates import HONG_KONG
from releases.text.languages import LANGUAGES
from releases.text.notices import version
from releases.text.schedule import DayWord
from tests.text.articles import make_article, make_figure

# Friday 31 March 2023, 10:00 in Hong Kong.
TEN = datetime(2023, 3, 31, 2, 0, tzinfo=UTC)
BEFORE = TEN - timedelta(hours=3, minutes=12)
TWO = TEN + timedelta(hours=4)
NEXT_DAY = TWO + timedelta(days=1)


def in_each(opening, *, publish_at=TEN, at=BEFORE, **options):
    return [schedule.in_words(publish_at, opening, at, each, **options) for each in LANGUAGES]


def test_everyday_case_is_said_in_full():
    assert in_each({"zh-hant": None, "en": TWO}) == [
        "將於2023-03-31（五）10:00 香港時間（3小時12分鐘後）發布繁體版本；英文版本於14:00開放；"
        "簡體版本維持關閉。",
        "将于2023-03-31（五）10:00 香港时间（3小时12分钟后）发布繁体中文版；英文版于14:00开放；"
        "简体中文版保持关闭。",
        "Goes live Friday 31 March 2023, 10:00 Hong Kong time, in 3 h 12 min, in Traditional Chinese; "
        "English at 14:00; Simplified Chinese is closed.",
    ]


def test_all_languages_with_the_release_leave_none_closed():
    assert in_each(dict.fromkeys(LANGUAGES)) == [
        "將於2023-03-31（五）10:00 香港時間（3小時12分鐘後）發布繁體版本、簡體版本及英文版本。",
        "将于2023-03-31（五）10:00 香港时间（3小时12分钟后）发布繁体中文版、简体中文版及英文版。",
        "Goes live Friday 31 March 2023, 10:00 Hong Kong time, in 3 h 12 min, in Traditional Chinese, "
        "Simplified Chinese and English.",
    ]


def test_language_that_opens_on_another_day_says_which():
    assert in_each({"zh-hant": None, "zh-hans": TEN, "en": NEXT_DAY}) == [
        "將於2023-03-31（五）10:00 香港時間（3小時12分鐘後）發布繁體版本及簡體版本；"
        "英文版本於2023-04-01（六）14:00 香港時間開放。",
        "将于2023-03-31（五）10:00 香港时间（3小时12分钟后）发布繁体中文版及简体中文版；"
        "英文版于2023-04-01（六）14:00 香港时间开放。",
        "Goes live Friday 31 March 2023, 10:00 Hong Kong time, in 3 h 12 min, in Traditional Chinese and "
        "Simplified Chinese; English on Saturday 1 April 2023 at 14:00.",
    ]


def test_languages_that_open_later_are_told_by_their_hours():
    assert in_each({"zh-hant": NEXT_DAY, "zh-hans": None, "en": TWO})[2] == (
        "Goes live Friday 31 March 2023, 10:00 Hong Kong time, in 3 h 12 min, in Simplified Chinese; "
        "English at 14:00; Traditional Chinese on Saturday 1 April 2023 at 14:00."
    )
    assert in_each({"zh-hant": None, "zh-hans": TWO, "en": TWO})[2].endswith(
        "in Traditional Chinese; Simplified Chinese and English at 14:00."
    )


def test_now_goes_live_at_once():
    now = [
        "立即於2023-03-31（五）10:00 香港時間發布繁體版本；簡體版本及英文版本維持關閉。",
        "立即于2023-03-31（五）10:00 香港时间发布繁体中文版；简体中文版及英文版保持关闭。",
        "Goes live at once, Friday 31 March 2023, 10:00 Hong Kong time, in Traditional Chinese; "
        "Simplified Chinese and English are closed.",
    ]
    assert in_each({"zh-hant": None}, at=TEN) == now
    assert in_each({"zh-hant": None}, publish_at=None, at=TEN) == now


def test_release_without_a_language_at_its_hour_says_so():
    assert in_each({"en": TWO}) == [
        "將於2023-03-31（五）10:00 香港時間（3小時12分鐘後）發布，其時未有語言版本開放；"
        "英文版本於14:00開放；繁體版本及簡體版本維持關閉。",
        "将于2023-03-31（五）10:00 香港时间（3小时12分钟后）发布，届时没有语言版本开放；"
        "英文版于14:00开放；繁体中文版及简体中文版保持关闭。",
        "Goes live Friday 31 March 2023, 10:00 Hong Kong time, in 3 h 12 min, in no language yet; "
        "English at 14:00; Traditional Chinese and Simplified Chinese are closed.",
    ]


def test_hour_gone_by_is_said_to_have_gone_by():
    late = TEN + timedelta(minutes=5)
    assert [each.split("發布")[0].split("发布")[0] for each in in_each({"en": None}, at=late)] == [
        "將於2023-03-31（五）10:00 香港時間（已過5分鐘）",
        "将于2023-03-31（五）10:00 香港时间（已过5分钟）",
        "Goes live Friday 31 March 2023, 10:00 Hong Kong time, gone by 5 min ago, in English; "
        "Traditional Chinese and Simplified Chinese are closed.",
    ]


def test_live_release_says_since_when_and_what_opens():
    opening = {"zh-hant": TEN, "zh-hans": TWO, "en": NEXT_DAY}
    assert in_each(opening, at=TWO, is_live=True) == [
        "已於2023-03-31（五）10:00 香港時間發布繁體版本；簡體版本立即開放；"
        "英文版本於2023-04-01（六）14:00 香港時間開放。",
        "已于2023-03-31（五）10:00 香港时间发布繁体中文版；简体中文版立即开放；"
        "英文版于2023-04-01（六）14:00 香港时间开放。",
        "Live since Friday 31 March 2023, 10:00 Hong Kong time, in Traditional Chinese; "
        "Simplified Chinese at once; English on Saturday 1 April 2023 at 14:00.",
    ]
    later = in_each({"zh-hant": TEN, "en": TWO}, at=NEXT_DAY, is_live=True)[2]
    assert "in Traditional Chinese and English; Simplified Chinese is closed." in later


@given(st.dictionaries(st.sampled_from(LANGUAGES), st.none() | st.just(TWO) | st.just(NEXT_DAY)))
def test_every_language_is_named_once(opening):
    for language, sentence in zip(LANGUAGES, in_each(opening), strict=True):
        assert all(sentence.count(version(each, language)) == 1 for each in LANGUAGES)


@pytest.mark.parametrize(
    ("ahead", "hant", "hans", "english"),
    [
        ({"seconds": 40}, "40秒後", "40秒后", "in 40 s"),
        ({"seconds": 59.2}, "1分鐘後", "1分钟后", "in 1 min"),
        ({"minutes": 12, "seconds": 40}, "12分鐘後", "12分钟后", "in 12 min"),
        ({"hours": 3, "minutes": 12}, "3小時12分鐘後", "3小时12分钟后", "in 3 h 12 min"),
        ({"hours": 3}, "3小時後", "3小时后", "in 3 h"),
        ({"days": 1}, "1天後", "1天后", "in 1 day"),
        ({"days": 2, "hours": 4, "minutes": 5}, "2天4小時後", "2天4小时后", "in 2 days 4 h"),
        ({"days": 2, "minutes": 5}, "2天後", "2天后", "in 2 days"),
        ({"days": 400}, "400天後", "400天后", "in 400 days"),
        ({}, "現在", "现在", "now"),
        ({"minutes": -5}, "已過5分鐘", "已过5分钟", "gone by 5 min ago"),
        ({"days": -1, "hours": -2}, "已過1天2小時", "已过1天2小时", "gone by 1 day 2 h ago"),
    ],
)
def test_time_until_a_moment(ahead, hant, hans, english):
    moment = TEN + timedelta(**ahead)
    assert [schedule.until(TEN, moment, each) for each in LANGUAGES] == [hant, hans, english]


@given(st.timedeltas(timedelta(milliseconds=1), timedelta(days=1000)))
def test_time_until_a_moment_is_right_to_its_smallest_unit(ahead):
    said = schedule.until(TEN, TEN + ahead, "en")
    sizes = {"day": 86400, "days": 86400, "h": 3600, "min": 60, "s": 1}
    parts = re.findall(r"(\d+) (\w+)", said)
    total = sum(int(count) * sizes[unit] for count, unit in parts)
    smallest = {"day": 3600, "days": 3600, "h": 60, "min": 60, "s": 1}[parts[0][1]]
    assert -1 <= ahead.total_seconds() - total < smallest


def at_hour(day, hour, minute=0):
    return datetime(2023, 3, day, hour, minute, tzinfo=HONG_KONG)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        (at_hour(31, 10), ()),
        (at_hour(31, 6, 59), ("night",)),
        (at_hour(31, 7), ()),
        (at_hour(31, 21, 59), ()),
        (at_hour(31, 22), ("night",)),
        (at_hour(31, 0), ("night", "midnight")),
        (at_hour(31, 0, 1), ("night",)),
        (at_hour(25, 10), ("weekend",)),
        (at_hour(26, 0), ("night", "weekend", "midnight")),
        (at_hour(27, 7), ()),
        # Sunday evening elsewhere is Monday in Hong Kong.
        (datetime(2023, 3, 26, 23, 30, tzinfo=UTC), ()),
        (datetime(2022, 12, 31, 16, 0, tzinfo=UTC), ("night", "weekend", "midnight")),
    ],
)
def test_hours_to_mind(moment, expected):
    assert schedule.hours_to_mind(moment) == expected


def test_hour_without_its_zone_is_refused():
    with pytest.raises(ValueError, match="without its zone"):
        schedule.hours_to_mind(datetime(2023, 3, 31, 10))


def found(text, language, day=date(2023, 3, 31)):
    article = make_article(language, body=text)
    return [(each.word, each.sentence) for each in schedule.day_words(article, day)]


def test_words_of_the_day_are_found_with_their_sentences():
    hant = "<p>園區開幕。園區今日公布，昨日已通知。</p>"
    assert found(hant, "zh-hant") == [
        ("今日", "園區今日公布，昨日已通知。"),
        ("昨日", "園區今日公布，昨日已通知。"),
    ]
    assert found("<p>园区今天公布。</p>", "zh-hans") == [("今天", "园区今天公布。")]
    english = "<p>It opened. The RMB1.5 grant was made today. Yesterday’s news.</p>"
    assert found(english, "en") == [
        ("today", "The RMB1.5 grant was made today."),
        ("Yesterday", "Yesterday’s news."),
    ]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("今日（3月31日）", "zh-hant"),
        ("昨日（3月30日）", "zh-hant"),
        ("今天（3月31日）", "zh-hans"),
        ("明日（4月1日）", "zh-hant"),
        ("today (31 March)", "en"),
        ("tomorrow (1 April)", "en"),
        ("明白，今年", "zh-hant"),
        ("todays", "en"),
    ],
)
def test_day_that_stands_with_its_right_date_needs_no_word(text, language):
    assert found(f"<p>{text}</p>", language) == []


def test_day_that_stands_with_another_date_is_found():
    assert found("<p>今日（3月30日）公布。</p>", "zh-hant") == [("今日", "今日（3月30日）公布。")]
    assert found("<p>Out today (30 March).</p>", "en") == [("today", "Out today (30 March).")]
    new_year = date(2024, 1, 1)
    assert found("<p>昨日（12月31日）公布。</p>", "zh-hant", new_year) == []
    assert found("<p>昨日（1月1日）公布。</p>", "zh-hant", new_year) == [
        ("昨日", "昨日（1月1日）公布。")
    ]


def test_words_of_the_day_are_found_in_every_place():
    article = make_article(
        "en",
        headline="Opening today",
        key_points=("Out today.",),
        figures=[make_figure(9, "Seen yesterday.", language="en")],
    )
    assert schedule.day_words(article, date(2023, 3, 31), "zh-hant") == [
        DayWord("標題", "today", "Opening today"),
        DayWord("第一項重點", "today", "Out today."),
        DayWord("圖九的圖片說明", "yesterday", "Seen yesterday."),
    ]
