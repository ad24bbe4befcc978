"""The parts of a footnote as one run of words, each set off from the next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from .article import Note
from .languages import is_chinese
from .printed_links import linked
from .richtext import plain

# Whatever ends with one of these is set off already.
_ENDS = tuple("。！？；：，、….!?;:,")


def in_words(note: Note, language: str) -> str:
    """Return words, title, publisher and day of a source in plain words: 甲，《乙》，丙出版社，2026年1月2日."""
    words = [said for said, _html in _parts(note)]
    return "".join(map("".join, zip(words, _stops(words, language), strict=True)))


def in_one_line(note: Note, language: str) -> str:
    """Return these words on one line or, where there are none, the link: what stands beside a marker."""
    return " ".join(in_words(note, language).split()) or note.url


def as_html(note: Note, language: str) -> str:
    """Return the same as HTML, in which an address among the words is a link."""
    parts = list(_parts(note))
    stops = _stops([said for said, _html in parts], language)
    return "".join(html + stop for (_said, html), stop in zip(parts, stops, strict=True))


def _parts(note: Note) -> Iterator[tuple[str, str]]:
    """Yield (plain words, HTML) of what a source says of itself."""
    if said := plain(note.html):
        yield said, linked(note.html, note.url)
    if note.source_title:
        yield note.source_title, f"<cite>{escape(note.source_title)}</cite>"
    for name, said in (("publisher", note.publisher), ("published", note.published)):
        if said:
            yield said, f'<span class="{name}">{escape(said)}</span>'


def _stops(parts: Sequence[str], language: str) -> list[str]:
    """What follows each part: a comma, no more than a space where it ends with a mark, nothing at the end."""
    comma, space = ("，", "") if is_chinese(language) else (", ", " ")
    stops = [space if each.rstrip().endswith(_ENDS) else comma for each in parts]
    return [*stops[:-1], ""] if parts else []
