"""WebP: the container that can hold our words, with lengths and flags that are right."""

import struct

import pytest

from releases.pictures.embedding import BrokenPicture
from tests.pictures import camera
from tests.pictures.camera import riff, webp
from tests.pictures.saying import SAID, embedded

CODED = camera.coded_webp(camera.encoded("WEBP"))
MOVES, HAS_XMP, HAS_EXIF, HAS_ALPHA, HAS_PROFILE = 0x02, 0x04, 0x08, 0x10, 0x20


def header(flags, width=75, height=50):
    sides = [(side - 1).to_bytes(3, "little") for side in (width, height)]
    return riff(b"VP8X", bytes((flags, 0, 0, 0)) + b"".join(sides))


def chunks(picture):
    """Return [(name, body)]; the lengths must be right to the byte, and what makes them even zero."""
    assert struct.unpack("<4sI4s", picture[:12]) == (b"RIFF", len(picture) - 8, b"WEBP")
    found, at = [], 12
    while at < len(picture):
        name, length = struct.unpack("<4sI", picture[at : at + 8])
        body = picture[at + 8 : at + 8 + length]
        assert riff(name, body) == picture[at : at + 8 + length + length % 2]
        found.append((name, body))
        at += 8 + length + length % 2
    return found


def flags(picture):
    name, body = chunks(picture)[0]
    assert (name, body[1:4]) == (b"VP8X", bytes(3))
    return body[0]


def names(picture):
    return [name.decode() for name, _ in chunks(picture)]


@pytest.mark.parametrize(
    ("kind", "mode", "expected"),
    [
        ("WEBP", "RGB", HAS_XMP),
        ("WEBP", "RGBA", HAS_XMP | HAS_ALPHA),
        ("lossless WEBP", "RGB", HAS_XMP),
        ("lossless WEBP", "RGBA", HAS_XMP | HAS_ALPHA),
    ],
)
def test_flags_tell_what_is_there(kind, mode, expected):
    result = embedded(camera.encoded(kind, camera.image(mode)), "WEBP")
    assert flags(result) == expected
    assert names(result)[-1] == "XMP "


def test_metadata_stands_behind_the_picture():
    result = embedded(camera.telephone_webp(), "WEBP")
    assert names(result) == ["VP8X", "ICCP", "VP8 ", "EXIF", "XMP "]
    assert flags(result) == HAS_XMP | HAS_EXIF | HAS_PROFILE


@pytest.mark.parametrize("kind", ["WEBP", "lossless WEBP"])
@pytest.mark.parametrize("size", [(1, 1), (2, 3), (75, 50), (1600, 3), (3, 16383)])
def test_simple_container_becomes_one_with_the_size_of_the_picture(kind, size):
    picture = camera.encoded(kind, camera.image(size=size))
    result = embedded(picture, "WEBP", None)
    assert result == webp(header(0, *size), picture[12:])
    assert camera.opened(result).size == size


def test_what_follows_a_simple_picture_is_dropped():
    picture = webp(CODED, riff(b"EXIF", camera.exif()), riff(b"ICCP", b"CANARY"))
    assert embedded(picture, "WEBP", None) == webp(header(0), CODED)


@pytest.mark.parametrize("name", [b"PRVT", b"C2PA", b"vp8 ", b"XMP\0", b"EXIF", b"XMP ", b"LIST"])
def test_any_other_chunk_is_dropped(name):
    other = riff(name, b"CANARY!")
    picture = webp(header(0xFF & ~MOVES), other, CODED, other)
    assert embedded(picture, "WEBP", None) == webp(header(HAS_ALPHA), CODED)


def test_bytes_that_make_lengths_even_are_zero():
    profile = b"ICCP" + struct.pack("<I", 3) + b"icc" + b"C"
    result = embedded(webp(header(HAS_PROFILE), profile, CODED), "WEBP", None)
    assert result == webp(header(HAS_PROFILE), riff(b"ICCP", b"icc"), CODED)


def test_last_chunk_may_lack_the_byte_that_makes_its_length_even():
    coded = riff(b"VP8 ", CODED[8:] + b"\0" * (1 - (len(CODED) - 8) % 2))
    body = coded[:-1] if struct.unpack("<I", coded[4:8])[0] % 2 else coded
    picture = struct.pack("<4sI4s", b"RIFF", 4 + len(body), b"WEBP") + body
    assert embedded(picture, "WEBP", None) == webp(header(0), coded)


def test_moving_picture_keeps_its_frames_and_nothing_else_in_them():
    frames = [camera.image("RGBA").rotate(turn) for turn in (0, 90, 180)]
    kind = {"save_all": True, "append_images": frames[1:], "duration": 40}
    picture = camera.encoded("lossless WEBP", frames[0], exact=True, **kind)
    tampered = [
        (name, body + riff(b"PRVT", b"CANARY!") if name == b"ANMF" else body)
        for name, body in chunks(picture)
    ]
    result = embedded(webp(*(riff(*each) for each in tampered)), "WEBP")
    assert names(result) == [*names(picture), "XMP "]
    assert chunks(result)[1:-1] == chunks(picture)[1:]
    assert flags(result) == MOVES | HAS_XMP | HAS_ALPHA
    assert camera.opened(result).n_frames == 3


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(webp(), id="empty"),
        pytest.param(webp(header(0)), id="no picture"),
        pytest.param(webp(riff(b"EXIF", camera.exif())), id="only metadata"),
        pytest.param(webp(riff(b"VP8 ", bytes(10))), id="no key frame"),
        pytest.param(webp(riff(b"VP8 ", b"\0\0\0\x9d\x01\x2a\0\0\0\0")), id="no size"),
        pytest.param(webp(riff(b"VP8L", bytes(10))), id="not the mark of a lossless picture"),
        pytest.param(webp(riff(b"VP8 ", b"")), id="empty picture"),
        pytest.param(webp(b"VP8X\0\0\0\0", CODED), id="empty header"),
        pytest.param(webp(header(0), b"VP8 \xff\xff\xff\xff"), id="length beyond the end"),
        pytest.param(webp(CODED)[:-1], id="a byte is missing"),
        pytest.param(webp(CODED).replace(b"WEBP", b"WAVE"), id="sound"),
        pytest.param(webp(header(MOVES), riff(b"ANMF", bytes(15))), id="half a frame"),
        pytest.param(webp(header(0), riff(b"PRVT", b"") * 100_001, CODED), id="endless chunks"),
    ],
)
def test_what_is_no_whole_webp_is_broken(picture):
    for said in (SAID, None):
        with pytest.raises(BrokenPicture):
            embedded(picture, "WEBP", said)
