"""Names of people, and headlines of two clauses (house style section 6)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from .languages import is_chinese, is_latin


def person_name(
    family: str,
    given: str,
    honorific: str,
    honours: str,
    language: str,
    family_first: bool,
) -> str:
    """A person as the text of one language names them; any part may be empty.

    黃克強先生, Noah Friedman先生, Mr Albert Wong, GBS, JP. `honours` are separated by commas.
    `family_first` orders a Latin name (Chen Qiyu); a Han name has its family name first anyway.
    Without family and given name the answer is "".
    """
    name = _full_name(family.strip(), given.strip(), family_first)
    if not name:
        return ""
    honorific = honorific.strip()
    if is_chinese(language):
        return name + honorific + _chinese_honours(honours)
    return ", ".join([f"{honorific} {name}".strip(), *_separate(honours)])


def in_photo(name: str, post: str, position: str, language: str) -> str:
    """Somebody in a photo: 總裁陳明先生（左四）, Mr Chan Ming, President (fourth from left).

    `position` stands in its brackets, or is "". The post stands before the name in Chinese and after it in English.
    """
    if is_chinese(language):
        return post + name + position
    return " ".join(filter(None, (", ".join(filter(None, (name, post))), position)))


def set_off(parts: Iterable[str], language: str) -> str:
    """Several runs of words as one, each set off from the next: people with their posts."""
    return ("；" if is_chinese(language) else "; ").join(parts)


def headline_lines(headline: str) -> list[str]:
    """The clauses of a headline, one or two, without their line break; U+3000, typed between them, is one too."""
    lines = headline.replace("\u3000", "\n").splitlines()
    return [line.strip() for line in lines if line.strip()]


def headline_in_one_line(headline: str, language: str) -> str:
    """The headline for title, feed, subject and plain text: U+3000 or " – " between clauses."""
    return ("\u3000" if is_chinese(language) else " – ").join(headline_lines(headline))


def _full_name(family: str, given: str, family_first: bool) -> str:
    if not is_latin(family + given):
        return family + given
    parts = (family, given) if family_first else (given, family)
    return " ".join(filter(None, parts))


def _chinese_honours(honours: str) -> str:
    """Honours after a name in Chinese: letters behind a comma, 太平紳士 joined to the name."""
    text = "".join(f"，{honour}" for honour in _separate(honours))
    return text if is_latin(text[1:2]) else text[1:]


def _separate(honours: str) -> list[str]:
    return [honour for part in re.split("[,，、]", honours) if (honour := part.strip())]
