"""WebP, chunk by chunk: the picture, its profile and its frames as they stand, in the container that can hold our words."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import BinaryIO, NamedTuple

from . import exif, xmp
from .copying import MOST_PARTS, BrokenPicture, Piece, add, read, size
from .said import Said

# Bits of the extended header.
_MOVES, _HAS_XMP, _HAS_EXIF, _HAS_ALPHA, _HAS_PROFILE = 0x02, 0x04, 0x08, 0x10, 0x20
_CODED = frozenset({b"VP8 ", b"VP8L"})
_IN_FRAME = _CODED | {b"ALPH"}
_KEPT = _IN_FRAME | {b"ICCP", b"ANIM", b"ANMF"}
_FRAME_HEADER = 16


class _Chunk(NamedTuple):
    name: bytes
    start: int
    # Where it ends, but for the byte that makes its length even.
    stop: int

    @property
    def body(self) -> range:
        return range(self.start + 8, self.stop)


def pieces(source: BinaryIO, said: Said | None) -> list[Piece]:
    """Return what the new file is made of; BrokenPicture where the source isn't a WebP up to the end it names."""
    canvas, chunks = _opened(source)
    names = {chunk.name for chunk in chunks}
    if not names & (_CODED | {b"ANMF"}):
        raise BrokenPicture("WebP: there is no picture in it")
    shown = exif.write(exif.read(_camera(source, chunks)))
    packet = xmp.packet(said) if said else b""
    there = {_HAS_PROFILE: b"ICCP" in names, _HAS_EXIF: shown, _HAS_XMP: packet}
    canvas[0] |= sum(bit for bit, is_there in there.items() if is_there)
    made: list[Piece] = [_chunk(b"VP8X", bytes(canvas))]
    for chunk in chunks:
        _copy(source, chunk, made)
    made += [_chunk(name, body) for name, body in ((b"EXIF", shown), (b"XMP ", packet)) if body]
    return [struct.pack("<4sI4s", b"RIFF", 4 + sum(map(len, made)), b"WEBP"), *made]


def _opened(source: BinaryIO) -> tuple[bytearray, list[_Chunk]]:
    """Return the body of the extended header without its bits for metadata, and the chunks that go with it."""
    begin, length, name = struct.unpack("<4sI4s", read(source, 0, 12))
    if (begin, name) != (b"RIFF", b"WEBP") or length + 8 > size(source):
        raise BrokenPicture("WebP: it doesn't begin as one, or ends before it should")
    chunks = list(_chunks(source, 12, length + 8))
    if not chunks:
        raise BrokenPicture("WebP: it is empty")
    if chunks[0].name != b"VP8X":
        # In the simple container the picture stands alone; decoders pass over what follows it.
        return _canvas(source, chunks[0]), chunks[:1]
    header = bytearray(_head(source, chunks[0], 10))
    header[:4] = (header[0] & (_MOVES | _HAS_ALPHA), 0, 0, 0)
    return header, chunks[1:]


def _chunks(source: BinaryIO, start: int, end: int) -> Iterator[_Chunk]:
    """Yield the chunks between two offsets."""
    for _ in range(MOST_PARTS):
        if start + 8 > end:
            return
        name, length = struct.unpack("<4sI", read(source, start, 8))
        chunk = _Chunk(name, start, start + 8 + length)
        if chunk.stop > end:
            raise BrokenPicture(f"WebP: the chunk at byte {start} is longer than the file")
        yield chunk
        start = chunk.stop + length % 2
    raise BrokenPicture("WebP: it has more chunks than any picture needs")


def _canvas(source: BinaryIO, coded: _Chunk) -> bytearray:
    """Return the body of an extended header for a picture that had none."""
    head = _head(source, coded, 10)
    if coded.name == b"VP8 " and head[3:6] == b"\x9d\x01\x2a":
        width, height = (number & 0x3FFF for number in struct.unpack("<HH", head[6:10]))
        bits = 0
    elif coded.name == b"VP8L" and head[0] == 0x2F:
        packed = int.from_bytes(head[1:5], "little")
        width, height = (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
        bits = _HAS_ALPHA * (packed >> 28 & 1)
    else:
        raise BrokenPicture("WebP: its first chunk is no picture")
    if not width or not height:
        raise BrokenPicture("WebP: the picture has no size")
    sides = [(side - 1).to_bytes(3, "little") for side in (width, height)]
    return bytearray(bytes((bits, 0, 0, 0)) + b"".join(sides))


def _head(source: BinaryIO, chunk: _Chunk, length: int) -> bytes:
    """Return the first bytes of what a chunk holds; BrokenPicture where it holds fewer."""
    if len(chunk.body) < length:
        raise BrokenPicture(f"WebP: the chunk at byte {chunk.start} is too short")
    return read(source, chunk.body.start, length)


def _camera(source: BinaryIO, chunks: list[_Chunk]) -> bytes:
    """Return the EXIF that came in, as far as we look, or b""."""
    body = next((chunk.body for chunk in chunks if chunk.name == b"EXIF"), range(0))
    return read(source, body.start, min(len(body), exif.LARGEST))


def _copy(source: BinaryIO, chunk: _Chunk, made: list[Piece]) -> None:
    """Add what is kept of a chunk; of a frame, the picture in it."""
    if chunk.name == b"ANMF":
        header, inside = _head(source, chunk, _FRAME_HEADER), []
        for part in _chunks(source, chunk.body.start + _FRAME_HEADER, chunk.stop):
            if part.name in _IN_FRAME:
                _copy(source, part, inside)
        length = _FRAME_HEADER + sum(map(len, inside))
        made += [struct.pack("<4sI", chunk.name, length) + header, *inside]
    elif chunk.name in _KEPT:
        add(made, range(chunk.start, chunk.stop))
        if len(chunk.body) % 2:
            add(made, b"\0")


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack("<4sI", name, len(body)) + body + bytes(len(body) % 2)
