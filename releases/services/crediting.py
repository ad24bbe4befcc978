"""One credit, copyright notice and terms of use for many photos at once; each photo has its own entry on the record."""

from dataclasses import dataclass

from django.db import transaction

from ..models import Photo
from . import audit, following

FIELDS = ("credit", "copyright", "terms")
# Longer terms are named on the record and not kept there.
LONGEST_KEPT = 200


@dataclass(frozen=True)
class Credited:
    """What came of it: the photos that say something else now, and those that were left because readers have them."""

    changed: tuple[Photo, ...]
    left: tuple[Photo, ...]


@transaction.atomic
def credit(photos, given, *, by, at, replaces=False, note=""):
    """Write words into the photos of a QuerySet and return Credited.

    ``given`` is {column: words} of the FIELDS in each language; empty words are none. Where a photo has words of its own
    they stay, unless it ``replaces`` them. A photo that a scheduled, live or withdrawn release shows is changed only by
    whoever may approve, with a ``note``.
    """
    rows = Photo.objects.filter(pk__in=photos.values("pk")).order_by("pk")
    following.hold(*rows)
    in_use = set(rows.in_use_by_approved().values_list("pk", flat=True))
    may_change_all = bool(note.strip()) and by.has_perm("releases.approve_release")
    changed, left = [], []
    for photo in rows.select_for_update():
        changes = _changes(photo, given, replaces)
        if changes and photo.pk in in_use and not may_change_all:
            left.append(photo)
        elif changes:
            _write(photo, changes, by, at, note.strip())
            changed.append(photo)
    following.follow_showing(*changed, at=at)
    return Credited(tuple(changed), tuple(left))


def _changes(photo, given, replaces):
    """Return [(column, old, new)] of what would differ."""
    pairs = [(name, getattr(photo, name) or "", text.strip()) for name, text in given.items()]
    return [
        (name, old, new) for name, old, new in pairs if new and new != old and (replaces or not old)
    ]


def _write(photo, changes, by, at, note):
    for name, _old, new in changes:
        setattr(photo, name, new)
    photo.save(update_fields=[*(name for name, _old, _new in changes), "edited_at"])
    audit.record(
        audit.What.CHANGE,
        by=by,
        at=at,
        thing=photo,
        note=note,
        fields=[_kept(*each) for each in changes],
    )


def _kept(name, old, new):
    return [name] if max(len(old), len(new)) > LONGEST_KEPT else [name, old or None, new]
