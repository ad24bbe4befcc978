"""PNG: which chunks stay, in which order, and what is no whole PNG."""

import struct
import zlib

import pytest
from PIL import Image

from releases.pictures.embedding import BrokenPicture
from tests.pictures import camera, exiftool
from tests.pictures.camera import chunk
from tests.pictures.saying import embedded

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER = chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0))
DATA = chunk(b"IDAT", zlib.compress(b"\0\x7f"))
END = chunk(b"IEND", b"")


def chunks(png):
    """Return [(name, body)] of a PNG; every checksum must be right."""
    found, at = [], 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        name, body = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert chunk(name, body) == png[at : at + 12 + length]
        found.append((name, body))
        at += 12 + length
    return found


def names(png):
    return [name.decode() for name, _ in chunks(png)]


@pytest.mark.parametrize(
    "name",
    [
        "tRNS",
        "gAMA",
        "cHRM",
        "sRGB",
        "iCCP",
        "sBIT",
        "cICP",
        "mDCV",
        "cLLI",
        "bKGD",
        "pHYs",
        "acTL",
        "PLTE",
    ],
)
def test_chunk_that_is_needed_to_show_it_right_is_kept(name):
    png = SIGNATURE + HEADER + chunk(name.encode(), b"body") + DATA + END
    assert embedded(png, "PNG", None) == png


@pytest.mark.parametrize(
    "name",
    [
        "tEXt",
        "zTXt",
        "iTXt",
        "tIME",
        "eXIf",
        "zxIf",
        "hIST",
        "sPLT",
        "iDOT",
        "caBX",
        "dSIG",
        "oFFs",
        "prVt",
        "vpAg",
        "abcd",
    ],
)
def test_any_other_chunk_is_dropped(name):
    other = chunk(name.encode(), b"CANARY")
    png = SIGNATURE + HEADER + other + DATA + other + END
    assert embedded(png, "PNG", None) == SIGNATURE + HEADER + DATA + END


def test_words_stand_right_behind_the_header():
    found = names(embedded(camera.telephone_png(), "PNG"))
    assert found == ["IHDR", "eXIf", "iTXt", "pHYs", "iCCP", "IDAT", "IEND"]


def test_orientation_that_stands_behind_the_picture_is_kept():
    block = chunk(b"eXIf", camera.exif(8).removeprefix(b"Exif\0\0"))
    png = SIGNATURE + HEADER + DATA + block + END
    found = embedded(png, "PNG", None)
    assert names(found) == ["IHDR", "eXIf", "IDAT", "IEND"]
    assert exiftool.read(found) == {"IFD0:Orientation": 8}


def test_what_the_end_mark_holds_is_dropped():
    png = SIGNATURE + HEADER + DATA + chunk(b"IEND", b"CANARY")
    assert embedded(png, "PNG", None) == SIGNATURE + HEADER + DATA + END


def test_moving_picture_keeps_its_frames():
    frames = [camera.image().rotate(turn) for turn in (0, 90, 180)]
    png = camera.encoded("PNG", frames[0], save_all=True, append_images=frames[1:])
    result = camera.opened(embedded(png, "PNG"))
    assert result.n_frames == 3
    for number, frame in enumerate(frames):
        result.seek(number)
        assert result.convert("RGB").tobytes() == frame.tobytes()


def test_transparent_colour_of_a_palette_is_kept():
    png = camera.encoded("PNG", Image.new("P", (9, 9), 3), transparency=3)
    transparent = camera.opened(png).info["transparency"]
    assert camera.opened(embedded(png, "PNG")).info["transparency"] == transparent


@pytest.mark.parametrize(
    "png",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(SIGNATURE, id="a signature"),
        pytest.param(SIGNATURE[:-1] + b"\r" + HEADER + DATA + END, id="line ends changed"),
        pytest.param(SIGNATURE + DATA + END, id="no header"),
        pytest.param(SIGNATURE + chunk(b"IHDR", bytes(12)) + DATA + END, id="header too short"),
        pytest.param(SIGNATURE + HEADER + END, id="no picture"),
        pytest.param(SIGNATURE + HEADER + DATA, id="no end"),
        pytest.param(SIGNATURE + HEADER + DATA + END[:-1], id="half an end"),
        pytest.param(
            SIGNATURE + HEADER + b"\xff\xff\xff\xffIDAT" + END, id="length beyond the end"
        ),
        pytest.param(SIGNATURE + HEADER + chunk(b"ID\0T", b"") + DATA + END, id="no name"),
        pytest.param(SIGNATURE + HEADER + DATA * 100_000 + END, id="endless chunks"),
    ],
)
def test_what_is_no_whole_png_is_broken(png):
    with pytest.raises(BrokenPicture):
        embedded(png, "PNG", None)
