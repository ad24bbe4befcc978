"""References to photos as a writer types them, 見圖九 or "see Photo 9", made references that follow renumbering."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from .languages import of
from .numbering import LARGEST_HAN, Run, han_numeral
from .richtext import TAG

_NUMBERS = {han_numeral(number): number for number in range(1, LARGEST_HAN + 1)}
_HAN = r"(?:[一二三四五六七八九十百零]+|\d{1,3})"
_HAN_LABEL = rf"[圖图]\s?{_HAN}(?:[、及至]{_HAN})*"
_ENGLISH_LABEL = r"[Pp]hotos? \d{1,3}(?:(?:, | and |–|-)\d{1,3})*"
# What follows "see": one label or several, each with its own 圖 or Photo. It ends where a number can end: 見圖十分清晰
# and "photo 3D" mention none.
_HAN_END = r"(?=$|[^\w]|[及和與与或所的中內内])"
_MENTION = {
    "zh-hant": re.compile(rf"(?<=見){_HAN_LABEL}(?:[、及和]{_HAN_LABEL})*{_HAN_END}"),
    "zh-hans": re.compile(rf"(?<=见){_HAN_LABEL}(?:[、及和]{_HAN_LABEL})*{_HAN_END}"),
    "en": re.compile(rf"(?<=[Ss]ee ){_ENGLISH_LABEL}(?:(?:, | and ){_ENGLISH_LABEL})*(?!\w)"),
}
_LABEL = {
    "zh-hant": re.compile(_HAN_LABEL),
    "zh-hans": re.compile(_HAN_LABEL),
    "en": re.compile(_ENGLISH_LABEL),
}
# A photo, two that follow each other, or a range; a longer list is no label of a group.
_RUN = re.compile(rf"\D*?(?P<first>{_HAN})(?:(?P<joint>及|至| and |–|-)(?P<last>{_HAN}))?")


def bound(html: str, language: str, keys: Mapping[Run, str]) -> str:
    """Return stored text with every typed mention of photos and groups made references to their keys.

    ``keys`` is {(first number, number of photos): key}. A mention that is not answered in all its parts is left as typed.
    """

    def nodes(mention: re.Match[str]) -> str:
        labels = of(_LABEL, language).findall(mention[0])
        if not all(_run(label) in keys for label in labels):
            return mention[0]
        return of(_LABEL, language).sub(
            lambda label: f'<a data-figure-ref="{keys[_run(label[0])]}"></a>', mention[0]
        )

    return _outside_links(html, lambda text: of(_MENTION, language).sub(nodes, text))


def unbound(html: str, language: str) -> list[str]:
    """Return the typed mentions that are no references, each once, in order."""
    found: dict[str, None] = {}

    def note(text: str) -> str:
        found.update(dict.fromkeys(of(_MENTION, language).findall(text)))
        return text

    _outside_links(html, note)
    return list(found)


def _outside_links(html: str, change: Callable[[str], str]) -> str:
    """Change each run between two tags but for those inside a link, which holds no other."""
    parts, inside = [], False
    for part in TAG.split(html):
        if part.startswith("<"):
            inside = part.startswith("<a") or (inside and part != "</a>")
        elif not inside:
            part = change(part)
        parts.append(part)
    return "".join(parts)


def _run(label: str) -> Run:
    """圖三及四 is (3, 2), Photo 9 is (9, 1); (0, 0) for what is neither a photo nor a group."""
    match = _RUN.fullmatch(label)
    first = _number(match["first"]) if match else 0
    if not first:
        return (0, 0)
    if not match["last"]:
        return (first, 1)
    count = _number(match["last"]) - first + 1
    is_pair = match["joint"] in ("及", " and ")
    return (first, count) if (count == 2 if is_pair else count > 1) else (0, 0)


def _number(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else _NUMBERS.get(numeral, 0)
