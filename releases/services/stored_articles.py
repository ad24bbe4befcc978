"""What a release prints in each open language, put together when it is saved and kept for its readers.

Only what the release decides alone is stored, with what its photos and the people in them say: whoever changes these
stores it anew. The names of organisations, topics, visits and contacts, the open languages and the notices are asked.
A stored article that is missing or of another making is never served: the page is put together from the rows.
"""

from django.db import transaction
from django.db.models import F, FilteredRelation, Q
from django.utils import translation

from ..models import Release, StoredArticle
from ..text.packing import pack, unpack
from . import assembling

# Raised whenever the same rows are printed in another way, so that what was stored before is not served.
RECIPE = 1


def beside(releases, language):
    """Return the releases of a queryset, each with what is stored of it in a language, in the same query."""
    own = Q(stored_articles__language=language)
    stored = releases.annotate(stored=FilteredRelation("stored_articles", condition=own))
    return stored.annotate(
        stored_as=F("stored__recipe"),
        stored_version=F("stored__version"),
        stored_edited_at=F("stored__edited_at"),
        stored_content=F("stored__content"),
    )


def parts(release, issuers):
    """Return the stored Parts of a release that beside() read, or None where they are not those of its rows.

    ``issuers`` are the keys of those that the page names now: links are told apart in the order of their texts.
    """
    stored = (release.stored_as, release.stored_version, release.stored_edited_at)
    if stored != (RECIPE, release.version, release.edited_at):
        return None
    found = unpack(release.stored_content)
    return found if [key for key, _about in found.abouts] == issuers else None


def keep(release):
    """Store what an approved release prints in its open languages, and nothing of any other.

    Called in the transaction of whatever changes it, which holds the lock on its row.
    """
    languages = release.open_languages() if release.state == Release.State.APPROVED else []
    StoredArticle.objects.filter(release=release).exclude(language__in=languages).delete()
    StoredArticle.objects.bulk_create(
        [_stored(release, each) for each in languages],
        update_conflicts=True,
        unique_fields=["release", "language"],
        update_fields=["recipe", "version", "edited_at", "content"],
    )


@transaction.atomic
def keep_showing(thing):
    """Store anew every release that shows a Photo, or a Person in a photo or as one who speaks."""
    for release in Release.objects.showing(thing).order_by("pk").select_for_update():
        keep(release)


def _stored(release, language):
    with translation.override(language):
        content = pack(assembling.parts(release, language, release.publish_at))
    made = {"version": release.version, "edited_at": release.edited_at}
    return StoredArticle(release=release, language=language, recipe=RECIPE, content=content, **made)
