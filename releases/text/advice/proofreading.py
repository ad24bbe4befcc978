"""All checks that need nothing but the words of one field, and the names that they must leave alone."""

from __future__ import annotations

from collections.abc import Iterable

from .. import richtext
from . import characters, marks, punctuation, slips, spacing
from .finding import ADDRESS, Finding, outside, shown

_CHECKS = (
    spacing.spaces,
    marks.quotation_marks,
    marks.unbalanced,
    punctuation.punctuation,
    characters.characters,
    slips.end_marks,
)
# Nor are markers prose, whatever is wrong with them.
_NO_PROSE = (ADDRESS, richtext.LEFTOVER)


def proofread(
    text: str, language: str, names: Iterable[tuple[int, int]], *, is_prose: bool = True
) -> list[Finding]:
    """Return the findings of one field in order, each with some letters around it.

    ``names`` are spans of names of the directory, whose letters are never touched. ``is_prose`` False is for headlines
    and other short texts, which say 今日 without its date.
    """
    no_prose = [each.span() for pattern in _NO_PROSE for each in pattern.finditer(text)]
    kept = [*names, *no_prose]
    found = [finding for check in _CHECKS for finding in check(text, language)]
    if is_prose:
        found += slips.todays(text, language)
    return shown(outside(found, kept), text)
