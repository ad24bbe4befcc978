"""Han numerals, labels, references and positions (house style section 3)."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.languages import LANGUAGES
from releases.text.numbering import (
    SLOTS,
    caption,
    han_numeral,
    is_pair,
    label,
    person_position,
    photo_label,
    position,
    positions,
    reference,
    strip,
    strip_plain,
)

HAN = {
    1: "一", 2: "二", 9: "九", 10: "十", 11: "十一", 19: "十九", 20: "二十", 21: "二十一",
    30: "三十", 99: "九十九", 100: "一百", 101: "一百零一", 109: "一百零九", 110: "一百一十",
    111: "一百一十一", 119: "一百一十九", 120: "一百二十", 200: "二百", 201: "二百零一",
    210: "二百一十", 212: "二百一十二", 300: "三百", 999: "九百九十九",
}  # fmt: skip

languages = st.sampled_from(LANGUAGES)
chinese = st.sampled_from(("zh-hant", "zh-hans"))


def read_han(text):
    """An independent reader: a left-to-right sum, with 十 alone standing for ten."""
    total = digit = 0
    for character in text:
        if character in "十百":
            total += (digit or 1) * {"十": 10, "百": 100}[character]
            digit = 0
        else:
            digit = "零一二三四五六七八九".index(character)
    return total + digit


@pytest.mark.parametrize("n, numeral", HAN.items())
def test_han_numeral_is_as_the_house_style_lists_it(n, numeral):
    assert han_numeral(n) == numeral


@pytest.mark.parametrize("n", [-1, 0, 1000, 1001])
def test_han_numeral_outside_1_to_999_is_refused(n):
    with pytest.raises(ValueError, match="1 to 999"):
        han_numeral(n)


def test_every_han_numeral_is_its_own_and_reads_back():
    numerals = {n: han_numeral(n) for n in range(1, 1000)}
    assert len(set(numerals.values())) == 999
    assert {n: read_han(numeral) for n, numeral in numerals.items()} == {
        n: n for n in range(1, 1000)
    }


def test_every_han_numeral_has_the_shape_of_the_house():
    below_hundred = "[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九]"
    behind_hundreds = "[一二三四五六七八九]十[一二三四五六七八九]?|零[一二三四五六七八九]"
    shape = re.compile(f"(?:{below_hundred})|[一二三四五六七八九]百(?:{behind_hundreds})?")
    for n in range(1, 1000):
        numeral = han_numeral(n)
        assert shape.fullmatch(numeral), numeral
        assert not set(numeral) & set("兩两廿卅〇"), numeral
        assert not numeral.startswith("一十"), numeral


@pytest.mark.parametrize(
    "first, count, hant, hans, english",
    [
        (9, 1, "圖九", "图九", "Photo 9"),
        (1, 2, "圖一及二", "图一及二", "Photos 1 and 2"),
        (11, 2, "圖十一及十二", "图十一及十二", "Photos 11 and 12"),
        (15, 3, "圖十五至十七", "图十五至十七", "Photos 15–17"),
        (21, 2, "圖二十一及二十二", "图二十一及二十二", "Photos 21 and 22"),
        (99, 2, "圖九十九及一百", "图九十九及一百", "Photos 99 and 100"),
        (99, 3, "圖九十九至一百零一", "图九十九至一百零一", "Photos 99–101"),
        (110, 2, "圖一百一十及一百一十一", "图一百一十及一百一十一", "Photos 110 and 111"),
        (999, 1, "圖九百九十九", "图九百九十九", "Photo 999"),
    ],
)
def test_label_is_as_the_house_style_lists_it(first, count, hant, hans, english):
    assert label(first, count, "zh-hant") == hant
    assert label(first, count, "zh-hans") == hans
    assert label(first, count, "en") == english


@pytest.mark.parametrize(
    "first, count, words", [(1000, 1, "圖1000"), (999, 2, "圖999及1000"), (998, 5, "圖998至1002")]
)
def test_label_beyond_999_is_arabic_throughout(first, count, words):
    assert label(first, count, "zh-hant") == words


def test_label_is_arabic_where_the_site_sets_it_so():
    assert label(9, 1, "zh-hant", numerals="arabic") == "圖9"
    assert label(11, 2, "zh-hans", numerals="arabic") == "图11及12"
    assert label(15, 3, "zh-hant", numerals="arabic") == "圖15至17"
    assert label(15, 3, "en", numerals="arabic") == "Photos 15–17"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("first, count", [(0, 1), (-3, 2), (1, 0), (5, -1)])
def test_label_of_what_is_not_counted_from_1_is_refused(first, count, language):
    with pytest.raises(ValueError, match="counted from 1"):
        label(first, count, language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_numerals_of_another_kind_are_refused(language):
    with pytest.raises(ValueError, match="han or arabic"):
        label(1, 1, language, numerals="roman")


def test_label_in_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="not a language"):
        label(1, 1, "fr")


@given(st.integers(1, 999), st.integers(1, 60), languages, st.sampled_from(("han", "arabic")))
def test_label_says_its_first_and_last_photo(first, count, language, numerals):
    words = label(first, count, language, numerals=numerals)
    last = first + count - 1
    bare = words.removeprefix("圖").removeprefix("图")
    bare = bare.removeprefix("Photos ").removeprefix("Photo ")
    numbers = re.split("及|至| and |–", bare)
    read = [int(n) if n.isdecimal() else read_han(n) for n in numbers]
    assert read == ([first] if count == 1 else [first, last])


@given(st.lists(st.integers(1, 6), min_size=1, max_size=40), languages)
def test_labels_of_one_release_are_all_different(counts, language):
    labels, first = [], 1
    for count in counts:
        labels.append(label(first, count, language))
        first += count
    assert len(set(labels)) == len(labels)


def test_labels_of_the_seed_are_those_it_prints():
    counts = [2, 2, 2, 2, 1, 1, 2, 1, 1, 3]
    firsts = [1 + sum(counts[:i]) for i in range(len(counts))]
    assert [label(*group, "zh-hant") for group in zip(firsts, counts, strict=True)] == [
        "圖一及二", "圖三及四", "圖五及六", "圖七及八", "圖九", "圖十", "圖十一及十二",
        "圖十三", "圖十四", "圖十五至十七",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "targets, hant, hans, english",
    [
        ([5], "圖五", "图五", "Photo 5"),
        ([(3, 2)], "圖三及四", "图三及四", "Photos 3 and 4"),
        ([(15, 3)], "圖十五至十七", "图十五至十七", "Photos 15–17"),
        ([3, 9], "圖三及圖九", "图三及图九", "Photos 3 and 9"),
        ([(1, 2), 5, 9], "圖一及二、圖五及圖九", "图一及二、图五及图九", "Photos 1, 2, 5 and 9"),
        ([3, 4, 5, 9], "圖三至五及圖九", "图三至五及图九", "Photos 3–5 and 9"),
        ([(3, 3), (9, 1)], "圖三至五及圖九", "图三至五及图九", "Photos 3–5 and 9"),
        ([3, 4], "圖三及圖四", "图三及图四", "Photos 3 and 4"),
        ([(1, 2), 3], "圖一至三", "图一至三", "Photos 1–3"),
        ([9, 3], "圖三及圖九", "图三及图九", "Photos 3 and 9"),
        ([3, 3, (3, 1)], "圖三", "图三", "Photo 3"),
        ([4, (3, 2)], "圖三及四", "图三及四", "Photos 3 and 4"),
        ([(3, 3), 5, (15, 3)], "圖三至五及圖十五至十七", "图三至五及图十五至十七", "Photos 3–5 and 15–17"),
        ([3, 1000], "圖3及圖1000", "图3及图1000", "Photos 3 and 1000"),
    ],
)  # fmt: skip
def test_reference_names_each_photo_once_and_in_order(targets, hant, hans, english):
    assert reference(targets, "zh-hant") == hant
    assert reference(targets, "zh-hans") == hans
    assert reference(targets, "en") == english


def test_reference_is_arabic_where_the_site_sets_it_so():
    assert reference([(1, 2), 5], "zh-hant", numerals="arabic") == "圖1及2及圖5"


@pytest.mark.parametrize("language", LANGUAGES)
def test_reference_to_nothing_is_refused(language):
    with pytest.raises(ValueError, match="at least one"):
        reference([], language)


@pytest.mark.parametrize("target", [0, (0, 2), (4, 0), (7, -1)])
def test_reference_to_what_is_not_counted_from_1_is_refused(target):
    with pytest.raises(ValueError, match="counted from 1"):
        reference([3, target], "en")


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(1, 6)), min_size=1, max_size=12))
def test_english_reference_covers_exactly_the_photos_it_was_given(targets):
    words = reference(targets, "en").removeprefix("Photos ").removeprefix("Photo ")
    named = []
    for piece in re.split(", | and ", words):
        first, _, last = piece.partition("–")
        named += range(int(first), int(last or first) + 1)
    assert named == sorted({n for first, count in targets for n in range(first, first + count)})


@given(
    st.lists(st.tuples(st.integers(1, 990), st.integers(1, 6)), min_size=1, max_size=12), chinese
)
def test_chinese_reference_covers_exactly_the_photos_it_was_given(targets, language):
    named = []
    for piece in re.split("[圖图]", reference(targets, language))[1:]:
        numbers = [read_han(n) for n in re.split("及|至", piece.rstrip("、及"))]
        named += range(numbers[0], numbers[-1] + 1)
    assert named == sorted({n for first, count in targets for n in range(first, first + count)})


@given(st.integers(1, 999), st.integers(1, 9), languages)
def test_reference_to_one_group_is_its_label(first, count, language):
    assert reference([(first, count)], language) == label(first, count, language)


def test_photo_label_is_the_photos_own_number():
    assert photo_label(5, "zh-hant") == "圖五"
    assert photo_label(5, "zh-hans", numerals="arabic") == "图5"
    assert photo_label(5, "en") == "Photo 5"


@pytest.mark.parametrize(
    "slot, hant, hans, english",
    [
        ("", "", "", ""),
        ("left", "左圖", "左图", "left"),
        ("right", "右圖", "右图", "right"),
        ("top", "上圖", "上图", "top"),
        ("middle", "中圖", "中图", "middle"),
        ("bottom", "下圖", "下图", "bottom"),
        ("top-left", "左上圖", "左上图", "top left"),
        ("top-right", "右上圖", "右上图", "top right"),
        ("bottom-left", "左下圖", "左下图", "bottom left"),
        ("bottom-right", "右下圖", "右下图", "bottom right"),
    ],
)
def test_position_is_the_word_for_its_slot(slot, hant, hans, english):
    assert position(slot, "zh-hant") == hant
    assert position(slot, "zh-hans") == hans
    assert position(slot, "en") == english


@pytest.mark.parametrize("language", LANGUAGES)
def test_unknown_slot_is_refused(language):
    with pytest.raises(ValueError, match="not a slot"):
        position("centre", language)


def test_strip_joins_label_and_position():
    assert strip(5, "left", "zh-hant") == "圖五・左圖"
    assert strip(5, "left", "zh-hans") == "图五・左图"
    assert strip(5, "left", "en") == "Photo 5 · left"
    assert strip(5, "top-right", "zh-hant", numerals="arabic") == "圖5・右上圖"


def test_plain_strip_puts_the_position_in_brackets():
    assert strip_plain(5, "left", "zh-hant") == "圖五（左圖）"
    assert strip_plain(5, "left", "zh-hans") == "图五（左图）"
    assert strip_plain(5, "left", "en") == "Photo 5 (left)"
    assert strip_plain(5, "bottom", "zh-hans", numerals="arabic") == "图5（下图）"


@pytest.mark.parametrize(
    "slots, hant, hans, english",
    [
        (["left"], "左圖", "左图", "left"),
        (["left", "right"], "左圖及右圖", "左图及右图", "left and right"),
        (
            ["top", "middle", "bottom"],
            "上圖、中圖及下圖",
            "上图、中图及下图",
            "top, middle and bottom",
        ),
    ],
)
def test_several_positions_are_listed(slots, hant, hans, english):
    assert [positions(slots, each) for each in LANGUAGES] == [hant, hans, english]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("function", [strip, strip_plain])
def test_strip_without_a_slot_is_the_label(function, language):
    assert function(5, "", language) == photo_label(5, language)


@given(st.integers(1, 999), st.sampled_from(SLOTS), languages)
def test_both_strips_say_label_and_position(n, slot, language):
    said = [photo_label(n, language), position(slot, language)]
    assert re.split("・| · ", strip(n, slot, language)) == said
    assert re.split("（| \\(", strip_plain(n, slot, language).rstrip("）)")) == said


def test_caption_joins_label_and_text():
    assert caption("圖九", "合照", "zh-hant") == "圖九：合照"
    assert caption("图九", "合照", "zh-hans") == "图九：合照"
    assert caption("Photo 9", "A group photo", "en") == "Photo 9: A group photo"


@pytest.mark.parametrize("language", LANGUAGES)
def test_caption_of_one_part_has_no_colon(language):
    assert caption("9", "", language) == "9"
    assert caption("", "text", language) == "text"


@pytest.mark.parametrize(
    "row, side, nth, of_pair, slot, hant, hans, english",
    [
        ("", "left", 1, True, "", "（左）", "（左）", "(left)"),
        ("", "right", None, True, "", "（右）", "（右）", "(right)"),
        ("", "left", 1, False, "", "（左一）", "（左一）", "(first from left)"),
        ("", "left", 4, False, "", "（左四）", "（左四）", "(fourth from left)"),
        ("", "right", 2, False, "", "（右二）", "（右二）", "(second from right)"),
        ("", "centre", None, False, "", "（中）", "（中）", "(centre)"),
        ("front", "right", 2, False, "", "（前排右二）", "（前排右二）", "(front row, second from right)"),
        ("middle", "left", 3, False, "", "（中排左三）", "（中排左三）", "(middle row, third from left)"),
        ("back", "left", 1, False, "", "（後排左一）", "（后排左一）", "(back row, first from left)"),
        ("front", "centre", None, False, "", "（前排中）", "（前排中）", "(front row, centre)"),
        ("back", "", None, False, "", "（後排）", "（后排）", "(back row)"),
        ("", "right", 5, False, "top", "（上圖右五）", "（上图右五）", "(top photo, fifth from right)"),
        ("", "left", 1, True, "bottom-left", "（左下圖左）", "（左下图左）", "(bottom left photo, left)"),
        ("back", "right", 12, False, "left", "（左圖後排右十二）", "（左图后排右十二）", "(left photo, back row, 12th from right)"),
        ("", "left", 21, False, "", "（左二十一）", "（左二十一）", "(21st from left)"),
        ("", "left", None, False, "", "（左）", "（左）", "(left)"),
        ("", "", None, True, "top", "（上圖）", "（上图）", "(top photo)"),
        ("", "", None, True, "", "", "", ""),
    ],
)  # fmt: skip
def test_position_of_a_person_is_as_the_house_style_lists_it(
    row, side, nth, of_pair, slot, hant, hans, english
):
    how = {"of_pair": of_pair, "slot": slot}
    assert person_position(row, side, nth, "zh-hant", **how) == hant
    assert person_position(row, side, nth, "zh-hans", **how) == hans
    assert person_position(row, side, nth, "en", **how) == english


@pytest.mark.parametrize(
    "places, answer",
    [
        ([("", "left", 1), ("", "right", 1)], True),
        ([("", "left", None), ("", "right", 1)], True),
        ([("", "left", 1), ("", "", None)], True),
        ([("", "left", 2), ("", "right", 1)], False),
        ([("front", "left", 1), ("", "right", 1)], False),
        ([("", "centre", None), ("", "right", None)], False),
        ([("", "left", 1)], False),
        ([("", "left", 1), ("", "left", 2), ("", "right", 1)], False),
        ([], False),
    ],
)
def test_two_people_are_a_pair_unless_a_place_tells_of_more(places, answer):
    assert is_pair(places) is answer


@pytest.mark.parametrize(
    "n, ordinal",
    [
        *[(9, "ninth"), (10, "10th"), (11, "11th"), (13, "13th"), (22, "22nd"), (33, "33rd")],
        *[(101, "101st"), (111, "111th"), (1000, "1000th")],
    ],
)
def test_english_place_is_an_ordinal(n, ordinal):
    assert person_position("", "left", n, "en") == f"({ordinal} from left)"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "row, side, nth, slot, fault",
    [
        ("upper", "left", 1, "", "not a place"),
        ("", "top", None, "", "not a place"),
        ("", "left", 0, "", "counted from 1"),
        ("", "", 4, "", "from a side"),
        ("", "centre", 1, "", "from a side"),
        ("", "left", 1, "centre", "not a slot"),
    ],
)
def test_impossible_position_of_a_person_is_refused(row, side, nth, slot, fault, language):
    with pytest.raises(ValueError, match=fault):
        person_position(row, side, nth, language, slot=slot)


counted_places = st.tuples(
    st.sampled_from(("", "front", "middle", "back")),
    st.sampled_from(("left", "right")),
    st.integers(1, 30),
)


@given(counted_places, counted_places, languages)
def test_two_places_of_one_photo_are_never_called_alike(place, other, language):
    alike = person_position(*place, language) == person_position(*other, language)
    assert alike == (place == other)
