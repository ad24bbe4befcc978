"""Keys by which the directory stands in each language, against the orders of ICU and the counts of Unihan."""

import json
from pathlib import Path

import pytest

from releases.text import pinyin, strokes
from releases.text.languages import LANGUAGES
from releases.text.sorting import LONGEST, index_heading, sort_key
from tests import figures
from tests.order.reference import read

ORDER = Path(__file__).resolve().parent.parent / "order"


def kept(name):
    return json.loads((ORDER / f"{name}.json").read_text())


def in_our_order(names, language, given=""):
    return sorted(names, key=lambda name: sort_key(name, language, given).encode())


def headings(language, *names):
    return [index_heading(sort_key(name, language), language) for name in names]


@pytest.mark.parametrize("language", LANGUAGES)
def test_directory_stands_as_icu_orders_it_but_for_the_names_listed_with_a_reason(language):
    expected, reasons = kept("expected")[language], kept("differences")[language]
    names = read()[language]
    assert len(names) == len(expected) >= 300

    def without(names):
        return [name for name in names if name not in reasons]

    assert without(in_our_order(names, language)) == without(expected)
    figures.note(f"names in order, {language}", f"{len(names)}, {len(reasons)} with a reason")


def test_strokes_are_those_of_unihan_but_for_glyphs_that_hong_kong_writes_with_more():
    other = {
        each: (count, int(strokes.of(each)[0]))
        for each, count in kept("unihan").items()
        if count != int(strokes.of(each)[0])
    }
    # 艹 of four strokes, 阝 of three, 示 and not 礻, 差 廣 澳 觀 護 by their older forms; 龜 as it is counted in books.
    assert other == {
        "健": (10, 11),
        "勵": (16, 17),
        "差": (9, 10),
        "廣": (14, 15),
        "澳": (15, 16),
        "福": (13, 14),
        "荃": (9, 10),
        "華": (10, 12),
        "葵": (12, 13),
        "藍": (17, 18),
        "藏": (17, 18),
        "藝": (18, 19),
        "蘇": (19, 20),
        "觀": (24, 25),
        "護": (20, 21),
        "都": (10, 11),
        "龜": (17, 16),
    }


def test_strokes_and_radicals_are_known_for_every_plane():
    asked = "丁中王香滙歐龍羅𡃁𠮷"
    assert [int(strokes.of(each)[0]) for each in asked] == [2, 4, 4, 9, 13, 15, 16, 19, 18, 6]
    assert strokes.of("丁") == ("02", "001")
    assert [strokes.of(each) for each in ("A", "", "\n", "あ", "中國")] == [strokes.UNKNOWN] * 5


@pytest.mark.parametrize(
    ("name", "syllables"),
    [
        ("单氏", "shan4 shi4"),
        ("仇氏", "qiu2 shi4"),
        ("曾氏", "zeng1 shi4"),
        ("解氏", "xie4 shi4"),
        ("任氏", "ren2 shi4"),
        ("区氏", "ou1 shi4"),
        ("查氏", "zha1 shi4"),
        ("翟氏", "zhai2 shi4"),
        ("解放军", "jie3 fang4 jun1"),
        ("区域", "qu1 yu4"),
        ("重庆", "chong2 qing4"),
        ("厦门", "xia4 men2"),
        ("番禺", "pan1 yu2"),
        ("中国银行", "zhong1 guo2 yin2 hang2"),
        ("绿", "lü4"),
        ("龘", "da2"),
    ],
)
def test_pinyin_reads_surnames_places_and_banks_as_they_are_called(name, syllables):
    assert pinyin.syllables(name) == syllables.split()


def test_character_without_a_reading_has_none():
    assert pinyin.syllables("中𠮷") == ["zhong1", ""]


def test_names_stand_under_strokes_or_letters_and_what_no_heading_knows_has_none():
    assert headings("zh-hant", "上海", "羅氏", "Exyte", "3M", "", "ひ") == [
        "三畫",
        "十九畫",
        "E",
        "",
        "",
        "",
    ]
    assert headings("zh-hans", "上海", "Exyte", "3M", "") == ["S", "E", "", ""]
    assert headings("en", "The Roche Group", "Éclair", "3M", "羅氏", "") == ["R", "E", "", "", ""]


def test_names_of_which_the_index_knows_nothing_stand_last():
    assert in_our_order(["3M", "龍", "Zeta", "丁", "ひ"], "zh-hant") == [
        "丁",
        "龍",
        "Zeta",
        "3M",
        "ひ",
    ]
    assert in_our_order(["3M", "Zeta", "龙"], "zh-hans") == ["龙", "Zeta", "3M"]
    assert in_our_order(["3M", "Zeta", "Alpha"], "en") == ["Alpha", "Zeta", "3M"]


def test_traditional_characters_are_read_as_their_simplified_forms():
    assert sort_key("單氏銀行", "zh-hans") == sort_key("单氏银行", "zh-hans")


def test_lü_stands_between_lu_and_luan():
    assert in_our_order(["伦", "略", "乱", "绿", "路"], "zh-hans") == ["路", "绿", "乱", "略", "伦"]


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("The University of Hong Kong", "university of hong kong"),
        ("THE Hub", "hub"),
        ("Theatre", "theatre"),
        ("The", "the"),
        ("Café Zürich", "cafe zurich"),
        ("  JLABS  @ Shanghai ", "jlabs shanghai"),
        ("Straße", "strasse"),
        ("O’Malley & Sons", "omalley sons"),
        ("", ""),
    ],
)
def test_english_is_folded_and_loses_its_article(name, key):
    assert sort_key(name, "en") == key


def test_punctuation_and_width_order_nothing():
    assert sort_key("ＡＴＬＡＴＬ飛鏢（上海）", "zh-hant") == sort_key("Atlatl飛鏢 上海", "zh-hant")


@pytest.mark.parametrize(
    ("language", "given", "heading"),
    [
        ("zh-hant", "08阿12斯07利11康", "八畫"),
        ("zh-hant", "復星醫藥", "十二畫"),
        ("zh-hant", "Fosun", "F"),
        ("zh-hans", "shan4 shi4", "S"),
        ("zh-hans", "复星医药", "F"),
        ("en", "KingMed", "K"),
    ],
)
def test_given_text_orders_in_place_of_the_name(language, given, heading):
    assert index_heading(sort_key("某機構", language, given), language) == heading


def test_number_before_a_character_is_its_strokes_only_in_a_given_text():
    assert index_heading(sort_key("2030學會", "zh-hant"), "zh-hant") == ""
    assert index_heading(sort_key("x", "zh-hant", "12曾"), "zh-hant") == "十二畫"


def test_syllables_that_are_given_stand_with_those_that_are_read():
    names = ["善德", "shan4 shi4", "杉木", "商会"]
    assert in_our_order(names, "zh-hans") == ["杉木", "shan4 shi4", "善德", "商会"]


def test_key_has_a_longest_length():
    assert len(sort_key("香" * 200, "zh-hant")) == LONGEST


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="not a language"):
        sort_key("X", "fr")
