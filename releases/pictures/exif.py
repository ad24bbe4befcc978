"""What of a camera's EXIF a picture needs to be shown right: which side is up, and whether its colours are Adobe RGB."""

from __future__ import annotations

import struct
from dataclasses import dataclass

PREFIX = b"Exif\0\0"
# All that a JPEG can hold; where other containers hold more, what we look for stands in front.
LARGEST = 65536

_ORDERS = {b"II": "little", b"MM": "big"}
_ASCII, _SHORT, _LONG, _UNDEFINED = 2, 3, 4, 7
# Bytes of a number, by its type.
_SIZES = {1: 1, _SHORT: 2, _LONG: 4}
_ORIENTATION, _EXIF, _COLOUR_SPACE, _INTEROPERABILITY = 0x0112, 0x8769, 0xA001, 0xA005
_INDEX, _VERSION = 0x0001, 0x0002
_UNCALIBRATED = 0xFFFF
# How cameras that write no profile say Adobe RGB.
_ADOBE_RGB = b"R03\0"
_HEADER = b"MM\0*" + struct.pack(">I", 8)

# Type, and four bytes of value or of the offset at which it stands.
_Entry = tuple[int, bytes]


@dataclass(frozen=True)
class Look:
    """How a picture wants to be shown; ``orientation`` is EXIF's 1 to 8."""

    orientation: int = 1
    is_adobe_rgb: bool = False


def read(block: bytes) -> Look:
    """Return what an EXIF block says, with or without its prefix; what is damaged says nothing."""
    tiff = block.removeprefix(PREFIX)
    order = _ORDERS.get(tiff[:2])
    if order is None:
        return Look()
    top = _directory(tiff, order, (_LONG, tiff[4:8]))
    detail = _directory(tiff, order, top.get(_EXIF))
    index = _directory(tiff, order, detail.get(_INTEROPERABILITY)).get(_INDEX)
    number = _number(top.get(_ORIENTATION), order)
    return Look(number if number in range(1, 9) else 1, index == (_ASCII, _ADOBE_RGB))


def write(look: Look) -> bytes:
    """Return a TIFF block that says this and nothing else; b"" where a picture is shown so anyhow."""
    entries = []
    if look.orientation != 1:
        entries.append((_ORIENTATION, _SHORT, 1, _short(look.orientation)))
    if not look.is_adobe_rgb:
        return _HEADER + _written(entries) if entries else b""
    beyond = len(_HEADER) + _length(len(entries) + 1)
    entries.append((_EXIF, _LONG, 1, struct.pack(">I", beyond)))
    return _HEADER + _written(entries) + _adobe_rgb(beyond)


def _directory(tiff: bytes, order: str, pointer: _Entry | None) -> dict[int, _Entry]:
    """Return {tag: entry} of the entries that are there, however many are promised."""
    at = _number(pointer, order)
    if not at:
        return {}
    count = int.from_bytes(tiff[at : at + 2], order)
    entries = tiff[at + 2 : at + 2 + 12 * count]
    whole = entries[: len(entries) // 12 * 12]
    layout = ("<" if order == "little" else ">") + "HH4x4s"
    return {tag: (kind, value) for tag, kind, value in struct.iter_unpack(layout, whole)}


def _number(entry: _Entry | None, order: str) -> int:
    """The number that an entry holds, 0 where it holds something else or isn't there."""
    kind, value = entry or (0, b"")
    return int.from_bytes(value[: _SIZES.get(kind, 0)], order)


def _adobe_rgb(at: int) -> bytes:
    """Return the two directories, to stand at an offset, by which a camera says Adobe RGB."""
    detail = [
        (_COLOUR_SPACE, _SHORT, 1, _short(_UNCALIBRATED)),
        (_INTEROPERABILITY, _LONG, 1, struct.pack(">I", at + _length(2))),
    ]
    return _written(detail) + _written(
        [(_INDEX, _ASCII, 4, _ADOBE_RGB), (_VERSION, _UNDEFINED, 4, b"0100")]
    )


def _short(number: int) -> bytes:
    return struct.pack(">H2x", number)


def _length(entries: int) -> int:
    """The bytes of a directory of so many entries."""
    return 2 + 12 * entries + 4


def _written(entries: list[tuple[int, int, int, bytes]]) -> bytes:
    """Return one directory, the last of its chain."""
    packed = b"".join(struct.pack(">HHI4s", *entry) for entry in entries)
    return struct.pack(">H", len(entries)) + packed + bytes(4)
