"""The colours of cameras that say Adobe RGB and bring no profile along."""

import struct

# Where red, green and blue lie, as CIE XYZ under the light that profiles count from (D50).
_PRIMARIES = {
    b"rXYZ": (0.60974, 0.31111, 0.01947),
    b"gXYZ": (0.20528, 0.62567, 0.06087),
    b"bXYZ": (0.14919, 0.06322, 0.74457),
}
_WHITE = (0.9642, 1.0, 0.8249)
_CURVES = (b"rTRC", b"gTRC", b"bTRC")
_GAMMA = 563 / 256
_HEADER = 128


def profile() -> bytes:
    """Return an ICC profile (version 2.1) that says as much as a conversion needs."""
    bodies = {name: b"XYZ \0\0\0\0" + _fixed(*xyz) for name, xyz in _PRIMARIES.items()}
    bodies[b"wtpt"] = b"XYZ \0\0\0\0" + _fixed(*_WHITE)
    curve = b"curv\0\0\0\0" + struct.pack(">IHH", 1, round(_GAMMA * 256), 0)
    bodies |= dict.fromkeys(_CURVES, curve)
    start = _HEADER + 4 + 12 * len(bodies)
    table, data = struct.pack(">I", len(bodies)), b""
    for name, body in bodies.items():
        table += struct.pack(">4sII", name, start + len(data), len(body))
        data += body
    return _header(start + len(data)) + table + data


def _header(size: int) -> bytes:
    """A profile of a display, from RGB to XYZ."""
    begin = struct.pack(">I4xI4s4s4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    return begin.ljust(36, b"\0") + b"acsp".ljust(32, b"\0") + _fixed(*_WHITE).ljust(60, b"\0")


def _fixed(*numbers: float) -> bytes:
    return b"".join(struct.pack(">i", round(number * 65536)) for number in numbers)
