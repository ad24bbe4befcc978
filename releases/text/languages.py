"""The three languages of a release, and how their columns, names and codes are called."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TypeVar

T = TypeVar("T")

LANGUAGES: tuple[str, ...] = ("zh-hant", "zh-hans", "en")
DEFAULT = "zh-hant"

_HTML_LANG = {"zh-hant": "zh-Hant-HK", "zh-hans": "zh-Hans", "en": "en"}
_AUTONYM = {"zh-hant": "繁體中文", "zh-hans": "简体中文", "en": "English"}
_SHORT_NAME = {"zh-hant": "繁", "zh-hans": "简", "en": "EN"}

# Every Han block up to plane 3 (names use 𡃁 and 𠮷), with the iteration mark and the zero.
_HAN = re.compile(
    r"[\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3400-\u4dbf\u4e00-\u9fff"
    r"\uf900-\ufaff\U00020000-\U0003ffff]"
)


def suffix(language: str) -> str:
    """The ending of the language's columns: "zh-hant" gives "zh_hant".

    ValueError on anything that is not one of LANGUAGES.
    """
    if language not in LANGUAGES:
        raise ValueError(f"not a language of the press room: {language!r}")
    return language.replace("-", "_")


def column(field: str, language: str) -> str:
    """The column that holds a field in one language: ("headline", "en") gives "headline_en"."""
    return f"{field}_{suffix(language)}"


def words(thing: object, field: str, language: str) -> str:
    """What a row says in one language, "" where it says nothing; never another language's words."""
    return getattr(thing, column(field, language)) or ""


def first_words(thing: object, field: str) -> str:
    """The first non-empty of the three languages; for the newsroom only, never for readers."""
    return next(filter(None, (words(thing, field, language) for language in LANGUAGES)), "")


def html_lang(language: str) -> str:
    """The value of the lang attribute: zh-Hant-HK, zh-Hans or en (house style section 8)."""
    return of(_HTML_LANG, language)


def autonym(language: str) -> str:
    """The language named in itself, as the language bar has it (house style section 1)."""
    return of(_AUTONYM, language)


def short_name(language: str) -> str:
    """The short form for the language bar: 繁, 简 or EN (house style section 1)."""
    return of(_SHORT_NAME, language)


def is_chinese(language: str) -> bool:
    """Whether the language is written in Han characters."""
    return suffix(language) != "en"


def is_latin(text: str) -> bool:
    """Whether the text has no Han character in it; the empty text is Latin."""
    return _HAN.search(text) is None


def of(table: Mapping[str, T], language: str) -> T:
    """The entry for a language; ValueError on anything that is not one of LANGUAGES."""
    suffix(language)
    return table[language]
