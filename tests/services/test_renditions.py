"""Web sizes: queued, made or failed with a reason; in place before a row names them, and made again at will."""

import io

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import translation
from PIL import Image

from releases.models import Photo
from releases.services import photos, renditions
from tests import factories

pytestmark = pytest.mark.django_db

ORIENTATION, GPS, MAKER_NOTE, EXIF_IFD = 0x0112, 0x8825, 0x927C, 0x8769


@pytest.fixture
def no_worker(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def received(image, image_format="JPEG", **options):
    target = io.BytesIO()
    image.save(target, image_format, **options)
    upload = SimpleUploadedFile("a.jpg", target.getvalue())
    return photos.receive(upload, factories.make_user()).photo


def made(size=(500, 300), **options):
    photo = received(Image.new("RGB", size, "red"), **options)
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    return photo


def names(photo, extensions=renditions.FORMATS):
    return [renditions.name(photo, width, each) for width in photo.widths for each in extensions]


def contents(names):
    found = []
    for name in names:
        with default_storage.open(name) as file:
            found.append(file.read())
    return found


def files(settings):
    found = settings.MEDIA_ROOT.rglob("*")
    return sorted(
        path.relative_to(settings.MEDIA_ROOT).as_posix() for path in found if path.is_file()
    )


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((300, 200), [300]),
        ((480, 320), [480]),
        ((600, 400), [480, 600]),
        ((2000, 1000), [480, 960, 1600]),
        ((10, 900), [10]),
        ((2000, 2), [480, 960, 1600]),
        # WebP has no picture taller than 16,383 pixels.
        ((700, 20_000), [480, 573]),
    ],
)
def test_widths_are_those_of_the_list_and_never_wider_than_the_photo(size, widths):
    photo = made(size)
    assert (photo.sizes, photo.widths, photo.sizes_error) == ("made", widths, "")
    for width in widths:
        height = min(16_383, max(1, round(size[1] * width / size[0])))
        for extension, image_format in (("jpg", "JPEG"), ("webp", "WEBP"), ("avif", "AVIF")):
            with default_storage.open(renditions.name(photo, width, extension)) as file:
                found = Image.open(file)
                assert (found.format, found.size) == (image_format, (width, height))


def test_nothing_of_the_camera_is_left_in_a_web_size(settings):
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[0x010F] = "CANARYCAM"
    exif.get_ifd(GPS)[2] = (22.0, 17.0, 5.0)
    exif.get_ifd(EXIF_IFD)[MAKER_NOTE] = b"CANARYNOTE"
    photo = made((600, 400), exif=exif, comment=b"CANARYCOMMENT", xmp=b"<x>CANARYXMP</x>")
    assert b"CANARYCAM" in contents([photo.original.name])[0]
    assert (photo.width, photo.height, photo.widths) == (400, 600, [400])
    for name in names(photo):
        with default_storage.open(name) as file:
            found = Image.open(file)
            assert (found.size, dict(found.getexif())) == ((400, 600), {})
            assert not {"exif", "icc_profile", "comment", "xmp", "photoshop"} & found.info.keys()
        assert b"CANARY" not in contents([name])[0]


def test_private_files_may_be_read_by_the_front_server(settings):
    for name in names(made()):
        place = settings.MEDIA_ROOT / name
        assert place.stat().st_mode & 0o777 == 0o640
        assert place.parent.stat().st_mode & 0o777 == 0o750


# --- Queued, made, failed ---


def test_avif_follows_when_the_others_are_made(no_worker):
    photo = made()
    assert (photo.sizes, photo.widths, photo.has_avif) == ("made", [480, 500], False)
    assert not any(map(default_storage.exists, names(photo, ["avif"])))
    renditions.make_avif.call(photo.public_id)
    photo.refresh_from_db()
    assert (photo.sizes, photo.has_avif, photo.sizes_error) == ("made", True, "")
    assert all(map(default_storage.exists, names(photo, ["avif"])))


def test_avif_waits_for_the_others(no_worker):
    photo = received(Image.new("RGB", (500, 300)))
    renditions.make_avif.call(photo.public_id)
    photo.refresh_from_db()
    assert (photo.sizes, photo.has_avif) == ("queued", False)


def test_failure_of_avif_is_noted_and_changes_nothing_else(no_worker):
    photo = made()
    default_storage.delete(photo.original.name)
    renditions.make_avif.call(photo.public_id)
    photo.refresh_from_db()
    assert (photo.sizes, photo.widths, photo.has_avif) == ("made", [480, 500], False)
    assert renditions.reason(photo) == (
        "The smaller AVIF files could not be made; readers get JPEG and WebP."
    )


@pytest.mark.parametrize(
    ("left", "code", "sentence"),
    [
        (None, "missing", "The file is missing; upload the photo once more."),
        (b"no", "unreadable", "The file can no longer be read; upload the photo once more."),
        (slice(900), "damaged", "The file can no longer be read; upload the photo once more."),
    ],
)
def test_failure_is_told_to_the_newsroom_and_can_be_mended(left, code, sentence, caplog):
    photo = received(Image.effect_noise((500, 300), 50))
    content = contents([photo.original.name])[0]
    default_storage.delete(photo.original.name)
    if left:
        spoilt = content[left] if isinstance(left, slice) else left
        default_storage.save(photo.original.name, io.BytesIO(spoilt))
    renditions.queue(photo)
    photo.refresh_from_db()
    assert (photo.sizes, photo.sizes_error, renditions.reason(photo)) == ("failed", code, sentence)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
    default_storage.delete(photo.original.name)
    default_storage.save(photo.original.name, io.BytesIO(content))
    renditions.queue(photo)
    photo.refresh_from_db()
    assert (photo.sizes, photo.sizes_error, renditions.reason(photo)) == ("made", "", "")


def test_reason_is_in_the_language_of_the_newsroom():
    for code, sentence in renditions.REASONS.items():
        photo = Photo(sizes_error=code)
        with translation.override("zh-hant"):
            assert renditions.reason(photo) == str(sentence)


def test_photo_that_is_gone_is_no_failure(caplog):
    assert renditions.make.call("gone") is None
    assert renditions.make_avif.call("gone") is None
    assert caplog.records == []


def test_made_sizes_are_left_alone_by_a_second_task():
    photo = made()
    first = renditions.name(photo, 480, "jpg")
    with default_storage.open(first, "wb") as file:
        file.write(b"as it is")
    renditions.make.call(photo.public_id)
    assert contents([first]) == [b"as it is"]


# --- Removed and made again ---


def test_web_sizes_may_all_be_removed_and_made_again(settings):
    photo = made()
    all_names = names(photo)
    before = contents(all_names)
    renditions.remove(photo)
    assert files(settings) == [photo.original.name]
    photo = Photo.objects.get()
    assert (photo.sizes, photo.widths, photo.has_avif) == ("queued", [], False)
    renditions.make.call(photo.public_id)
    assert contents(all_names) == before


def test_web_sizes_made_again_replace_the_former_ones():
    photo = made()
    before = contents(names(photo))
    with default_storage.open(renditions.name(photo, 480, "jpg"), "wb") as file:
        file.write(b"spoiled")
    renditions.queue(photo)
    assert contents(names(photo)) == before
    photo.refresh_from_db()
    assert (photo.sizes, photo.has_avif) == ("made", True)


def test_former_web_sizes_stay_where_new_ones_fail(settings):
    photo = made()
    before, kept = contents(names(photo)), files(settings)
    with default_storage.open(photo.original.name, "wb") as file:
        file.write(b"no picture any more")
    renditions.queue(photo)
    photo.refresh_from_db()
    assert (photo.sizes, photo.widths, photo.has_avif) == ("failed", [480, 500], True)
    assert contents(names(photo)) == before
    assert files(settings) == kept


def test_row_says_nothing_until_the_last_file_is_in_its_place(settings, caplog):
    photo = received(Image.new("RGB", (500, 300)))
    # No file comes to the place of the last one.
    in_the_way = settings.MEDIA_ROOT / renditions.name(photo, 500, "webp")
    (in_the_way / "full").mkdir(parents=True)
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    assert (photo.sizes, photo.sizes_error, photo.widths) == ("failed", "unknown", [])
    assert "IsADirectoryError" in caplog.text
    in_the_way.joinpath("full").rmdir()
    in_the_way.rmdir()
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    assert (photo.sizes, photo.widths) == ("made", [480, 500])


def test_what_is_missing_is_completed_and_the_rest_left_as_it_is(no_worker):
    photo = made()
    first = renditions.name(photo, 480, "jpg")
    with default_storage.open(first, "wb") as file:
        file.write(b"as it is")
    renditions.complete(photo)
    assert contents([first]) == [b"as it is"]
    assert (photo.sizes, photo.has_avif) == ("made", True)
    before = contents(names(photo))
    for lost in (renditions.name(photo, 480, "avif"), renditions.name(photo, 500, "webp")):
        default_storage.delete(lost)
        renditions.complete(photo)
        assert contents(names(photo))[1:] == before[1:]
    assert contents([first]) != [b"as it is"]


def test_web_sizes_follow_a_change_of_the_list(no_worker):
    photo = made()
    Photo.objects.update(widths=[320, 500])
    photo.refresh_from_db()
    renditions.complete(photo)
    assert Photo.objects.get().widths == [480, 500]
