"""The sweep takes private files that no row names, and photos that nothing uses; whatever is used stays byte for byte."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models import ProtectedError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from releases.models import Appearance, AuditEntry, FigurePhoto, Photo, Release
from releases.services import photos, renditions, shelves, sweeping
from releases.services.clock import reading
from tests import factories, figures

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def write(name, content=b"x", age=2 * DAY):
    """Put a private file there that was last written so long ago."""
    default_storage.save(name, ContentFile(content))
    stamp = (reading() - age).timestamp()
    os.utime(default_storage.path(name), (stamp, stamp))
    return name


def swept(age=DAY):
    """Sweep, and return the names of the files that are gone."""
    at = reading()
    found = list(sweeping.leftovers(at, age))
    return [each.name for each in found if sweeping.delete(each, at, age)]


def there():
    root = Path(default_storage.path(""))
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def make_photo(**fields):
    """A row with old files: an original and what the row lists of web sizes."""
    photo = Photo.objects.create(
        **{"format": "JPEG", "width": 800, "height": 600, "size": 3, "sizes": "made"} | fields
    )
    photo.original = write(f"originals/{photo.public_id}.jpg", photo.public_id.encode())
    photo.save()
    for width in photo.widths:
        for extension in renditions.FORMATS:
            write(renditions.name(photo, width, extension))
    return photo


# --- Files ---------------------------------------------------------------------------------------


def test_old_files_that_no_row_names_are_swept():
    photo = make_photo(widths=[480])
    kept = there()
    gone = [
        write("incoming/half.jpg"),
        write("incoming/killed/upload"),
        write("originals/nobody.jpg"),
        write("packs/former.zip"),
        write("renditions/gone/480.jpg"),
        write(f"renditions/{photo.public_id}/480.jpg.unfinished"),
        write(f"renditions/{photo.public_id}/960.jpg"),
        write("renditions/stray.jpg"),
    ]
    assert sorted(swept()) == sorted(gone)
    assert there() == kept
    folders = [path for path in Path(default_storage.path("")).rglob("*") if path.is_dir()]
    rooms = ["incoming", "originals", "packs", "renditions", photo.public_id]
    assert sorted(folder.name for folder in folders) == sorted(rooms)


def test_pack_that_a_release_names_stays():
    release = factories.make_release()
    packs = {"zh-hant": {"name": "packs/one.zip"}, "zh-hant en": {"name": "packs/two.zip"}}
    Release.objects.filter(pk=release.pk).update(packs=packs)
    write("packs/one.zip")
    write("packs/two.zip")
    assert swept() == []
    Release.objects.filter(pk=release.pk).update(packs={"zh-hant": packs["zh-hant"]})
    assert swept() == ["packs/two.zip"]


def test_file_younger_than_the_age_stays():
    write("incoming/arriving.jpg", age=timedelta(hours=23))
    write("originals/just-judged.jpg", age=timedelta(hours=23))
    assert swept() == []
    assert swept(timedelta(hours=22)) == ["incoming/arriving.jpg", "originals/just-judged.jpg"]


def test_what_is_not_ours_is_left_alone():
    write("backups/db.sqlite3")
    write("notes.txt")
    assert swept() == []


def test_file_that_a_row_names_by_now_stays():
    at = reading()
    name = write("originals/late.jpg", b"late")
    [leftover] = sweeping.leftovers(at, DAY)
    photo = make_photo()
    Photo.objects.filter(pk=photo.pk).update(original=name)
    assert sweeping.delete(leftover, at, DAY) is False
    assert there()[name] == b"late"


def test_web_size_that_was_made_anew_meanwhile_stays():
    at = reading()
    photo = make_photo(widths=[480])
    name = write(renditions.name(photo, 960, "jpg"), b"old")
    [leftover] = sweeping.leftovers(at, DAY)
    Path(default_storage.path(name)).write_bytes(b"new")
    # The worker has put the file there and not yet said so.
    assert sweeping.delete(leftover, at, DAY) is False
    assert there()[name] == b"new"


def test_file_that_is_gone_meanwhile_is_no_fault():
    at = reading()
    name = write("incoming/half.jpg")
    [leftover] = sweeping.leftovers(at, DAY)
    default_storage.delete(name)
    assert sweeping.delete(leftover, at, DAY) is False


def test_size_and_progress_are_told():
    write("incoming/half.jpg", b"12345")
    make_photo()
    told = []
    found = list(sweeping.leftovers(reading(), DAY, lambda *step: told.append(step)))
    assert [(each.name, each.size) for each in found] == [("incoming/half.jpg", 5)]
    assert told == [(2, 2)]


worlds = st.lists(
    st.tuples(
        st.sampled_from(["original", "web size", "pack", "incoming"]), st.booleans(), st.booleans()
    ),
    max_size=12,
)


@given(worlds)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # one database for all
def test_whatever_the_world_used_files_stay_and_old_unused_ones_go(world):
    """A world is a list of files: (kind, whether a row uses it, whether it is old)."""
    for name in there():
        default_storage.delete(name)
    Photo.objects.all().delete()
    Release.objects.update(packs={})
    release = factories.make_release()
    kept, gone = {}, []
    for number, (kind, is_used, is_old) in enumerate(world):
        is_used = is_used and kind != "incoming"
        name = _placed(kind, number, is_used, release)
        write(name, f"{number}".encode(), 2 * DAY if is_old else timedelta(hours=1))
        if is_used or not is_old:
            kept[name] = f"{number}".encode()
        else:
            gone.append(name)
    assert sorted(swept()) == sorted(gone)
    assert there() == kept
    figures.add("random worlds swept without the loss of a used file")


def _placed(kind, number, is_used, release):
    """Return the name of a file of a kind; where it is to be used, a row names it now."""
    if kind == "incoming":
        return f"incoming/{number}"
    if kind == "pack":
        name = f"packs/{number}.zip"
        if is_used:
            release.packs[f"{number}"] = {"name": name}
            release.save(update_fields=["packs"])
        return name
    photo = Photo(format="JPEG", width=8, height=6, size=3, widths=[480] if is_used else [])
    names = {"original": f"originals/{number}.jpg", "web size": renditions.name(photo, 480, "webp")}
    if is_used:
        photo.original = names["original"] if kind == "original" else ""
        photo.save()
    return names[kind]


# --- Photos --------------------------------------------------------------------------------------


def test_discarded_photo_takes_its_people_and_files_with_it(django_capture_on_commit_callbacks):
    photo, other = make_photo(widths=[480]), make_photo(widths=[480])
    factories.make_appearance(photo=photo)
    everything = set(there())
    editor = factories.make_editor()
    with django_capture_on_commit_callbacks() as callbacks:
        sweeping.discard(photo, by=editor)
    # Until it is certain, the files are there.
    assert set(there()) == everything
    for callback in callbacks:
        callback()
    assert set(there()) == {name for name in everything if other.public_id in name}
    assert (Photo.objects.get(), Appearance.objects.count()) == (other, 0)
    entry = AuditEntry.objects.first()
    assert (entry.what, entry.kind, entry.by) == ("delete", "photo", editor)


@pytest.mark.parametrize("use", ["figure", "logo", "portrait"])
def test_photo_in_use_is_not_discarded(use):
    photo = make_photo(widths=[480])
    {
        "figure": lambda: factories.make_figure(factories.make_release(), photo),
        "logo": lambda: factories.make_partner(logo=photo),
        "portrait": lambda: factories.make_person(portrait=photo),
    }[use]()
    entries, files = AuditEntry.objects.count(), there()
    with pytest.raises(ProtectedError):
        sweeping.discard(photo, by=None)
    assert (AuditEntry.objects.count(), there()) == (entries, files)


def test_unused_photos_are_those_that_nobody_touched_for_long():
    forgotten, named, logo, in_history, uploaded, edited = (make_photo() for _each in range(6))
    factories.make_partner(logo=logo)
    factories.make_appearance(photo=named)
    release = factories.make_release()
    figure = factories.make_figure(release, in_history)
    factories.drafting.finish(release, factories.make_user())
    FigurePhoto.objects.filter(figure=figure).delete()
    at = reading()
    Photo.objects.update(uploaded_at=at - 31 * DAY, edited_at=at - 31 * DAY)
    Photo.objects.filter(pk=uploaded.pk).update(uploaded_at=at - 29 * DAY)
    Photo.objects.filter(pk=edited.pk).update(edited_at=at - 29 * DAY)
    assert list(sweeping.unused_photos(at, 30 * DAY)) == [forgotten, named]


def test_fault_is_told_of_an_original_that_is_not_as_it_came():
    photo = factories.make_photo()
    name, path = photo.original.name, Path(photo.original.path)
    assert shelves.fault(name, photo.checksum) == ""
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert shelves.fault(name, photo.checksum) == "changed"
    path.unlink()
    assert shelves.fault(name, photo.checksum) == "missing"


def test_photo_that_was_uploaded_again_is_no_longer_forgotten():
    at, photo = reading(), factories.make_photo()
    Photo.objects.filter(pk=photo.pk).update(uploaded_at=at - 60 * DAY, edited_at=at - 60 * DAY)
    assert list(sweeping.unused_photos(at, 30 * DAY)) == [photo]
    with photo.original.open("rb") as file:
        again = SimpleUploadedFile("again.jpg", file.read())
    assert photos.receive(again, factories.make_user()) == (photo, False)
    assert list(sweeping.unused_photos(at, 30 * DAY)) == []
