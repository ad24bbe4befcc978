"""Judges a file that is to become a photo by its content alone: what it is, and whether it can be decoded."""

import re
from datetime import date
from pathlib import Path

from PIL import ExifTags, Image
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.WebPImagePlugin import WebPImageFile

from . import embedding, exif

# Each by its own reader: by way of Image.open a JPEG in which a telephone hid further pictures is another format.
READERS = {"JPEG": JpegImageFile, "PNG": PngImageFile, "WEBP": WebPImageFile}

# Pixels. What a decoder of WebP holds is four times what the others need.
MOST_PIXELS = {"JPEG": 120_000_000, "PNG": 120_000_000, "WEBP": 30_000_000}
LONGEST_SIDE = 20_000
# Bytes that a progressive JPEG may take before its first pixel is known.
MOST_COEFFICIENTS = 480_000_000
# The beginning of a file, in bytes, by which it is known.
HEAD = 1024
# ISO media types of what telephones write: the brand stands after "ftyp".
HEIC = re.compile(rb"....ftyp(heic|heix|heim|heis|hevc|hevx|mif1|msf1)", re.DOTALL)
SVG = re.compile(rb"<svg[\s>]", re.IGNORECASE)
TAKEN = re.compile(r"(\d{4}):(\d\d):(\d\d)")


class Refusal(Exception):  # noqa: N818 -- it is an answer to a person, not a fault
    """The file is not a photo that can be kept; ``code`` says why, for whoever turns it into a sentence."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def judge(source):
    """Return what the photo at a path is: format, width and height as seen upright in pixels, day taken.

    The day is written as ISO 8601, or None. Raises Refusal.
    """
    with Path(source).open("rb") as file:
        image_format = _format(file.read(HEAD))
        image = opened(file, image_format)
        _refuse_unfit(image, image_format)
        _refuse_unfit_to_leave(file, image_format)
        stored = image.size
        decode(image, (1, 1))
    width, height = as_seen(stored, look(image).orientation)
    return {
        "format": image_format,
        "width": width,
        "height": height,
        "taken_on": _taken_on(image),
    }


def opened(file, image_format):
    """Return an open file as an image of which only the header was read; raises Refusal."""
    file.seek(0)
    if image_format == "WEBP":
        # Its decoder makes room for the whole picture as soon as it is opened.
        _refuse_giants(_size_of_webp(file.read(HEAD)), image_format)
        file.seek(0)
    try:
        return READERS[image_format](file)
    except MemoryError:
        raise
    except Exception as error:  # a reader may raise anything over a broken file
        raise Refusal("unreadable") from error


def look(image):
    """Return how an image wants to be shown; of a PNG it may be known only once its pixels are."""
    return exif.read(image.info.get("exif", b""))


def as_seen(size, turned):
    """Return (width, height) of a picture brought upright from an EXIF orientation, or back again."""
    return size[::-1] if turned >= 5 else size


def decode(image, size):
    """Decode all of it; of a JPEG every coefficient, but no more pixels than for (width, height). Raises Refusal."""
    if isinstance(image, JpegImageFile):
        image.draft(None, size)
    try:
        image.load()
    except MemoryError:
        raise
    except Exception as error:  # a decoder may raise anything over a broken file
        raise Refusal("damaged") from error


def _format(head):
    """Return the format that the first bytes name; the file's name has no say."""
    if head.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
        return "WEBP"
    if HEIC.match(head):
        raise Refusal("heic")
    raise Refusal("svg" if SVG.search(head) else "not_a_picture")


def _size_of_webp(head):
    """Return (width, height) as the first part of a WebP file says, (0, 0) where it says nothing."""
    kind, body = head[12:16], head[20:]
    if kind == b"VP8X":
        return 1 + _number(body[4:7]), 1 + _number(body[7:10])
    if kind == b"VP8L":
        bits = _number(body[1:5])
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    return _number(body[6:8]) & 0x3FFF, _number(body[8:10]) & 0x3FFF


def _number(data):
    return int.from_bytes(data, "little")


def _refuse_unfit(image, image_format):
    """Judge by the header, before a single pixel is decoded."""
    _refuse_giants(image.size, image_format)
    if max(image.size) > LONGEST_SIDE:
        raise Refusal("too_long")
    # A further picture in a JPEG is a telephone's depth or motion, not an animation.
    if image_format != "JPEG" and image.is_animated:
        raise Refusal("animated")
    if image_format == "JPEG" and _coefficients(image) > MOST_COEFFICIENTS:
        raise Refusal("too_costly")


def _refuse_giants(size, image_format):
    width, height = size
    if width * height > MOST_PIXELS[image_format]:
        raise Refusal("too_many_for_webp" if image_format == "WEBP" else "too_many_pixels")


def _refuse_unfit_to_leave(file, image_format):
    """Journalists get the file with our words inside: one that these can't be put into is of no use, however it looks."""
    place = file.tell()
    try:
        embedding.embed(file, _Nowhere(), image_format, None)
    except embedding.BrokenPicture as error:
        raise Refusal("damaged") from error
    finally:
        file.seek(place)


class _Nowhere:
    def write(self, data):
        return len(data)


def _coefficients(image):
    """Return the bytes in which a progressive JPEG is put together before any of its pixels is known."""
    if not image.info.get("progressive"):
        return 0
    across = max(each[1] for each in image.layer)
    down = max(each[2] for each in image.layer)
    shares = sum(each[1] * each[2] for each in image.layer) / max(1, across * down)
    return 2 * image.width * image.height * shares


def _taken_on(image):
    block = Image.Exif()
    try:
        block.load(image.info.get("exif", b""))
        said = block.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.DateTimeOriginal, "")
        year, month, day = TAKEN.match(said).groups()
        return date(int(year), int(month), int(day)).isoformat()
    except Exception:  # no date, an impossible one, or a block that the parser stumbles over
        return None
