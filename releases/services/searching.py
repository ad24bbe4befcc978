"""What readers find: live releases by their words and people, public visits and organisations, excerpts marked."""

import re
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce

from ..models import (
    Appearance,
    FigurePhoto,
    Person,
    Quotation,
    Release,
    Role,
    SearchEntry,
    SearchIndex,
)
from ..models import search as places
from ..models.search import asks
from ..text import bigrams, excerpts
from ..text.dates import HONG_KONG
from ..text.languages import LANGUAGES, column
from . import listing

PAGE = 20
# The newest that fit, of which the order by relevance is made.
RANKED = 300
CURSOR = re.compile(r"(\d{1,10})-([a-z2-7]{10})")
# What a place in each field of an entry counts, in the order of the entry, and how often it counts at most.
WEIGHTS, MOST = (12, 5, 2, 1), 4
# Days after which a release has lost half of what its newness adds, and what it adds on its first day.
HALF_AFTER, NEWNESS = 365, 10


@dataclass(frozen=True)
class Asked:
    """By what a search of releases is narrowed; 0, "" and False narrow nothing.

    ``year`` is one of Hong Kong; ``topic`` and ``partner`` are keys of rows.
    """

    year: int = 0
    topic: int = 0
    partner: int = 0
    kind: str = ""
    with_photos: bool = False

    def __bool__(self):
        return self != Asked()


@dataclass(frozen=True)
class Found:
    """One release with its headline and a piece of its text, both in pieces of which some are marked."""

    line: listing.Line
    headline: tuple[excerpts.Piece, ...]
    excerpt: tuple[excerpts.Piece, ...]


@dataclass(frozen=True)
class Hits:
    """A page of what was found; ``older`` is the cursor of the next one, "" at the end."""

    found: tuple[Found, ...] = ()
    older: str = ""


def newest(wanted, language, at, asked, before=""):
    """Return the releases that have all that is wanted, newest first, behind a cursor; one query, never a count."""
    rows = list(_entries(wanted, language, at, asked, PAGE + 1, before))
    shown = rows[:PAGE]
    older = cursor(shown[-1].release) if len(rows) > PAGE else ""
    return Hits(_told(shown, wanted, language, at), older)


def best(wanted, language, at, asked):
    """Return the best of the newest releases that fit, by what each says itself and how new it is; one query."""
    rows = list(_entries(wanted, language, at, asked, RANKED))
    # Sorting keeps the newer first where two are worth the same.
    rows.sort(key=lambda entry: _worth(entry, wanted, at), reverse=True)
    return Hits(_told(rows[:PAGE], wanted, language, at))


def _told(entries, wanted, language, at):
    return tuple(_found(entry, wanted, language, at) for entry in entries)


def _found(entry, wanted, language, at):
    texts = [text for text in (entry.lead, entry.text, entry.captions) if text]
    # The first text that has a place with it, or the first of all.
    text = next((each for each in texts if bigrams.spans(each, wanted)), (texts or [""])[0])
    return Found(
        line=listing.line(entry.release, language, at),
        headline=excerpts.marked(entry.head, wanted),
        excerpt=excerpts.excerpt(text, wanted, language),
    )


# --- The gate --------------------------------------------------------------------------------------


def _entries(wanted, language, at, asked, amount, before=""):
    """The newest entries of live releases that have the words, or show a person of that name."""
    live, facts = _narrowed(Release.objects.live(at, language), asked)
    bounds = _bounds(asked.year, before, language, at)
    by_words = SearchIndex.objects.filter(
        *(Q(entry__evened__contains=needle) for needle in wanted.exact),
        Exists(live.filter(pk=OuterRef("entry__release"))),
        *bounds,
        tokens__hold=[
            *places.lettered(wanted.tokens, language),
            *places.lettered(facts, language, places.FACT),
        ],
    )
    by_people = SearchEntry.objects.filter(
        Exists(live.filter(pk=OuterRef("release"))),
        *bounds,
        release__in=_with_people(wanted, language),
        language=language,
    )
    newest = [
        SearchEntry.objects.filter(pk__in=rows.order_by("-pk").values("pk")[:amount]).values("pk")
        for rows in (by_words, by_people)
    ]
    found = SearchEntry.objects.filter(pk__in=newest[0].union(newest[1]))
    return _columns(found, language).order_by("-pk")[:amount]


def _narrowed(live, asked):
    """Return the releases that are asked for, and the facts by which the index finds them among many."""
    roles = Role.objects.filter(partner=asked.partner)
    conditions = {
        "topic": (asked.topic, Q(topics=asked.topic)),
        "partner": (asked.partner, Q(pk__in=roles.values("release"))),
        "kind": (asked.kind, Q(kind=asked.kind)),
        "photos": (asked.with_photos, Q(photo_count__gt=0)),
    }
    chosen = {name: each for name, each in conditions.items() if each[0]}
    facts = [places.fact(name, value) for name, (value, _condition) in chosen.items()]
    return live.filter(*(condition for _value, condition in chosen.values())), facts


def _with_people(wanted, language):
    """The keys of releases, whoever may read them, that name, quote or show somebody called so in the language."""
    people = Person.objects.filter(asks("sought", wanted, language)).values("pk")
    named = Appearance.objects.filter(person__in=people, release__isnull=False)
    quoted = Quotation.objects.filter(speaker__in=people)
    shown = FigurePhoto.objects.shown().filter(photo__appearances__person__in=people)
    # No part of a union may be ordered.
    rows = [each.order_by().values("release") for each in (named, quoted)]
    return rows[0].union(rows[1], shown.order_by().values("figure__release"))


def _columns(entries, language):
    needed = ("public_id", "slug", "kind", "state", "publish_at", "photo_count")
    ready = (column("ready_at", each) for each in LANGUAGES)
    of_release = (*needed, *ready, column("headline", language))
    of_entry = ("head", "lead", "text", "captions", "evened", "release_id")
    names = (*of_entry, *(f"release__{name}" for name in of_release))
    return entries.select_related("release").only(*names)


# --- Order -----------------------------------------------------------------------------------------


def cursor(release):
    """Return where a release stands among the newest, as an address carries it."""
    return f"{places.second_of(release)}-{release.public_id}"


def is_cursor(text):
    return CURSOR.fullmatch(text) is not None


def _bounds(year, before, language, at):
    """Return the conditions on the place of an entry: a year of Hong Kong, whatever is older than a cursor."""
    bounds = []
    if year:
        ends = (datetime(each, 1, 1, tzinfo=HONG_KONG) for each in (year, year + 1))
        first, behind = (places.beginning(int(each.timestamp())) for each in ends)
        bounds.append(Q(pk__gte=first, pk__lt=behind))
    if before:
        bounds.append(Q(pk__lt=_behind(before, language, at)))
    return bounds


def _behind(before, language, at):
    """The place of the live release that a cursor names, or the beginning of its second."""
    second, public_id = CURSOR.fullmatch(before).groups()
    live = Release.objects.live(at, language).filter(public_id=public_id)
    named = SearchEntry.objects.filter(language=language, release__in=live).values("pk")[:1]
    return Coalesce(Subquery(named), Value(places.beginning(int(second))))


def _worth(entry, wanted, at):
    """What an entry is worth: which of its fields have the words, how often, and how new it is."""
    worth = NEWNESS * HALF_AFTER / (HALF_AFTER + max(0, (at - entry.release.publish_at).days))
    for weight, text in zip(WEIGHTS, entry.evened.split("\n"), strict=True):
        worth += sum(weight * min(MOST, text.count(needle)) for needle in wanted.needles)
    return worth
