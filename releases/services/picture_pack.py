"""The picture packs of a release: one for each set of languages that time opens, made before their hour.

Nothing runs at the hour, so the worker makes them as private files as soon as the hours are known; a door takes the one
that speaks the languages in which the release is live when it asks. ``Release.packs`` names them, so that no page needs
a query, as made_files.py says: {"zh-hant en": entry}. An entry has size and photos as well once it is made.
"""

import logging
import os
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django_tasks import task

from ..models import Release
from ..text import identities
from ..text.file_names import EXTENSIONS
from . import clock, made_files, press_files

UNFIT = {
    "changed": _(
        "The original of photo %(number)s is no longer the file that was uploaded: upload it again."
    ),
    "missing": _("The original of photo %(number)s is missing: upload it again."),
    "broken": _("Photo %(number)s is damaged: export it again and upload it."),
    "other": _("The picture pack could not be made; the log says why."),
}
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Place:
    """One photo in a pack, in bytes from its beginning; its number and slot in the release, and its extension."""

    first: int
    size: int
    number: int
    slot: str
    extension: str


@dataclass(frozen=True)
class Pack:
    """A pack that is made: its private file, its size in bytes and {key: Place}."""

    name: str
    fingerprint: str
    size: int
    photos: dict[str, Place]


def offer(release, at):
    """Return the Pack that readers may have at this instant, or None while there is none; asks the database nothing."""
    entry = _entry(release, at)
    if entry is None or "name" not in entry:
        return None
    photos = {key: Place(*place) for key, place in entry["photos"].items()}
    return Pack(entry["name"], entry["fingerprint"], entry["size"], photos)


def is_expected(release, at):
    """Whether those who read the release at this instant will have a pack: one that failed is made once it is mended."""
    return _entry(release, at) is not None


def troubles(release):
    """Return a sentence for the newsroom for each reason why a pack of the release could not be made."""
    reasons = {tuple(entry["failed"]) for entry in release.packs.values() if "failed" in entry}
    return [UNFIT[code] % {"number": number} for code, number in sorted(reasons)]


def _entry(release, at):
    return release.packs.get(_key(release.live_languages(at)))


def _key(languages):
    return " ".join(languages)


# --- What is wanted ------------------------------------------------------------------------------


def refresh(release, at):
    """Drop the packs that no longer fit the release, and ask the worker for those that are missing.

    Called in the transaction of whatever may change what they hold: no reader is ever given a stale one. A pack that
    failed is tried again. What is not approved has none, and costs no query.
    """
    missing = _replaced(release, at)
    if missing:
        # What fails here is logged and undoes nothing: the deed is done, and the next refresh asks again.
        transaction.on_commit(lambda: _ask(release.public_id, missing), robust=True)


def complete(release, at):
    """Make what the release lacks here and now, without the worker; never inside a transaction."""
    for key in _replaced(release, at):
        make.call(release.public_id, key)


def _wanted(release, at):
    """Return the sets of languages in which it is read from this instant on, the first one first."""
    if release.state != Release.State.APPROVED:
        return []
    hours = sorted(release.opened_at(each) for each in release.open_languages())
    sets = [release.live_languages(hour) for hour in [at, *(each for each in hours if each > at)]]
    return [each for each in dict.fromkeys(map(tuple, sets)) if each]


def _replaced(release, at):
    """Write which packs the release has from now on; return the keys of those that are to be made."""
    wanted = _wanted(release, at)
    if not wanted and not release.packs:
        return []
    return made_files.renew(release, "packs", lambda former: _fitting(release, wanted, former))


def _fitting(release, wanted, former):
    """Return {key: entry} of the wanted packs."""
    reading, packs = press_files.Reading(release), {}
    # Without photos the texts need not be read.
    for languages in wanted if reading.photos else ():
        contents, key = reading.contents(languages), _key(languages)
        if contents.photos:
            packs[key] = made_files.kept(former.get(key, {}), contents.fingerprint)
    return packs


def _ask(public_id, keys):
    for key in keys:
        make.enqueue(public_id, key)


# --- The worker ------------------------------------------------------------------------------------


@task()
def make(public_id, key):
    """Make the pack of one set of languages, and name it in the release if that still says what the pack says."""
    release = Release.objects.filter(public_id=public_id).first()
    if release is None or not made_files.waits(release.packs, key):
        return
    contents = press_files.Reading(release).contents(key.split())
    name = default_storage.save(f"packs/{identities.photo_id()}.zip", ContentFile(b""))
    try:
        found = {"name": name, **_written(contents, name)}
    except Exception as error:  # the newsroom reads the reason; the worker goes on
        log.exception("the picture pack of release %s failed", public_id)
        found = {"failed": _reason(error)}
    if not _named(release, key, {"fingerprint": contents.fingerprint} | found) or "failed" in found:
        default_storage.delete(name)


def _written(contents, name):
    """Write the file of a pack and return what its entry says of it; once it returns, the disk has the bytes."""
    with default_storage.open(name, "r+b") as file:
        places = press_files.write(contents, file)
        size = file.tell()
        file.flush()
        os.fsync(file.fileno())
    photos = {
        each.key: [*places[each.key], each.number, each.slot, EXTENSIONS[each.photo.format]]
        for each in contents.photos
    }
    return {"size": size, "photos": photos}


def _reason(error):
    """Return [code, number of the photo], as troubles() reads it."""
    return list(error.args) if isinstance(error, press_files.Unfit) else ["other", 0]


@transaction.atomic
def _named(release, key, entry):
    """Put what was made into the release, unless what it says has changed meanwhile; return whether it was done."""
    locked = Release.objects.select_for_update().filter(pk=release.pk).first()
    if locked is None or not made_files.waits(locked.packs, key):
        return False
    contents = press_files.Reading(locked).contents(key.split())
    if contents.fingerprint != entry["fingerprint"]:
        refresh(locked, clock.reading())
        return False
    made_files.write(locked, "packs", locked.packs | {key: entry})
    return True
