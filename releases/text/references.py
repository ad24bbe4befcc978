"""References to photos as a writer types them, 見圖九 or "see Photo 9", made references that follow renumbering."""

from __future__ import annotations

import re
from collections.abc import Mapping

from .languages import of
from .numbering import LARGEST_HAN, Run, han_numeral
from .richtext import outside_tags

_NUMBERS = {han_numeral(number): number for number in range(1, LARGEST_HAN + 1)}
_NUMBER = r"(?:[一二三四五六七八九十百零]+|\d{1,3})"
_HAN_LABEL = rf"[圖图]\s?{_NUMBER}(?:[及至]{_NUMBER})?"
_ENGLISH_LABEL = r"[Pp]hotos? \d{1,3}(?:(?:–|-| and )\d{1,3})?"
# What follows "see": one label or several, each with its own 圖 or Photo.
_MENTION = {
    "zh-hant": re.compile(rf"(?<=見){_HAN_LABEL}(?:(?:、|及|和){_HAN_LABEL})*"),
    "zh-hans": re.compile(rf"(?<=见){_HAN_LABEL}(?:(?:、|及|和){_HAN_LABEL})*"),
    "en": re.compile(rf"(?<=[Ss]ee ){_ENGLISH_LABEL}(?:(?:, | and ){_ENGLISH_LABEL})*"),
}
_LABEL = {"zh-hant": _HAN_LABEL, "zh-hans": _HAN_LABEL, "en": _ENGLISH_LABEL}
_PARTS = re.compile(rf"{_NUMBER}|\d+")


def bound(html: str, language: str, keys: Mapping[Run, str]) -> str:
    """Return stored text with every typed mention of a photo or group made a reference to its key.

    ``keys`` is {(first number, number of photos): key}. A mention that nothing answers to is left as it was typed.
    """

    def node(match: re.Match[str]) -> str:
        key = keys.get(_run(match[0]))
        return f'<a data-figure-ref="{key}"></a>' if key else match[0]

    def each(text: str) -> str:
        return of(_MENTION, language).sub(
            lambda mention: re.sub(of(_LABEL, language), node, mention[0]), text
        )

    return outside_tags(html, each)


def unbound(html: str, language: str) -> list[str]:
    """Return the typed mentions that are no references, each once, in order."""
    found: dict[str, None] = {}

    def note(text: str) -> str:
        for mention in of(_MENTION, language).findall(text):
            found.update(dict.fromkeys(re.findall(of(_LABEL, language), mention)))
        return text

    outside_tags(html, note)
    return list(found)


def _run(label: str) -> Run:
    """圖三及四 is (3, 2), Photo 9 is (9, 1); (0, 0) for what is no number or counts backwards."""
    numbers = [_NUMBERS.get(each) or int(each) for each in _PARTS.findall(label) if _says(each)]
    if not numbers or numbers[-1] < numbers[0]:
        return (0, 0)
    return (numbers[0], numbers[-1] - numbers[0] + 1)


def _says(numeral: str) -> bool:
    return numeral.isdecimal() or numeral in _NUMBERS
