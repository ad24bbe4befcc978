"""Loads the sample newsroom: accounts, then photos, then all texts in one transaction."""

from django.db import transaction

from releases.models import Partner

from . import accounts, directory, pictures, reading, site, states, writing
from .hours import Calendar


def is_loaded():
    """Whether this newsroom has an owner already; then nothing is ever loaded into it."""
    return Partner.objects.filter(relation=Partner.Relation.OWN).exists()


def load(at, show):
    """Load everything as it stands at an instant; False if there was nothing to do.

    Interrupted, it goes on from the photos it had. ``show(done, total)`` is told of each photo.
    """
    if is_loaded():
        return False
    people = accounts.make()
    write(pictures.make(people["officer"], show), people, at)
    return True


@transaction.atomic
def write(photos, people, at):
    """Write all texts and bring each release into its state; ``photos`` is {drawing: Photo}."""
    calendar = Calendar(at)
    living = directory.make(photos)
    site.make(photos)
    releases = {}
    for texts in reading.release_texts():
        draft = writing.write(texts, living, photos, calendar, people["officer"])
        releases[texts["slug"]] = states.bring(draft, texts, people, calendar)
    directory.make_agreements(living, releases, calendar)
