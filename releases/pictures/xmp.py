"""What a picture says of itself, as XMP: the packet that today's picture desks read, in all three containers."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from .said import Said, clean, cut, first, in_order, one_line

# One segment of a JPEG holds 65,533 bytes, 29 of them the name of what it holds.
LARGEST = 65_000
# With LARGEST this bounds all that isn't cut: a hundred names of a few dozen bytes.
MOST_PEOPLE = 100
LONGEST_ADDRESS = 2000

_NAMESPACES = {
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "dc": "http://purl.org/dc/elements/1.1/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "xmpRights": "http://ns.adobe.com/xap/1.0/rights/",
    "Iptc4xmpExt": "http://iptc.org/std/Iptc4xmpExt/2008-02-29/",
}
# Of a photo nothing is claimed: it may be a scan of a print.
_SOURCE_TYPES = {
    "ai": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia",
    "rendering": "http://cv.iptc.org/newscodes/digitalsourcetype/digitalCreation",
}


def packet(said: Said) -> bytes:
    """Return the packet, at most LARGEST bytes of UTF-8; the longest texts are cut where they wouldn't fit."""
    longest = LARGEST
    while len(made := _packet(said, longest)) > LARGEST:
        longest //= 2
    return made


def _packet(said: Said, longest: int) -> bytes:
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _NAMESPACES.items())
    lines = [
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF {names}><rdf:Description rdf:about="">',
        *_properties(said, longest),
        "</rdf:Description></rdf:RDF></x:xmpmeta>",
        '<?xpacket end="w"?>',
    ]
    return "\n".join(lines).encode()


def _properties(said: Said, longest: int) -> Iterator[str]:
    """Yield the elements of all properties that have something to say, no text of more than ``longest`` bytes."""
    yield from _in_languages("dc:title", said.headline, longest)
    yield from _in_languages("dc:description", said.caption, longest)
    yield from _in_languages("dc:rights", said.copyright, longest)
    yield from _in_languages("xmpRights:UsageTerms", said.terms, longest)
    is_owned = bool(first(said.copyright) or first(said.terms))
    yield from _one("xmpRights:Marked", "True" if is_owned else "")
    yield from _one("xmpRights:WebStatement", _address(said.page))
    yield from _one("photoshop:Headline", cut(first(said.headline), longest))
    yield from _one("photoshop:Credit", cut(first(said.credit), longest))
    yield from _one("photoshop:DateCreated", said.taken_on.isoformat() if said.taken_on else "")
    yield from _bag("Iptc4xmpExt:PersonInImage", [cut(name, longest) for name in _names(said)])
    yield from _one("Iptc4xmpExt:DigitalSourceType", _SOURCE_TYPES.get(said.kind, ""))


def _address(page: str) -> str:
    """The address of the page; half an address leads nowhere, so that one is left out rather than cut."""
    address = clean(page)
    return address if len(address) <= LONGEST_ADDRESS else ""


def _names(said: Said) -> list[str]:
    return [name for name in map(one_line, said.people) if name][:MOST_PEOPLE]


def _one(name: str, value: str) -> Iterator[str]:
    if value:
        yield f"<{name}>{escape(value)}</{name}>"


def _bag(name: str, values: list[str]) -> Iterator[str]:
    if values:
        items = "".join(f"<rdf:li>{escape(value)}</rdf:li>" for value in values)
        yield f"<{name}><rdf:Bag>{items}</rdf:Bag></{name}>"


def _in_languages(name: str, texts: dict[str, str], longest: int) -> Iterator[str]:
    """Yield a text in its languages; whoever asks for another one gets the first."""
    found = in_order(texts)
    if found:
        found = [("x-default", found[0][1]), *found]
        items = "".join(
            f'<rdf:li xml:lang="{tag}">{escape(cut(words, longest))}</rdf:li>'
            for tag, words in found
        )
        yield f"<{name}><rdf:Alt>{items}</rdf:Alt></{name}>"
