"""What the tests of search have in common: releases with words of their own, and the slugs that are found."""

from datetime import timedelta

from releases.models import Release
from releases.services import publishing, search_index, searching
from releases.text import bigrams
from tests import factories
from tests.factories import NOON

HOUR = timedelta(hours=1)
LATER = NOON + 4 * HOUR


def live(slug, number=0, **words):
    """A release that has been live for a day and ``number`` hours, open in the languages that it has words in."""
    at = NOON - timedelta(days=1) - number * HOUR
    suffixes = {
        name for each in words for name in ("zh_hant", "zh_hans", "en") if each.endswith(name)
    }
    ready = {f"ready_at_{each}": at for each in suffixes}
    return Release(slug=slug, state="approved", publish_at=at, **ready, **words)


def indexed(releases):
    """Store releases as they are, and what they are found by."""
    for release in Release.objects.bulk_create(list(releases)):
        search_index.refresh(release)


def opened_later(release, languages=("zh-hant",)):
    """Approve a release in Chinese now, and in English four hours later."""
    release = factories.approve(release, languages=languages)
    return publishing.open_language(
        release,
        based_on=release.version,
        by=factories.make_editor(),
        at=NOON,
        language="en",
        ready_at=LATER,
    )


def found(query, language="zh-hant", at=NOON, **asked):
    """Return the slugs of all pages of what is found, newest first."""
    slugs, before, wanted = [], "", bigrams.sought(query)
    while True:
        hits = searching.newest(wanted, language, at, searching.Asked(**asked), before)
        slugs += [each.line.url.split("/")[-2] for each in hits.found]
        if not (before := hits.older):
            return slugs


def best(query, language="zh-hant", at=NOON):
    hits = searching.best(bigrams.sought(query), language, at, searching.Asked())
    return [each.line.url.split("/")[-2] for each in hits.found]
