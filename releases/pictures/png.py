"""PNG, chunk by chunk: the picture and its colours as they stand; texts, times and whatever is unknown stay behind."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from . import exif, xmp
from .copying import MOST_PARTS, BrokenPicture, Piece, add, read, size
from .said import Said

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Length, name and checksum, around the 13 bytes of the first chunk.
_AROUND, _HEADER = 12, 13
# The picture, how its numbers become colours, the shape of its pixels, its frames where it moves.
_KEPT = frozenset(
    b"IHDR PLTE IDAT tRNS gAMA cHRM sRGB iCCP sBIT cICP mDCV cLLI bKGD pHYs acTL fcTL fdAT".split()
)
_XMP = b"XML:com.adobe.xmp\0"


class _Chunk(NamedTuple):
    name: bytes
    start: int
    stop: int


def pieces(source: BinaryIO, said: Said | None) -> list[Piece]:
    """Return what the new file is made of; BrokenPicture where the source isn't a PNG up to its end mark."""
    kept: list[Piece] = []
    names, camera = set(), b""
    for chunk in _chunks(source):
        names.add(chunk.name)
        if chunk.name in _KEPT:
            add(kept, range(chunk.start, chunk.stop))
        elif chunk.name == b"eXIf":
            camera = camera or _body(source, chunk)
    if b"IDAT" not in names:
        raise BrokenPicture("PNG: there is no picture in it")
    beginning = len(_SIGNATURE) + _AROUND + _HEADER
    rest = range(beginning, kept[0].stop)
    ours = _ours(exif.read(camera), said)
    return [range(beginning), ours, rest, *kept[1:], _chunk(b"IEND", b"")]


def _chunks(source: BinaryIO) -> Iterator[_Chunk]:
    """Yield the chunks up to the end mark, which isn't one of them."""
    if read(source, 0, len(_SIGNATURE)) != _SIGNATURE:
        raise BrokenPicture("PNG: it doesn't begin as one")
    stop, end = len(_SIGNATURE), size(source)
    for position in range(MOST_PARTS):
        start = stop
        length, name = struct.unpack(">I4s", read(source, start, 8))
        stop = start + _AROUND + length
        if not name.isalpha() or stop > end:
            raise BrokenPicture(f"PNG: the chunk at byte {start} makes no sense")
        if position == 0 and (name, length) != (b"IHDR", _HEADER):
            raise BrokenPicture("PNG: its first chunk isn't the header")
        if name == b"IEND":
            return
        yield _Chunk(name, start, stop)
    raise BrokenPicture("PNG: it has more chunks than any picture needs")


def _body(source: BinaryIO, chunk: _Chunk) -> bytes:
    """Return what a chunk holds, as far as we look."""
    length = chunk.stop - chunk.start - _AROUND
    return read(source, chunk.start + 8, min(length, exif.LARGEST))


def _ours(look: exif.Look, said: Said | None) -> bytes:
    """Return our chunks, which stand before the picture, where all programs look for them."""
    found = b""
    if shown := exif.write(look):
        found += _chunk(b"eXIf", shown)
    if said:
        # Neither compressed nor in a language: two numbers and two texts that are empty.
        found += _chunk(b"iTXt", _XMP + bytes(4) + xmp.packet(said))
    return found


def _chunk(name: bytes, body: bytes) -> bytes:
    checksum = zlib.crc32(body, zlib.crc32(name))
    return struct.pack(">I4s", len(body), name) + body + struct.pack(">I", checksum)
