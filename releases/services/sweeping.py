"""Private files that no row names, and photos that nothing uses: found, looked at once more, and only then deleted."""

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from django.core.files.storage import default_storage
from django.db import transaction
from reversion.models import Version

from ..models import FigurePhoto, Photo
from ..text import identities
from . import audit, library, made_files, renditions, social_images

# So many files are compared with the rows at once.
BATCH = 500


@dataclass(frozen=True)
class Leftover:
    """A file that no row names; ``size`` in bytes."""

    name: str
    size: int


# --- Files -------------------------------------------------------------------------------------------


def leftovers(at, age, tell=lambda done, total: None):
    """Yield a Leftover for each file that no row names and that is older than ``age``, a timedelta, at an instant.

    ``tell(done, total)`` is called as the work proceeds. Younger files may belong to an upload or to the worker.
    """
    names = sorted(_files())
    for start in range(0, len(names), BATCH):
        batch = names[start : start + BATCH]
        old = {
            name: size for name in batch if (size := _size_if_old(_path(name), at, age)) is not None
        }
        named = _named(list(old))
        yield from (Leftover(name, size) for name, size in old.items() if name not in named)
        tell(start + len(batch), len(names))


def delete(leftover, at, age):
    """Delete a file that leftovers() found; False, and it stays, where a row names it by now or it was written anew."""
    path = _path(leftover.name)
    if _named([leftover.name]):
        return False
    # Moved aside first, so that what is judged is what is deleted: the worker may put a new file in its place.
    aside = path.with_name(f"{path.name}.{identities.photo_id()}")
    try:
        path.rename(aside)
    except FileNotFoundError:
        return False
    if _size_if_old(aside, at, age) is None or _named([leftover.name]):
        if not path.exists():
            aside.rename(path)
        return False
    aside.unlink()
    _drop_folder(path.parent)
    return True


def _files():
    """Yield the names of all files in our folders."""
    root = _path("")
    for folder in ASKED:
        for path in (root / folder).rglob("*"):
            if path.is_file():
                yield path.relative_to(root).as_posix()


def _path(name):
    return Path(default_storage.path(name))


def _size_if_old(path, at, age):
    """Return the size of a file that was last written before ``at`` by more than ``age``, else None."""
    try:
        found = path.stat()
    except FileNotFoundError:
        return None
    written = datetime.fromtimestamp(found.st_mtime, UTC)
    return found.st_size if at - written > age else None


def _named(names):
    """Return those of the file names that a row now names."""
    found = set()
    for folder, ask in ASKED.items():
        own = [name for name in names if name.startswith(f"{folder}/")]
        if own:
            found.update(ask(own))
    return found.intersection(names)


def _named_originals(names):
    return Photo.objects.filter(original__in=names).values_list("original", flat=True)


def _named_renditions(names):
    """Return the web sizes that the rows list, of all photos whose folders the names are in."""
    folders = {name.split("/")[1] for name in names if name.startswith("renditions/")}
    return [
        renditions.name(photo, width, extension)
        for photo in Photo.objects.filter(public_id__in=folders)
        for width in photo.widths
        for extension in renditions.FORMATS
    ]


# What the site itself writes, and which rows may name it; whatever else lies in the storage is somebody else's.
ASKED = {
    "incoming": _named_originals,
    "originals": _named_originals,
    "renditions": _named_renditions,
    "packs": lambda _names: made_files.named("packs"),
    social_images.FOLDER: lambda _names: made_files.named("social_images"),
}


def _drop_folder(folder):
    """Remove an empty folder, unless something may be written into it at any time."""
    is_room = folder.parent == _path("")
    if not is_room and not Photo.objects.filter(public_id=folder.name).exists():
        with suppress(OSError):
            folder.rmdir()


# --- Photos ------------------------------------------------------------------------------------------


def unused_photos(at, age):
    """Return the photos, oldest first, that nothing uses and nobody touched for longer than ``age``, a timedelta.

    One that an earlier version of a release shows is kept: that version may be wanted again.
    """
    old = Photo.objects.filter(uploaded_at__lt=at - age, edited_at__lt=at - age)
    found = library.unused(old).order_by("pk")
    return found.exclude(pk__in=_in_history()) if found.exists() else found


def _in_history():
    rows = Version.objects.get_for_model(FigurePhoto).values_list("serialized_data", flat=True)
    return {json.loads(data)[0]["fields"]["photo"] for data in rows.iterator()}


def discard(photo, *, by, at=None):
    """Delete a photo, the people in it and, once that is certain, its files; it is put on record.

    ``by`` is None for the operator; ``at`` an aware instant, None the clock's. ProtectedError where it is in use.
    """
    original, folder = photo.original.name, _path(renditions.name(photo, 0, "jpg")).parent
    with transaction.atomic():
        audit.record_deletion(photo, by=by, at=at)
        photo.delete()
        # What cannot be deleted now is swept one day.
        transaction.on_commit(lambda: _delete_files(original, folder), robust=True)


def _delete_files(original, folder):
    default_storage.delete(original)
    shutil.rmtree(folder, ignore_errors=True)
