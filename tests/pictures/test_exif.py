"""What of EXIF is read and written again: the same as Pillow reads, and nothing of what is damaged."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from releases.pictures import exif
from releases.pictures.exif import Look
from tests.pictures import camera

LOOKS = [Look(orientation, adobe) for orientation in range(1, 9) for adobe in (False, True)]


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_written_is_read_again(look):
    assert exif.read(exif.write(look)) == look
    assert exif.read(exif.PREFIX + exif.write(look)) == look


@pytest.mark.parametrize("look", LOOKS)
def test_pillow_reads_what_is_written(look):
    found = Image.Exif()
    found.load(exif.write(look))
    detail = found.get_ifd(0x8769)
    assert found.get(0x0112, 1) == look.orientation
    assert detail.get(0xA001) == (0xFFFF if look.is_adobe_rgb else None)
    assert found.get_ifd(0xA005).get(1) == ("R03" if look.is_adobe_rgb else None)


def test_picture_that_is_upright_in_usual_colours_needs_no_exif():
    assert exif.write(Look()) == b""


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_read_as_a_camera_writes_it(orientation):
    assert exif.read(camera.exif(orientation)) == Look(orientation)


def block(order, kind, value, count=1):
    """Return a block with one entry, of the orientation."""
    mark = {"<": b"II*\0", ">": b"MM\0*"}[order]
    entry = struct.pack(order + "HHI", 0x0112, kind, count) + value
    return mark + struct.pack(order + "IH", 8, 1) + entry + bytes(4)


@pytest.mark.parametrize("order", "<>")
@pytest.mark.parametrize(
    ("kind", "layout", "value", "expected"),
    [
        (3, "H2x", 6, 6),
        (4, "I", 8, 8),
        (1, "B3x", 3, 3),
        (3, "H2x", 0, 1),
        (3, "H2x", 9, 1),
        (2, "4s", b"6\0\0\0", 1),
        (99, "H2x", 6, 1),
    ],
)
def test_orientation_is_a_number_from_1_to_8(order, kind, layout, value, expected):
    found = block(order, kind, struct.pack(order + layout, value))
    assert exif.read(found) == Look(expected)


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"MM",
        b"MM\0*",
        b"MM\0*\xff\xff\xff\xff",
        b"MM\0*\0\0\0\x08",
        b"MM\0*\0\0\0\x08\xff\xff",
        block(">", 3, b"\0\6")[:-6],
        b"XX" + block(">", 3, b"\0\6\0\0")[2:],
        b"Exif\0\0",
    ],
)
def test_damaged_block_says_nothing(damaged):
    assert exif.read(damaged) == Look()


def test_entries_that_are_there_count_though_more_are_promised():
    found = block(">", 3, b"\0\6\0\0")
    assert exif.read(found[:8] + b"\xff\xff" + found[10:22]) == Look(6)


@given(st.binary(max_size=80))
def test_any_bytes_are_read(found):
    assert exif.read(b"MM\0*\0\0\0\x08" + found).orientation in range(1, 9)
