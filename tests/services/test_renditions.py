"""Web sizes: upright, in sRGB, without a word of the camera's, and made again at will."""

import io
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms

from releases.models import Photo
from releases.services import photos, renditions
from tests import factories

pytestmark = pytest.mark.django_db

GPS, ORIENTATION, MAKER_NOTE, EXIF_IFD = 0x8825, 0x0112, 0x927C, 0x8769


def received(image, image_format="JPEG", **options):
    target = io.BytesIO()
    image.save(target, image_format, **options)
    photo = photos.receive(SimpleUploadedFile("a.jpg", target.getvalue()), factories.make_user())
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    return photo


def opened(photo, width, extension):
    with default_storage.open(renditions.name(photo, width, extension)) as file:
        image = Image.open(file)
        image.load()
        return image


def contents(names):
    found = []
    for name in names:
        with default_storage.open(name) as file:
            found.append(file.read())
    return found


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((300, 200), [300]),
        ((480, 320), [480]),
        ((600, 400), [480, 600]),
        ((2000, 1000), [480, 960, 1600]),
        ((10, 900), [10]),
        ((2000, 2), [480, 960, 1600]),
    ],
)
def test_widths_are_those_of_the_list_and_never_wider_than_the_photo(size, widths):
    photo = received(Image.new("RGB", size))
    assert (photo.sizes, photo.widths, photo.sizes_error) == ("made", widths, "")
    for width in widths:
        height = max(1, round(size[1] * width / size[0]))
        for extension, image_format in (("jpg", "JPEG"), ("webp", "WEBP")):
            found = opened(photo, width, extension)
            assert (found.format, found.size) == (image_format, (width, height))


def test_nothing_of_the_camera_is_left_in_a_web_size():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "CANARYCAM"
    exif.get_ifd(GPS)[2] = (22.0, 17.0, 5.0)
    exif.get_ifd(EXIF_IFD)[MAKER_NOTE] = b"CANARYNOTE"
    image = Image.new("RGB", (600, 400), "red")
    photo = received(image, exif=exif, comment=b"CANARYCOMMENT")
    with photo.original.open("rb") as original:
        assert b"CANARYCAM" in original.read()
    assert (photo.width, photo.height) == (400, 600)
    for width in photo.widths:
        for extension in renditions.FORMATS:
            found = opened(photo, width, extension)
            assert found.size[0] < found.size[1]
            assert dict(found.getexif()) == {}
            assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & found.info.keys()
            with default_storage.open(renditions.name(photo, width, extension)) as file:
                assert b"CANARY" not in file.read()


@pytest.mark.parametrize(
    ("mode", "colour", "seen"),
    [
        ("RGB", (255, 0, 0), (255, 0, 0)),
        ("L", 128, (128, 128, 128)),
        ("CMYK", (0, 255, 255, 0), (255, 0, 0)),
        ("1", 1, (255, 255, 255)),
    ],
)
def test_colours_come_out_as_rgb(mode, colour, seen):
    image_format = "PNG" if mode == "1" else "JPEG"
    photo = received(Image.new(mode, (500, 300), colour), image_format)
    found = opened(photo, 480, "jpg")
    assert found.mode == "RGB"
    assert all(abs(a - b) <= 6 for a, b in zip(found.getpixel((9, 9)), seen, strict=True))


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P"])
def test_transparent_ground_becomes_white(mode):
    image = Image.new("RGBA", (500, 300), (0, 0, 0, 0))
    photo = received(image.convert(mode), "PNG")
    assert min(opened(photo, 480, "jpg").getpixel((9, 9))) >= 250


def test_colour_profile_is_applied_and_not_handed_on():
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    found = opened(received(Image.new("RGB", (500, 300), "red"), icc_profile=profile), 480, "jpg")
    assert "icc_profile" not in found.info
    assert found.getpixel((9, 9))[0] >= 250


def test_broken_colour_profile_stops_nothing():
    photo = received(Image.new("RGB", (500, 300), "red"), icc_profile=b"not a profile")
    assert (photo.sizes, photo.sizes_error) == ("made", "")


def test_failure_is_told_to_the_newsroom_and_can_be_mended():
    photo = received(Image.new("RGB", (500, 300)))
    with photo.original.open("rb") as file:
        content = file.read()
    default_storage.delete(photo.original.name)
    renditions.queue(photo)
    photo.refresh_from_db()
    assert photo.sizes == "failed"
    assert photo.sizes_error.startswith("FileNotFoundError: ")
    default_storage.save(photo.original.name, io.BytesIO(content))
    renditions.queue(photo)
    photo.refresh_from_db()
    assert (photo.sizes, photo.sizes_error) == ("made", "")


def test_photo_that_is_gone_is_no_failure():
    assert renditions.make.call("gone") is None


def test_web_sizes_may_all_be_removed_and_made_again():
    photo = received(Image.new("RGB", (500, 300)))
    names = [renditions.name(photo, w, e) for w in photo.widths for e in renditions.FORMATS]
    before = contents(names)
    renditions.remove(photo)
    assert not any(default_storage.exists(name) for name in names)
    assert Photo.objects.get().sizes == "queued"
    renditions.make.call(photo.public_id)
    assert contents(names) == before


def test_former_web_sizes_stay_until_new_ones_take_their_place(monkeypatch, settings):
    photo = received(Image.new("RGB", (500, 300), "red"))
    names = [renditions.name(photo, w, e) for w in photo.widths for e in renditions.FORMATS]
    before = contents(names)
    seen = []

    def broken_save(name, content):
        seen.append(contents(names))
        path = Path(default_storage.path(name))
        path.write_bytes(content.read()[:9])
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(default_storage, "save", broken_save)
        renditions.queue(photo)
    photo.refresh_from_db()
    assert (photo.sizes, photo.widths) == ("failed", [480, 500])
    assert seen == [before]
    assert contents(names) == before
    kept = [path for path in settings.MEDIA_ROOT.rglob("renditions/**/*") if path.is_file()]
    assert len(kept) == len(names)


def test_web_sizes_made_again_replace_the_former_ones():
    photo = received(Image.new("RGB", (500, 300), "red"))
    names = [renditions.name(photo, w, e) for w in photo.widths for e in renditions.FORMATS]
    before = contents(names)
    with default_storage.open(renditions.name(photo, 480, "jpg"), "wb") as file:
        file.write(b"spoiled")
    renditions.queue(photo)
    assert contents(names) == before
