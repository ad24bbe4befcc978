"""What a release prints in each open language, put together when it is saved and kept for its readers.

Only what the release decides alone is stored, with what its photos and the people in them say: whoever changes these
stores it anew. The names of organisations, topics, visits and contacts, the open languages and the notices are asked.
A stored article that is missing or of another making is never served: the page is put together from the rows.
"""

from dataclasses import asdict
from functools import cache
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from django.db import transaction
from django.db.models import F, FilteredRelation, Q
from django.utils import translation
from django_tasks import task

from ..models import Release, StoredArticle, paths
from ..text import packing
from ..text.languages import LANGUAGES, column, suffix
from . import assembling, typesetting, walking

# What is read of it for a page, and for a feed.
PAGE, FEED = ("content", "page"), ("entry",)
COLUMNS = (
    *("public_id", "slug", "kind", "state", "publish_at", "end_mark"),
    *("event_starts_at", "event_ends_at", "amendments"),
    *(f"ready_at_{suffix(each)}" for each in LANGUAGES),
)
OWN_COLUMNS = ("headline", "subheadline", "notice", "event_place", "event_registration")
ROOT = Path(__file__).resolve().parent.parent
# All of the program that has a say in what is stored; the words that it prints stand in the catalogues.
SERVICES = ("assembling", "figure_blocks", "stored_articles", "typesetting", "walking")
MAKERS = ("text/**/*.py", "models/**/*.py", "locale*/**/*.mo")


@cache
def recipe():
    """Return a digest of all that makes an article: what another version of this program stored is not served."""
    found = sha256(f"{paths.photo('', 0, '')} nh3 {version('nh3')}".encode())
    services = (f"services/{name}.py" for name in SERVICES)
    for path in sorted(path for each in (*MAKERS, *services) for path in ROOT.glob(each)):
        found.update(f"{path.relative_to(ROOT)} {path.stat().st_size} ".encode())
        found.update(path.read_bytes())
    return found.hexdigest()[:16]


def for_page(releases, language):
    """Return the releases of a queryset, each with its visit and what is stored of it for its page, in one query."""
    found = _beside(releases.select_related("visit"), language, PAGE)
    visit = ("visit", "visit__slug", column("visit__title", language))
    return found.only(*_columns(language), "packs", "social_images", *visit)


def for_feed(releases, language):
    """Return the releases of a queryset, each with what is stored of it for feeds, in the same query."""
    return _beside(releases, language, FEED).only(*_columns(language))


def _beside(releases, language, kinds):
    """What was stored of another state of a release is left out, as if it were not there."""
    own = {"language": language, "version": F("version"), "edited_at": F("edited_at")}
    condition = Q(**{f"stored_articles__{name}": value for name, value in own.items()})
    stored = releases.annotate(stored=FilteredRelation("stored_articles", condition=condition))
    return stored.annotate(
        stored_as=F("stored__recipe"), **{f"stored_{kind}": F(f"stored__{kind}") for kind in kinds}
    )


def _columns(language):
    """Return the columns of a release that are read where its parts are stored."""
    return (*COLUMNS, *(column(each, language) for each in OWN_COLUMNS))


def page(release, issuers):
    """Return (Parts, Typeset) of a release from for_page(), or None where they are not those of its rows.

    ``issuers`` are the keys of those that the page names now: links are told apart in the order of their texts.
    """
    if not _is_current(release):
        return None
    found = packing.unpack(release.stored_content)
    if not _names(found, issuers):
        return None
    return found, packing.unpack_page(release.stored_page)


def entry(release, issuers):
    """Return the Syndicated of a release from for_feed(), or None as page() does."""
    if not _is_current(release):
        return None
    found = packing.unpack_entry(release.stored_entry)
    return found if _names(found, issuers) else None


def put_together(release, language, at):
    """Return the Parts of a release of which but a part was read, from all its rows."""
    release.refresh_from_db(fields=release.get_deferred_fields())
    return assembling.parts(release, language, at)


def _is_current(release):
    return release.stored_as == recipe()


def _names(found, issuers):
    return [key for key, _about in found.abouts] == issuers


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
        update_fields=["recipe", "version", "edited_at", *PAGE, *FEED],
    )


def drop(releases):
    """Drop what is stored of the releases of a queryset: until it is stored anew, pages are put together from the rows."""
    StoredArticle.objects.filter(release__in=releases.values("pk")).delete()


def keep_showing(photo):
    """Drop what is stored of every release that shows a photo, and have the worker store it anew.

    For whatever changes nothing but the web sizes, which nothing else follows. It holds no locks: an officer who saves
    one of them meanwhile waits for nobody.
    """
    approved = Release.objects.showing(photo).filter(state=Release.State.APPROVED)
    drop(approved)
    if keys := list(approved.order_by("pk").values_list("pk", flat=True)):
        transaction.on_commit(lambda: keep_again.enqueue(keys), robust=True)


@task()
def keep_again(keys):
    """Store anew the articles of releases, by primary key."""
    walking.walk(keys, keep)


def _stored(release, language):
    with translation.override(language):
        parts = assembling.parts(release, language, release.publish_at)
        return StoredArticle(
            release=release,
            language=language,
            recipe=recipe(),
            version=release.version,
            edited_at=release.edited_at,
            content=packing.pack(parts),
            page=asdict(typesetting.of_page(parts, language)),
            entry=asdict(typesetting.of_feed(parts, language)),
        )
