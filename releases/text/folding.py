"""One form for what reads alike: Traditional and Simplified, variants, full and half width, case, accents."""

from __future__ import annotations

import unicodedata
from functools import cache

# Variants that OpenCC leaves as they are: {form that some editors write: the usual one, in Simplified characters}.
VARIANTS = dict(zip("汚硏淸靑㸃囯呉値姉銭贠敎", "污研清青点国吴值姊钱贞教", strict=True))
# In this order: Hong Kong's forms, the general ones, what Taiwan writes otherwise.
CONVERSIONS = ("hk2s", "t2s", "tw2s")
FIRST_HAN = "\u2e80"
# A form is reached in fewer steps; nothing goes round in circles.
MOST_STEPS = 4


def fold(text: str) -> str:
    """Return the text with each character in its folded form, as long as it was: offsets stay what they are.

    Character by character, so that a part of a text folds as it does in the whole.
    """
    return text.translate(_FOLDED)


class _Folded(dict[int, str]):
    """{code point: folded character}, found when it is first asked for."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        for _step in range(MOST_STEPS):
            if character == (further := _one_step(character)):
                break
            character = further
        self[code] = character
        return character


_FOLDED = _Folded()


def _one_step(character: str) -> str:
    """One character for one: what would become several stays."""
    for change in (_compatible, str.casefold, _without_accent, *_conversions(character)):
        if len(changed := change(character)) == 1:
            character = changed
    return VARIANTS.get(character, character)


def _compatible(character: str) -> str:
    """The character without its width, its circle or its place above the line."""
    return unicodedata.normalize("NFKC", character)


def _without_accent(character: str) -> str:
    """A Latin letter without its marks; anything else as it is."""
    letter, *marks = unicodedata.normalize("NFD", character)
    is_accented = letter.isascii() and all(map(unicodedata.combining, marks))
    return letter if is_accented else character


def _conversions(character: str):
    """What OpenCC has for a character; half a pair of surrogates is none."""
    return _tables() if character >= FIRST_HAN and character.isprintable() else ()


@cache
def _tables():
    # Loaded when first needed: they are large.
    from opencc import OpenCC

    return [OpenCC(name).convert for name in CONVERSIONS]
