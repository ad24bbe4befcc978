"""An excerpt is a piece of the text as it was written, with every place marked and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.bigrams import sought
from releases.text.excerpts import LEFT_OUT, LINE_IN_HAN, LONGEST, excerpt, excerpt_of, marked
from releases.text.folding import fold

LONG = "甲公司成立。" * 20 + "乙代表團會見羅氏集團，討論合作。" + "丙活動結束。" * 20
WRITTEN = st.text("羅氏集團罗团香港ABc1 ，。.\n", max_size=300)


def shown(pieces):
    return "".join(f"[{each.text}]" if each.is_hit else each.text for each in pieces)


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        (LONG, "罗氏", "乙代表團會見[羅氏]集團，討論合作。" + "丙活動結束。" * 11),
        (LONG, "丁", "甲公司成立。" * 14),
        ("Roche met ROCHE staff.", "roche", "[Roche] met [ROCHE] staff."),
        ("The prochet.", "roch", "The prochet."),
        ("衞生署與衛生署", "卫生", "[衞生]署與[衛生]署"),
        ("COVID-19，covid 19", "covid19 covid-19", "[COVID-19]，[covid 19]"),
        ("羅氏羅氏羅", "羅氏羅", "[羅氏羅]氏羅"),
        ("甲公司\n\n乙見羅氏\n\n丙公司。", "羅氏", "乙見[羅氏]"),
        ("第一段。\n\n第二段。", "丁", "第一段。"),
        ("甲會見\n羅氏。\n乙", "羅氏", "甲會見[羅氏]。乙"),
        ("Roche\nABC", "abc", "[ABC]"),
        ("", "羅", ""),
    ],
)
def test_excerpt_shows_the_places(text, query, expected):
    assert shown(excerpt(text, sought(query), "zh-hant")) == expected


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (["甲公司。", "乙羅氏。", "丙羅氏集團。"], "乙[羅氏]。"),
        (["甲公司。", "乙公司。"], "甲公司。"),
        ([], ""),
    ],
)
def test_excerpt_of_several_texts_is_of_the_first_that_has_what_is_sought(texts, expected):
    assert shown(excerpt_of(texts, sought("羅氏"), "zh-hant")) == expected


def test_excerpt_in_english_keeps_the_space_of_a_line_break_and_ends_with_its_paragraph():
    text = "Cloudsail\nPark\n\nPlease register."
    assert shown(excerpt(text, sought("cloudsail"), "en")) == "[Cloudsail]\nPark"


def test_piece_that_shows_most_is_the_first_of_several():
    text = (
        "羅氏成立。" + "甲公司成立。" * 20 + "羅氏在香港。" + "甲公司成立。" * 20 + "香港有羅氏。"
    )
    found = shown(excerpt(text, sought("羅氏 香港"), "zh-hant"))
    assert found.startswith("[羅氏]在[香港]。")


def test_long_sentence_is_cut_at_a_clause_and_says_so():
    text = "第一段" * 30 + "，羅氏集團" + "之後" * 60
    found = excerpt(text, sought("羅氏"), "zh-hant")
    assert found[0].text == LEFT_OUT
    assert found[-1].text == LEFT_OUT
    assert shown(found).startswith(f"{LEFT_OUT}[羅氏]集團之後")


@given(WRITTEN, WRITTEN)
def test_marked_text_is_the_text(text, query):
    assert "".join(each.text for each in marked(text, sought(query))) == text


@given(WRITTEN, WRITTEN, st.sampled_from(["zh-hant", "en"]))
def test_excerpt_is_a_piece_of_the_text_and_marks_what_is_sought(text, query, language):
    wanted = sought(query)
    found = excerpt(text, wanted, language)
    inner = [each for each in found if each.text != LEFT_OUT]
    written = "".join(each.text for each in inner)
    assert written in (text if language == "en" else LINE_IN_HAN.sub("", text))
    assert len(written) <= LONGEST[language != "en"] + 100
    runs = {run for needle in wanted.needles for run in needle.split()}
    for each in inner:
        if each.is_hit:
            assert any(run in fold(each.text) for run in runs)


@given(WRITTEN, st.sampled_from(["羅氏", "罗", "香港集團"]))
def test_every_han_place_is_marked(text, query):
    hits = sum(
        fold(each.text).count(fold(query)) for each in marked(text, sought(query)) if each.is_hit
    )
    assert hits >= fold(text).count(fold(query))
