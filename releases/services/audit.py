"""The record of who did what: one entry a deed, written in the deed's own transaction."""

from django.utils import timezone

from ..models import AuditEntry, Release

What = AuditEntry.What


def record(what, *, by, thing, at=None, version=None, **details):
    """Write one entry and return it.

    ``what`` is a value of AuditEntry.What, ``thing`` the row that it was done to, ``version`` the version of a release
    that the person had before them. ``details`` are values that JSON can hold; None and empty ones are left out.
    """
    return AuditEntry.objects.create(
        at=at or timezone.now(),
        by=by,
        by_name=str(by or ""),
        what=what,
        kind=thing._meta.model_name,
        thing_id=str(thing.pk),
        thing=str(thing)[:300],
        release=thing.public_id if isinstance(thing, Release) else "",
        version=version,
        details={name: value for name, value in details.items() if value not in (None, "", {}, [])},
    )


def of_release(release):
    """Return the entries of a release, the latest first."""
    return AuditEntry.objects.of(release).select_related("by")
