"""Where two wordings of one passage differ, told in whole words, numbers and dates, so that a notice is understood."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from .languages import is_latin

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
# What a Chinese number carries with it: 1,200人次, 2,400億元.
_UNIT = (
    r"(?:[千百萬万億亿]*(?:元|人次|人|名|位|個|个|家|間|间|項|项|幅|張|张|次|天|日|年|月|歲|岁|倍|成"
    r"|公里|公頃|公顷|平方米|平方呎|[萬万億亿]))?"
)
_TOKEN = re.compile(
    r"\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?|\d{1,2}月(?:\d{1,2}日)?"
    r"|(?:上午|下午|中午|晚上|凌晨)\d{1,2}[時时點点](?:\d{1,2}分)?"
    rf"|\d{{1,2}} (?:{MONTHS})(?: \d{{4}})?|\d{{1,2}}(?:\.\d{{2}})? [ap]m\b"
    rf"|\d+(?:[.,:]\d+)*(?:%|％)?{_UNIT}"
    r"|[A-Za-zÀ-ɏ][A-Za-z0-9À-ɏ]*(?:['’&.@–/-][A-Za-z0-9À-ɏ]+)*"
    r"|\S"
)
_MARK = re.compile(r"[^\w%％]+")
_EDGES = " \t\n\u3000，、；：。！？…,.;:!?"
# Where a run of Han characters may be cut: words of grammar are no part of the name or phrase beside them.
_GRAMMAR = frozenset(
    "的了在和與与及由於于是為为將将把對对從从向至到並并而或亦也就都被給给讓让以之其"
)
# How much a wording must say to be understood by itself: four Han characters, one long word, a number with its unit.
_ENOUGH, _ENOUGH_ALONE = 4, 8
# A phrase is quoted whole up to this length; of a longer one only the nearest characters.
_PHRASE, _NEAREST = 12, 6
# Of two wordings of which less is the same, the later one was written anew.
_COMPARABLE = 1 / 3


@dataclass(frozen=True)
class Difference:
    """``old`` and ``new`` as a notice quotes them; ``gone`` are the bare pieces of the old wording that went."""

    old: str
    new: str
    gone: tuple[str, ...] = ()


@dataclass(frozen=True)
class _Span:
    """Words i1 to i2 of the old wording, which became words j1 to j2 of the new one."""

    i1: int
    i2: int
    j1: int
    j2: int

    def moved(self, left: int, right: int) -> _Span:
        """The span with so many unchanged words more on either side."""
        return _Span(self.i1 - left, self.i2 + right, self.j1 - left, self.j2 + right)

    def joined(self, other: _Span) -> _Span:
        return _Span(
            min(self.i1, other.i1),
            max(self.i2, other.i2),
            min(self.j1, other.j1),
            max(self.j2, other.j2),
        )


class _Line:
    """A text as words with their places in it; blanks between words do not count."""

    def __init__(self, text: str):
        self.text = text
        matches = list(_TOKEN.finditer(text))
        self.words = [match[0] for match in matches]
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]

    def slice(self, first: int, end: int) -> str:
        return self.text[self.starts[first] : self.ends[end - 1]] if first < end else ""


def differences(old: str, new: str) -> list[Difference]:
    """Return what differs between two wordings, in order; what stands side by side is one difference.

    A wording that has next to nothing of the other is one difference as a whole.
    """
    before, after = _Line(old), _Line(new)
    bare = _bare(before.words, after.words)
    wide = _joined(_widened(bare, before.words, after.words), lambda first, end: first >= end)
    found = [_difference(span, bare, before, after) for span in wide]
    if _is_anew(before.words, after.words):
        return [Difference(old, new, (old, *(piece for each in found for piece in each.gone)))]
    return found


def trimmed(words: str) -> str:
    """The words without the marks at either end, unless there is nothing else."""
    return words.strip(_EDGES) or words


def _is_anew(old: list[str], new: list[str]) -> bool:
    """Whether fewer words were kept than make two wordings comparable; marks do not count."""
    words = [[word for word in words if not _is_mark(word)] for words in (old, new)]
    return SequenceMatcher(None, *words, autojunk=False).ratio() < _COMPARABLE


def _bare(old: list[str], new: list[str]) -> list[_Span]:
    """The smallest spans, those between which next to nothing stands joined."""
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    spans, floor = [], 0
    for tag, *places in opcodes:
        if tag != "equal":
            span = _slid(_Span(*places), old, new, floor)
            spans.append(span)
            floor = span.i2
    return _joined(spans, lambda first, end: sum(map(_weight_or_mark, old[first:end])) <= 1)


def _slid(span: _Span, old: list[str], new: list[str], floor: int) -> _Span:
    """What only came or went, moved left to where its clause begins, if it reads the same there."""
    words, first, end = (new, span.j1, span.j2) if span.i1 == span.i2 else (old, span.i1, span.i2)
    if not _one_sided(span):
        return span
    for back in range(span.i1 - floor + 1):
        if first == back or _is_mark(words[first - back - 1]):
            return _Span(span.i1 - back, span.i2 - back, span.j1 - back, span.j2 - back)
        if words[first - back - 1] != words[end - back - 1]:
            break
    return span


def _joined(spans: Iterable[_Span], is_close: Callable[[int, int], bool]) -> list[_Span]:
    """The spans, those joined that are close: it is asked where the gap in the old wording begins and ends."""
    found: list[_Span] = []
    for span in spans:
        if found and is_close(found[-1].i2, span.i1):
            span = found.pop().joined(span)
        found.append(span)
    return found


def _widened(spans: list[_Span], old: list[str], new: list[str]) -> Iterator[_Span]:
    """Each span with as many unchanged words around it as make it understood."""
    for place, span in enumerate(spans):
        floor = spans[place - 1].i2 if place else 0
        roof = spans[place + 1].i1 if place + 1 < len(spans) else len(old)
        if not _says_enough(span, old, new):
            left = _run(old[floor : span.i1][::-1])
            right = _run(old[span.i2 : roof])
            need = 2 if _one_sided(span) else _ENOUGH
            span = _stepped(span.moved(left, right), old, new, floor, roof, need)
        yield span


def _one_sided(span: _Span) -> bool:
    """Whether words only came or only went."""
    return span.i1 == span.i2 or span.j1 == span.j2


def _says_enough(span: _Span, old: list[str], new: list[str]) -> bool:
    lighter, heavier = sorted((_weight(old[span.i1 : span.i2]), _weight(new[span.j1 : span.j2])))
    return heavier >= _ENOUGH_ALONE if _one_sided(span) else lighter >= _ENOUGH


def _run(words: list[str]) -> int:
    """How many of the words, from the first on, are Han characters of one phrase; a long phrase is cut."""
    for count, word in enumerate(words[: _PHRASE + 1]):
        if is_latin(word) or len(word) > 1 or word in _GRAMMAR:
            return count
    return len(words) if len(words) <= _PHRASE else _NEAREST


def _stepped(span: _Span, old: list[str], new: list[str], floor: int, roof: int, need: int):
    """The span wider step by step, to the right first, until it says enough or meets marks on both sides."""
    while (weight := min(_weight(old[span.i1 : span.i2]), _weight(new[span.j1 : span.j2]))) < need:
        right, left = old[span.i2 : roof], old[floor : span.i1][::-1]
        if right and not _is_mark(right[0]):
            span = span.moved(0, 1 + _run(right[1:]))
        elif left and not _is_mark(left[0]):
            span = span.moved(1 + _run(left[1:]), 0)
        elif weight >= 2 or not (left or right):
            break
        else:
            span = span.moved(1, 0) if left else span.moved(0, 1)
    return span


def _difference(span: _Span, bare: list[_Span], before: _Line, after: _Line) -> Difference:
    old, new = before.slice(span.i1, span.i2), after.slice(span.j1, span.j2)
    gone = [
        piece
        for each in bare
        if span.i1 <= each.i1 and each.i2 <= span.i2
        for piece in _gone(each, before)
    ]
    if not (old and new):
        old, new = trimmed(old), trimmed(new)
    return Difference(old, new, tuple(dict.fromkeys(gone)))


def _gone(span: _Span, before: _Line) -> list[str]:
    """The old words of a span; a lone character, which says nothing, with the one before and after it."""
    if span.i2 - span.i1 != 1 or len(before.words[span.i1]) > 1:
        return [before.slice(span.i1, span.i2)] if span.i1 < span.i2 else []
    first, end = max(span.i1 - 1, 0), min(span.i2 + 1, len(before.words))
    return [before.slice(first, span.i2), before.slice(span.i1, end)]


def _weight(words: Iterable[str]) -> int:
    """How much words say: nothing for marks, 1 a Han character, 2 a short word or bare number, 4 the others."""
    return sum(map(_weight_of_one, words))


def _weight_of_one(word: str) -> int:
    if _is_mark(word):
        return 0
    if len(word) == 1 and not is_latin(word):
        return 1
    is_short = len(word) < 4 and is_latin(word)
    return 2 if is_short or not re.search(r"[^\W\d]|[%％]", word) else 4


def _weight_or_mark(word: str) -> int:
    """The same for what stands between two differences: a mark keeps them apart as a word does."""
    return _weight_of_one(word) or 2


def _is_mark(word: str) -> bool:
    return bool(_MARK.fullmatch(word))
