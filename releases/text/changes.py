"""What readers are told of a change: the passages of two Articles that differ, and the notice that says so."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher
from itertools import pairwise

from . import notices
from .article import Article, FigureBlock
from .minor import beyond_minor
from .passages import Passage, former, read
from .wording import differences, trimmed

__all__ = [
    "Change",
    "beyond_minor",
    "changes",
    "gives_away",
    "notice_words",
    "numbers",
    "numbers_gone",
]

_THREE_HAN = re.compile(r"(?=([\u3400-\u9fff\U00020000-\U0003ffff]{3}))")
_GRAIN = re.compile(r"\d+(?:\.\d+)*|[a-zà-ɏ]+|\w", re.IGNORECASE)
_NAME_OR_NUMBER = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ɏ]+|\d[\d,.]*\d{2}")
# Capital letters that name nobody.
_NO_NAME = re.compile(
    "Mr|Mrs|Ms|Dr|Ir|Photos?|Note|The|An|At|By|For|From|He|In|It|Its|Of|On|She|That|They|This|To|We|With"
)
_CLAUSE = re.compile(r"[，、；：。！？…,;:!?]+|\.\s")


@dataclass(frozen=True)
class Change:
    """One difference: where, as the language prints it, and the wording before and after; either may be empty.

    ``gone`` are the bare pieces of the old wording, and ``public`` is all that readers find now: what a notice that
    withholds the old wording must not, and may, repeat.
    """

    place: str
    old: str
    new: str
    gone: tuple[str, ...] = field(default=(), compare=False)
    public: str = field(default="", compare=False, repr=False)


def changes(before: Article, after: Article) -> list[Change]:
    """Return what readers of the later Article find in other words, in reading order.

    Numbers of paragraphs are those of the later text; a paragraph that is gone is 原第二段, the former paragraph 2.
    """
    news = read(after)
    public = "\n".join(passage.text for passage in news)
    return [
        replace(change, public=public)
        for old, new in _aligned(read(_without_withdrawn(before, after)), news)
        for change in _between(old, new, after.language)
    ]


def _without_withdrawn(before: Article, after: Article) -> Article:
    """What was said of a photo that is withdrawn since is not said once more."""
    figures = {figure.key: figure for figure in after.figures}
    return replace(
        before,
        figures=tuple(_as_withdrawn(figure, figures.get(figure.key)) for figure in before.figures),
    )


def _as_withdrawn(old: FigureBlock, new: FigureBlock | None) -> FigureBlock:
    """A figure as it was, but for the photos that are withdrawn since, whose notice is what is new."""
    gone = (
        {each.key: replace(each, notice="") for each in new.pictures if each.is_withdrawn}
        if new
        else {}
    )
    if not gone:
        return old
    pictures = tuple(
        each if each.is_withdrawn else gone.get(each.key, each) for each in old.pictures
    )
    is_empty = all(each.is_withdrawn for each in new.pictures)
    return replace(old, pictures=pictures, caption_html="" if is_empty else old.caption_html)


def notice_words(found: Sequence[Change], language: str, withholds_old: bool) -> str:
    """Return the proposal for what stands after "更正（X）：": a sentence for each change.

    Where the old wording is withheld, a place is named once and its wordings are not; what was only added is quoted.
    """
    withheld = {change.place for change in found if withholds_old and change.old}
    sentences = [
        notices.withheld_sentence(change.place, language)
        if change.place in withheld
        else _sentence(change, language)
        for change in found
    ]
    first, *others = dict.fromkeys(sentences) or [""]
    if language == "en":
        return " ".join([first, *(each[:1].upper() + each[1:] for each in others)])
    return "".join([first, *others])


def _sentence(change: Change, language: str) -> str:
    if not change.place:
        return change.new
    return notices.correction_sentence(change.place, change.old, change.new, language)


def gives_away(notice: str, found: Sequence[Change]) -> list[str]:
    """Return the old wordings, whole or in telling pieces, that stand in a notice; blanks, width and case do not count.

    What readers find in the new text, wherever it stands, is no secret.
    """
    said = _grains(notice)
    pieces = dict.fromkeys(piece for change in found for piece in _telling(change))
    repeated = [piece for piece in pieces if _holds(said, _grains(piece))]
    texts = {text: _grains(text) for change in found for text in (change.public, change.new)}
    given: list[str] = []
    for piece in sorted(repeated, key=len, reverse=True):
        is_public = any(_holds(text, _grains(piece)) for text in texts.values())
        if not (is_public or any(piece in other for other in given)):
            given.append(trimmed(piece))
    return given


def _aligned(
    olds: list[Passage], news: list[Passage]
) -> Iterator[tuple[Passage | None, Passage | None]]:
    """Pair the passages that differ: (old, new), (old, None) for what went, (None, new) for what came."""
    keys = [[(each.kind, each.text) for each in passages] for passages in (olds, news)]
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, *keys, autojunk=False).get_opcodes():
        if tag != "equal":
            yield from _paired(olds[i1:i2], news[j1:j2])


def _paired(olds: list[Passage], news: list[Passage]):
    """Pair passages in their order so that the pairs are as like each other as can be."""
    like = _likenesses(olds, news)
    best = [[0.0] * (len(news) + 1) for _ in range(len(olds) + 1)]
    for i in reversed(range(len(olds))):
        for j in reversed(range(len(news))):
            best[i][j] = max(best[i + 1][j], best[i][j + 1], best[i + 1][j + 1] + like[i][j])
    i = j = 0
    while i < len(olds) and j < len(news):
        if like[i][j] and best[i][j] == best[i + 1][j + 1] + like[i][j]:
            yield olds[i], news[j]
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            yield olds[i], None
            i += 1
        else:
            yield None, news[j]
            j += 1
    yield from ((old, None) for old in olds[i:])
    yield from ((None, new) for new in news[j:])


def _likenesses(olds: list[Passage], news: list[Passage]) -> list[list[float]]:
    """How like each other passages are: 0 for other kinds, and a little for the same kind whatever they say."""
    old_pairs, new_pairs = ([_pairs(each.text) for each in passages] for passages in (olds, news))
    return [
        [
            0.01 + _likeness(pairs, others) if old.kind == new.kind else 0.0
            for new, others in zip(news, new_pairs, strict=True)
        ]
        for old, pairs in zip(olds, old_pairs, strict=True)
    ]


def _pairs(text: str) -> Counter[str]:
    """The pairs of neighbouring characters."""
    return Counter(map("".join, pairwise(text)))


def _likeness(pairs: Counter[str], others: Counter[str]) -> float:
    """The share of pairs in common, from 0 to 1."""
    return 2 * (pairs & others).total() / ((pairs.total() + others.total()) or 1)


def _between(old: Passage | None, new: Passage | None, language: str) -> list[Change]:
    if old is None:
        # What has no place is a sentence of its own.
        return [Change(new.place, "", trimmed(new.text) if new.place else new.text)]
    if new is None:
        return [Change(former(old, language), trimmed(old.text), "", (old.text,))]
    if new.is_link:
        return [Change(new.place, old.text, new.text, (old.text,))]
    return [
        Change(new.place, each.old, each.new, each.gone) for each in differences(old.text, new.text)
    ]


def _telling(change: Change) -> Iterator[str]:
    """The pieces of the old wording that would give it away: itself, what went, its clauses, names and numbers.

    A Chinese name has no mark of its own: any three characters in a row may be one.
    """
    for piece in (change.old, *change.gone):
        yield from filter(_says_something, [piece, *_CLAUSE.split(piece)])
        yield from (word for word in _NAME_OR_NUMBER.findall(piece) if not _NO_NAME.fullmatch(word))
    for piece in change.gone:
        yield from _THREE_HAN.findall(piece)


def _says_something(piece: str) -> bool:
    """Whether a piece is more than words of grammar, or a number that stands in any text."""
    grains = _grains(piece)
    return (
        len(grains) >= 3
        or any(len(grain) >= 3 + grain.isalpha() for grain in grains)
        or sum(not grain.isascii() for grain in grains) >= 2
    )


def _grains(text: str) -> list[str]:
    """Words, numbers and Han characters without marks, blanks, width and case."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _GRAIN.findall(re.sub(r"(?<=\d),(?=\d)", "", plain))


def _holds(grains: list[str], wanted: list[str]) -> bool:
    """Whether some grains stand in a row among others; no grains never do."""
    size = len(wanted)
    return bool(size) and any(grains[i : i + size] == wanted for i in range(len(grains)))


def numbers(article: Article) -> set[str]:
    """Return the numbers of two digits or more in what an Article says, without separators: 1,200 is 1200."""
    return {number for passage in read(article) for number in _numbers(passage.text)}


def numbers_gone(change: Change) -> set[str]:
    """Return the numbers of the old wording that the new one doesn't have."""
    return _numbers(change.old) - _numbers(change.new)


def _numbers(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKC", text)
    return set(re.findall(r"\d{2,}", re.sub(r"(?<=\d),(?=\d)", "", plain)))
