"""Web sizes of photos: derived files that the background worker makes, and that may all be removed and made again."""

import errno
import logging

from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from ..models import Photo
from ..pictures import sizes
from . import darkroom, shelves, stored_articles

# What every browser is served; the rest follows, and readers do without it where it fails.
FIRST, LATER = ("jpg", "webp"), ("avif",)
FORMATS = FIRST + LATER
REASONS = {
    "missing": _("The file is missing; upload the photo once more."),
    "damaged": _("The file can no longer be read; upload the photo once more."),
    "unreadable": _("The file can no longer be read; upload the photo once more."),
    "too_costly": _(
        "The photo takes too much memory or time; export it again as an ordinary JPEG, and upload that."
    ),
    "no_room": _("The disk is full; tell whoever runs the site, then try again."),
    "busy": _("Too many photos were waiting; try again."),
    "avif": _("The smaller AVIF files could not be made; readers get JPEG and WebP."),
    "unknown": _(
        "We don’t know why; try again. Where it fails once more, tell whoever runs the site."
    ),
}
# What the system says where the disk is full.
FULL = (errno.ENOSPC, errno.EDQUOT)
log = logging.getLogger(__name__)


def name(photo, width, extension):
    """Return the private file name of one web size: computed, so nothing has to be stored."""
    return f"renditions/{photo.public_id}/{width}.{extension}"


def reason(photo):
    """Return in the language of the newsroom why web sizes failed and what to do, "" where none did."""
    return str(REASONS.get(photo.sizes_error, REASONS["unknown"])) if photo.sizes_error else ""


def queue(photo):
    """Ask the worker for the web sizes of a photo, after a failure too; call it after commit."""
    _note(photo, sizes=Photo.Sizes.QUEUED, sizes_error="")
    make.enqueue(photo.public_id)


@task()
def make(public_id):
    """Make JPEG and WebP of one photo and note them on its row, or note why that failed; AVIF follows."""
    # Made sizes are left alone, whoever made them: readers may be fetching them.
    waiting = Photo.objects.filter(public_id=public_id).exclude(sizes=Photo.Sizes.MADE)
    photo = waiting.first()
    if photo and _make_first(photo):
        make_avif.enqueue(public_id)


@task()
def make_avif(public_id):
    """Make AVIF of one photo whose other web sizes are made."""
    made = Photo.objects.filter(public_id=public_id, sizes=Photo.Sizes.MADE, has_avif=False)
    photo = made.first()
    if photo:
        _make_later(photo)


def complete(photo):
    """Make now whatever is missing of a photo's web sizes."""
    if not _has(photo, FIRST):
        rebuild(photo)
    elif not (photo.has_avif and _has(photo, LATER)):
        _make_later(photo)


def rebuild(photo):
    """Make all web sizes of a photo now; those that are there serve until the new ones take their places."""
    if _make_first(photo):
        _make_later(photo)


def remove(photo):
    """Delete the files of all web sizes of a photo; its row, which waits for new ones, no longer names them."""
    names = [name(photo, width, extension) for width in photo.widths for extension in FORMATS]
    _note(photo, sizes=Photo.Sizes.QUEUED, sizes_error="", widths=[], has_avif=False)
    for each in names:
        default_storage.delete(each)


def _make_first(photo):
    widths, error = _made(photo, FIRST)
    if error:
        _note(photo, sizes=Photo.Sizes.FAILED, sizes_error=error)
        return False
    _note(photo, sizes=Photo.Sizes.MADE, sizes_error="", widths=widths, has_avif=False)
    return True


def _make_later(photo):
    """Make AVIF; where that fails, readers have the other formats."""
    _widths, error = _made(photo, LATER)
    _note(photo, has_avif=not error, sizes_error="avif" if error else "")


def _made(photo, extensions):
    """Return (widths, "") once their files are in place, or ([], the code that says why not)."""
    try:
        return _make_files(photo, extensions), ""
    except darkroom.Spoilt as error:
        code = error.code
    except Exception as error:  # the newsroom reads the reason; the worker goes on
        log.exception("web sizes of photo %s failed", photo.public_id)
        code = "no_room" if getattr(error, "errno", 0) in FULL else "unknown"
    log.error("web sizes of photo %s (%s) failed: %s", photo.public_id, extensions, code)
    return [], code


def _make_files(photo, extensions):
    """Make the files on a bench, and put all of them in their places once the last one is made."""
    if not default_storage.exists(photo.original.name):
        raise darkroom.Spoilt("missing")
    with shelves.bench() as folder:
        order = {"source": photo.original.path, "image_format": photo.format}
        made = darkroom.ask("make", **order, folder=str(folder), extensions=extensions)
        for width in made["widths"]:
            for extension in extensions:
                shelves.put(folder / f"{width}.{extension}", name(photo, width, extension))
    return made["widths"]


def _has(photo, extensions):
    """Whether these files are there, in the widths of today's list."""
    names = (name(photo, width, extension) for width in photo.widths for extension in extensions)
    return (
        photo.sizes == Photo.Sizes.MADE
        and photo.widths == sizes.widths(photo.width, photo.height)
        and all(map(default_storage.exists, names))
    )


def _note(photo, **found):
    """Write what became of a photo's web sizes, and nothing else of its row."""
    Photo.objects.filter(pk=photo.pk).update(**found)
    # Of all that is kept of a release, only what its pages print names web sizes.
    stored_articles.keep_showing(photo)
    for column, value in found.items():
        setattr(photo, column, value)
