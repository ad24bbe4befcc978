"""What readers are told of a change."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from releases.text import changes, passages
from releases.text.changes import Change
from releases.text.languages import LANGUAGES
from tests.text.articles import make_article

TOLD = {
    "zh-hant": [
        Change("第二段", "舊", "新"),
        Change("第三段", "", "甲"),
        Change("第二段", "乙", ""),
    ],
    "zh-hans": [
        Change("第二段", "旧", "新"),
        Change("第三段", "", "甲"),
        Change("第二段", "乙", ""),
    ],
    "en": [
        Change("paragraph 2", "old", "new"),
        Change("paragraph 3", "", "more"),
        Change("paragraph 2", "less", ""),
    ],
}


def test_notice_tells_each_change_in_a_sentence():
    assert [changes.notice_words(TOLD[each], each, False) for each in LANGUAGES] == [
        "第二段「舊」應為「新」。第三段加入「甲」。第二段刪去「乙」。",
        "第二段“旧”应为“新”。第三段加入“甲”。第二段删去“乙”。",
        "in paragraph 2, “old” should read “new”. In paragraph 3, “more” has been added. "
        "In paragraph 2, “less” has been removed.",
    ]


def test_notice_that_withholds_the_old_names_a_place_once():
    assert [changes.notice_words(TOLD[each], each, True) for each in LANGUAGES] == [
        "第二段內容已更正；舊文不再刊出。第三段加入「甲」。",
        "第二段内容已更正；原文不再刊出。第三段加入“甲”。",
        "paragraph 2 has been corrected; the earlier wording is no longer shown. "
        "In paragraph 3, “more” has been added.",
    ]


def test_notice_of_nothing_is_empty():
    assert [changes.notice_words([], each, True) for each in LANGUAGES] == ["", "", ""]


def given_away(notice, old, new, language="zh-hant"):
    pair = (make_article(language, body=f"<p>{text}</p>") for text in (old, new))
    return changes.gives_away(notice, changes.changes(*pair))


@pytest.mark.parametrize(
    ("notice", "old", "new", "language", "expected"),
    [
        # The wording as quoted, its bare piece, blanks and width apart.
        ("原文「陳大文先生」有誤", "由陳大文先生說明", "由一名職員說明", "zh-hant", ["陳大文先生"]),
        ("陳 大 文先生並無受聘", "由陳大文先生說明", "由一名職員說明", "zh-hant", ["陳大文先生"]),
        ("款額並非１，２００元", "捐出1,200元", "捐出款項", "zh-hant", ["1,200元"]),
        ("He was not MR SMITH", "Mr Smith spoke", "A guest spoke", "en", ["Mr Smith"]),
        # A part of the name is telling too; a title or a word of grammar is not.
        ("Smith was not there", "Mr Smith spoke", "A guest spoke", "en", ["Smith"]),
        ("Mr Wong was there", "Mr Smith spoke", "A guest spoke", "en", []),
        ("Ho was not there", "Mr Ho spoke", "A guest spoke", "en", ["Ho"]),
        ("those who smithed", "Mr Smith spoke", "A guest spoke", "en", []),
        # One character of a name.
        ("大文並無出席", "陳大文先生說明", "陳大明先生說明", "zh-hant", ["大文"]),
        # What the new wording says as well is no secret.
        ("陳大明先生", "陳大文先生說明", "陳大明先生說明", "zh-hant", []),
        # What still stands elsewhere in the text is none either.
        (
            "園區並無收費",
            "園區收費。市民到訪園區，不勝歡迎。",
            "市民到訪園區，不勝歡迎。",
            "zh-hant",
            [],
        ),
        # A clause of a paragraph that went, and a name in it.
        ("陳大文並無出席", "據悉陳大文先生否認。", "", "zh-hant", ["陳大文"]),
        (
            "我們收回他曾收取款項之說",
            "有關人士否認。他曾收取款項，其後離職。",
            "",
            "zh-hant",
            ["他曾收取款項"],
        ),
        ("第二段內容已更正", "由陳大文先生說明", "由一名職員說明", "zh-hant", []),
    ],
)
def test_notice_gives_away_what_is_withheld(notice, old, new, language, expected):
    assert given_away(notice, old, new, language) == expected


HAN = st.text("甲乙丙丁戊己庚辛壬癸，。", min_size=1, max_size=40)


def paragraphs(texts):
    return make_article(body="".join(f"<p>{text}</p>" for text in texts))


@given(st.lists(HAN, max_size=6))
def test_equal_texts_have_no_changes(texts):
    assert changes.changes(paragraphs(texts), paragraphs(texts)) == []
    assert changes.beyond_minor(paragraphs(texts), paragraphs(texts), ["甲乙"]) == set()


@given(st.lists(HAN, max_size=6), st.lists(HAN, max_size=6))
def test_each_wording_stands_in_its_text(olds, news):
    for change in changes.changes(paragraphs(olds), paragraphs(news)):
        assert change.old != change.new
        assert any(change.old in text for text in [*olds, ""])
        assert any(change.new in text for text in [*news, ""])


@given(st.lists(HAN, max_size=6), st.lists(HAN, max_size=6))
def test_texts_without_changes_are_the_same(olds, news):
    assume(olds != news)
    assert changes.changes(paragraphs(olds), paragraphs(news))


@given(st.lists(HAN, unique=True, min_size=1, max_size=6), st.data())
def test_one_inserted_paragraph_is_one_change(texts, data):
    place = data.draw(st.integers(0, len(texts)))
    longer = [*texts[:place], "全新加入", *texts[place:]]
    [change] = changes.changes(paragraphs(texts), paragraphs(longer))
    assert (change.old, change.new) == ("", "全新加入")
    assert change.place == passages.place("paragraph", "zh-hant", place + 1)


@given(st.lists(HAN, max_size=6), st.lists(HAN, max_size=6))
def test_notice_that_withholds_the_old_gives_nothing_away(olds, news):
    told = changes.changes(paragraphs(olds), paragraphs(news))
    assert changes.gives_away(changes.notice_words(told, "zh-hant", True), told) == []


@given(st.lists(st.text("甲乙丙丁戊", min_size=4, max_size=9), min_size=1, max_size=4))
def test_notice_that_repeats_a_whole_old_wording_gives_it_away(texts):
    told = changes.changes(paragraphs(texts), paragraphs([]))
    notice = changes.notice_words(told, "zh-hant", False)
    given_away = changes.gives_away(notice, told)
    assert all(any(text in wording for wording in given_away) for text in texts)
