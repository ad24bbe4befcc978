"""Names of downloaded files: safe on every system, unique in their release, and still saying what they are."""

import re
import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.text.file_names import LONGEST, captions_name, pack_name, photo_name, safe
from releases.text.languages import LANGUAGES
from releases.text.numbering import SLOTS

DEVICES = {
    "CON",
    "PRN",
    "AUX",
    "NUL",
    *(f"{port}{n}" for port in ("COM", "LPT") for n in range(10)),
}


def named(words, number=5, slot="", extension="jpg", language="zh-hant", last=17):
    return photo_name(number, slot, extension, words, language, last=last)


def is_safe(name):
    """Whether Windows, macOS and Linux all take the name as it stands."""
    stem = name.split(".")[0].upper()
    unseen = [each for each in name if unicodedata.category(each)[0] == "C"]
    return (
        not re.search(r'[<>:"/\\|?*\s]', name)
        and unseen == []
        and stem not in DEVICES
        and not name.startswith((".", "-"))
        and not name.endswith((".", " ", "-"))
        and unicodedata.is_normalized("NFC", name)
        and len(name.encode()) <= LONGEST
    )


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("雲帆代表團訪滬", "05-圖五-雲帆代表團訪滬.jpg"),
        ("圖05", "05-圖五-圖05.jpg"),
        ("雲帆代表團訪滬\u3000晤三間企業", "05-圖五-雲帆代表團訪滬-晤三間企業.jpg"),
        ("Two  clauses – here", "05-圖五-Two-clauses-here.jpg"),
        ("", "05-圖五.jpg"),
        ("...", "05-圖五.jpg"),
        ("CON", "05-圖五-CON.jpg"),
        ("nul.txt", "05-圖五-nul.txt.jpg"),
        ("aux.", "05-圖五-aux.jpg"),
        ("a\0b", "05-圖五-ab.jpg"),
        ("\u202egnp.exe", "05-圖五-gnp.exe.jpg"),
        ("\u200fשלום\u200e", "05-圖五-שלום.jpg"),
        ("a/b\\c:d", "05-圖五-a-b-c-d.jpg"),
        ("../../etc/passwd", "05-圖五-etc-passwd.jpg"),
        ('say "yes" <now>|*?', "05-圖五-say-yes-now.jpg"),
        ("tab\tline\r\nend", "05-圖五-tab-line-end.jpg"),
        ("trailing dot.", "05-圖五-trailing-dot.jpg"),
        ("trailing space ", "05-圖五-trailing-space.jpg"),
        ("---", "05-圖五.jpg"),
        ("cafe\u0301", "05-圖五-café.jpg"),
        ("e\u200d\u0301", "05-圖五-é.jpg"),
        ("𠮷野家𡃁", "05-圖五-𠮷野家𡃁.jpg"),
        ("🎉", "05-圖五-🎉.jpg"),
        ("\ufeffmark", "05-圖五-mark.jpg"),
        ("\ud800half", "05-圖五-half.jpg"),
        ("\ufffe\U000e0041none", "05-圖五-none.jpg"),
        ("=2+2", "05-圖五-=2+2.jpg"),
        ("名" * 100, f"05-圖五-{'名' * 20}.jpg"),
        ("word " * 60, f"05-圖五-{'-'.join(['word'] * 12)}.jpg"),
        ("x" * 300, f"05-圖五-{'x' * 60}.jpg"),
        ("é" * 29 + "a" + "e\u0323\u0302\u0315" * 9, f"05-圖五-{'é' * 29}a.jpg"),
    ],
)
def test_name_of_a_photo_says_what_it_may(words, name):
    assert named(words) == name
    assert is_safe(name)


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (
            "雲帆科研園代表團訪問上海\u3000促進滬港生物醫藥合作發展",
            "雲帆科研園代表團訪問上海",
        ),
        ("雲帆代表團訪滬，晤三間企業；簽署合作備忘錄並參觀新園區", "雲帆代表團訪滬，晤三間企業"),
        ("喜訊\u3000雲帆科研園代表團訪問上海促進滬港生物醫藥合作", "喜訊-雲帆科研園代表團訪問上海促進滬港生"),
        (
            "Cloudsail delegation visits Shanghai – closer ties in biomedicine for both cities",
            "Cloudsail-delegation-visits-Shanghai",
        ),
        ("Cloudsail delegation visits Shanghai for closer ties in biomedicine", "Cloudsail-delegation-visits-Shanghai-for-closer-ties-in"),
    ],
)  # fmt: skip
def test_long_headline_ends_behind_a_whole_clause_where_that_says_enough(words, kept):
    assert named(words) == f"05-圖五-{kept}.jpg"
    assert pack_name(date(2026, 11, 20), words, "zh-hant") == f"2026-11-20-{kept}-照片套裝.zip"


@given(st.text(max_size=400), st.sampled_from(["", *SLOTS]), st.sampled_from(LANGUAGES))
def test_every_name_is_safe(words, slot, language):
    name = named(words, slot=slot, language=language)
    assert is_safe(name)
    assert name.startswith("05-")
    assert name.endswith(".jpg")
    assert is_safe(pack_name(date(2026, 11, 20), words, language))


@pytest.mark.parametrize("words", ["same", "", "名" * 100, "CON"])
def test_names_of_a_release_are_told_apart_by_their_numbers(words):
    names = {named(words, number).casefold() for number in range(1, 18)}
    assert len(names) == 17


@pytest.mark.parametrize(
    ("language", "slot", "name"),
    [
        ("zh-hant", "left", "05-圖五-左圖-X.png"),
        ("zh-hans", "top-left", "05-图五-左上图-X.png"),
        ("en", "top-left", "05-Photo-5-top-left-X.png"),
        ("en", "", "05-Photo-5-X.png"),
    ],
)
def test_place_among_several_is_in_the_name(language, slot, name):
    assert named("X", slot=slot, extension="png", language=language) == name


@pytest.mark.parametrize(
    ("number", "last", "name"),
    [
        (1, 9, "01-圖一-X.jpg"),
        (9, 99, "09-圖九-X.jpg"),
        (9, 100, "009-圖九-X.jpg"),
        (100, 100, "100-圖一百-X.jpg"),
        (7, 1200, "0007-圖七-X.jpg"),
    ],
)
def test_numbers_have_as_many_digits_as_the_last_of_them(number, last, name):
    assert named("X", number, last=last) == name


@pytest.mark.parametrize(
    ("words", "most", "kept"),
    [
        ("雲帆", 5, "雲"),
        ("雲帆", 6, "雲帆"),
        ("one two", 5, "one"),
        ("one two", 3, "one"),
        ("onetwo", 4, "onet"),
        ("雲帆 news", 8, "雲帆"),
        ("雲帆news", 8, "雲帆ne"),
        ("雲帆", 2, ""),
        ("a\u0323\u0301b", 3, ""),
    ],
)
def test_words_are_cut_between_characters_and_where_they_can_between_words(words, most, kept):
    assert safe(words, most) == kept


@pytest.mark.parametrize(
    ("language", "name"),
    [
        ("zh-hant", "2026-11-20-訪滬-照片套裝.zip"),
        ("zh-hans", "2026-11-20-訪滬-照片包.zip"),
        ("en", "2026-11-20-訪滬-photos.zip"),
    ],
)
def test_pack_is_named_by_its_day_and_headline(language, name):
    assert pack_name(date(2026, 11, 20), "訪滬", language) == name


def test_pack_without_a_headline_is_named_by_its_day():
    assert pack_name(date(2026, 11, 20), "?", "en") == "2026-11-20-photos.zip"


def test_captions_are_named_by_their_language():
    assert captions_name("zh-hant", "csv") == "captions-zh-hant.csv"
