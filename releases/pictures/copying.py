"""How a picture is copied without being held in memory: a list of new bytes and of stretches of the source."""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import BinaryIO

# New bytes, or the offsets of a stretch of the source that is copied as it stands.
Piece = bytes | range

BLOCK = 256 * 1024
# No camera and no program cuts a picture into more segments or chunks.
MOST_PARTS = 100_000


class BrokenPicture(Exception):  # noqa: N818 -- the picture is at fault, not the program
    """The file isn't built as its format demands; str() says where, in English, for the log."""


def size(source: BinaryIO) -> int:
    """The length of the source in bytes."""
    source.seek(0, io.SEEK_END)
    return source.tell()


def read(source: BinaryIO, start: int, length: int) -> bytes:
    """Return exactly ``length`` bytes from an offset; BrokenPicture where the file ends before."""
    source.seek(start)
    found = source.read(length)
    if len(found) != length:
        raise BrokenPicture(f"the file ends before byte {start + length}")
    return found


def add(pieces: list[Piece], piece: Piece) -> None:
    """Append a piece; stretches that touch become one, so that the list stays short."""
    last = pieces[-1] if pieces else b""
    if isinstance(piece, range) and isinstance(last, range) and last.stop == piece.start:
        pieces[-1] = range(last.start, piece.stop)
    else:
        pieces.append(piece)


def write(source: BinaryIO, pieces: Iterable[Piece], target: BinaryIO) -> None:
    """Write the pieces in order; BrokenPicture where the source has become shorter than they say."""
    for piece in pieces:
        if isinstance(piece, range):
            for start in range(piece.start, piece.stop, BLOCK):
                target.write(read(source, start, min(BLOCK, piece.stop - start)))
        else:
            target.write(piece)
