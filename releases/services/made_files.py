"""Files that the worker makes of a release before they are asked for: its packs and its images for social media.

A JSON column of the release names them: {key: entry}. An entry has the fingerprint of all that its file shows, and the
private "name" of the file once it is made, or "failed" with why it could not be.
"""

from django.core.files.storage import default_storage
from django.db import transaction

from ..models import Release


def renew(release, column, fitting):
    """Write the entries that ``fitting`` makes of the former ones; return the keys of those whose files are to be made.

    The files of other entries are removed once that is certain; whoever is reading one keeps it to its end.
    """
    with transaction.atomic():
        # Nobody else changes them meanwhile.
        rows = Release.objects.select_for_update().filter(pk=release.pk)
        former = rows.values_list(column, flat=True).get()
        entries = fitting(former)
        write(release, column, entries)
        names = _names(former) - _names(entries)
        transaction.on_commit(lambda: _remove(names), robust=True)
    return [key for key in entries if waits(entries, key)]


def kept(entry, fingerprint):
    """Return the former entry, {} for none, where its file shows this and is there; else one that waits for its file."""
    fits = entry.get("fingerprint") == fingerprint and _is_there(entry)
    return entry if fits else {"fingerprint": fingerprint}


def waits(entries, key):
    """Whether a file is to be made; one that failed is tried again."""
    return key in entries and "name" not in entries[key]


def write(release, column, entries):
    """Write the entries, and nothing else of the row."""
    Release.objects.filter(pk=release.pk).update(**{column: entries})
    setattr(release, column, entries)


def named(column):
    """Return the names of all files that a column names, of whichever release."""
    rows = Release.objects.exclude(**{column: {}}).values_list(column, flat=True)
    return set().union(*map(_names, rows))


def _is_there(entry):
    return "name" in entry and default_storage.exists(entry["name"])


def _names(entries):
    return {entry["name"] for entry in entries.values() if "name" in entry}


def _remove(names):
    for name in names:
        default_storage.delete(name)
