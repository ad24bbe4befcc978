"""Visits and organisations that readers find: their own words, their stops, hosts, people, names, asked as they now are."""

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import (
    CharField,
    DateField,
    F,
    PositiveSmallIntegerField,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, NullIf, StrIndex

from ..models import Partner, Visit
from ..models.paths import path
from ..models.written import Written
from ..text import excerpts, richtext
from ..text.languages import column
from . import found_by, itinerary


@dataclass(frozen=True)
class Thing:
    """A visit or an organisation: its name and a piece of its words, of which some are marked; days of a visit.

    ``by`` is another name by which it was found, "" where its own says it all; the excerpt is of that name then.
    """

    name: str
    url: str
    heading: tuple[excerpts.Piece, ...]
    excerpt: tuple[excerpts.Piece, ...]
    by: str = ""
    is_former: bool = False
    days: str = ""


@dataclass(frozen=True)
class Things:
    """What was found of both kinds, at most so many of each as were asked for; whether there are more."""

    visits: tuple[Thing, ...] = ()
    organisations: tuple[Thing, ...] = ()
    has_more_visits: bool = False
    has_more_organisations: bool = False


def found(wanted, language, at, most):
    """Return the public visits, newest first, and organisations, named so first, that have all that is wanted.

    One query for both; at most ``most`` of each.
    """
    both = BOTH(language, most, at=at, needles=wanted.needles)
    of_visits = [_visit(row, wanted, language) for row in _newest(both)]
    of_partners = [_organisation(row, wanted, language) for row in _first_named(both, wanted)]
    return Things(
        visits=tuple(of_visits[:most]),
        organisations=tuple(of_partners[:most]),
        has_more_visits=len(of_visits) > most,
        has_more_organisations=len(of_partners) > most,
    )


# --- The gate --------------------------------------------------------------------------------------


def visits(language, at, needles):
    """Return the visits that have the words themselves, or in a public stop, its organisations or people, newest first."""
    public = Visit.objects.public(at, language)
    return public.filter(found_by.visits(language, at, needles)).newest_first()


def organisations(language, at, needles):
    """Return the organisations that have the words in their names, former ones and aliases included, or description."""
    # Names stand before descriptions: what is found first is called so; last what is called so in another language.
    first = NullIf(StrIndex(column("sought", language), Value(needles[0])), Value(0))
    public = Partner.objects.public(at, language)
    found = public.filter(pk__in=found_by.organisations(language, at, needles))
    return found.order_by(first.asc(nulls_last=True), "pk")


# --- Both in one query -----------------------------------------------------------------------------


@dataclass(frozen=True)
class _Row:
    kind: str
    key: int
    slug: str
    name: str
    more: str
    text: str
    evened: str
    by: dict | None
    about_dates: str
    starts_on: object
    ends_on: object
    precision: str
    duration_days: int | None


# What a visit says of each, and an organisation.
WORDS = {
    Visit: ("title", "destination", "summary", "date_note"),
    Partner: ("official_name", None, "description", None),
}
BY = {Visit: found_by.of_visit, Partner: found_by.of_organisation}
DATES = {
    "starts_on": DateField(),
    "ends_on": DateField(),
    "precision": CharField(),
    "duration_days": PositiveSmallIntegerField(),
}


def _both(language, most, *, at, needles):
    # Of the first part all is kept that reads its rows: the one that reads less.
    found = organisations(language, at, needles), visits(language, at, needles)
    rows = [_rows(each[: most + 1], language, at, needles) for each in found]
    return rows[0].union(rows[1], all=True)


BOTH = Written(_both)


def _rows(limited, language, at, needles):
    """Return the rows of either kind in the columns of _Row."""
    model, nothing = limited.model, Value("", CharField())
    name, more, text, note = (
        F(column(each, language)) if each else nothing for each in WORDS[model]
    )
    columns = {"kind": Value(model._meta.model_name, CharField()), "key": F("pk")}
    columns |= {"name": name, "more": more, "text": text, "evened": F(column("sought", language))}
    columns |= {"by": BY[model](language, at, needles), "about_dates": note}
    if model is Partner:
        columns |= {name: Cast(Value(None), each) for name, each in DATES.items()}
    # A part of a union may have neither order nor end of its own; of the translated managers, no order of columns.
    rows = QuerySet(model).filter(pk__in=limited.values("pk"))
    return rows.annotate(**columns).values_list(*(each.name for each in fields(_Row)))


def _of(kind, both):
    return [_Row(*row) for row in both if row[0] == kind]


def _newest(both):
    rows = _of("visit", both)
    return sorted(rows, key=lambda row: (row.starts_on or date.min, row.key), reverse=True)


def _first_named(both, wanted):
    def place(row):
        found = row.evened.find(wanted.needles[0])
        return found < 0, found, row.key

    return sorted(_of("partner", both), key=place)


def _visit(row, wanted, language):
    dates = {name: getattr(row, name) for name in DATES}
    visit = Visit(slug=row.slug, **dates, **{column("date_note", language): row.about_dates})
    by = found_by.name_of_visit(row.by)
    return _thing("visit", row, wanted, language, by=by, days=itinerary.days(visit, language))


def _organisation(row, wanted, language):
    by, is_former = found_by.name_of_organisation(row.by, row.name, wanted)
    return _thing("partner", row, wanted, language, by=by, is_former=is_former)


def _thing(route, row, wanted, language, *, by, **told):
    texts = [by] if by else [row.more or "", richtext.plain(row.text or "")]
    return Thing(
        name=row.name,
        url=path(route, language, row.slug),
        heading=excerpts.marked(row.name, wanted),
        excerpt=excerpts.excerpt_of([text for text in texts if text], wanted, language),
        by=by,
        **told,
    )
