"""A short piece of one paragraph around what somebody sought, from a sentence's beginning, with the places marked."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from .bigrams import Sought, spans
from .languages import is_chinese

SENTENCE = re.compile(r"[。！？；!?]+[」』”’）)]*|\.[”’)\"]*\s|\n+")
ENDS = re.compile(rf"(?:{SENTENCE.pattern})\Z")
CLAUSE = re.compile(r"[，、：,:—]|\s")
# Characters of a piece, and how far a sentence may begin before the place.
LONGEST = {True: 84, False: 190}
BEFORE = {True: 36, False: 90}
LEFT_OUT = "…"
NEXT_PARAGRAPH = "\n\n"
# The end of a line beside a Han character, which a page would show as a space.
LINE_IN_HAN = re.compile(r"(?<=[^\x00-\x7f])\n(?!\n)|(?<!\n)\n(?=[^\x00-\x7f])")
# Characters before a place among which the end of a sentence is looked for.
LONGEST_BOUND = 20


@dataclass(frozen=True)
class Piece:
    """Some characters of a text; ``is_hit`` where they are what was sought."""

    text: str
    is_hit: bool = False


def marked(text: str, wanted: Sought) -> tuple[Piece, ...]:
    """Return the whole text in pieces; joined they are the text."""
    return tuple(
        _pieces(text, 0, len(text), [(start, end) for start, end, _ in spans(text, wanted)])
    )


def excerpt(text: str, wanted: Sought, language: str) -> tuple[Piece, ...]:
    """Return the piece of a text that has most of what was sought, or its beginning where it has nothing of it."""
    return excerpt_of([text], wanted, language)


def excerpt_of(texts: list[str], wanted: Sought, language: str) -> tuple[Piece, ...]:
    """Return the excerpt of the first text that has anything of what was sought, or of the first of all."""
    if is_chinese(language):
        texts = [LINE_IN_HAN.sub("", text) for text in texts]
    for text in texts:
        if places := spans(text, wanted):
            return _excerpt(text, places, language)
    return _excerpt(texts[0] if texts else "", [], language)


def _excerpt(text: str, places: list[tuple[int, int, int]], language: str) -> tuple[Piece, ...]:
    start, end = _best_window(text, places, language)
    hits = [(at, to) for at, to, _number in places if _is_in((start, end), at, to)]
    before = [Piece(LEFT_OUT)] if start and not _is_end(text, start) else []
    behind = [Piece(LEFT_OUT)] if end < len(text) and not _is_end(text, end) else []
    return (*before, *_pieces(text, start, end, hits), *behind)


def _best_window(text: str, places: list[tuple[int, int, int]], language: str) -> tuple[int, int]:
    """Where the first of the pieces begins and ends that show most of what was sought."""
    sentences = [0, *(match.end() for match in SENTENCE.finditer(text))]
    all_there_is = len({number for _at, _to, number in places})
    best, most = None, -1
    for place, _to, _number in places or [(0, 0, 0)]:
        sentence = sentences[bisect_right(sentences, place) - 1]
        window = _window(text, sentence, place, language)
        shown = len({number for at, to, number in _near(window, places) if _is_in(window, at, to)})
        if shown > most:
            best, most = window, shown
        if shown == all_there_is:
            break
    return best


def _near(
    window: tuple[int, int], places: list[tuple[int, int, int]]
) -> list[tuple[int, int, int]]:
    """Those of the sorted places that begin within a window: a long text may have thousands."""
    start, end = window
    return places[bisect_left(places, (start,)) : bisect_left(places, (end,))]


def _is_in(window: tuple[int, int], at: int, to: int) -> bool:
    return window[0] <= at and to <= window[1]


def _pieces(text: str, start: int, end: int, hits: list[tuple[int, int]]):
    """Yield the text between two offsets, hits and what is between them in turn; hits that overlap are one."""
    done = start
    for at, to in _joined(hits):
        if done < at:
            yield Piece(text[done:at])
        yield Piece(text[at:to], is_hit=True)
        done = to
    if done < end:
        yield Piece(text[done:end])


def _joined(hits: list[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for at, to in hits:
        if joined and at <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(to, joined[-1][1]))
        else:
            joined.append((at, to))
    return joined


def _window(text: str, start: int, place: int, language: str) -> tuple[int, int]:
    """Where a piece begins and ends that shows a place of the text, whose sentence begins at ``start``."""
    before, longest = BEFORE[is_chinese(language)], LONGEST[is_chinese(language)]
    if place - start > before:
        start = _last_end(CLAUSE, text, place - before, place, first=True)
    end = start + longest
    paragraph = text.find(NEXT_PARAGRAPH, place, end + len(NEXT_PARAGRAPH))
    if paragraph >= 0:
        return start, paragraph
    if end >= len(text):
        return start, len(text)
    close = _last_end(SENTENCE, text, place, end)
    # A piece that would become very short rather ends within a sentence.
    if close - start < longest // 2:
        close = _last_end(CLAUSE, text, place, end)
    return start, close if close - start >= longest // 2 else end


def _last_end(
    bound: re.Pattern[str], text: str, start: int, end: int, *, first: bool = False
) -> int:
    """Where the last (or first) bound between two offsets ends, or the first offset without any."""
    ends = [match.end() for match in bound.finditer(text, start, end)]
    return ends[0 if first else -1] if ends else start


def _is_end(text: str, place: int) -> bool:
    """Whether a sentence ends just before a place, or a paragraph at it."""
    if text.startswith(NEXT_PARAGRAPH, place):
        return True
    return bool(ENDS.search(text, max(0, place - LONGEST_BOUND), place))
