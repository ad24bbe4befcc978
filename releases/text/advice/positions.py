"""Words for places in a group of photos and in a photo, against the group as it is (house style section 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..languages import is_chinese
from ..numbering import LARGEST_HAN, han_numeral
from .finding import Finding, at

_SLOTS = {
    "左上": "top-left",
    "右上": "top-right",
    "左下": "bottom-left",
    "右下": "bottom-right",
    "最上": "top",
    "最下": "bottom",
    "左": "left",
    "右": "right",
    "上": "top",
    "中": "middle",
    "下": "bottom",
}
_NUMERAL = "[一二三四五六七八九十]"
# 以上圖片 and 海上圖書 speak of no place: the word stands behind a mark or "and", and before a mark, a verb or a place.
_HAN_PLACE = re.compile(
    rf"(?:^|(?<=[（(「、，,。；;：:及和與与或\n]))({'|'.join(_SLOTS)})[圖图]"
    rf"(?=[）)、，,。；;：:為为是及和與与或所示顯显\n]|[左右]{_NUMERAL}|[左右中][）)]|[前中後后]排|{_NUMERAL}+[）)、，]|$)"
)
# 右圖三 is 右三 slipped.
_SLIPPED = re.compile(rf"(?<=[（(、，：；])([左右])[圖图]({_NUMERAL}+)(?=[）)、，；])")
_COUNT = re.compile(rf"(?<=[（(圖图排、，])[左右]({_NUMERAL}+)(?=[）)、，；])")
_ENGLISH = "top left|top right|bottom left|bottom right|left|right|top|middle|bottom"
_ENGLISH_PLACE = re.compile(
    rf"(?<=\()(?:the )?({_ENGLISH})(?: (?:photo|picture|image)(?=[),;:])|(?=[);:]))"
    rf"|(?<![\w-])[Tt]he ({_ENGLISH}) (?:photo|picture|image)\b"
)
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_ENGLISH_COUNT = re.compile(
    rf"\b({'|'.join(_ORDINALS)}|\d{{1,2}}th) from (?:the )?(?:left|right)\b"
)
# More photos than this have numbers, not places.
_MOST = 4
_NUMBERS = {han_numeral(number): number for number in range(1, LARGEST_HAN + 1)}


def positions(text: str, language: str, slots: Sequence[str], people: int = 0) -> Iterator[Finding]:
    """Find words for places that a caption has and its group has not: kinds "position", "count".

    ``slots`` are those of the photos of the group, "" for one without; ``people`` is the highest place that the people
    listed for its photos account for, 0 where none are listed.
    """
    if is_chinese(language):
        yield from _slipped(text, slots)
    for match, slot, is_of_photo in _places(text, language):
        if not _fits(slot, slots, is_of_photo):
            yield at(match, "position", None, "single" if len(slots) == 1 else "group")
    if people:
        yield from _counts(text, language, people)


def _slipped(text: str, slots: Sequence[str]) -> Iterator[Finding]:
    for match in _SLIPPED.finditer(text):
        # In a group with such a photo, it and a person in it may be meant.
        is_safe = _SLOTS[match[1]] not in slots
        yield at(match, "position", match[1] + match[2] if is_safe else None, "slipped")


def _places(text: str, language: str) -> Iterator[tuple[re.Match[str], str, bool]]:
    """Yield (match, slot, whether it cannot be a person's place)."""
    if is_chinese(language):
        slipped = {match.start() for match in _SLIPPED.finditer(text)}
        for match in _HAN_PLACE.finditer(text):
            if match.start() not in slipped:
                yield match, _SLOTS[match[1]], True
        return
    for match in _ENGLISH_PLACE.finditer(text):
        slot = (match[1] or match[2]).replace(" ", "-")
        yield match, slot, slot not in ("left", "right", "middle") or match[0] != slot


def _fits(slot: str, slots: Sequence[str], is_of_photo: bool) -> bool:
    if not is_of_photo or not slots:
        return True
    if len(slots) == 1 or len(slots) > _MOST:
        return False
    return slot in slots or "" in slots


def _counts(text: str, language: str, people: int) -> Iterator[Finding]:
    pattern = _COUNT if is_chinese(language) else _ENGLISH_COUNT
    for match in pattern.finditer(text):
        if _number(match[1]) > people:
            yield at(match, "count", None, str(people))


def _number(word: str) -> int:
    if word in _ORDINALS:
        return _ORDINALS.index(word) + 2
    return _NUMBERS.get(word) or int(re.sub(r"\D", "", word) or 0)
