"""What comes in as a photo, and what is turned away without a trace."""

import hashlib
import io
import struct
import zipfile
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import ExifTags, Image

from releases.models import Photo
from releases.services import photos
from tests import factories

pytestmark = pytest.mark.django_db

NOT_A_PICTURE = "is not a JPEG, PNG or WebP picture; export it as one of these."
TOO_MANY_PIXELS = "has more than 120 megapixels; export it smaller."
DAMAGED = "is damaged or incomplete; copy it from the camera again."


def files(settings):
    """Return the names of all private files."""
    return sorted(
        str(path.relative_to(settings.MEDIA_ROOT))
        for path in settings.MEDIA_ROOT.rglob("*")
        if path.is_file()
    )


def png_header(width, height):
    """A PNG of this size that holds next to nothing, as a bomb does."""

    def chunk(kind, data):
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    size = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(1000))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", size) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def bytes_of(image_format, size=(64, 48), mode="RGB", **options):
    target = io.BytesIO()
    Image.new(mode, size).save(target, image_format, **options)
    return target.getvalue()


def zipped():
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("photo.jpg", "no")
    return target.getvalue()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"></svg>'
BAD = {
    "bomb of 122.5 megapixels": (lambda: png_header(12_250, 10_000), TOO_MANY_PIXELS),
    "bomb of four gigapixels": (lambda: png_header(65_535, 65_535), TOO_MANY_PIXELS),
    "side longer than any camera's": (lambda: png_header(20_001, 10), TOO_MANY_PIXELS),
    "100 megapixels that are not there": (lambda: png_header(10_000, 9_999), DAMAGED),
    "PNG without its pixels": (lambda: png_header(600, 400), DAMAGED),
    "JPEG cut off": (lambda: bytes_of("JPEG", (600, 400))[:900], DAMAGED),
    "WebP cut off": (lambda: bytes_of("WEBP", (600, 400), lossless=True)[:40], None),
    "only a signature": (lambda: b"\xff\xd8\xff\xe0", NOT_A_PICTURE),
    "nothing": (lambda: b"", NOT_A_PICTURE),
    "SVG": (lambda: SVG, NOT_A_PICTURE),
    "HTML": (lambda: b"<!doctype html><script>alert(1)</script>", NOT_A_PICTURE),
    "ZIP": (zipped, NOT_A_PICTURE),
    "GIF": (lambda: bytes_of("GIF"), NOT_A_PICTURE),
    "TIFF": (lambda: bytes_of("TIFF"), NOT_A_PICTURE),
    "PDF": (lambda: b"%PDF-1.7\n", NOT_A_PICTURE),
    "EPS": (lambda: b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n", NOT_A_PICTURE),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_file_is_refused_with_a_sentence_and_leaves_nothing(name, settings):
    make, sentence = BAD[name]
    upload = SimpleUploadedFile("harbour.jpg", make())
    with translation.override("en"), pytest.raises(photos.BadPhoto) as refusal:
        photos.receive(upload, factories.make_user())
    with translation.override("en"):
        said = str(refusal.value)
    assert said.removeprefix("“harbour.jpg” ") in (
        [sentence] if sentence else [NOT_A_PICTURE, DAMAGED]
    )
    assert Photo.objects.count() == 0
    assert files(settings) == []


def test_picture_of_ninety_megapixels_is_kept():
    content = bytes_of("PNG", (10_000, 9_001), mode="1")
    photo = photos.receive(SimpleUploadedFile("wall.png", content), factories.make_user())
    assert (photo.width, photo.height) == (10_000, 9_001)


def test_limit_is_the_same_for_every_thread():
    assert Image.MAX_IMAGE_PIXELS == photos.LARGEST_PIXELS


def test_file_over_60_megabytes_is_refused_before_it_is_read(settings):
    upload = SimpleUploadedFile("big.jpg", b"")
    upload.size = photos.LARGEST_FILE + 1
    with translation.override("en"), pytest.raises(photos.BadPhoto, match="larger than 60 MB"):
        photos.receive(upload, factories.make_user())
    assert files(settings) == []


@pytest.mark.parametrize(
    "name",
    ["../../etc/passwd.jpg", "..", "a/b/c.jpg", "圖一.jpg", "CON.jpg", "x.svg", "x" * 400 + ".jpg"],
)
def test_original_lies_under_a_random_name_whatever_the_file_was_called(name, settings):
    upload = SimpleUploadedFile("x.jpg", bytes_of("JPEG"))
    upload._name = name
    photo = photos.receive(upload, factories.make_user())
    assert photo.original.name.removeprefix("originals/").removesuffix(".jpg").isalnum()
    assert len(photo.original.name) == len("originals/.jpg") + 26
    assert files(settings) == [photo.original.name]
    assert len(photo.original_name) <= 255
    assert "/" not in photo.original_name


@pytest.mark.parametrize(
    ("image_format", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
)
def test_format_is_what_the_content_says(image_format, extension):
    content = bytes_of(image_format, (64, 48))
    uploader = factories.make_user()
    photo = photos.receive(SimpleUploadedFile("wrong.gif", content), uploader)
    assert (photo.format, photo.width, photo.height) == (image_format, 64, 48)
    assert photo.original.name.endswith(f".{extension}")
    assert photo.checksum == hashlib.sha256(content).hexdigest()
    assert (photo.size, photo.uploaded_by) == (len(content), uploader)
    with photo.original.open("rb") as kept:
        assert kept.read() == content


def test_size_is_that_of_the_upright_picture():
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the camera on its side
    content = bytes_of("JPEG", (64, 48), exif=exif)
    photo = photos.receive(SimpleUploadedFile("a.jpg", content), factories.make_user())
    assert (photo.width, photo.height) == (48, 64)


@pytest.mark.django_db(transaction=True)
def test_web_sizes_are_queued_once_the_row_is_kept(settings):
    photo = photos.receive(factories.picture(size=(600, 400)), factories.make_user())
    photo.refresh_from_db()
    assert (photo.sizes, photo.widths) == ("made", [480, 600])
    assert len(files(settings)) == 1 + 2 * 2


def test_photo_that_lies_on_its_side_counts_as_it_is_seen():
    target = io.BytesIO()
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6
    Image.new("RGB", (600, 400), "teal").save(target, "JPEG", exif=exif)
    upload = SimpleUploadedFile("tall.jpg", target.getvalue())
    photo = photos.receive(upload, factories.make_user())
    assert (photo.width, photo.height) == (400, 600)
