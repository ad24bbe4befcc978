"""How a photo comes in: what is kept of it, under which name, and what becomes of the same bytes when they come again."""

import hashlib
import io
import resource
import threading
from contextlib import contextmanager
from datetime import date

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections
from PIL import ExifTags, Image

from releases.models import AuditEntry, Photo
from releases.services import photos, renditions
from tests import factories

pytestmark = pytest.mark.django_db


def files(settings):
    """Return the names of all private files."""
    return sorted(
        path.relative_to(settings.MEDIA_ROOT).as_posix()
        for path in settings.MEDIA_ROOT.rglob("*")
        if path.is_file()
    )


def bytes_of(image_format="JPEG", size=(64, 48), mode="RGB", **options):
    target = io.BytesIO()
    Image.new(mode, size).save(target, image_format, **options)
    return target.getvalue()


def received(content, name="harbour.jpg", by=None):
    return photos.receive(SimpleUploadedFile(name, content), by or factories.make_user())


@contextmanager
def files_of_at_most(size):
    """The system refuses to write longer files, as a full disk does."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.parametrize(
    ("image_format", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
)
def test_format_is_what_the_content_says(image_format, extension, settings):
    content, uploader = bytes_of(image_format), factories.make_user()
    photo, is_new = received(content, "wrong.gif", uploader)
    photo.refresh_from_db()
    assert (is_new, photo.format, photo.width, photo.height) == (True, image_format, 64, 48)
    assert (photo.original_name, photo.size) == ("wrong.gif", len(content))
    assert (photo.uploaded_by, photo.sizes, photo.widths) == (uploader, "queued", [])
    assert photo.checksum == hashlib.sha256(content).hexdigest()
    assert photo.original.name.removeprefix("originals/").removesuffix(f".{extension}").isalnum()
    assert files(settings) == [photo.original.name]
    with photo.original.open("rb") as kept:
        assert kept.read() == content


def test_upload_is_on_the_record():
    photo = received(bytes_of()).photo
    entry = AuditEntry.objects.get()
    assert (entry.what, entry.thing_id, entry.by) == ("add", str(photo.pk), photo.uploaded_by)


def test_day_it_was_taken_is_that_of_the_camera():
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.DateTimeOriginal] = "2023:03:30 23:59:59"
    photo = received(bytes_of(exif=exif)).photo
    assert photo.taken_on == date(2023, 3, 30)
    photo.refresh_from_db()
    assert photo.taken_on == date(2023, 3, 30)


def test_size_is_that_of_the_upright_picture():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # taken with the camera on its side
    photo = received(bytes_of(exif=exif)).photo
    assert (photo.width, photo.height) == (48, 64)


def test_private_files_may_be_read_by_the_front_server(settings):
    photo = received(bytes_of()).photo
    place = settings.MEDIA_ROOT / photo.original.name
    assert place.stat().st_mode & 0o777 == 0o640
    assert place.parent.stat().st_mode & 0o777 == 0o750


@pytest.mark.django_db(transaction=True)
def test_web_sizes_are_queued_once_the_row_is_kept(settings):
    photo = photos.receive(factories.picture(size=(600, 400)), factories.make_user()).photo
    photo.refresh_from_db()
    assert (photo.sizes, photo.widths, photo.has_avif) == ("made", [480, 600], True)
    assert len(files(settings)) == 1 + 2 * 3


@pytest.mark.parametrize("over", [0, 1])
def test_file_over_60_megabytes_is_refused(over, settings):
    content = bytes_of().ljust(photos.LARGEST_FILE + over, b"\0")
    if over:
        with pytest.raises(photos.BadPhoto, match="larger than 60 MB"):
            received(content)
    assert received(content[:-over] if over else content).photo.size == photos.LARGEST_FILE
    assert len(files(settings)) == 1


def test_size_that_a_client_claims_is_not_believed(settings):
    upload = SimpleUploadedFile("big.jpg", bytes(photos.LARGEST_FILE + 1))
    upload.size = 9
    with pytest.raises(photos.BadPhoto, match="larger than 60 MB"):
        photos.receive(upload, factories.make_user())
    assert files(settings) == []


def test_full_disk_is_told_and_leaves_nothing(settings, caplog):
    by = factories.make_user()
    upload = SimpleUploadedFile("harbour.jpg", bytes(2000))
    with files_of_at_most(1000), pytest.raises(photos.BadPhoto) as refusal:
        photos.receive(upload, by)
    assert str(refusal.value) == (
        "“harbour.jpg” could not be kept: the disk is full or broken. Tell whoever runs the site, then upload it again."
    )
    assert (Photo.objects.count(), files(settings)) == (0, [])
    assert [record.message for record in caplog.records] == ["an upload could not be kept"]


# --- The same bytes once more ---


def test_same_bytes_are_the_photo_that_is_there(settings):
    content = bytes_of()
    first, _is_new = received(content, "IMG_0001.jpg")
    again, is_new = received(content, "copy of IMG_0001.jpg")
    assert (again, is_new, again.original_name) == (first, False, "IMG_0001.jpg")
    assert Photo.objects.count() == AuditEntry.objects.count() == 1
    assert files(settings) == [first.original.name]


def test_same_picture_in_other_bytes_is_another_photo():
    assert received(bytes_of()).photo != received(bytes_of(quality=90)).photo


@pytest.mark.parametrize("damage", ["missing", "changed"])
def test_original_that_was_lost_is_there_again_after_its_second_upload(
    damage, django_capture_on_commit_callbacks
):
    content = bytes_of()
    photo = received(content).photo
    if damage == "missing":
        default_storage.delete(photo.original.name)
    else:
        with default_storage.open(photo.original.name, "wb") as file:
            file.write(b"torn")
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    assert photo.sizes == "failed"
    again, is_new = received(content)
    again.refresh_from_db()
    assert (again, is_new, again.sizes, again.sizes_error) == (photo, False, "made", "")
    with photo.original.open("rb") as file:
        assert file.read() == content


@pytest.mark.django_db(transaction=True)
def test_file_that_is_dropped_twice_at_once_is_one_photo(settings):
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
    content, by, found = bytes_of(), factories.make_user(), []

    def upload():
        try:
            found.append(received(content, by=by))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=upload) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    photo = Photo.objects.get()
    assert {each.photo for each in found} == {photo}
    assert sorted(each.is_new for each in found) == [False] * 5 + [True]
    assert AuditEntry.objects.filter(what="add", thing_id=str(photo.pk)).count() == 1
    assert files(settings) == [photo.original.name]
