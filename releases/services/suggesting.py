"""What is suggested while somebody types: organisations by any name, topics, headlines; each leads to its page."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from ..models import Release, SearchIndex, Topic
from ..models import search as places
from ..text import bigrams
from ..text.languages import column, words
from . import listing
from .living_search import organisations

MOST, OF_EACH = 8, 3
# A beginning of so many letters may go on.
SHORTEST_BEGINNING = 2


@dataclass(frozen=True)
class Suggestion:
    """``what`` is "organisation", "topic" or "release"."""

    what: str
    text: str
    url: str


def suggestions(query, language, at):
    """Return at most MOST suggestions for what somebody has typed so far, in three queries, whatever there is."""
    wanted = bigrams.sought(query, SHORTEST_BEGINNING)
    if not wanted:
        return []
    named = [*_organisations(wanted, language, at), *_topics(wanted, language, at)]
    return [*named, *_headlines(wanted, language, at)][:MOST]


def _organisations(wanted, language, at):
    for partner in organisations(wanted, language, at)[:OF_EACH]:
        name = words(partner, "official_name", language)
        yield Suggestion("organisation", name, partner.get_absolute_url(language))


def _topics(wanted, language, at):
    """Of the public topics, which are few, those whose heading has the words."""
    heading = column("heading", language)
    rows = Topic.objects.public(at, language).only("slug", heading).order_by("slug")
    found = [
        each for each in rows if wanted.is_in(bigrams.evened(words(each, "heading", language)))
    ]
    for topic in found[:OF_EACH]:
        heading = words(topic, "heading", language)
        yield Suggestion("topic", heading, topic.get_absolute_url(language))


def _headlines(wanted, language, at):
    """The newest live releases whose headline has the words."""
    live = Release.objects.live(at, language)
    hits = SearchIndex.objects.filter(
        Exists(live.filter(pk=OuterRef("entry__release"))),
        tokens__hold=places.lettered(wanted.tokens, language, places.HEADLINE),
    ).order_by("-pk")
    rows = live.filter(search_entries__pk__in=hits.values("pk")[: 4 * MOST])
    for line in listing.lines(rows.order_by("-publish_at", "-pk"), language, at):
        if wanted.is_in(bigrams.evened(line.one_line)):
            yield Suggestion("release", line.one_line, line.url)
