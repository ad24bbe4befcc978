"""What a picture says of itself in the file that a journalist downloads, and how such texts are made fit for a file."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

# Languages in the order of their rank, with the tags that picture desks' programs know them by.
TAGS = {"zh-hant": "zh-Hant-HK", "zh-hans": "zh-Hans", "en": "en"}

_LINE_BREAK = re.compile(r"\r\n?|[\x85\u2028\u2029]")
# Control characters, halves of characters, and what XML forbids.
_UNPRINTABLE = re.compile("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# What makes one character with those around it, beside the marks: the joiner, and the colours of skin.
_JOINER = "\u200d"
_SKIN = range(0x1F3FB, 0x1F400)


@dataclass(frozen=True)
class Said:
    """What a file says of itself; texts are {language: words} in the languages that are open.

    ``people`` are names alone. ``kind`` is a Photo's kind. ``page`` is the whole address of the release.
    """

    caption: dict[str, str]
    headline: dict[str, str]
    credit: dict[str, str]
    copyright: dict[str, str]
    terms: dict[str, str]
    people: tuple[str, ...] = ()
    taken_on: date | None = None
    kind: str = "photo"
    page: str = ""


def in_order(texts: dict[str, str]) -> list[tuple[str, str]]:
    """Return (tag, words) of the languages that say something, by rank: Traditional Chinese first."""
    cleaned = [(tag, clean(texts.get(language, ""))) for language, tag in TAGS.items()]
    return [(tag, words) for tag, words in cleaned if words]


def first(texts: dict[str, str]) -> str:
    """The words of the first language that says something, on one line; "" where none does."""
    return next((one_line(words) for _, words in in_order(texts)), "")


def clean(text: str) -> str:
    """The text without control characters and all else that XML forbids; lines end in "\\n"."""
    text = _LINE_BREAK.sub("\n", text).replace("\t", " ")
    return _UNPRINTABLE.sub("", text).strip()


def one_line(text: str) -> str:
    """The clean text with a space for each line break."""
    return " ".join(line.strip() for line in clean(text).split("\n"))


def cut(text: str, most: int) -> str:
    """The text, shortened to ``most`` bytes of UTF-8 with "…" where it is longer; characters stay whole."""
    if len(text.encode()) <= most:
        return text
    room = max(0, most - len("…".encode()))
    kept = text.encode()[:room].decode(errors="ignore")
    while kept and (_clings(text[len(kept)]) or kept.endswith(_JOINER)):
        kept = kept[:-1]
    return kept.rstrip() + "…"


def _clings(character: str) -> bool:
    """Whether a character is a part of the one before it."""
    is_mark = unicodedata.category(character).startswith("M")
    return is_mark or character == _JOINER or ord(character) in _SKIN
