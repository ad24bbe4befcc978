"""What a directory sorts by where nobody has given an order of its own."""

from __future__ import annotations

import unicodedata

from releases.text.languages import is_chinese


def default_sort_text(name: str, language: str) -> str:
    """The text that a name is sorted by (house style section 7).

    English is folded in case and accents and loses a leading "The"; Chinese is kept, NFKC.
    """
    if is_chinese(language):
        return unicodedata.normalize("NFKC", name).strip()
    letters = unicodedata.normalize("NFKD", name)
    plain = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(plain.casefold().split()).removeprefix("the ")
