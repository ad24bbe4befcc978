"""Which releases readers find by words and people: live ones alone, as lines with a marked excerpt."""

import re
from dataclasses import dataclass
from datetime import datetime
from functools import reduce
from operator import or_

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
from ..models import search as index
from ..models.release import of_live_release
from ..models.search import asks
from ..models.written import Written
from ..text import excerpts
from ..text.dates import HONG_KONG
from ..text.languages import LANGUAGES
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
    rows = _entries(wanted, language, at, asked, PAGE + 1, before)
    shown = rows[:PAGE]
    older = cursor(shown[-1].release) if len(rows) > PAGE else ""
    return Hits(_told(shown, wanted, language, at), older)


def best(wanted, language, at, asked):
    """Return the best of the newest releases that fit, by what each says itself and how new it is; one query."""
    rows = _entries(wanted, language, at, asked, RANKED)
    # Sorting keeps the newer first where two are worth the same.
    rows.sort(key=lambda entry: _worth(entry, wanted, at), reverse=True)
    return Hits(_told(rows[:PAGE], wanted, language, at))


def _told(entries, wanted, language, at):
    return tuple(_found(entry, wanted, language, at) for entry in entries)


def _found(entry, wanted, language, at):
    texts = [text for text in (entry.lead, entry.text, entry.captions) if text]
    return Found(
        line=listing.line(entry.release, language, at),
        headline=excerpts.marked(entry.head, wanted),
        excerpt=excerpts.excerpt_of(texts, wanted, language),
    )


# --- The gate --------------------------------------------------------------------------------------


def _entries(wanted, language, at, asked, amount, before=""):
    """The newest entries of live releases that have the words, or show a person of that name."""
    chosen = {"topic": asked.topic, "partner": asked.partner, "kind": asked.kind}
    chosen = {name: value for name, value in chosen.items() if value}
    facts = [index.fact(name, value) for name, value in chosen.items()]
    facts += [index.fact("photos")] if asked.with_photos else []
    tokens = index.lettered(wanted.tokens, language)
    tokens += index.lettered(facts, language, index.FACT)
    return ENTRIES(
        *(language, asked.with_photos, amount),
        at=at,
        needles=wanted.needles,
        exact=wanted.exact,
        tokens=index.all_of(tokens),
        **chosen,
        **_bounds(asked.year, before),
    )


def _rows(language, with_photos, amount, *, at, needles, exact, tokens, **asked):
    """``asked`` is by what the releases are narrowed, and _bounds()."""
    bounds = _between(language, at, asked)
    live = Release.objects.live(at, language).filter(*_narrowed(with_photos, **asked))
    by_words = SearchIndex.objects.filter(
        *(Q(entry__evened__contains=needle) for needle in exact),
        Exists(live.filter(pk=OuterRef("entry__release"))),
        *bounds,
        tokens__hold=tokens,
    )
    by_people = SearchEntry.objects.filter(
        Exists(live.filter(pk=OuterRef("release"))),
        *bounds,
        release__in=_with_people(needles, language, at),
        language=language,
    )
    newest = [
        SearchEntry.objects.filter(pk__in=rows.order_by("-pk").values("pk")[:amount]).values("pk")
        for rows in (by_words, by_people)
    ]
    found = SearchEntry.objects.filter(pk__in=newest[0].union(newest[1]))
    return _columns(found, language).order_by("-pk")[:amount]


ENTRIES = Written(_rows)


def _narrowed(with_photos, *, topic=None, partner=None, kind="", **_bounds):
    """Return the conditions on a release that are asked for; the index finds them as facts, the gate asks again."""
    roles = Role.objects.filter(partner=partner)
    conditions = [
        (topic, Q(topics=topic)),
        (partner, Q(pk__in=roles.values("release"))),
        (kind, Q(kind=kind)),
        (with_photos, Q(photo_count__gt=0)),
    ]
    return [condition for is_asked, condition in conditions if is_asked]


def _with_people(needles, language, at):
    """The keys of releases that name, show or quote somebody called so.

    In a language other than the reader's only where the release is live in that one, too. Whom the text itself names
    is found by its words; a quotation that no text prints leads nobody anywhere.
    """
    told = (needles, language, at)
    called = reduce(or_, (asks("sought", needles, each) for each in LANGUAGES))
    people = Person.objects.filter(called).values("pk")
    named = Appearance.objects.filter(
        _called("person", "release", *told), person__in=people, release__isnull=False
    )
    shown = FigurePhoto.objects.shown().filter(
        _called("photo__appearances__person", "figure__release", *told),
        photo__appearances__person__in=people,
    )
    entries = SearchEntry.objects.filter(
        *(Q(evened__contains=needle) for needle in needles), release=OuterRef("release")
    )
    quoted = Quotation.objects.filter(
        _called("speaker", "release", *told, entries), speaker__in=people
    )
    # No part of a union may be ordered.
    rows = [each.order_by().values("release") for each in (named, quoted)]
    return rows[0].union(rows[1], shown.order_by().values("figure__release"))


def _called(person, release, needles, language, at, printing=None):
    """Return the condition that a row's person is called so where readers have its release.

    ``person`` and ``release`` are paths; ``printing`` are the entries that print the name, if that is asked for.
    """
    called = Q()
    for each in LANGUAGES:
        in_this = asks(f"{person}__sought", needles, each)
        if each != language:
            in_this &= of_live_release(at, each, release)
        if printing is not None:
            in_this &= Q(Exists(printing.filter(language=each)))
        called |= in_this
    return called


def _columns(entries, language):
    of_entry = ("head", "lead", "text", "captions", "evened", "release_id")
    of_release = listing.names_of_columns(language, "release__")
    return entries.select_related("release").only(*of_entry, *of_release)


# --- Order -----------------------------------------------------------------------------------------


def cursor(release):
    """Return where a release stands among the newest, as an address carries it."""
    return f"{index.second_of(release)}-{release.public_id}"


def is_cursor(text):
    return CURSOR.fullmatch(text) is not None


def _bounds(year, before):
    """Return the places between which entries stand: in a year of Hong Kong, behind a cursor."""
    bounds = {}
    if year:
        ends = (datetime(each, 1, 1, tzinfo=HONG_KONG) for each in (year, year + 1))
        first, next_one = (index.beginning(int(each.timestamp())) for each in ends)
        bounds |= {"since": first, "until": next_one}
    if before:
        second, public_id = CURSOR.fullmatch(before).groups()
        bounds |= {"second": index.beginning(int(second)), "public_id": public_id}
    return bounds


def _between(language, at, bounds):
    """Return the conditions on the place of an entry that _bounds() are."""
    conditions = []
    if "until" in bounds:
        conditions.append(Q(pk__gte=bounds["since"], pk__lt=bounds["until"]))
    if "second" in bounds:
        conditions.append(Q(pk__lt=_behind(language, at, bounds["second"], bounds["public_id"])))
    return conditions


def _behind(language, at, second, public_id):
    """The place of the live release that a cursor names, or the beginning of its second."""
    live = Release.objects.live(at, language).filter(public_id=public_id)
    named = SearchEntry.objects.filter(language=language, release__in=live).values("pk")[:1]
    return Coalesce(Subquery(named), Value(second))


def _worth(entry, wanted, at):
    """What an entry is worth: which of its fields have the words, how often, and how new it is."""
    worth = NEWNESS * HALF_AFTER / (HALF_AFTER + max(0, (at - entry.release.publish_at).days))
    for weight, text in zip(WEIGHTS, entry.evened.split("\n"), strict=True):
        worth += sum(weight * min(MOST, text.count(needle)) for needle in wanted.needles)
    return worth
