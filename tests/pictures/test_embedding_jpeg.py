"""JPEG as the standard allows it and as cameras build it, taken apart by hand."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, IptcImagePlugin

from releases.pictures import xmp
from releases.pictures.embedding import BrokenPicture, Said
from tests.pictures import camera, exiftool
from tests.pictures.camera import segment
from tests.pictures.saying import NOTHING, SAID, embedded

BEGIN, END = b"\xff\xd8", b"\xff\xd9"
TABLE = segment(0xDB, bytes(65))
HUFFMAN = segment(0xC4, bytes(17))
SCAN = segment(0xDA, bytes((1, 1, 0, 0, 63, 0)))
COMMENT = segment(0xFE, b"CANARY")


def frame(marker=0xC0, precision=8):
    return segment(marker, struct.pack(">BHHB", precision, 8, 8, 1) + bytes((1, 0x11, 0)))


def cleaned(*parts):
    """What is left of a JPEG of these parts, without begin and end mark."""
    result = embedded(BEGIN + b"".join(parts) + END, "JPEG", None)
    assert (result[:2], result[-2:]) == (BEGIN, END)
    return result[2:-2]


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(TABLE + frame() + HUFFMAN + SCAN + b"coded", id="baseline"),
        pytest.param(TABLE + frame(0xC1, 12) + HUFFMAN + SCAN + b"\x12coded", id="12 bits"),
        pytest.param(frame(0xC9) + segment(0xCC, b"\0\1") + SCAN + b"coded", id="arithmetic"),
        pytest.param(frame(0xC3) + HUFFMAN + SCAN + b"coded", id="lossless"),
        pytest.param(frame() + SCAN + b"a\xff\x00b\xff\x00", id="FF in the coded data"),
        pytest.param(
            segment(0xDD, b"\0\4") + frame() + SCAN + b"a\xff\xd0b\xff\xd7\xff\xd0", id="restarts"
        ),
        pytest.param(frame() + SCAN + b"a\xff\xff\xff\x00b\xff\xff\xd3c", id="filled up with FF"),
        pytest.param(frame() + SCAN + b"a" + segment(0xDC, b"\0\x08"), id="lines counted later"),
        pytest.param(
            TABLE + frame(0xC2) + HUFFMAN + SCAN + b"1" + HUFFMAN + SCAN + b"2\xff\x00" + SCAN,
            id="several scans",
        ),
        pytest.param(
            segment(0xDE, bytes(9)) + frame(0xC5) + segment(0xDF, b"\x11") + SCAN + b"h",
            id="hierarchical",
        ),
    ],
)
def test_coded_picture_survives(picture):
    assert cleaned(COMMENT + picture) == picture


def test_what_stands_between_scans_is_dropped():
    scans = [frame(0xC2), SCAN, b"1", COMMENT, SCAN, b"2", segment(0xE1, b"CANARY"), SCAN, b"3"]
    assert cleaned(*scans) == frame(0xC2) + SCAN + b"1" + SCAN + b"2" + SCAN + b"3"


def test_what_stands_outside_of_segments_is_dropped():
    parts = [b"CANARY", frame(), b"\xff\x00CANARY", b"\xff\xff\xff", SCAN, b"1", b"\xff\x01"]
    assert cleaned(*parts) == frame() + SCAN + b"1"
    assert cleaned(frame(), b"\xff\xd0", b"\xff\x01", SCAN, b"1") == frame() + SCAN + b"1"


@pytest.mark.parametrize("marker", [*range(0xE0, 0xF0), *range(0xF0, 0xFF), 0xC8, 0x02, 0xBF])
def test_segment_that_is_not_known_is_dropped(marker):
    assert cleaned(segment(marker, b"CANARY" * 9), frame(), SCAN, b"1") == frame() + SCAN + b"1"


def test_jfif_is_kept_without_its_small_picture():
    density = b"JFIF\0\x01\x02\x01\x01\x2c\x01\x2c"
    parts = [segment(0xE0, density + bytes((1, 2)) + b"CANARY"), frame(), SCAN, b"1"]
    assert cleaned(*parts) == segment(0xE0, density + bytes(2)) + frame() + SCAN + b"1"


def test_jfif_comes_first_wherever_it_stood():
    jfif = segment(0xE0, b"JFIF\0\x01\x01\0\0\1\0\1\0\0")
    assert cleaned(TABLE, jfif, frame(), SCAN, b"1", jfif) == jfif + TABLE + frame() + SCAN + b"1"


def test_marker_of_adobe_is_kept_at_its_length():
    parts = [segment(0xEE, b"Adobe\0\x64\0\0\0\0\x02CANARY"), frame(), SCAN, b"1"]
    adobe = segment(0xEE, b"Adobe\0\x64\0\0\0\0\x02")
    assert cleaned(*parts) == adobe + frame() + SCAN + b"1"


def test_profile_in_several_segments_is_kept():
    profile = [segment(0xE2, b"ICC_PROFILE\0" + bytes((n, 3)) + b"p" * 500) for n in (1, 2, 3)]
    parts = [profile[0], COMMENT, profile[1], profile[2], frame(), SCAN, b"1"]
    assert cleaned(*parts) == b"".join(profile) + frame() + SCAN + b"1"


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"\xff", id="half a marker"),
        pytest.param(BEGIN, id="a beginning"),
        pytest.param(BEGIN + END, id="beginning and end"),
        pytest.param(BEGIN + frame() + END, id="no scan"),
        pytest.param(BEGIN + SCAN + b"1" + END, id="no frame"),
        pytest.param(BEGIN + frame() + SCAN + b"1", id="no end"),
        pytest.param(BEGIN + frame() + SCAN + b"1\xff", id="half an end"),
        pytest.param(BEGIN + frame() + BEGIN + frame() + SCAN + b"1" + END, id="two beginnings"),
        pytest.param(BEGIN + b"\xff\xfe\x00\x01" + frame() + SCAN + END, id="length below two"),
        pytest.param(
            BEGIN + b"\xff\xfe\xff\xff" + frame() + SCAN + END, id="length beyond the end"
        ),
        pytest.param(BEGIN + COMMENT * 100_001 + frame() + SCAN + END, id="endless segments"),
        pytest.param(b"\0" + BEGIN + frame() + SCAN + END, id="something before it"),
    ],
)
def test_what_is_no_whole_jpeg_is_broken(picture):
    with pytest.raises(BrokenPicture):
        embedded(picture, "JPEG", None)


CODED = [b"a", b"\xff\x00", b"\xff\xff\x00", b"\xff\xd5", b"\xff\xff\xd0", b"x" * 127]


@given(st.lists(st.sampled_from(CODED), max_size=60))
def test_end_of_a_scan_is_found_wherever_blocks_of_reading_meet(parts):
    coded = b"".join(parts)
    assert cleaned(frame(), SCAN, coded, COMMENT) == frame() + SCAN + coded


# Where one block of reading ends and the next begins.
@pytest.mark.parametrize("length", [16, 144, 1168, 9360, 74_896, 337_040, 599_184])
def test_marker_that_lies_in_two_blocks_is_found(length):
    for coded in (b"a" * (length + more) for more in (-2, -1, 0, 1)):
        assert cleaned(frame(), SCAN, coded, HUFFMAN) == frame() + SCAN + coded + HUFFMAN


def test_words_stand_before_everything_but_jfif():
    result = embedded(camera.telephone_jpeg(), "JPEG")
    found, at = [], 2
    while result[at + 1] >= 0xE0:
        (length,) = struct.unpack(">H", result[at + 2 : at + 4])
        found.append((result[at + 1], result[at + 4 : at + 8]))
        at += 2 + length
    assert found == [
        (0xE0, b"JFIF"),
        (0xE1, b"Exif"),
        (0xED, b"Phot"),
        (0xE1, b"http"),
        (0xE2, b"ICC_"),
        (0xEE, b"Adob"),
    ]


def test_pillow_finds_the_words_in_iptc():
    found = IptcImagePlugin.getiptcinfo(camera.opened(embedded(camera.telephone_jpeg(), "JPEG")))
    assert found == {
        (1, 90): b"\x1b%G",
        (2, 0): b"\0\4",
        (2, 55): b"20260330",
        (2, 105): SAID.headline["zh-hant"].encode(),
        (2, 110): SAID.credit["zh-hans"].encode(),
        (2, 116): SAID.copyright["en"].encode(),
        (2, 120): SAID.caption["zh-hant"].encode(),
    }


def test_picture_with_nothing_to_say_is_still_readable():
    found = exiftool.read(embedded(camera.encoded("JPEG"), "JPEG", NOTHING))
    assert found == {"IPTC:CodedCharacterSet": "\x1b%G", "IPTC:ApplicationRecordVersion": 4}


def test_adobe_rgb_that_only_exif_tells_of_is_kept():
    block = Image.Exif()
    detail = block.get_ifd(0x8769)
    detail[0xA001], detail[0xA005] = 0xFFFF, {1: "R03", 2: b"0100"}
    jpeg = camera.encoded("JPEG", exif=block)
    assert exiftool.read(embedded(jpeg, "JPEG", None)) == {
        "ExifIFD:ColorSpace": 0xFFFF,
        "InteropIFD:InteropIndex": "R03",
        "InteropIFD:InteropVersion": "0100",
    }


@pytest.mark.parametrize("letter", ["圖", "&", "𡃁", "\0"])
def test_longest_words_fit_into_one_segment(letter):
    many = dict.fromkeys(("zh-hant", "zh-hans", "en"), letter * 40_000)
    said = Said(many, many, many, many, many, people=(letter * 500,) * 300, page="p" * 40_000)
    result = embedded(camera.encoded("JPEG"), "JPEG", said)
    assert camera.opened(result).info.get("xmp") == xmp.packet(said)
    assert camera.opened(result).tobytes() == camera.opened(camera.encoded("JPEG")).tobytes()
