"""Spaces that should not be there, and those that are missing (house style section 5)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import is_chinese
from .finding import CLOSERS, HAN, NOTE, OPENERS, STOPS, Finding, at, has_han

_GAP = "[ \u00a0\u2002-\u200a\u202f]"
# None is typed between Han and Latin: the page makes its own.
_BESIDE_HAN = re.compile(
    rf"(?<=[{HAN}]){_GAP}+(?=[A-Za-z0-9])|(?<=[A-Za-z0-9%℃°®™]){_GAP}+(?=[{HAN}])"
)
_AT_CHINESE_MARK = re.compile(
    rf"(?<=[{STOPS}{OPENERS}{CLOSERS}]){_GAP}+(?=\S)|(?<=\S){_GAP}+(?=[{STOPS}{OPENERS}{CLOSERS}])"
    rf"|(?<=[{HAN}{STOPS}]){_GAP}+(?=[“‘])|(?<=[”’]){_GAP}+(?=[{HAN}{STOPS}])"
)
_DOUBLE = re.compile(rf"(?<=\S){_GAP}{{2,}}(?=\S)")
_BEFORE_MARK = re.compile(
    rf"(?<=[\w”’)\]]){_GAP}+(?=[,;?!.](?:\s|$|[”’)]))|(?<=[A-Za-z”’)\]]){_GAP}+(?=:(?:\s|$))"
    rf"|(?<=[(\[“]){_GAP}+(?=\S)|(?<=\S){_GAP}+(?=[)\]”])"
)
_BEFORE_NOTE = re.compile(rf"(?<=[.,;:?!”’)]){_GAP}+(?={NOTE}(?:\s|$))")
_MISSING = re.compile(
    r"(?<=[A-Za-z]{2}[,;])(?=[A-Za-z])|(?<=[a-z]{3}[.?!])(?=[A-Z][a-z])|(?<=[a-z]{3}:)(?=[A-Z])"
    r"|(?<=[a-z]{3})(?=\([a-z]{3,})|(?<=[.,;?!]”)(?=[A-Za-z])"
)


def spaces(text: str, language: str) -> Iterator[Finding]:
    """Find wrong spaces: kinds "gap", "double-space", "space-at-mark", "missing-space"."""
    if not is_chinese(language):
        yield from _english(text)
    elif has_han(text):
        yield from _chinese(text)


def _chinese(text: str) -> Iterator[Finding]:
    taken = set()
    for kind, pattern in (("gap", _BESIDE_HAN), ("space-at-mark", _AT_CHINESE_MARK)):
        for match in pattern.finditer(text):
            if match.start() not in taken:
                taken.add(match.start())
                yield at(match, kind, "")
    for match in _DOUBLE.finditer(text):
        if match.start() not in taken:
            # Between two Han characters a space is a separator, and what is meant only the writer knows.
            beside = text[match.start() - 1] + text[match.end()]
            yield at(match, "double-space", None if has_han(beside) else " ")


def _english(text: str) -> Iterator[Finding]:
    taken = set()
    for pattern in (_BEFORE_MARK, _BEFORE_NOTE):
        for match in pattern.finditer(text):
            if not _is_deliberate(text, match.end()) and match.start() not in taken:
                taken.add(match.start())
                yield at(match, "space-at-mark", "")
    for match in _DOUBLE.finditer(text):
        if match.start() not in taken:
            yield at(match, "double-space", " ")
    for match in _MISSING.finditer(text):
        yield at(match, "missing-space", " ")


def _is_deliberate(text: str, index: int) -> bool:
    """Three dots, and the mark of a quotation that begins, follow a space."""
    return text.startswith("..", index)
