"""What social media show of a release: one image for each language, drawn by the worker before its hour.

Nothing is drawn when somebody asks. ``Release.social_images`` names the private files, so that no page needs a query,
as made_files.py says: {language: entry}. An entry has the size in pixels as well once it is drawn. Without a font there
are none; pages name the lead photo instead.
"""

import hashlib
import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import transaction
from django_tasks import task

from ..models import FigurePhoto, Release
from ..text import colours, dates, identities
from ..text.languages import words
from ..text.line_breaks import pieces
from ..text.names import headline_lines
from . import darkroom, made_files, renditions, shelves, walking
from .frame import frame

# Raised whenever the same words and photo are drawn in another way, so that all images are drawn again.
RECIPE = 1
FOLDER = "social"
# Whose forms of the characters a language reads; English takes the face whose quotation marks are narrow.
FACES = {"zh-hant": ("HK", "TC"), "zh-hans": ("SC",), "en": ("KR",)}
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SocialImage:
    """An image that is drawn: its private file, its size in pixels."""

    name: str
    fingerprint: str
    width: int
    height: int


@dataclass(frozen=True)
class Drawing:
    """All that an image shows; ``photo`` is its number in the library and its checksum, or empty."""

    font: str
    faces: tuple[str, ...]
    clauses: tuple[tuple[str, ...], ...]
    name: str
    day: str
    accent: str
    photo: tuple[str, ...]
    focus: tuple[int, int]

    @property
    def fingerprint(self):
        told = asdict(self) | {"recipe": RECIPE, "font": Path(self.font).name}
        return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def offer(release, language):
    """Return the SocialImage of a release in a language, or None; asks the database nothing. The gate was asked before."""
    entry = release.social_images.get(language, {})
    return SocialImage(**entry) if "name" in entry else None


def is_awaited(release, language):
    """Whether the worker will draw one, or draws it at this moment; until one that failed is asked for again, there is none."""
    entry = release.social_images.get(language, {"failed": ""})
    return "name" not in entry and "failed" not in entry


# --- What is wanted ------------------------------------------------------------------------------


def refresh(release):
    """Drop the images that no longer show what the release says, and ask the worker for those that are missing.

    Called in the transaction of whatever may change what they show. One that failed is tried again. What is not approved
    has none, and costs no query.
    """
    missing = _replaced(release)
    if missing:
        # What fails here is logged and undoes nothing: the deed is done, and the next refresh asks again.
        transaction.on_commit(lambda: _ask(release.public_id, missing), robust=True)


def complete(release):
    """Draw what the release lacks here and now, without the worker; never inside a transaction."""
    for language in _replaced(release):
        make.call(release.public_id, language)


@task()
def refresh_all():
    """Refresh the images of all releases: the site's name or colour, which every one shows, is another one."""
    approved = Release.objects.filter(state=Release.State.APPROVED).order_by("pk")
    walking.walk(list(approved.values_list("pk", flat=True)), refresh)


def _replaced(release):
    """Write which images the release has from now on; return the languages of those that are to be drawn."""
    if not release.social_images and release.state != Release.State.APPROVED:
        return []
    return made_files.renew(
        release, "social_images", lambda former: dict(_fitting(release, former))
    )


def _fitting(release, former):
    """Yield (language, entry) of the wanted images."""
    if release.state != Release.State.APPROVED or not settings.SOCIAL_FONT:
        return
    photo = _lead(release)
    for language in release.open_languages():
        fingerprint = _drawing(release, language, photo).fingerprint
        yield language, made_files.kept(former.get(language, {}), fingerprint)


def _lead(release):
    """Return the first photo that the release shows, or None."""
    rows = FigurePhoto.objects.filter(figure__release=release).shown().in_order()
    row = rows.select_related("photo").first()
    return row and row.photo


def _drawing(release, language, photo):
    around = frame(language)
    accent = around.accent or colours.ACCENT
    headline = headline_lines(words(release, "headline", language))
    return Drawing(
        font=settings.SOCIAL_FONT,
        faces=FACES[language],
        clauses=tuple(tuple(pieces(clause)) for clause in headline),
        name=around.name,
        day=dates.day(release.publish_at, language),
        # On a darkened photo, as on dark pages.
        accent=colours.at_night(accent) if photo else accent,
        photo=(photo.public_id, photo.checksum) if photo else (),
        focus=(photo.focal_x, photo.focal_y) if photo else (50, 50),
    )


def _ask(public_id, languages):
    for language in languages:
        make.enqueue(public_id, language)


# --- The worker ------------------------------------------------------------------------------------


@task()
def make(public_id, language):
    """Draw the image of one language, and name it in the release if that still says what the image shows."""
    release = Release.objects.filter(public_id=public_id).first()
    if release is None or not made_files.waits(release.social_images, language):
        return
    photo = _lead(release)
    drawing = _drawing(release, language, photo)
    name = f"{FOLDER}/{identities.photo_id()}.jpg"
    found = {"fingerprint": drawing.fingerprint} | _drawn(drawing, photo, name)
    if not _named(release, language, found) or "failed" in found:
        default_storage.delete(name)


def _drawn(drawing, photo, name):
    """Draw an image into its place; return what its entry says of it, or why there is none."""
    try:
        with shelves.bench() as folder:
            told = asdict(drawing)
            del told["photo"]
            path = folder / "social.jpg"
            size = darkroom.ask("draw", target=str(path), source=_source(photo), **told)
            shelves.put(path, name)
    except Exception as error:  # readers are shown the lead photo; the worker goes on
        log.exception("the image for social media %s failed", name)
        return {"failed": getattr(error, "code", "unknown")}
    return {"name": name, **size}


def _source(photo):
    """Return the path of the largest web size of a photo, "" for none; Spoilt where the sizes are not made."""
    if photo is None:
        return ""
    if not photo.widths:
        raise darkroom.Spoilt("missing")
    return default_storage.path(renditions.name(photo, photo.widths[-1], "jpg"))


@transaction.atomic
def _named(release, language, entry):
    """Put what was drawn into the release, unless what it says has changed meanwhile; return whether it was done."""
    locked = Release.objects.select_for_update().filter(pk=release.pk).first()
    if locked is None or not made_files.waits(locked.social_images, language):
        return False
    if _drawing(locked, language, _lead(locked)).fingerprint != entry["fingerprint"]:
        refresh(locked)
        return False
    made_files.write(locked, "social_images", locked.social_images | {language: entry})
    return True
