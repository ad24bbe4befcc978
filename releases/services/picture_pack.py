"""The picture packs of a release: one for each set of languages that time opens, made before their hour.

Nothing runs at the hour, so the worker makes them as private files as soon as the hours are known; a door takes the one
that speaks the languages in which the release is live when it asks. ``Release.packs`` names them, so that no page needs
a query: {"zh-hant en": entry}. An entry has the fingerprint of all that the pack holds, and name, size and photos once
it is made, or why it could not be made.
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
from . import clock, press_files

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
    """Whether there is or will be a pack for those who read the release at this instant."""
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


@transaction.atomic
def refresh_showing(thing, at):
    """Refresh the packs of every release that shows a Photo, or a photo in which a Person stands.

    Called in the transaction that changed the thing. Drafts are locked too: none of them is approved meanwhile.
    """
    for release in Release.objects.showing(thing).order_by("pk").select_for_update():
        refresh(release, at)


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
    with transaction.atomic():
        former = _locked(release)
        packs = _fitting(release, wanted, former)
        _write(release, packs)
        names = _names(former) - _names(packs)
        transaction.on_commit(lambda: _remove(names), robust=True)
    return [key for key, entry in packs.items() if "name" not in entry]


def _locked(release):
    """Return the packs as the row has them, and keep everybody else from changing them meanwhile."""
    rows = Release.objects.select_for_update().filter(pk=release.pk)
    return rows.values_list("packs", flat=True).get()


def _fitting(release, wanted, former):
    """Return {key: entry} of the wanted packs: the former entry where it fits and is there, else one that waits."""
    reading, packs = press_files.Reading(release), {}
    # Without photos the texts need not be read.
    for languages in wanted if reading.photos else ():
        contents, entry = reading.contents(languages), former.get(_key(languages), {})
        if contents.photos:
            fits = entry.get("fingerprint") == contents.fingerprint and _is_there(entry)
            packs[_key(languages)] = entry if fits else {"fingerprint": contents.fingerprint}
    return packs


def _is_there(entry):
    return "name" in entry and default_storage.exists(entry["name"])


def _write(release, packs):
    Release.objects.filter(pk=release.pk).update(packs=packs)
    release.packs = packs


def _names(packs):
    return {entry["name"] for entry in packs.values() if "name" in entry}


def _remove(names):
    """Remove files that nothing names any more; whoever is reading one keeps it to its end."""
    for name in names:
        default_storage.delete(name)


def _ask(public_id, keys):
    for key in keys:
        make.enqueue(public_id, key)


# --- The worker ------------------------------------------------------------------------------------


@task()
def make(public_id, key):
    """Make the pack of one set of languages, and name it in the release if that still says what the pack says."""
    release = Release.objects.filter(public_id=public_id).first()
    if release is None or not _waits(release.packs, key):
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


def _waits(packs, key):
    return key in packs and "name" not in packs[key]


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
    if locked is None or not _waits(locked.packs, key):
        return False
    contents = press_files.Reading(locked).contents(key.split())
    if contents.fingerprint != entry["fingerprint"]:
        refresh(locked, clock.reading())
        return False
    _write(locked, locked.packs | {key: entry})
    return True
