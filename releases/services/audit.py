"""The record of who did what: one entry a deed, written in the deed's own transaction."""

import re

from django.db.models import Model
from django.db.models.deletion import Collector

from ..models import (
    Agreement,
    AuditEntry,
    Boilerplate,
    Contact,
    Partner,
    Person,
    Photo,
    Place,
    Release,
    Sector,
    Stop,
    Topic,
    Visit,
)
from . import clock

What = AuditEntry.What
# How an hour stands in the details: ISO 8601 with its zone.
HOUR = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?[+-]\d\d:\d\d")

# What several releases share: each has a page of its own in the newsroom.
SHARED = (
    Photo,
    Visit,
    Stop,
    Partner,
    Person,
    Agreement,
    Topic,
    Boilerplate,
    Contact,
    Sector,
    Place,
)


def record(what, *, by, thing, at=None, version=None, **details):
    """Write one entry and return it.

    ``what`` is a value of AuditEntry.What, ``thing`` the row that it was done to, or a model where it was done to many;
    ``version`` the version of a release that the person had before them; ``at`` an aware instant, None the clock's.
    ``details`` are values that JSON can hold; None and empty ones are left out.
    """
    is_row = isinstance(thing, Model)
    return AuditEntry.objects.create(
        at=at or clock.reading(),
        by=by,
        by_name=str(by or ""),
        what=what,
        kind=thing._meta.model_name,
        thing_id=str(thing.pk) if is_row else "",
        thing=str(thing)[:300] if is_row else "",
        release=thing.public_id if isinstance(thing, Release) else "",
        version=version,
        details={name: value for name, value in details.items() if value not in (None, "", {}, [])},
    )


def record_deletion(thing, *, by, at=None):
    """Write the entry of a thing that is about to be deleted, and one for each shared thing that goes with it.

    ``at`` as for record(). ProtectedError, as the deletion itself would raise, where the thing is still in use.
    """
    version = thing.version if isinstance(thing, Release) else None
    record(What.DELETE, by=by, thing=thing, at=at, version=version)
    for each in _going_with(thing):
        record(What.DELETE, by=by, thing=each, at=at, together_with=str(thing))


def _going_with(thing):
    """Return the shared things that the database deletes together with a row, in a fixed order."""
    collector = Collector(using=thing._state.db, origin=thing)
    collector.collect([thing])
    rows = [row for rows in [*collector.data.values(), *collector.fast_deletes] for row in rows]
    found = [row for row in rows if isinstance(row, SHARED) and row != thing]
    return sorted(found, key=lambda row: (row._meta.model_name, row.pk))


def of(thing):
    """Return the entries of a release, a shared thing or a user, the latest first."""
    return AuditEntry.objects.of(thing)
