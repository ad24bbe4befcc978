"""A difference is told in whole words, numbers and dates."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from releases.text import changes
from tests.text.articles import make_article


def between(old, new, language="zh-hant"):
    """(old, new) of each change between two paragraphs."""
    pair = (make_article(language, body=f"<p>{text}</p>") for text in (old, new))
    return [(each.old, each.new) for each in changes.changes(*pair)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        # A number is told whole, with its commas and what it counts.
        ("參加者有1,200人次。", "參加者有1,020人次。", [("1,200人次", "1,020人次")]),
        ("產值達2,400億元。", "產值達2,040億元。", [("2,400億元", "2,040億元")]),
        ("升幅為3.5%。", "升幅為5.3%。", [("3.5%", "5.3%")]),
        # So is a date, and an hour.
        ("於2023年3月31日舉行", "於2023年4月1日舉行", [("2023年3月31日", "2023年4月1日")]),
        ("上午10時30分開始", "上午11時30分開始", [("上午10時30分", "上午11時30分")]),
        # One Han character is told in its phrase, not beyond a mark or a word of grammar.
        ("星期四（上午）", "星期五（上午）", [("星期四", "星期五")]),
        (
            "由黃克强先生帶領，成行",
            "由黃克強先生帶領，成行",
            [("黃克强先生帶領", "黃克強先生帶領")],
        ),
        ("會上的氣份在場者", "會上的氣氛在場者", [("氣份在場者", "氣氛在場者")]),
        ("他（左三）出席", "他（左四）出席", [("左三", "左四")]),
        # A word of grammar alone says nothing.
        ("講得清楚的人", "講得清楚地人", [("講得清楚的人", "講得清楚地人")]),
        # A short word that came or went is told with what it belongs to.
        ("與上海醫藥合辦", "與上海復星醫藥合辦", [("上海醫藥合辦", "上海復星醫藥合辦")]),
        ("園區將會開放", "園區將不會開放", [("會開放", "不會開放")]),
        # What is long enough to be understood is said to have come or gone.
        (
            "甲方出席。乙方出席。",
            "甲方出席。園區今日公布新計劃詳情。乙方出席。",
            [("", "園區今日公布新計劃詳情")],
        ),
        (
            "園區今日開幕。園區明日關閉場館。園區亦會培育人才。",
            "園區今日開幕。園區亦會培育人才。",
            [("園區明日關閉場館", "")],
        ),
        # A mark alone is told with the words before it.
        ("歡迎參加。", "歡迎參加！", [("歡迎參加。", "歡迎參加！")]),
    ],
)
def test_chinese_change_is_told_in_words_that_are_understood(old, new, expected):
    assert between(old, new) == expected


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It drew 1,200 guests.", "It drew 1,020 guests.", [("1,200 guests", "1,020 guests")]),
        ("A grant of RMB240 billion.", "A grant of RMB204 billion.", [("RMB240", "RMB204")]),
        ("It opens on Tuesday.", "It opens on Wednesday.", [("Tuesday", "Wednesday")]),
        (
            "On 31 March 2023 at noon.",
            "On 1 April 2023 at noon.",
            [("31 March 2023", "1 April 2023")],
        ),
        ("From 10 am.", "From 10 pm.", [("10 am", "10 pm")]),
        ("Then Mr Wong spoke.", "Then Dr Wong spoke.", [("Mr Wong", "Dr Wong")]),
        ("It will open in May.", "It will not open in May.", [("open", "not open")]),
        ("He isn’t there.", "He wasn’t there.", [("isn’t", "wasn’t")]),
        (
            "It was held, with help.",
            "It was held by the park and its partners, with help.",
            [("", "by the park and its partners")],
        ),
    ],
)
def test_english_change_is_told_in_whole_words(old, new, expected):
    assert between(old, new, "en") == expected


def test_changes_of_one_paragraph_stay_apart_unless_they_are_side_by_side():
    old = "On Tuesday the park opened a new laboratory with Roche in Shanghai."
    new = "On Wednesday the park opened a new laboratory with Roche in Beijing."
    assert between(old, new, "en") == [("Tuesday", "Wednesday"), ("Shanghai", "Beijing")]
    assert between("The Roche Shanghai team.", "The Merck Beijing team.", "en") == [
        ("Roche Shanghai", "Merck Beijing")
    ]


def test_blanks_between_words_are_no_change_of_wording():
    assert between("2023 年 3 月的活動", "2023 年  3 月的活動") == []
    assert between("共有<br>17幅", "共有17幅") == []


def test_paragraph_written_anew_is_told_whole():
    old, new = "園區舉行開放日，歡迎市民。", "代表團啟程前往外地，為期兩天。"
    assert between(old, new) == [(old, new)]


def test_emphasis_is_no_change_of_wording():
    assert between("全新<strong>園區</strong>開幕", "全新園區開幕") == []


@given(st.integers(1, 10**9), st.integers(1, 10**9))
def test_number_is_never_cut(one, other):
    assume(one != other)
    expected = [(f"{one:,}人次", f"{other:,}人次")]
    assert between(f"共有{one:,}人次參加。", f"共有{other:,}人次參加。") == expected
    expected = [(f"{one:,} guests", f"{other:,} guests")]
    assert between(f"It drew {one:,} guests.", f"It drew {other:,} guests.", "en") == expected
