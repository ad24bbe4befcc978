"""What must be there of photos after a kill: whole ones, and nothing that readers could not reach before."""

import hashlib
import io
from contextlib import contextmanager
from itertools import product
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.utils import timezone
from PIL import Image

from releases.models import AuditEntry, Partner, Photo
from releases.services import renditions
from tests.lifecycle.photo_deeds import SHOWN


def faults(lines, recent):
    """Yield what is wrong with the photos of the recent lines, and with what readers are served."""
    yield from (f"broken: {line['trace']}" for line in recent if line["about"] == "broken")
    touched = {line["photo"] for line in recent if "photo" in line}
    for line in lines:
        if line["about"] == "kept" and line["photo"] in touched:
            yield from _losses(line)
    for photo in Photo.objects.filter(checksum__in=touched):
        yield from (f"half: {each}" for each in _halves(photo))
    yield from _served()
    yield from _reached(touched)


def _losses(line):
    rows = Photo.objects.filter(checksum=line["photo"])
    if len(rows) != 1:
        yield f"lost: {len(rows)} rows of a photo that was {line['deed']}"
    if line["deed"] == "make" and not rows.filter(sizes=Photo.Sizes.MADE).exists():
        yield "lost: web sizes that were made"


def _halves(photo):
    original = _path(photo.original.name)
    if not original.exists():
        yield "a row without its original"
    elif hashlib.sha256(original.read_bytes()).hexdigest() != photo.checksum:
        yield "an original that is not what came in"
    if AuditEntry.objects.filter(what="add", thing_id=str(photo.pk)).count() != 1:
        yield "a photo without its one entry on the record"
    if photo.sizes != Photo.Sizes.MADE and (photo.widths or photo.has_avif):
        yield "a photo that waits for web sizes and names some"
    for width, extension in _named(photo):
        path = _path(renditions.name(photo, width, extension))
        if not path.exists() or not _is_whole(path.read_bytes(), width):
            yield f"{width}.{extension} is not whole"


def _named(photo):
    """The web sizes that the row says are there."""
    formats = renditions.FORMATS if photo.has_avif else renditions.FIRST
    return product(photo.widths, formats)


def _is_whole(content, width):
    try:
        with Image.open(io.BytesIO(content)) as image:
            image.load()
            return image.width == width
    except (OSError, SyntaxError):
        return False


def _served():
    """Yield where readers do not get the photos of the live release, or get a half."""
    for photo in _shown():
        for width, extension in _named(photo):
            answer = _get(photo.address(width, extension))
            if answer.status_code != 200 or not _is_whole(answer.getvalue(), width):
                yield f"readers: {width}.{extension} is not served whole"


def _reached(touched):
    """Yield which photos of no live release readers reach, by any address that they may have."""
    hidden = Photo.objects.exclude(pk__in=_shown().values("pk"))
    for photo in hidden.filter(checksum__in=touched):
        for width in {*photo.widths, 480}:
            for extension in renditions.FORMATS:
                if _get(photo.address(width, extension)).status_code != 404:
                    yield "reached: a photo of no live release"


def paths_reached():
    """Yield the private files that readers reach by the paths where they lie, whoever left them there."""
    for path in settings.MEDIA_ROOT.rglob("*"):
        name = path.relative_to(settings.MEDIA_ROOT).as_posix()
        if any(_get(f"{root}{name}").status_code != 404 for root in ("/", "/media/", "/static/")):
            yield f"reached: {name}"


def leftovers():
    """Return how many private files no row names."""
    named = {photo.original.name for photo in Photo.objects.all()}
    for photo in Photo.objects.all():
        for width in photo.widths:
            named |= {renditions.name(photo, width, each) for each in renditions.FORMATS}
    files = (path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file())
    return sum(path.relative_to(settings.MEDIA_ROOT).as_posix() not in named for path in files)


def _get(address):
    return Client(headers={"host": "127.0.0.1"}).get(address)


def _shown():
    return Photo.objects.filter(figure_photos__figure__release__slug=SHOWN)


def _path(name):
    return Path(settings.MEDIA_ROOT) / name


# --- Damages: each must be found, or the kills prove nothing ------------------------------------------------


@contextmanager
def lost_row(lines):
    _last_made(lines).delete()
    yield


@contextmanager
def lost_web_sizes(lines):
    Photo.objects.filter(pk=_last_made(lines).pk).update(sizes="queued", widths=[], has_avif=False)
    yield


@contextmanager
def lost_original(lines):
    with _changed(_last_made(lines).original.name, None):
        yield


@contextmanager
def torn_original(lines):
    with _changed(_last_made(lines).original.name, 5000):
        yield


@contextmanager
def torn_web_size(lines):
    photo = _last_made(lines)
    with _changed(renditions.name(photo, photo.widths[-1], "webp"), 500):
        yield


@contextmanager
def missing_web_size(lines):
    photo = _shown().first()
    with _changed(renditions.name(photo, photo.widths[0], "avif"), None):
        yield


@contextmanager
def leaking_photo(lines):
    """The gate lets a photo out that no live release shows."""
    Partner.objects.filter(slug="own").update(logo=_last_made(lines), listed_at=timezone.now())
    yield


@contextmanager
def _changed(name, length):
    """A file is cut to a length, or gone for None, for a while."""
    path = _path(name)
    content = path.read_bytes()
    if length is None:
        path.unlink()
    else:
        path.write_bytes(content[:length])
    try:
        yield
    finally:
        path.write_bytes(content)


def _last_made(lines):
    made = [line for line in lines if (line["about"], line["deed"]) == ("kept", "make")]
    return Photo.objects.get(checksum=made[-1]["photo"])


# {what is wrong: (the damage, the words that must name it)}
SPOILS = {
    "an acknowledged photo is lost": (lost_row, "lost: 0 rows"),
    "acknowledged web sizes are lost": (lost_web_sizes, "lost: web sizes"),
    "an original is lost": (lost_original, "half: a row without its original"),
    "an original is torn": (torn_original, "half: an original that is not what came in"),
    "a web size is torn": (torn_web_size, "is not whole"),
    "a web size is not served": (missing_web_size, "is not served whole"),
    "a photo is seen before its time": (leaking_photo, "reached: "),
}
