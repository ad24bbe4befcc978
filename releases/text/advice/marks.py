"""Quotation marks and brackets: which stand, which pair with which, which should stand instead, which lack the other one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..languages import is_chinese, of
from .finding import HAN, OPENERS, STOPS, Finding, has_han, paragraphs

# Outer and inner marks (house style section 5).
LEVELS = {
    "zh-hant": ("「」", "『』"),
    "zh-hans": ("“”", "‘’"),
    "en": ("“”", "‘’"),
}
_CLOSING = {"「": "」", "『": "』", "“": "”", "‘": "’", '"': '"', "'": "'"}
_OPENING = {"」": "「", "』": "『", "”": "“"}
_MARKS = re.compile("[「」『』“”‘’\"']")
_BRACKETS = {"（": "）", "(": "）", "《": "》", "【": "】", "[": "]", "〈": "〉"}
_ENDS = {"）": "）", ")": "）", "》": "》", "】": "】", "]": "]", "〉": "〉"}
_ENUMERATOR = re.compile(r"(?:^|[\s；;，,、：:。.])[A-Za-z0-9一二三四五六七八九十]{1,3}\Z")
_CHINESE = re.compile(rf"[{HAN}{STOPS}{OPENERS}]")


@dataclass(frozen=True)
class Pair:
    """Two marks that belong together, by their offsets; ``level`` counts the pairs around it."""

    start: int
    end: int
    level: int


def quoted(text: str) -> list[Pair]:
    """Return the pairs of quotation marks of a text, in the order of their opening marks."""
    return [
        Pair(offset + pair.start, offset + pair.end, pair.level)
        for offset, words in paragraphs(text)
        for pair in _paired(words)[0]
    ]


def quotation_marks(text: str, language: str) -> Iterator[Finding]:
    """Find marks of another language or level, straight ones, straight apostrophes: kind "quotation-marks"."""
    if is_chinese(language) and not has_han(text):
        return
    for offset, words in paragraphs(text):
        pairs, _loose = _paired(words)
        for pair in pairs:
            if _is_of(language, words, pair):
                yield from _exchanged(words, pair, language, offset)
        if not is_chinese(language):
            inside = {index for pair in pairs for index in (pair.start, pair.end)}
            yield from _apostrophes(words, inside, offset)


def unbalanced(text: str, language: str) -> Iterator[Finding]:
    """Find marks and brackets without the other one: kind "unbalanced"."""
    parts = list(paragraphs(text))
    for index, (offset, words) in enumerate(parts):
        following = parts[index + 1][1] if index + 1 < len(parts) else ""
        _pairs, loose = _paired(words)
        for place in sorted({*loose, *_loose_brackets(words)}):
            # A speech of several paragraphs opens each of them and closes the last.
            if words[place] in "「“" and following.startswith(words[place]):
                continue
            mark = words[place]
            yield Finding("unbalanced", offset + place, offset + place + 1, mark, None, mark)


def _paired(words: str) -> tuple[list[Pair], list[int]]:
    """Return the pairs of quotation marks of a paragraph and the offsets of marks that stay alone."""
    pairs: list[Pair] = []
    loose: list[int] = []
    opened: list[int] = []
    for match in _MARKS.finditer(words):
        index, letter = match.start(), match[0]
        if _is_closing(words, index, opened):
            while opened and _CLOSING[words[opened[-1]]] != letter:
                loose.append(opened.pop())
            start = opened.pop()
            pairs.append(Pair(start, index, len(opened)))
        elif letter in _CLOSING and _may_open(words, index):
            opened.append(index)
        elif letter in _OPENING:
            loose.append(index)
    loose += opened
    # Single marks may be apostrophes.
    return sorted(pairs, key=lambda pair: pair.start), [i for i in loose if words[i] not in "‘'’"]


def _is_closing(words: str, index: int, opened: list[int]) -> bool:
    letter = words[index]
    wanted = [_CLOSING[words[each]] for each in opened]
    if letter not in wanted:
        return False
    # An apostrophe within a word, or the mark of a plural within double marks.
    return letter not in "'’" or (wanted[-1] == letter and not _is_latin(words, index + 1))


def _may_open(words: str, index: int) -> bool:
    letter, before = words[index], words[index - 1 : index]
    if letter in "\"'" and before.isdecimal():
        return False  # inches and feet
    if letter not in "'‘":
        return True
    if _is_latin(words, index - 1) or words[index + 1 : index + 2].isdecimal():
        return False
    closing = _CLOSING[letter]
    ends = [m.start() for m in re.finditer(rf"{closing}(?![A-Za-z])", words[index + 1 :])]
    return len(ends) == 1


def _is_latin(words: str, index: int) -> bool:
    letter = words[index : index + 1] if index >= 0 else ""
    return letter.isascii() and letter.isalpha()


def _is_of(language: str, words: str, pair: Pair) -> bool:
    """Whether the marks belong to a text of the language, not to a title in another one within it."""
    content = words[pair.start + 1 : pair.end]
    if not is_chinese(language):
        return not has_han(content)
    before, after = words[: pair.start].rstrip(), words[pair.end + 1 :].lstrip()
    beside = before[-1:] + after[:1]
    return has_han(content) or _CHINESE.search(beside) is not None


def _exchanged(words: str, pair: Pair, language: str, offset: int) -> Iterator[Finding]:
    wanted = of(LEVELS, language)[pair.level % 2]
    for place, mark in zip((pair.start, pair.end), wanted, strict=True):
        if words[place] != mark:
            start = offset + place
            yield Finding("quotation-marks", start, start + 1, words[place], mark)


def _apostrophes(words: str, marks: set[int], offset: int) -> Iterator[Finding]:
    """Straight apostrophes of English; behind a digit they count feet."""
    for match in re.finditer(r"(?<!\d)'", words):
        if match.start() not in marks:
            start = offset + match.start()
            yield Finding("quotation-marks", start, start + 1, "'", "’", "apostrophe")


def _loose_brackets(words: str) -> list[int]:
    opened: list[int] = []
    loose: list[int] = []
    for index, letter in enumerate(words):
        if letter in _BRACKETS:
            opened.append(index)
        elif letter in _ENDS:
            if opened and _BRACKETS[words[opened[-1]]] == _ENDS[letter]:
                opened.pop()
            elif not _ENUMERATOR.search(words[:index]):
                loose.append(index)
    return loose + opened
