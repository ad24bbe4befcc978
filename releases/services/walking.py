"""Long walks over releases, which hold nobody up: each of them is locked for as long as it takes, and no longer."""

from django.db import transaction

from ..models import Release


def one_by_one(keys, deed):
    """Do a deed with each release, by primary key, locked and in a transaction of its own; yield (done, all) after each.

    What was deleted meanwhile is passed over; what was written meanwhile is read as it then is.
    """
    for done, key in enumerate(keys, 1):
        with transaction.atomic():
            for release in Release.objects.filter(pk=key).locked():
                deed(release)
        yield done, len(keys)


def walk(keys, deed):
    """Do it without telling how far it is."""
    for _done in one_by_one(keys, deed):
        pass
