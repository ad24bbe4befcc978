"""How private files come to their places: written on a bench of their own, then moved there at a stroke."""

import hashlib
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage

from ..text import identities

# On the file system of the shelves, since only there a file is moved at a stroke. What a kill leaves here is swept.
BENCHES = "incoming"


@contextmanager
def bench():
    """Yield the path of an empty folder; whatever still lies in it afterwards is deleted."""
    folder = folder_at(f"{BENCHES}/{identities.photo_id()}")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put(path, name):
    """Move a finished file to its private name, in place of what was there; it is on the disk when this returns."""
    place = Path(default_storage.path(name))
    folder_at(Path(name).parent)
    path.chmod(settings.FILE_UPLOAD_PERMISSIONS)
    _sync(path)
    path.replace(place)
    _sync(place.parent)


def folder_at(name):
    """Return the path of a private folder; it is made where it is missing."""
    folder = Path(default_storage.path(name))
    if not folder.is_dir():
        folder.parent.mkdir(settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS, parents=True, exist_ok=True)
        folder.mkdir(settings.FILE_UPLOAD_DIRECTORY_PERMISSIONS, exist_ok=True)
        _sync(folder.parent)
    return folder


def fault(name, checksum):
    """Return what is wrong with a private file of this SHA-256: "missing", "changed", or "" where it is as it came."""
    try:
        with default_storage.open(name) as file:
            digest = hashlib.file_digest(file, "sha256")
    except FileNotFoundError:
        return "missing"
    return "" if digest.hexdigest() == checksum else "changed"


def _sync(path):
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    file = os.open(path, os.O_RDONLY)
    try:
        os.fsync(file)
    finally:
        os.close(file)
