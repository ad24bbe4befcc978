"""Words and pairs of Han characters: what a text is found by, and what somebody seeks in it.

A text is evened first: folded, every run of Han characters and every word set off by one space, without punctuation.
Somebody's words are evened alike, so that to find is to find one text in another, in whatever program.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from .folding import fold

# Han with its iteration mark, zero and ancient numerals, and kana, which are as little divided into words.
_UNDIVIDED = (
    r"\u2e80-\u2fdf\u3005\u3007\u3021-\u3029\u3038-\u303b\u3040-\u309f\u30a1-\u30fa\u30fc"
    r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
RUN = re.compile(rf"[{_UNDIVIDED}]+|[^\W_{_UNDIVIDED}]+")
HAN_RUN = re.compile(rf"[{_UNDIVIDED}]+")
# Accents that stand by themselves and what no reader sees: words go on over them.
UNSEEN = re.compile("[\u00ad\u0300-\u036f\u200b-\u200d\u2060\ufeff]+")
# Characters of a word that are looked at, and letters from which on the last word may go on.
LONGEST_WORD, SHORTEST_BEGINNING = 40, 3
# Characters of somebody's words that are looked at.
LONGEST_QUERY = 100
# What a token ends with that stands for all that begin so.
OPEN = "*"


def evened(text: str) -> str:
    """Return the runs of a folded text with a space before, between and behind them, or "" without any."""
    found = RUN.findall(UNSEEN.sub("", fold(text)))
    runs = [run if HAN_RUN.match(run) else run[:LONGEST_WORD] for run in found]
    return f" {' '.join(runs)} " if runs else ""


def tokens(text: str) -> set[str]:
    """Return what an evened text is found by: each Han character, each pair of neighbours, each word."""
    found: set[str] = set()
    for run in text.split():
        found.update(_pairs(run), run) if HAN_RUN.match(run) else found.add(run)
    return found


def _pairs(run: str) -> list[str]:
    return [run[start : start + 2] for start in range(len(run) - 1)]


@dataclass(frozen=True)
class Sought:
    """Somebody's words: ``needles`` must all stand in an evened text; its tokens then hold all ``tokens``.

    ``exact`` are the needles that the tokens alone do not tell. ``is_cut`` is whether more was written than is looked
    at.
    """

    needles: tuple[str, ...]
    exact: tuple[str, ...]
    tokens: tuple[str, ...]
    is_cut: bool

    def __bool__(self) -> bool:
        return bool(self.needles)

    def is_in(self, text: str) -> bool:
        """Whether one evened text has all of it."""
        return all(needle in text for needle in self.needles)


def sought(query: str, shortest: int = SHORTEST_BEGINNING) -> Sought:
    """Read what somebody typed: each part between spaces is sought as it stands, wherever the parts are.

    A last word of at least ``shortest`` letters may go on. Whatever is neither letter nor digit means nothing.
    """
    parts = [part for part in map(evened, query[:LONGEST_QUERY].split()) if part]
    is_open = bool(parts) and _goes_on(parts[-1].split()[-1], shortest)
    needles, wanted, exact = [], [], []
    for number, part in enumerate(parts, 1):
        needle = _needle(part, is_open and number == len(parts))
        found = _tokens_of_a_needle(needle)
        needles.append(needle)
        wanted += found
        if len(found) > 1:
            exact.append(needle)
    unique = (tuple(dict.fromkeys(each)) for each in (needles, exact, wanted))
    return Sought(*unique, is_cut=len(query) > LONGEST_QUERY)


def _goes_on(word: str, shortest: int) -> bool:
    return not HAN_RUN.match(word) and len(word) >= shortest


def spans(text: str, wanted: Sought) -> list[tuple[int, int, int]]:
    """Return (start, end, number of the needle) of every place in a text, as it was written, that has a needle."""
    folded = fold(text)
    return sorted(
        (*match.span(), number)
        for number, needle in enumerate(wanted.needles)
        for match in _pattern(needle).finditer(folded)
    )


@lru_cache(maxsize=200)
def _pattern(needle: str) -> re.Pattern[str]:
    """The needle as it may be written in a folded text, with any punctuation between its runs."""
    written = r"[\W_]*".join(map(re.escape, needle.split()))
    before = rf"(?<![^\W_{_UNDIVIDED}])" if needle.startswith(" ") else ""
    behind = rf"(?![^\W_{_UNDIVIDED}])" if needle.endswith(" ") else ""
    return re.compile(before + written + behind)


def _needle(part: str, is_open: bool) -> str:
    """An evened part without the spaces at which a longer run of Han, or an open word, may go on."""
    needle = part.lstrip() if HAN_RUN.match(part.strip()) else part
    ends_in_han = HAN_RUN.match(needle.split()[-1])
    return needle.rstrip() if ends_in_han or is_open else needle


def _tokens_of_a_needle(needle: str) -> list[str]:
    found: list[str] = []
    for run in needle.split():
        if not HAN_RUN.match(run):
            found.append(run)
        else:
            found += _pairs(run) or [run]
    is_open = not needle.endswith(" ") and not HAN_RUN.match(needle.split()[-1])
    return [*found[:-1], found[-1] + OPEN] if is_open else found
