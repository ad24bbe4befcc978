"""What a release's page and its sheet of paper print of text, figures and footnotes: HTML with nothing left to look up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from . import captions, filling, names, numbering, picturing, richtext, sources
from .article import FigureBlock, Note, Parts, Picture, TextBlock
from .picturing import Address

# Where an address may be broken.
_BREAK = re.compile(r"/+(?=[^/])|[\w)](?=[?#])|\w(?=&amp;)")


@dataclass(frozen=True)
class Typeset:
    """The text of one language in pieces: the downloads of ``figures[n]`` stand behind ``pieces[n]``.

    ``figures`` are places in the list of an article's figures; ``notes`` are the items of the list of footnotes.
    ``summary`` is the first paragraph in plain words, ``captions`` are those of the figures in their order, and
    ``titles`` what the notes are called, for machines.
    """

    pieces: tuple[str, ...]
    figures: tuple[int, ...]
    notes: str
    summary: str
    captions: tuple[str, ...]
    titles: tuple[str, ...]


@dataclass(frozen=True)
class Edition:
    """How it is printed: in which language, with which words, and where photos are found.

    ``archived`` and ``accessed`` are the words before the archived copy of a source and before the day it was read.
    On a sheet of paper nothing waits to be scrolled to, and nothing is shown at a touch.
    """

    language: str
    archived: str
    accessed: str
    address: Address
    formats: tuple[str, ...] = ("avif", "webp")
    is_sheet: bool = False


def typeset(parts: Parts, edition: Edition) -> Typeset:
    """The Typeset of the parts of an article, or of the whole of it."""
    places = {figure.key: place for place, figure in enumerate(parts.figures)}
    pieces, figures = [""], []
    for block in parts.blocks:
        if isinstance(block, TextBlock):
            pieces[-1] += f"{block.html}\n"
        else:
            before, after = _figure(block, edition)
            pieces[-1] += before
            pieces.append(after)
            figures.append(places[block.key])
    return Typeset(
        pieces=tuple(pieces),
        figures=tuple(figures),
        notes="".join(_note(each, edition) for each in parts.notes),
        summary=_summary(parts),
        captions=tuple(captions.caption(each) for each in parts.figures),
        titles=tuple(
            each.source_title or richtext.plain(each.html) or each.url for each in parts.notes
        ),
    )


def _summary(parts: Parts) -> str:
    texts = (richtext.plain(each.html) for each in parts.blocks if isinstance(each, TextBlock))
    return next(filter(None, texts), "").partition("\n")[0]


# --- Figures ---------------------------------------------------------------------------------------


def _figure(figure: FigureBlock, edition: Edition) -> tuple[str, str]:
    """A figure before and behind the place for its downloads."""
    photos = "\n".join(_photo(each, figure, edition) for each in figure.pictures)
    below = "\n".join(_below(figure, edition.language))
    several = " several" if figure.shows_strips else ""
    opening = (
        f'<figure class="group {escape(figure.layout)}{several}" '
        f'id="figure-{escape(figure.key)}">\n<div class="photos of-{len(figure.pictures)}">\n'
        f"{photos}\n</div>\n<figcaption>\n{below}\n"
    )
    return opening, "</figcaption>\n</figure>\n"


def _photo(picture: Picture, figure: FigureBlock, edition: Edition) -> str:
    if picture.is_withdrawn:
        return f'<p class="photo gone" id="{picture.anchor}">{escape(picture.notice)}</p>'
    is_lazy, formats = not edition.is_sheet, edition.formats
    shown = picturing.picture(
        picture, _abreast(figure), edition.address, is_lazy=is_lazy, formats=formats
    )
    return (
        f'<div class="photo {picturing.proportion(picture)}" id="{picture.anchor}">{shown}\n'
        f"{_strip(picture, edition) if figure.shows_strips else ''}</div>"
    )


def _abreast(figure: FigureBlock) -> str:
    """How wide the photos of a figure stand, as a key of picturing.SIZES."""
    if figure.layout in ("single", "stack") or len(figure.pictures) == 1:
        return "full"
    return "third" if figure.layout == "row" and len(figure.pictures) > 2 else "half"


def _strip(picture: Picture, edition: Edition) -> str:
    if edition.is_sheet:
        return f'<p class="strip">{escape(picture.strip_plain)}</p>'
    placed = " placed" if picture.slot else ""
    return f'<p class="strip{placed}">{escape(picture.strip)}</p>'


def _below(figure: FigureBlock, language: str) -> Iterator[str]:
    """The lines below the photos: label and caption as one paragraph, people, credits."""
    label = f"<b>{escape(figure.label)}</b>"
    yield f'<p class="caption">{numbering.caption(label, figure.caption_html, language)}</p>'
    if people := figure.people:
        yield f'<p class="people">{escape(names.set_off(people, language))}</p>'
    for line in captions.credits(figure, language):
        yield f'<p class="credits">{escape(line)}</p>'


# --- Footnotes -------------------------------------------------------------------------------------


def _note(note: Note, edition: Edition) -> str:
    said = "".join(f"{each} " for each in _source(note, edition))
    ways = "".join(_ways_back(note, edition.language))
    glance = "" if edition.is_sheet else f"\n{_glance(note, edition.language)}"
    number = f'<span class="number">{note.number}</span>'
    return f'<li id="{note.anchor}">{number}\n<p>{said}{ways}</p>{glance}</li>\n'


def _source(note: Note, edition: Edition) -> Iterator[str]:
    """What a note says of its source, each run of words set off from the next."""
    yield sources.as_html(note, edition.language)
    if note.printed_url:
        yield _link(note.url)
    elif note.same_as:
        same = escape(filling.same_link(note.same_as, edition.language))
        yield f'<a class="same" href="#note-{note.same_as}">{same}</a>'
    if note.printed_archive:
        yield f'<span class="archived">{escape(edition.archived)} {_link(note.archived_url)}</span>'
    if note.accessed:
        yield f'<span class="accessed">{escape(edition.accessed)} {escape(note.accessed)}</span>'


def _link(url: str) -> str:
    """A link under its own address, which a narrow column breaks behind a slash or before a query."""
    words = _BREAK.sub(r"\g<0><wbr>", escape(url))
    return f'<a class="url" href="{escape(url)}" rel="noopener">{words}</a>'


def _ways_back(note: Note, language: str) -> Iterator[str]:
    several = len(note.returns) > 1
    for place, anchor in enumerate(note.returns, 1):
        label = filling.back_label(note.number, language, place if several else 0)
        nth = f"<sub>{place}</sub>" if several else ""
        yield (
            f'<a class="back" href="#{escape(anchor)}" role="doc-backlink" '
            f'aria-label="{escape(label)}">↩&#xFE0E;{nth}</a>'
        )


def _glance(note: Note, language: str) -> str:
    """The source in one line, as it is shown beside its marker."""
    words = escape(sources.in_one_line(note, language))
    return f'<div class="glance" id="glance-{note.number}" popover="hint">{words}</div>'
