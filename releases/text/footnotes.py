"""Which note has which number: the order in which a text first cites them."""

from collections.abc import Iterable

from . import richtext


def numbers(texts: Iterable[str]) -> dict[str, int]:
    """Return {key: number from 1} by first appearance over texts in reading order.

    A source cited twice keeps its number (house style, Footnote).
    """
    found: dict[str, int] = {}
    for text in texts:
        for key in richtext.citations(text):
            found.setdefault(key, len(found) + 1)
    return found


def without_note(texts: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the cited keys that no footnote has, each once, in order."""
    known = set(known)
    return [key for key in numbers(texts) if key not in known]


def without_marker(texts: Iterable[str], known: Iterable[str]) -> list[str]:
    """Return the footnotes' keys that no text cites, in their own order."""
    cited = numbers(texts)
    return [key for key in known if key not in cited]
