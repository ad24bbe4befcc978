"""Whatever the container: the picture is untouched, what it says is ours, and nothing else is left in the file."""

import io
import tracemalloc

import pytest
from PIL import Image, ImageOps

from releases.pictures import xmp
from releases.pictures.embedding import BrokenPicture, embed
from tests.pictures import camera, exiftool
from tests.pictures.saying import NOTHING, SAID, embedded

FORMATS = sorted(camera.TELEPHONES)
HANT, HANS = "zh-hant-hk", "zh-hans"

# What exiftool reads of SAID; the bare name is the words for whoever asks for another language.
IN_XMP = {
    "XMP-dc:Title": SAID.headline["zh-hant"],
    f"XMP-dc:Title-{HANT}": SAID.headline["zh-hant"],
    "XMP-dc:Title-en": SAID.headline["en"],
    "XMP-dc:Description": SAID.caption["zh-hant"],
    f"XMP-dc:Description-{HANT}": SAID.caption["zh-hant"],
    f"XMP-dc:Description-{HANS}": SAID.caption["zh-hans"],
    "XMP-dc:Description-en": SAID.caption["en"],
    "XMP-dc:Rights": SAID.copyright["en"],
    "XMP-dc:Rights-en": SAID.copyright["en"],
    "XMP-xmpRights:UsageTerms": SAID.terms["zh-hant"],
    f"XMP-xmpRights:UsageTerms-{HANT}": SAID.terms["zh-hant"],
    "XMP-xmpRights:UsageTerms-en": SAID.terms["en"],
    "XMP-xmpRights:Marked": True,
    "XMP-xmpRights:WebStatement": SAID.page,
    "XMP-photoshop:Headline": SAID.headline["zh-hant"],
    "XMP-photoshop:Credit": SAID.credit["zh-hans"],
    "XMP-photoshop:DateCreated": "2026:03:30",
    "XMP-iptcExt:PersonInImage": ["黃克強", "Albert Wong"],
    "XMP-iptcExt:DigitalSourceType": (
        "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
    ),
}
IN_IPTC = {
    "IPTC:CodedCharacterSet": "\x1b%G",
    "IPTC:ApplicationRecordVersion": 4,
    "IPTC:DateCreated": "2026:03:30",
    "IPTC:Headline": SAID.headline["zh-hant"],
    "IPTC:Credit": SAID.credit["zh-hans"],
    "IPTC:CopyrightNotice": SAID.copyright["en"],
    "IPTC:Caption-Abstract": SAID.caption["zh-hant"],
}
TURNED = {"IFD0:Orientation": 6}


def without_profile(found):
    return {name: value for name, value in found.items() if not name.startswith(("ICC", "PNG-"))}


@pytest.mark.parametrize("said", [SAID, None], ids=["words", "cleaned"])
@pytest.mark.parametrize("kind", sorted(camera.KINDS))
def test_coded_picture_is_the_same_byte_for_byte(kind, said):
    image_format, _ = camera.KINDS[kind]
    picture = camera.encoded(kind)
    result = embedded(picture, image_format, said)
    coded = camera.CODED[image_format](picture)
    assert result.count(coded) == 1
    assert camera.opened(result).tobytes() == camera.opened(picture).tobytes()


@pytest.mark.parametrize("image_format", FORMATS)
def test_independent_reader_finds_all_words_and_no_others(image_format):
    result = embedded(camera.TELEPHONES[image_format](), image_format)
    expected = IN_XMP | TURNED | (IN_IPTC if image_format == "JPEG" else {})
    assert without_profile(exiftool.read(result)) == expected


@pytest.mark.parametrize("image_format", FORMATS)
def test_cleaned_picture_says_only_which_side_is_up(image_format):
    picture = camera.TELEPHONES[image_format]()
    # The reader would have found them.
    assert exiftool.read(picture)["IFD0:Make"] == "CANARY-MAKE"
    assert without_profile(exiftool.read(embedded(picture, image_format, None))) == TURNED


@pytest.mark.parametrize("image_format", FORMATS)
def test_independent_reader_has_nothing_against_the_profile_and_the_build(image_format):
    result = embedded(camera.TELEPHONES[image_format](orientation=1), image_format)
    assert exiftool.complaints(result) == []


@pytest.mark.parametrize("image_format", FORMATS)
def test_pillow_finds_the_packet(image_format):
    result = embedded(camera.TELEPHONES[image_format](), image_format)
    assert camera.opened(result).info["xmp"] == xmp.packet(SAID)


@pytest.mark.parametrize("said", [SAID, None], ids=["words", "cleaned"])
@pytest.mark.parametrize("image_format", FORMATS)
def test_nothing_of_camera_place_or_program_is_left(image_format, said):
    picture = camera.TELEPHONES[image_format]()
    assert picture.count(camera.CANARY) >= 10
    result = embedded(picture, image_format, said)
    assert [name for name in (camera.CANARY, b"PK\3\4", b"ftyp") if name in result] == []


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("image_format", FORMATS)
def test_every_orientation_is_kept(image_format, orientation):
    picture = camera.TELEPHONES[image_format](orientation)
    before, after = camera.opened(picture), camera.opened(embedded(picture, image_format))
    assert after.getexif().get(0x0112, 1) == orientation
    upright = ImageOps.exif_transpose(before)
    assert ImageOps.exif_transpose(after).tobytes() == upright.tobytes()


@pytest.mark.parametrize("image_format", FORMATS)
def test_profile_is_kept_byte_for_byte(image_format):
    result = embedded(camera.TELEPHONES[image_format](), image_format)
    assert camera.opened(result).info["icc_profile"] == camera.SRGB


@pytest.mark.parametrize("image_format", FORMATS)
def test_new_words_replace_the_old_ones(image_format):
    picture = camera.TELEPHONES[image_format]()
    cleaned = embedded(picture, image_format, None)
    assert embedded(embedded(picture, image_format), image_format, None) == cleaned
    assert embedded(cleaned, image_format) == embedded(picture, image_format)
    assert embedded(embedded(picture, image_format), image_format, NOTHING) == embedded(
        picture, image_format, NOTHING
    )


class OnlyWritten:
    """A file that can do nothing but take bytes, as the member of an archive that is being made."""

    def __init__(self):
        self.taken = []

    def write(self, taken):
        self.taken.append(bytes(taken))


@pytest.mark.parametrize("image_format", FORMATS)
def test_target_is_only_written_to(image_format):
    picture, target = camera.TELEPHONES[image_format](), OnlyWritten()
    embed(io.BytesIO(picture), target, image_format, SAID)
    assert b"".join(target.taken) == embedded(picture, image_format)


@pytest.mark.parametrize("image_format", FORMATS)
def test_source_is_read_from_its_beginning_wherever_it_stands(image_format):
    source, target = io.BytesIO(camera.TELEPHONES[image_format]()), io.BytesIO()
    source.seek(100)
    embed(source, target, image_format, SAID)
    assert target.getvalue() == embedded(source.getvalue(), image_format)


@pytest.mark.parametrize("image_format", FORMATS)
def test_nothing_is_written_of_a_picture_that_ends_too_early(image_format):
    picture = camera.encoded(image_format)
    for length in range(len(picture) - 1):
        target = io.BytesIO()
        with pytest.raises(BrokenPicture):
            embed(io.BytesIO(picture[:length]), target, image_format, SAID)
        assert target.getvalue() == b""


@pytest.mark.parametrize("image_format", FORMATS)
def test_picture_of_another_format_is_broken(image_format):
    for other in FORMATS:
        if other != image_format:
            with pytest.raises(BrokenPicture):
                embedded(camera.TELEPHONES[other](), image_format)


def large(image_format, length):
    """Return a picture whose coded part has so many bytes more; not one that can be decoded."""
    if image_format == "JPEG":
        jpeg = camera.encoded("JPEG")
        return jpeg[:-2] + b"\xff\x00ab" * (length // 4) + jpeg[-2:]
    if image_format == "PNG":
        png = camera.encoded("PNG")
        return png[:-12] + camera.chunk(b"IDAT", bytes(8192)) * (length // 8204) + png[-12:]
    coded = camera.encoded("WEBP")[20:]
    return camera.webp(camera.riff(b"VP8 ", coded + bytes(length)))


@pytest.mark.parametrize("image_format", FORMATS)
def test_memory_does_not_grow_with_the_picture(image_format, tmp_path):
    for name, length in (("small", 2**20), ("large", 2**25)):
        (tmp_path / name).write_bytes(large(image_format, length))

    def peak(name):
        with (tmp_path / name).open("rb") as source, (tmp_path / "made").open("wb") as target:
            tracemalloc.start()
            embed(source, target, image_format, SAID)
            most = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        return most

    peak("small")
    assert abs(peak("large") - peak("small")) < 2**16
    assert (tmp_path / "made").stat().st_size > 2**19


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK"])
def test_colours_of_jpeg_are_the_same(mode):
    for options in ({}, {"progressive": True}, {"subsampling": 0}, {"restart_marker_rows": 1}):
        picture = camera.encoded("JPEG", camera.image(mode), **options)
        before, after = camera.opened(picture), camera.opened(embedded(picture, "JPEG"))
        assert (after.mode, after.tobytes()) == (before.mode, before.tobytes())


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_colours_of_png_are_the_same(mode):
    source = camera.image("RGBA") if mode == "RGBA" else camera.image("L")
    if mode == "I;16":
        source = Image.frombytes("I;16", (64, 64), bytes(range(256)) * 32)
    picture = camera.encoded("PNG", source if mode == "I;16" else source.convert(mode))
    before, after = camera.opened(picture), camera.opened(embedded(picture, "PNG"))
    assert (after.mode, after.tobytes()) == (before.mode, before.tobytes())


@pytest.mark.parametrize("kind", ["WEBP", "lossless WEBP"])
@pytest.mark.parametrize("mode", ["RGB", "RGBA"])
def test_colours_of_webp_are_the_same(kind, mode):
    picture = camera.encoded(kind, camera.image(mode))
    before, after = camera.opened(picture), camera.opened(embedded(picture, "WEBP"))
    assert (after.mode, after.tobytes()) == (before.mode, before.tobytes())
