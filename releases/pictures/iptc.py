"""What a picture says of itself, as IPTC-IIM: all that older picture desks read, in one language and in few bytes."""

from __future__ import annotations

import struct

from .said import Said, cut, first, in_order

# The standard counts bytes, so that a credit line ends after ten Han characters.
_HEADLINE, _CREDIT, _COPYRIGHT, _CAPTION = 256, 32, 128, 2000


def datasets(said: Said) -> bytes:
    """Return the data sets in the standard's order, in UTF-8, which the first of them declares."""
    caption = next((words for _, words in in_order(said.caption)), "")
    taken_on = said.taken_on.strftime("%Y%m%d") if said.taken_on else ""
    texts = {
        55: taken_on,
        105: cut(first(said.headline), _HEADLINE),
        110: cut(first(said.credit), _CREDIT),
        116: cut(first(said.copyright), _COPYRIGHT),
        120: cut(caption, _CAPTION),
    }
    found = [_dataset(1, 90, b"\x1b%G"), _dataset(2, 0, struct.pack(">H", 4))]
    found += [_dataset(2, number, text.encode()) for number, text in texts.items() if text]
    return b"".join(found)


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return struct.pack(">BBBH", 0x1C, record, number, len(value)) + value
