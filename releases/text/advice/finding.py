"""What a check returns, and the plain words that checks read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from html import unescape

from .. import richtext

# What stands in plain words for a citation; and for what is printed as words, a reference to a photo or a quotation.
NOTE = "\ufffc"
PRINTED = "\ufffb"
# For character classes, as are those that follow.
NODE = NOTE + PRINTED
# Han with the iteration mark and the zero; the marks of Chinese sentences.
HAN = "々〇㐀-䶿一-鿿豈-﫿\U00020000-\U0003ffff"
STOPS = "，。：；？！、…"
OPENERS = "（「『《【〈"
CLOSERS = "）」』》】〉"

_NODES = (
    (richtext.CITATION, NOTE),
    (richtext.REFERENCE, PRINTED),
    (richtext.QUOTATION, PRINTED),
)
# Addresses are not prose, whatever names and marks are in them.
ADDRESS = re.compile(
    r"(?:https?://|www\.)[\x21-\x7e]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|hk|cn|example)\b"
)
BLOCK = re.compile(r"</?(?:p|h2|h3|ul|ol|li|blockquote)>")
# What is shown on both sides of what is wrong: a Latin word or number, or two letters.
_LEFT = re.compile(rf"(?:[A-Za-z0-9,.]{{1,12}}|[^\s{NODE}]{{0,2}})\Z")
_RIGHT = re.compile(rf"[A-Za-z0-9,.]{{1,12}}|[^\s{NODE}]{{0,2}}")
# Faults of one kind this near to each other are one.
_NEAR = 3


@dataclass(frozen=True)
class Finding:
    """One thing that a writer should look at.

    ``start`` and ``end`` are offsets into the plain words of the field and ``found`` what stands between them;
    ``proposal`` is what may safely stand there instead, or None. ``detail`` tells cases of one kind apart, or names the
    thing meant; ``difference`` is, for a copy of a quotation, its pieces as ("same", "here" or "there", words).
    """

    kind: str
    start: int
    end: int
    found: str
    proposal: str | None = None
    detail: str = ""
    difference: tuple[tuple[str, str], ...] = ()


def plain(html: str) -> str:
    """Return the plain words of a text, paragraphs apart by an empty line, each node as one letter of NODE."""
    html = richtext.FIGURE.sub("<p>", html)
    for node, letter in _NODES:
        html = node.sub(letter, html)
    text = BLOCK.sub("\n\n", html.replace("<br>", "\n"))
    text = unescape(re.sub(r"<[^>]*>", "", text))
    return re.sub(r"\s*\n\s*\n\s*", "\n\n", text).strip()


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, words) of each paragraph."""
    for match in re.finditer(r"(?:(?!\n\n).)+", text, re.S):
        yield match.start(), match[0]


def at(match: re.Match[str], kind: str, proposal: str | None = None, detail: str = "") -> Finding:
    """Return the finding of a whole match."""
    return Finding(kind, match.start(), match.end(), match[0], proposal, detail)


def has_han(text: str) -> bool:
    """Whether there is a Han character in it."""
    return re.search(f"[{HAN}]", text) is not None


def outside(findings: Iterable[Finding], spans: Iterable[tuple[int, int]]) -> list[Finding]:
    """Return the findings that touch none of the spans, in order."""
    spans = list(spans)
    found = sorted(findings, key=lambda each: (each.start, each.end))
    return [
        each
        for each in found
        if not any(each.start < end and start < each.end for start, end in spans)
    ]


def shown(findings: list[Finding], text: str) -> list[Finding]:
    """Return findings in order with some letters around each, so that its words can be recognised and found again.

    Faults of one kind that stand close together become one. Letters of another fault are never among those around.
    """
    joined: list[Finding] = []
    for each in findings:
        if joined and _are_one(joined[-1], each, text):
            each = _joined(joined.pop(), each, text)
        joined.append(each)
    ends = [0, *(each.end for each in joined)]
    starts = [*(each.start for each in joined[1:]), len(text)]
    return [
        _with_context(each, text, after, before)
        for each, after, before in zip(joined, ends, starts, strict=False)
    ]


def _are_one(first: Finding, second: Finding, text: str) -> bool:
    same = (first.kind, first.detail) == (second.kind, second.detail)
    between = text[first.end : second.start]
    is_plain = not re.search(rf"[\n{NODE}]", between)
    mended = first.proposal is not None and second.proposal is not None
    return same and mended and is_plain and 0 <= second.start - first.end <= _NEAR


def _joined(first: Finding, second: Finding, text: str) -> Finding:
    between = text[first.end : second.start]
    return replace(
        first,
        end=second.end,
        found=text[first.start : second.end],
        proposal=f"{first.proposal}{between}{second.proposal}",
    )


def _with_context(finding: Finding, text: str, after: int, before: int) -> Finding:
    """Widen a finding by its neighbours between two offsets."""
    start, end = finding.start, finding.end
    left, right = _LEFT.search(text[after:start]), _RIGHT.match(text[end:before])
    head, tail = left[0] if left else "", right[0] if right else ""
    return replace(
        finding,
        start=start - len(head),
        end=end + len(tail),
        found=head + finding.found + tail,
        proposal=None if finding.proposal is None else head + finding.proposal + tail,
    )
