"""Which languages a form shows: one, two next to each other, or all three."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import combinations

from .languages import LANGUAGES

# As a user's choice is kept: "en", "zh-hant en".
ARRANGEMENTS: tuple[str, ...] = tuple(
    " ".join(languages) for count in (1, 2, 3) for languages in combinations(LANGUAGES, count)
)


def shown(chosen: str, offered: Sequence[str], wrong: Collection[str] = ()) -> list[str]:
    """The languages that a form shows, in the order of LANGUAGES.

    chosen is one of ARRANGEMENTS; offered are the languages that the form has fields of; wrong are those with an error.
    A wrong language that was not chosen takes the place of one without errors, the last first.
    """
    wanted = [each for each in chosen.split() if each in offered] or list(offered[:1])
    needed = [each for each in offered if each in wrong]
    others = [each for each in wanted if each not in needed]
    found = [*needed, *others][: max(len(wanted), len(needed))]
    return [each for each in LANGUAGES if each in found]


def at_first(language: str, written: Sequence[str], offered: Sequence[str]) -> str:
    """The arrangement of a form for who never chose one and reads the newsroom in a language.

    Where some of the offered languages can only be read, one of them stands beside one of the ``written``.
    """
    read = [each for each in offered if each not in written]
    if not (read and written):
        return language
    pair = {_first(language, written), _first(language, read)}
    return " ".join(each for each in LANGUAGES if each in pair)


def _first(wanted: str, languages: Sequence[str]) -> str:
    return wanted if wanted in languages else languages[0]
