"""How a photo comes in: judged by its content, kept as it came, under a random private name."""

import hashlib
import logging
import re
import unicodedata
from datetime import date
from pathlib import Path
from typing import NamedTuple

from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Photo, User
from ..text import identities
from ..text.file_names import EXTENSIONS
from . import audit, clock, darkroom, following, renditions, shelves
from .refusals import Refused

LARGEST_FILE = 60 * 1024 * 1024
LONGEST_NAME, LONGEST_EXTENSION = 255, 20
# Characters that are not seen or turn the line round: controls, marks of direction, surrogates, unassigned.
UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
SENTENCES = {
    "empty": _("“%(name)s” is empty; copy it from the camera again."),
    "too_large": _("“%(name)s” is larger than 60 MB; export it smaller."),
    "not_a_picture": _("“%(name)s” is not a JPEG, PNG or WebP picture; export it as one of these."),
    "heic": _(
        "“%(name)s” is a HEIC picture, as telephones take them; export it as a JPEG and upload that."
    ),
    "svg": _("“%(name)s” is an SVG drawing, which we don’t take; export it as a PNG."),
    "unreadable": _(
        "“%(name)s” is damaged, or saved in an unusual way; export it again as an ordinary JPEG."
    ),
    "damaged": _("“%(name)s” is damaged or incomplete; copy it from the camera again."),
    "animated": _("“%(name)s” moves; export a single picture of it."),
    "too_many_pixels": _("“%(name)s” has more than 120 megapixels; export it smaller."),
    "too_many_for_webp": _(
        "“%(name)s” has more than 30 megapixels, too many for a WebP picture; export it as a JPEG."
    ),
    "too_long": _(
        "“%(name)s” is longer than 20,000 pixels at one side; cut it, or export it smaller."
    ),
    "too_costly": _(
        "“%(name)s” takes too much memory or time to open; export it again as an ordinary JPEG."
    ),
    "busy": _("Too many photos come in at once, and “%(name)s” had to wait; upload it again."),
    "not_kept": _(
        "“%(name)s” could not be kept: the disk is full or broken. Tell whoever runs the site, then upload it again."
    ),
    "unknown": _(
        "“%(name)s” could not be opened, and we don’t know why; export it again as an ordinary JPEG."
    ),
}
log = logging.getLogger(__name__)


class BadPhoto(Refused):
    """The file is not a photo that we can keep; str() says what to do, ``code`` why. Nothing was stored."""

    def __init__(self, code, name):
        super().__init__(SENTENCES[code] % {"name": name})
        self.code = code


class Received(NamedTuple):
    photo: Photo
    is_new: bool


def receive(upload, by, kind=Photo.Kind.PHOTO):
    """Keep an uploaded file as a new Photo of a kind and queue its web sizes, or return the one that has the same bytes.

    ``upload`` is a Django UploadedFile. Returns Received; raises BadPhoto. Writing, hashing and decoding happen here,
    so never call it inside a transaction.
    """
    name = shown_name(upload.name)
    try:
        with shelves.bench() as folder:
            path = folder / "upload"
            checksum, size = _taken_in(upload, path)
            known = _known(checksum, size)
            if known:
                return Received(_restored(known, path), is_new=False)
            told = {"original_name": name, "checksum": checksum, "size": size, "kind": kind}
            photo = Photo(**told, **_judged(path))
            return _kept(photo, path, by)
    except darkroom.Spoilt as error:
        raise BadPhoto(error.code, name) from error
    except OSError as error:
        log.exception("an upload could not be kept")
        raise BadPhoto("not_kept", name) from error


def shown_name(name):
    """Return the name that a file had on the officer's machine, fit to be shown: no folders, nothing unseen.

    At most 255 characters; what is cut off stands before the extension.
    """
    name = re.split(r"[/\\]", name or "")[-1]
    name = "".join(each for each in name if unicodedata.category(each) not in UNSEEN).strip()
    if name.strip(". ") == "":
        return "photo"
    extension = Path(name).suffix
    if len(extension) > LONGEST_EXTENSION:
        extension = ""
    return name.removesuffix(extension)[: LONGEST_NAME - len(extension)] + extension


def _taken_in(upload, path):
    """Write the upload to a path and return (SHA-256 as hex, size in bytes)."""
    digest, size = hashlib.sha256(), 0
    upload.seek(0)
    with path.open("xb") as file:
        for chunk in upload.chunks():
            digest.update(chunk)
            size += len(chunk)
            if size > LARGEST_FILE:
                raise darkroom.Spoilt("too_large")
            file.write(chunk)
    if not size:
        raise darkroom.Spoilt("empty")
    return digest.hexdigest(), size


def _judged(path):
    """Return what the file is, in the columns of a Photo."""
    judged = darkroom.ask("judge", source=str(path))
    day = judged["taken_on"]
    return judged | {"taken_on": day and date.fromisoformat(day)}


def _restored(photo, path):
    """Put the same bytes in the place of a photo's original, which may have been lost or damaged since."""
    shelves.put(path, photo.original.name)
    # Wanted today, so nothing sweeps it tonight.
    Photo.objects.filter(pk=photo.pk).update(edited_at=clock.reading())
    if photo.sizes == Photo.Sizes.FAILED:
        renditions.queue(photo)
    # A pack that failed for want of it is made now.
    following.follow_showing(photo, at=clock.reading())
    return photo


def _kept(photo, path, by):
    """Put the file on its shelf, then write the row that names it; where that fails, a file lies there that is swept."""
    name = f"originals/{identities.photo_id()}.{EXTENSIONS[photo.format]}"
    shelves.put(path, name)
    photo.original.name, photo.uploaded_by = name, by
    received = _written(photo)
    if not received.is_new:
        default_storage.delete(name)
    return received


@transaction.atomic
def _written(photo):
    """Write the row and its entry on the record, unless the same bytes came in meanwhile."""
    # One upload of a person after the other: what is dropped twice arrives twice at once.
    User.objects.select_for_update(no_key=True).filter(pk=photo.uploaded_by_id).first()
    known = _known(photo.checksum, photo.size)
    if known:
        return Received(known, is_new=False)
    photo.save()
    audit.record(audit.What.ADD, by=photo.uploaded_by, thing=photo)
    # A photo that is kept is not refused because its web sizes can't be asked for now.
    transaction.on_commit(lambda: renditions.queue(photo), robust=True)
    return Received(photo, is_new=True)


def _known(checksum, size):
    return Photo.objects.filter(checksum=checksum, size=size).order_by("pk").first()
