"""What a directory sorts by where nobody has given an order of its own."""

from __future__ import annotations

import re
import unicodedata

from releases.text.languages import is_chinese
from releases.text.numbering import han_numeral

# How a sort text by strokes begins: their number in two digits, and the character.
_STROKES = re.compile(r"(?!00)(\d\d)[^\x00-\x7f]")


def default_sort_text(name: str, language: str) -> str:
    """The text that a name is sorted by (house style section 7).

    English is folded in case and accents and loses a leading "The"; Chinese is kept, NFKC.
    """
    if is_chinese(language):
        return unicodedata.normalize("NFKC", name).strip()
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split()).removeprefix("the ")


def index_heading(sort_text: str, language: str) -> str:
    """The heading of the index under which a sort text stands; "" where it tells none.

    zh-hant sorts by strokes ("03上10海" gives 三畫), Latin names last; the others by letter.
    """
    if strokes := language == "zh-hant" and _STROKES.match(sort_text):
        return f"{han_numeral(int(strokes[1]))}畫"
    first = unicodedata.normalize("NFKD", sort_text[:1]).upper()[:1]
    return first if "A" <= first <= "Z" else ""
