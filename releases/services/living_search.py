"""Visits and organisations that readers find: their own words, their stops, people and names, asked as they now are."""

from dataclasses import dataclass, fields
from datetime import date

from django.db.models import (
    CharField,
    DateField,
    Exists,
    F,
    OuterRef,
    PositiveSmallIntegerField,
    QuerySet,
    Value,
)
from django.db.models.functions import Cast, StrIndex

from ..models import Appearance, Partner, Person, Stop, Visit
from ..models.paths import path
from ..models.search import asks
from ..models.written import Written
from ..text import bigrams, excerpts, richtext
from ..text.languages import column
from . import itinerary


@dataclass(frozen=True)
class Thing:
    """A visit or an organisation: its name and a piece of its words, of which some are marked; days of a visit."""

    name: str
    url: str
    heading: tuple[excerpts.Piece, ...]
    excerpt: tuple[excerpts.Piece, ...]
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
    """Return the visits that have the words themselves or in a public stop, or in which somebody called so had a part."""
    sought = asks("sought", needles, language)
    people = Person.objects.filter(sought).values("pk")
    met = Appearance.objects.filter(person__in=people)
    stops = Stop.objects.public(at, language).filter(visit=OuterRef("pk"))
    at_stop = sought | Exists(met.filter(stop=OuterRef("pk")))
    public = Visit.objects.public(at, language).filter(
        sought | Exists(stops.filter(at_stop)) | Exists(met.filter(visit=OuterRef("pk")))
    )
    return public.newest_first()


def organisations(language, at, needles):
    """Return the organisations that have the words in their names, former ones and aliases included, or description."""
    # Names stand before descriptions: what is found first is called so.
    first = StrIndex(column("sought", language), Value(needles[0]))
    public = Partner.objects.public(at, language).filter(asks("sought", needles, language))
    return public.order_by(first, "pk")


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
    about_dates: str
    starts_on: object
    ends_on: object
    precision: str
    duration_days: int | None


# What a visit says of each, and an organisation.
WORDS = {
    Visit: ("title", "destination", "summary", "date_note"),
    Partner: ("official_name", "former_names", "description", None),
}
DATES = {
    "starts_on": DateField(),
    "ends_on": DateField(),
    "precision": CharField(),
    "duration_days": PositiveSmallIntegerField(),
}


def _both(language, most, *, at, needles):
    found = _rows(Visit, visits(language, at, needles)[: most + 1], language)
    partners = organisations(language, at, needles)[: most + 1]
    return found.union(_rows(Partner, partners, language), all=True)


BOTH = Written(_both)


def _rows(model, limited, language):
    """Return the rows of either kind in the columns of _Row."""
    name, more, text, note = (each and F(column(each, language)) for each in WORDS[model])
    columns = {"kind": Value(model._meta.model_name, CharField()), "key": F("pk")}
    columns |= {"name": name, "more": more, "text": text, "evened": F(column("sought", language))}
    columns["about_dates"] = note or Value("", CharField())
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
    rows = _of("partner", both)
    return sorted(rows, key=lambda row: (row.evened.find(wanted.needles[0]), row.key))


def _visit(row, wanted, language):
    dates = {name: getattr(row, name) for name in DATES}
    visit = Visit(slug=row.slug, **dates, **{column("date_note", language): row.about_dates})
    text = "\n".join(filter(None, (row.more, richtext.plain(row.text or ""))))
    return Thing(
        **_named("visit", row, wanted, language),
        excerpt=_excerpt(text, wanted, language),
        days=itinerary.days(visit, language),
    )


def _organisation(row, wanted, language):
    description = richtext.plain(row.text or "")
    # A former name is told only to those who ask for it.
    names = [name for name in (row.more or "").splitlines() if bigrams.spans(name, wanted)]
    excerpt = _excerpt("\n".join([*names, description]), wanted, language)
    return Thing(**_named("partner", row, wanted, language), excerpt=excerpt)


def _named(route, row, wanted, language):
    url = path(route, language, row.slug)
    return {"name": row.name, "url": url, "heading": excerpts.marked(row.name, wanted)}


def _excerpt(text, wanted, language):
    return excerpts.excerpt(text.strip(), wanted, language)
