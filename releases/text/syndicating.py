"""What a feed prints of a release's own text, photos and footnotes: plain HTML that any reader's program shows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from . import captions, numbering, picturing, richtext, sources
from .article import FigureBlock, Note, Parts, Picture, TextBlock
from .filling import without_citations
from .picturing import Address

# About as wide as readers' programs show a photo, in pixels.
WIDTH = 960
_DATELINE = re.compile(r'<span class="dateline">.*?</span>')


@dataclass(frozen=True)
class Syndicated:
    """The parts of an entry that a release decides alone, in the order in which it prints them; "" is none.

    ``opening`` is the first paragraph in plain words, ``image`` the photo that leads as (address, width, height), and
    ``abouts`` are (key of an issuer, its "About" text). Addresses of photos lack the site's origin.
    """

    opening: str
    image: tuple[str, int, int] | None
    points: str
    text: str
    notes: str
    to_editors: str
    abouts: tuple[tuple[int, str], ...]


def syndicated(parts: Parts, language: str, address: Address) -> Syndicated:
    """The Syndicated of the parts of an article; ``address`` says where photos are found."""
    blocks = (_block(each, language, address) for each in parts.blocks)
    return Syndicated(
        opening=_opening(parts),
        image=_image(_lead(parts), address),
        points=_list("ul", (escape(point) for point in parts.key_points)),
        text="\n".join(filter(None, blocks)),
        notes=_list("ol", (_note(each, language) for each in parts.notes)),
        to_editors=parts.notes_to_editors_html,
        abouts=parts.abouts,
    )


def _opening(parts: Parts) -> str:
    texts = (block.html for block in parts.blocks if isinstance(block, TextBlock))
    opening = _DATELINE.sub("", next(texts, "").partition("</p>")[0])
    return richtext.plain(without_citations(opening)).partition("\n\n")[0]


def _lead(parts: Parts) -> Picture | None:
    """The first photo that is shown."""
    pictures = (each for figure in parts.figures for each in figure.pictures)
    return next((each for each in pictures if not each.is_withdrawn), None)


def _image(picture: Picture | None, address: Address) -> tuple[str, int, int] | None:
    """One web size of a photo, None while none is made."""
    if not picture or not picture.widths:
        return None
    width, height = picturing.nearest(picture, WIDTH)
    return address(picture.public_id, width, "jpg"), width, height


def _list(tag: str, items: Iterable[str]) -> str:
    inside = "\n".join(f"<li>{item}</li>" for item in items)
    return f"<{tag}>\n{inside}\n</{tag}>" if inside else ""


def _block(block: TextBlock | FigureBlock, language: str, address: Address) -> str:
    return block.html if isinstance(block, TextBlock) else _figure(block, language, address)


def _figure(figure: FigureBlock, language: str, address: Address) -> str:
    label = f"<b>{escape(figure.label)}</b>"
    said = [
        numbering.caption(label, figure.caption_html, language),
        *map(escape, figure.people),
        *map(escape, captions.credits(figure, language)),
    ]
    photos = "\n".join(_picture(each, address) for each in figure.pictures)
    return f"<figure>\n{photos}\n<figcaption>{'<br>'.join(said)}</figcaption>\n</figure>"


def _picture(picture: Picture, address: Address) -> str:
    found = _image(picture, address)
    if picture.is_withdrawn or not found:
        return f"<p>{escape(picture.notice)}</p>" if picture.notice else ""
    source, width, height = found
    return f'<img src="{source}" alt="{escape(picture.alt)}" width="{width}" height="{height}">'


def _note(note: Note, language: str) -> str:
    links = map(_link, (note.printed_url, note.printed_archive))
    return " ".join(filter(None, (sources.as_html(note, language), *links)))


def _link(url: str) -> str:
    return f'<a href="{escape(url)}">{escape(url)}</a>' if url else ""
