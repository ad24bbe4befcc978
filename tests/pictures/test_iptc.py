"""IPTC-IIM: the lengths of the standard, and characters that stay whole."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from releases.pictures import iptc
from releases.pictures.said import cut
from tests.pictures.saying import NOTHING

FIRST = b"\x1c\x01\x5a\0\x03\x1b%G\x1c\x02\0\0\x02\0\4"


def test_utf_8_is_declared_before_anything_is_said():
    assert iptc.datasets(NOTHING) == FIRST


@pytest.mark.parametrize(
    ("field", "number", "longest"),
    [("headline", 105, 256), ("credit", 110, 32), ("copyright", 116, 128), ("caption", 120, 2000)],
)
def test_text_is_cut_to_the_bytes_of_the_standard(field, number, longest):
    said = replace(NOTHING, **{field: {"zh-hant": "圖" * 1000, "en": "not said"}})
    words = "圖" * ((longest - 3) // 3) + "…"
    head = bytes((0x1C, 2, number)) + len(words.encode()).to_bytes(2, "big")
    assert iptc.datasets(said) == FIRST + head + words.encode()


def test_headline_has_one_line_and_a_caption_its_own():
    said = replace(NOTHING, headline={"en": "a\nb"}, caption={"en": "c\nd"})
    assert iptc.datasets(said) == FIRST + b"\x1c\x02\x69\0\3a b" + b"\x1c\x02\x78\0\3c\nd"


@pytest.mark.parametrize(
    ("text", "most", "expected"),
    [
        ("圖片說明", 12, "圖片說明"),
        ("圖片說明", 11, "圖片…"),
        ("圖片說明", 9, "圖片…"),
        ("圖片說明", 8, "圖…"),
        ("ab cdefgh", 6, "ab…"),
        # Marks, joiners and colours of skin go with what they belong to.
        ("Cafe\u0301 de la gare", 7, "Caf…"),
        ("葛\U000e0100城的市", 7, "…"),
        ("a👍🏽 b c d", 9, "a…"),
        ("a👩\u200d🔬 b c d", 12, "a…"),
        ("", 0, ""),
        ("圖", 0, "…"),
    ],
)
def test_text_is_cut_between_characters(text, most, expected):
    assert cut(text, most) == expected


@given(st.text(alphabet=st.characters(codec="utf-8")), st.integers(3, 60))
def test_cut_text_is_a_beginning_that_fits(text, most):
    found = cut(text, most)
    assert len(found.encode()) <= most
    if found != text:
        assert found.endswith("…")
        assert text.startswith(found[:-1])
        rest = text[len(found) - 1 :].lstrip()
        assert found == "…" or not unicodedata.category(rest[0]).startswith("M")
