"""What somebody said, printed twice in different words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from ..languages import is_chinese
from . import marks
from .directory import folded
from .finding import HAN, NODE, Finding

_FEWEST_HAN, _FEWEST_WORDS = 8, 5
# How much of the shorter of two passages stands in the other, in order, before one is a copy of the other.
_ALIKE = 0.7
_ALIKE_TO_KEPT = 0.6
# A piece as long as this must be the same: words of grammar alone make no copy.
_LONGEST_HAN, _LONGEST_WORDS = 6, 3
# Speech has sentences; a title in quotation marks has none, and two titles may differ by a number.
_SENTENCE = re.compile(r"[，。；！？,.;!?](?=.)|[。！？，.!?,]$")
_NODES = re.compile(f"[{NODE}]")
_LEFT_OUT = re.compile(r"…+|\.{3,}|⋯+")
# How much of what two wordings share is shown beside a difference.
_SHOWN = 6


@dataclass(frozen=True)
class Passage:
    """Words in quotation marks: ``where`` is the field, ``start`` and ``end`` are offsets without the marks."""

    where: object
    start: int
    end: int
    words: str
    is_speech: bool


def passages(where: object, text: str, language: str) -> list[Passage]:
    """Return the passages of a field that are long enough to be a quotation."""
    found = []
    for pair in marks.quoted(text):
        words = text[pair.start + 1 : pair.end]
        if pair.level == 0 and _is_long(words, language):
            is_speech = bool(_SENTENCE.search(words)) or text[: pair.start].endswith(("：", ":"))
            found.append(Passage(where, pair.start + 1, pair.end, words, is_speech))
    return found


def differing(
    found: Iterable[Passage], kept: Iterable[str], language: str
) -> Iterator[tuple[object, Finding]]:
    """Yield (field, finding) of passages that differ from a kept quotation, or from an earlier passage: kind "quotation".

    ``kept`` are the words of the release's own quotations. A part of the other, or one shortened by ……, is no other
    wording. ``detail`` is "kept" or "copy".
    """
    kept, earlier = list(kept), []
    for passage in found:
        other, detail = _nearest(passage.words, kept, language, _ALIKE_TO_KEPT), "kept"
        if other is None and passage.is_speech:
            other, detail = _nearest(passage.words, earlier, language, _ALIKE), "copy"
        if passage.is_speech:
            earlier.append(passage.words)
        if other is not None and not _is_part(passage.words, other):
            yield passage.where, _finding(passage, other, detail, language)


def _finding(passage: Passage, other: str, detail: str, language: str) -> Finding:
    difference = tuple(_difference(passage.words, other, language))
    place = (passage.start, passage.end, passage.words)
    return Finding("quotation", *place, None, detail, difference)


def _is_long(words: str, language: str) -> bool:
    if is_chinese(language):
        return len(re.findall(f"[{HAN}]", words)) >= _FEWEST_HAN
    return len(words.split()) >= _FEWEST_WORDS


def _nearest(words: str, others: list[str], language: str, least: float) -> str | None:
    """The other wording that is most alike, the same one before all; None if none is alike enough."""
    best = max(others, key=lambda other: _alikeness(words, other, language), default=None)
    if best is None or _alikeness(words, best, language) < least:
        return None
    return best


def _alikeness(words: str, other: str, language: str) -> float:
    """How much of the shorter stands in the other: 0 to 1, and more than 1 where it is part of it."""
    if _is_part(words, other):
        return 2.0
    one, two = _units(words, language), _units(other, language)
    matcher = SequenceMatcher(None, one, two, autojunk=False)
    blocks = matcher.get_matching_blocks()
    longest = _LONGEST_HAN if is_chinese(language) else _LONGEST_WORDS
    if max(block.size for block in blocks) < longest:
        return 0.0
    least = 2 if is_chinese(language) else 1
    same = sum(block.size for block in blocks if block.size >= least)
    return same / min(len(one), len(two))


def _units(words: str, language: str) -> list[str]:
    """Characters of Chinese, words of English, as they are compared."""
    return _tokens(folded(_NODES.sub("", words)), language)


def _is_part(words: str, other: str) -> bool:
    """Whether one is the other, a stretch of it, or stretches of it in order with …… between."""
    one, two = _bare(words), _bare(other)
    return _runs_in(one, two) or _runs_in(two, one)


def _bare(words: str) -> str:
    words = re.sub(rf"[\s{NODE}]+", "", folded(words))
    return words.strip("，。；：！？,.;:!?、")


def _runs_in(part: str, whole: str) -> bool:
    place = 0
    for piece in filter(None, (each.strip("，。；：、,.;:") for each in _LEFT_OUT.split(part))):
        place = whole.find(piece, place)
        if place < 0:
            return False
        place += len(piece)
    return True


def _difference(words: str, other: str, language: str) -> Iterator[tuple[str, str]]:
    """The pieces of both, what they have in common cut to a few letters."""
    one, two = _tokens(words, language), _tokens(other, language)
    matcher = SequenceMatcher(None, [*map(folded, one)], [*map(folded, two)], autojunk=False)
    joiner = "" if is_chinese(language) else " "
    for operation, a, b, c, d in matcher.get_opcodes():
        if operation == "equal":
            yield "same", joiner.join(_cut(one[a:b], a == 0, b == len(one)))
        else:
            yield from (
                (side, joiner.join(piece))
                for side, piece in (("here", one[a:b]), ("there", two[c:d]))
                if piece
            )


def _cut(units: list[str], opens: bool, closes: bool) -> list[str]:
    """What two wordings share, without its middle, or without the end that no difference touches."""
    if len(units) <= _SHOWN * 2:
        return units
    before = [] if opens else units[:_SHOWN]
    return [*before, "…", *([] if closes else units[-_SHOWN:])]


def _tokens(words: str, language: str) -> list[str]:
    plain = _NODES.sub("", words)
    if is_chinese(language):
        return [letter for letter in plain if not letter.isspace()]
    return re.findall(r"[\w’'-]+|[^\w\s]", plain)
