"""What is suggested while somebody types: organisations by any name, visits, topics, headlines; each leads to its page."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.translation import gettext

from ..models import Release, SearchEntry, SearchIndex, Topic, paths
from ..models import search as index
from ..models.written import Written
from ..text import bigrams
from ..text.languages import column
from ..text.names import headline_in_one_line
from . import living_search

# With three of each of the others there is still a headline.
MOST, OF_EACH = 10, 3
# A beginning of so many letters may go on.
SHORTEST_BEGINNING = 2


@dataclass(frozen=True)
class Suggestion:
    """``what`` is "organisation", "visit", "topic" or "release"."""

    what: str
    text: str
    url: str


def suggestions(query, language, at):
    """Return at most MOST suggestions for what somebody has typed so far, in three queries, whatever there is."""
    wanted = bigrams.sought(query, SHORTEST_BEGINNING)
    if not wanted:
        return []
    named = [*_things(wanted, language, at), *_topics(wanted, language, at)]
    return [*named, *_headlines(wanted, language, at)][:MOST]


def _things(wanted, language, at):
    """Organisations and visits, each with the name by which it was found where its own does not say it."""
    found = living_search.found(wanted, language, at, OF_EACH)
    for what, things in (("organisation", found.organisations), ("visit", found.visits)):
        for each in things:
            yield Suggestion(what, _named(each, language), each.url)


def _named(thing, language):
    if not thing.by:
        return thing.name
    told = {"name": thing.name, "by": thing.by}
    with translation.override(language):
        if thing.is_former:
            return gettext("%(name)s (formerly %(by)s)") % told
        return gettext("%(name)s (%(by)s)") % told


def _topics(wanted, language, at):
    """Of the public topics, which are few, those whose heading has the words."""
    rows = HEADINGS(language, at=at)
    found = [(heading, slug) for heading, slug in rows if wanted.is_in(bigrams.evened(heading))]
    for heading, slug in found[:OF_EACH]:
        yield Suggestion("topic", heading, paths.narrowed("list", language, {"topic": slug}))


def _headings(language, *, at):
    rows = Topic.objects.public(at, language).rewrite(False).order_by("slug")
    return rows.values_list(column("heading", language), "slug")


HEADINGS = Written(_headings)


def _headlines(wanted, language, at):
    """The newest live releases whose headline has the words."""
    tokens = index.lettered(wanted.tokens, language, index.HEADLINE)
    for hour, slug, headline in NEWEST(language, at=at, tokens=index.all_of(tokens)):
        one_line = headline_in_one_line(headline, language)
        if wanted.is_in(bigrams.evened(one_line)):
            yield Suggestion("release", one_line, paths.release(language, hour, slug))


def _newest(language, *, at, tokens):
    live = Release.objects.live(at, language)
    hits = SearchIndex.objects.filter(
        Exists(live.filter(pk=OuterRef("entry__release"))), tokens__hold=tokens
    ).order_by("-pk")
    # From the hits, which are few, to their releases: the other way leads through all that is live.
    found = SearchEntry.objects.filter(pk__in=hits.values("pk")[: 4 * MOST])
    told = ("publish_at", "slug", column("headline", language))
    return found.order_by("-pk").values_list(*(f"release__{each}" for each in told))


NEWEST = Written(_newest)
