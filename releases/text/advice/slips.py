"""Slips of a press text: an end mark typed into it, a "today" without its date (house style sections 1 and 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..languages import of
from ..wording import MONTHS
from . import marks
from .finding import Finding, at

_END = re.compile(
    r"(?<![^\n])[ \t]*(?:[#＃](?:[ \t]*[#＃]){2,}|[-–—－ ]*[（(－-][ \t]*[完终終][ \t]*[）)－-][-–—－ ]*"
    r"|[-–—*]+[ ]*(?i:ends?)[ ]*[-–—*]+|ENDS?|Ends\.?|-30-)[ \t]*(?![^\n])"
)
_HAN_DATE = r"[（(]?(?:\d{4}年)?\d{1,2}月\d{1,2}日"
_TODAY = {
    "zh-hant": re.compile(rf"(?<![時至到如於昔])今[日天](?!{_HAN_DATE})(?![的之頭])"),
    "zh-hans": re.compile(rf"(?<![时至到如于昔])今[日天](?!{_HAN_DATE})(?![的之头])"),
    "en": re.compile(
        rf"(?<![A-Za-z] )\bToday\b(?![’'])(?! ?\(\d)|\btoday\b(?![’'])(?!,? ?\(?(?:\w+, )?\d{{1,2}} (?:{MONTHS}))"
    ),
}
_DATED = {
    "zh-hant": re.compile(rf"今[日天]{_HAN_DATE}"),
    "zh-hans": re.compile(rf"今[日天]{_HAN_DATE}"),
    "en": re.compile(rf"\b[Tt]oday,? ?\(?(?:\w+, )?\d{{1,2}} (?:{MONTHS})"),
}


def end_marks(text: str, language: str) -> Iterator[Finding]:
    """Find end marks that stand in a line of their own, where the page prints its own: kind "end-mark"."""
    for match in _END.finditer(text):
        yield at(match, "end-mark", "")


def todays(text: str, language: str) -> Iterator[Finding]:
    """Find the first "today" without its date, unless somebody says it: kind "today"."""
    dated = of(_DATED, language).search(text)
    said = [(pair.start, pair.end) for pair in marks.quoted(text)]
    for match in of(_TODAY, language).finditer(text):
        if dated and dated.start() < match.start():
            return
        if not any(start < match.start() < end for start, end in said):
            yield at(match, "today")
            return
