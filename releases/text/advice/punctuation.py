"""Marks of the other width, ellipses, dashes, ranges and middle dots (house style section 5)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from ..languages import is_chinese
from ..wording import MONTHS
from .finding import CLOSERS, HAN, OPENERS, STOPS, Finding, at, has_han

_FULL = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "(": "（", ")": "）"}
_HALF = {full: half for half, full in _FULL.items()} | {"、": ","}
# A Latin name may end in . ! or ?: Inc., Yahoo!
_HALF_BESIDE_HAN = re.compile(
    rf"(?<=[{HAN}{CLOSERS}”])(?:[,;:?!]|\.(?![.\w]))|(?<=[A-Za-z0-9%]{{1}})[,;:](?=[{HAN}])"
)
_BRACKETS = re.compile(r"\(([^()\n]*)\)")
_FULL_IN_ENGLISH = re.compile(r"[，。：；？！（）、]")
_WIDE = re.compile(r"[Ａ-Ｚａ-ｚ０-９％＋＆＠]+")
_ELLIPSIS = re.compile(
    rf"(?:(?<=[{HAN}{STOPS}{CLOSERS}])\.{{3,}}|\.{{3,}}(?=[{HAN}{CLOSERS}”])|。{{2,}}|⋯+|…+)"
)
_DASH = re.compile(
    rf"(?<=[{HAN}{CLOSERS}”，。])(?:-{{2,}}|－－|[─―]+|(?<!—)—(?!—)|–{{2}})(?=[{HAN}{OPENERS}“])"
)
_ENGLISH_DASH = re.compile(r"(?<=\w) ?--+ ?(?=\w)")
_RANGE = re.compile(r"(?<=[\d%％年月日時时點点元])\s*[~～〜∼]\s*(?=\d)")
_ENGLISH_RANGE = re.compile(rf"(?<=\d)-(?=\d{{1,2}} (?:{MONTHS})\b)|(?<=\d)\s*[~～∼]\s*(?=\d)")
_PHOTOS = re.compile(r"(?<=[Pp]hotos )\d{1,3}(-)\d{1,3}\b")
_DOT = re.compile(rf"(?<=[{HAN}])[‧•・･∙⋅．](?=[{HAN}])|(?<=[{HAN}])\.(?=[{HAN}])")
# The strip below a photo has a dot of its own: 圖五・左圖.
_STRIP = re.compile(r"[圖图][一二三四五六七八九十百零\d]+\Z")


def punctuation(text: str, language: str) -> Iterator[Finding]:
    """Find wrong marks: kinds "width", "ellipsis", "dash", "range", "middle-dot"."""
    for match in _WIDE.finditer(text):
        yield at(match, "width", unicodedata.normalize("NFKC", match[0]))
    if not is_chinese(language):
        yield from _english(text)
    elif has_han(text):
        yield from _half_width(text)
        yield from _half_width_brackets(text)
        yield from _chinese_marks(text)


def _half_width(text: str) -> Iterator[Finding]:
    for match in _HALF_BESIDE_HAN.finditer(text):
        yield at(match, "width", _FULL[match[0]])


def _half_width_brackets(text: str) -> Iterator[Finding]:
    for match in _BRACKETS.finditer(text):
        before, after = text[: match.start()][-1:], text[match.end() :][:1]
        begins = before in ("", "\n") and has_han(after)
        if begins or re.search(f"[{HAN}{STOPS}{CLOSERS}]", match[1] + before):
            for index in (match.start(), match.end() - 1):
                yield Finding("width", index, index + 1, text[index], _FULL[text[index]])


def _chinese_marks(text: str) -> Iterator[Finding]:
    for match in _ELLIPSIS.finditer(text):
        if match[0] != "……":
            yield at(match, "ellipsis", "……")
    for match in _DASH.finditer(text):
        yield at(match, "dash", "——")
    for match in _RANGE.finditer(text):
        yield at(match, "range", "至")
    for match in _DOT.finditer(text):
        if not _STRIP.search(text[: match.start()]):
            yield at(match, "middle-dot", None if match[0] == "." else "·")


def _english(text: str) -> Iterator[Finding]:
    for match in _FULL_IN_ENGLISH.finditer(text):
        beside = text[: match.start()].rstrip()[-1:] + text[match.end() :].lstrip()[:1]
        if not has_han(beside):
            yield at(match, "width", _spaced(text, match))
    for match in _ENGLISH_DASH.finditer(text):
        yield at(match, "dash", " – ")
    for match in _ENGLISH_RANGE.finditer(text):
        yield at(match, "range", "–")
    for match in _PHOTOS.finditer(text):
        yield Finding("range", match.start(1), match.end(1), "-", "–")


def _spaced(text: str, match: re.Match[str]) -> str:
    """The half-width mark with the space that the full-width one had in itself."""
    half = _HALF[match[0]]
    before, after = text[: match.start()][-1:], text[match.end() :][:1]
    if half == "(":
        return " (" if before.isalnum() else "("
    return f"{half} " if after.isalnum() else half
