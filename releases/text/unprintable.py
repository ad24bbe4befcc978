"""What XML cannot carry."""

import re

_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")

_CONTROL_BYTES = bytes([*range(9), 0x0B, 0x0C, *range(0x0E, 0x20), 0x7F])


def printable(text: str) -> str:
    """The text without control characters and halves of characters, which no XML may hold, however it is written."""
    return _CONTROLS.sub("", text)


def printable_bytes(text: str) -> bytes:
    """The same in UTF-8; on a long text a good deal faster."""
    found = text.encode("utf-8", "ignore").translate(None, _CONTROL_BYTES)
    return found.replace(b"\xef\xbf\xbe", b"").replace(b"\xef\xbf\xbf", b"")
