"""Names of people and headlines of two clauses (house style section 6)."""

import pytest

from releases.text.languages import LANGUAGES
from releases.text.names import headline_in_one_line, headline_lines, person_name


@pytest.mark.parametrize(
    "family, given, honorific, honours, language, family_first, name",
    [
        ("黃", "克強", "先生", "", "zh-hant", True, "黃克強先生"),
        ("黄", "克强", "先生", "", "zh-hans", False, "黄克强先生"),
        ("Friedman", "Noah", "先生", "", "zh-hant", False, "Noah Friedman先生"),
        ("Chen", "Qiyu", "Mr", "", "en", True, "Mr Chen Qiyu"),
        ("Wong", "Albert", "Mr", "", "en", False, "Mr Albert Wong"),
        ("Wong", "Albert", "Mr", "GBS, JP", "en", False, "Mr Albert Wong, GBS, JP"),
        ("陳", "衡", "Mr", "", "en", False, "Mr 陳衡"),
        ("𠮷", "田", "先生", "", "zh-hant", False, "𠮷田先生"),
    ],
)
def test_person_is_named_in_the_order_of_the_language(
    family, given, honorific, honours, language, family_first, name
):
    assert person_name(family, given, honorific, honours, language, family_first) == name


@pytest.mark.parametrize(
    "honours, name",
    [
        ("GBS,JP", "黃克強先生，GBS，JP"),
        ("GBS，JP", "黃克強先生，GBS，JP"),
        ("太平紳士", "黃克強先生太平紳士"),
        ("GBS、太平紳士", "黃克強先生，GBS，太平紳士"),
        (" , ", "黃克強先生"),
    ],
)
def test_honours_stand_behind_a_chinese_name(honours, name):
    assert person_name("黃", "克強", "先生", honours, "zh-hant", True) == name


@pytest.mark.parametrize(
    "family, given, honorific, language, name",
    [
        ("黃", "", "先生", "zh-hant", "黃先生"),
        ("Wong", "", "Mr", "en", "Mr Wong"),
        ("", "Madonna", "", "en", "Madonna"),
        (" Wong ", " Albert ", " ", "en", "Albert Wong"),
        ("", "", "先生", "zh-hant", ""),
        ("", "", "Mr", "en", ""),
    ],
)
def test_empty_parts_leave_no_gap(family, given, honorific, language, name):
    assert person_name(family, given, honorific, "", language, False) == name


@pytest.mark.parametrize(
    "headline, lines",
    [
        ("", []),
        ("一句", ["一句"]),
        ("上句\n下句", ["上句", "下句"]),
        (" 上句 \r\n 下句 ", ["上句", "下句"]),
        ("\n一句\n", ["一句"]),
        ("上句\u3000下句", ["上句", "下句"]),
        ("\u3000上句\u3000\u3000下句\u3000", ["上句", "下句"]),
        ("上句\u3000\n下句", ["上句", "下句"]),
        ("two words", ["two words"]),
    ],
)
def test_headline_is_split_at_its_line_break_or_full_width_space(headline, lines):
    assert headline_lines(headline) == lines


def test_headline_in_one_line_joins_its_clauses():
    assert headline_in_one_line("上句\n下句", "zh-hant") == "上句\u3000下句"
    assert headline_in_one_line("上句\n下句", "zh-hans") == "上句\u3000下句"
    assert headline_in_one_line("First\nSecond", "en") == "First – Second"


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_headline_typed_with_a_full_width_space_is_the_same_in_one_line(language):
    typed = "雲帆科研園代表團訪問上海\u3000促進滬港生物醫藥合作"
    assert headline_in_one_line(typed, language) == typed
    assert headline_in_one_line(typed.replace("\u3000", "\n"), language) == typed


@pytest.mark.parametrize("language", LANGUAGES)
def test_headline_of_one_clause_stays_as_it_is(language):
    assert headline_in_one_line("Only", language) == "Only"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="not a language"):
        person_name("黃", "克強", "先生", "", "fr", True)
    with pytest.raises(ValueError, match="not a language"):
        headline_in_one_line("Only", "fr")
