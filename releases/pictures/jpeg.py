"""JPEG, segment by segment: the picture as it stands, and of what surrounds it only what is needed to show it right."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from . import exif, iptc, xmp
from .copying import BLOCK, MOST_PARTS, BrokenPicture, Piece, add, read
from .said import Said

_SOI, _EOI, _SOS = 0xD8, 0xD9, 0xDA
_APP0, _APP1, _APP2, _APP13, _APP14 = 0xE0, 0xE1, 0xE2, 0xED, 0xEE
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Frames and scans with their tables: Huffman, arithmetic, quantisation, lines, restarts, hierarchies.
_PICTURE = _FRAMES | {0xC4, 0xCC, _SOS, 0xDB, 0xDC, 0xDD, 0xDE, 0xDF}
# Markers without a length: the temporary one, and restarts that stand outside a scan.
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})
# Decoders pass over whatever stands before a marker, and over FF as often as it is repeated.
_MARKER = re.compile(rb"\xff[^\x00\xff]")
_AFTER_SCAN = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")

_JFIF, _ICC, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_PHOTOSHOP, _IPTC = b"Photoshop 3.0\0", 0x0404
# What is kept of the additions of applications: each says its name, and is of use from a certain length on.
_KNOWN = {
    _APP0: (_JFIF, 14),
    _APP1: (exif.PREFIX, 6),
    _APP2: (_ICC, 14),
    _APP14: (_ADOBE, 12),
}


class _Segment(NamedTuple):
    marker: int
    start: int
    stop: int


def pieces(source: BinaryIO, said: Said | None) -> list[Piece]:
    """Return what the new file is made of; BrokenPicture where the source isn't a JPEG up to its end mark."""
    markers: set[int] = set()
    added: dict[bytes, bytes] = {}
    kept: list[Piece] = []
    for segment in _segments(source):
        markers.add(segment.marker)
        name, body = _addition(source, segment)
        added.setdefault(name, body)
        if segment.marker in _PICTURE or name == _ICC:
            add(kept, range(segment.start, segment.stop))
        elif name == _ADOBE:
            add(kept, _segment(_APP14, body[:12]))
    if _SOS not in markers or not markers & _FRAMES:
        raise BrokenPicture("JPEG: there is no picture in it")
    look = exif.read(added.get(exif.PREFIX, b""))
    return [_beginning(added.get(_JFIF, b""), look, said), *kept, bytes((0xFF, _EOI))]


def _segments(source: BinaryIO) -> Iterator[_Segment]:
    """Yield the segments up to the end mark; that of a scan goes on to the end of its coded data."""
    if read(source, 0, 2) != bytes((0xFF, _SOI)):
        raise BrokenPicture("JPEG: it doesn't begin as one")
    stop = 2
    for _ in range(MOST_PARTS):
        start = _find(source, _MARKER, stop)
        marker = read(source, start, 2)[1]
        if marker == _EOI:
            return
        stop = start + 2 + _length(source, start, marker)
        if marker == _SOS:
            stop = _find(source, _AFTER_SCAN, stop)
        yield _Segment(marker, start, stop)
    raise BrokenPicture("JPEG: it has more segments than any picture needs")


def _length(source: BinaryIO, start: int, marker: int) -> int:
    """The bytes that follow a marker and belong to it, the two that count them included."""
    if marker in _BARE:
        return 0
    length = int.from_bytes(read(source, start + 2, 2), "big")
    if marker == _SOI or length < 2:
        raise BrokenPicture(f"JPEG: marker {marker:02X} at byte {start} makes no sense")
    return length


def _find(source: BinaryIO, pattern: re.Pattern, start: int) -> int:
    """Return the offset of the next two bytes that fit; most markers stand right where they are looked for."""
    source.seek(start)
    block, left = 16, b""
    while more := source.read(block):
        found = left + more
        if match := pattern.search(found):
            return start + match.start()
        start += len(found) - 1
        left = found[-1:]
        block = min(BLOCK, 8 * block)
    raise BrokenPicture("JPEG: the file ends before its end mark")


def _addition(source: BinaryIO, segment: _Segment) -> tuple[bytes, bytes]:
    """Return the name and the body of what an application added, (b"", b"") of the rest."""
    name, least = _KNOWN.get(segment.marker, (b"", 0))
    body = read(source, segment.start + 4, segment.stop - segment.start - 4) if name else b""
    is_known = body.startswith(name) and len(body) >= least
    return (name, body) if is_known else (b"", b"")


def _beginning(jfif: bytes, look: exif.Look, said: Said | None) -> bytes:
    """Return all that stands before the picture: JFIF without its small picture, our EXIF, our words."""
    found = bytes((0xFF, _SOI))
    if jfif:
        found += _segment(_APP0, jfif[:12] + bytes(2))
    if shown := exif.write(look):
        found += _segment(_APP1, exif.PREFIX + shown)
    if said:
        found += _segment(_APP13, _photoshop(iptc.datasets(said)))
        found += _segment(_APP1, _XMP + xmp.packet(said))
    return found


def _photoshop(datasets: bytes) -> bytes:
    """Return the block in which IPTC-IIM travels; its one resource has no name and an even length."""
    length = struct.pack(">4sH2xI", b"8BIM", _IPTC, len(datasets))
    return _PHOTOSHOP + length + datasets + bytes(len(datasets) % 2)


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body
