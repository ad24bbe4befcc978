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
