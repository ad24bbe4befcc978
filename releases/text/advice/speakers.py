"""Who a text says is speaking where it prints a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .. import richtext
from ..languages import is_chinese
from .directory import Directory, Mention, compact
from .finding import BLOCK, plain

_SAYS = "說|説|说|表示|指出|指|補充|补充|強調|强调|認為|认为|稱|称|道|續說|续说|回應|回应|形容|解釋|解释"
_SAID = (
    "said|says|adds?|added|noted|notes|stressed|explained|remarked|commented|continued|concluded"
    "|replied|pointed out"
)
# What may stand between a name and its quotation: 石松博士其後表示：; Dr Shi Song, the director, said:
_BEFORE_CHINESE = re.compile(
    rf"[^，。：；、？！\s]{{0,10}}?(?:{_SAYS})[^，。：；？！]{{0,4}}[，：:]?\s*"
)
_BEFORE_ENGLISH = re.compile(
    rf"(?:,[^.:;]{{1,80}},)?\s+(?:\w+\s+)?(?:{_SAID})(?:\s+\w+){{0,3}}[,:]?\s*"
)
# Behind it: “…,” said Dr Shi Song; “…,” Dr Shi Song said.
_AFTER_ENGLISH = re.compile(
    rf"[,.]?\s*(?:\w+\s+)?(?:{_SAID})\s+(?:(?:the\s+)?[\w.’-]+,?\s+){{0,6}}", re.I
)
_TITLE = re.compile(r"[,.]?\s*(?:[A-Z][\w.]*\s+)?")


@dataclass(frozen=True)
class Introduced:
    """A quotation by its key, and the name to which the text gives its words."""

    key: str
    name: str


def introduced(html: str, names: Directory, language: str) -> Iterator[Introduced]:
    """Yield the quotations of a rich text that stand right behind a name which speaks, or in English right before one."""
    former = ""
    for block in BLOCK.split(html):
        pieces = richtext.QUOTATION.split(block)
        for before, key, after in zip(pieces[::2], pieces[1::2], pieces[2::2], strict=False):
            # A paragraph that is a quotation alone is introduced by the one before it, if that ends so.
            lead = plain(before) or (former if former.endswith(("：", ":")) else "")
            name = _before(lead, names, language) or _after(plain(after), names, language)
            if name:
                yield Introduced(key, name)
        former = plain(pieces[-1]) or former


def is_of(name: str, speaker: str) -> bool:
    """Whether a name as a text has it is that of a speaker, who may be printed with form of address and honours."""
    return compact(name) in compact(speaker)


def _before(text: str, names: Directory, language: str) -> str:
    tail = _BEFORE_CHINESE if is_chinese(language) else _BEFORE_ENGLISH
    for mention in reversed(_people(text, names)):
        if tail.fullmatch(text, mention.end):
            return text[mention.start : mention.end]
    return ""


def _after(text: str, names: Directory, language: str) -> str:
    if is_chinese(language):
        return ""
    for mention in _people(text, names)[:1]:
        head, tail = text[: mention.start], text[mention.end :]
        speaks = _TITLE.fullmatch(head) and _BEFORE_ENGLISH.match(tail)
        if speaks or _AFTER_ENGLISH.fullmatch(head):
            return text[mention.start : mention.end]
    return ""


def _people(text: str, names: Directory) -> list[Mention]:
    return [each for each in names.mentions(text) if not each.owners]
