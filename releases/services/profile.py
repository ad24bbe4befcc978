"""The page of one organisation: what it is, and what we have done together, year by year."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import F, Q
from django.utils import translation

from ..models import Agreement, Role, Visit, paths
from ..models.written import Written
from ..text import dates, richtext
from ..text.languages import column, words
from ..text.names import headline_in_one_line
from . import itinerary, pacts, thumbnails
from .directory import relation
from .pacts import Organisation
from .thumbnails import Thumbnail

# Of each, the latest: releases, stops, agreements.
DEEDS = 60


@dataclass(frozen=True)
class Deed:
    """A release, a stop or an agreement in which the organisation had a part; ``parts`` says which."""

    # Orders the page; None where no day is stated.
    when: date | None
    day: str
    parts: tuple[str, ...]
    title: str
    url: str
    context: str = ""
    others: tuple[Organisation, ...] = ()
    is_release: bool = False


@dataclass(frozen=True)
class Year:
    """What happened in one year, the latest first; without a heading what is not dated."""

    heading: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Profile:
    name: str
    short_name: str
    former_names: tuple[str, ...]
    relation: str
    sector: str
    place: str
    website: str
    stock_codes: str
    description_html: str
    logo: Thumbnail | None
    parent: Organisation | None
    successor: Organisation | None
    predecessors: tuple[Organisation, ...]
    subsidiaries: tuple[Organisation, ...]
    years: tuple[Year, ...]

    @property
    def is_reported(self):
        """Whether a release names it."""
        return any(deed.is_release for year in self.years for deed in year.deeds)


def profile(partner, language, at):
    """Return what a public organisation's page prints, in two queries beyond its own, which has its kin."""
    with translation.override(language):
        name = words(partner, "official_name", language)
        return Profile(
            name=name,
            short_name=words(partner, "short_name", language),
            former_names=tuple(words(partner, "former_names", language).splitlines()),
            relation=relation(partner.relation),
            website=richtext.web_address(partner.website),
            stock_codes=partner.stock_codes,
            sector=_heading(partner.sector, language),
            place=_heading(partner.place, language),
            description_html=richtext.without_nodes(words(partner, "description", language)),
            logo=thumbnails.of_photo(partner.logo, name),
            years=tuple(_years(partner, language, at)),
            **_family(partner, language),
        )


def _heading(thing, language):
    return words(thing, "heading", language) if thing else ""


def _family(partner, language):
    """The organisations that came before, after, above and below it, as far as they are public."""
    rows = sorted(partner.kin or [], key=lambda row: row["key"])

    def called(is_meant):
        return tuple(
            Organisation(row["name"], paths.path("partner", language, row["slug"]))
            for row in rows
            if is_meant(row)
        )

    return {
        "parent": next(iter(called(lambda row: row["pk"] == partner.parent_id)), None),
        "successor": next(iter(called(lambda row: row["pk"] == partner.successor_id)), None),
        "predecessors": called(lambda row: row["successor"] == partner.pk),
        "subsidiaries": called(lambda row: row["parent"] == partner.pk),
    }


# --- What we have done together --------------------------------------------------------------------


class _Part(NamedTuple):
    """One part that the organisation had, with the release or the stop in which it had it."""

    kind: str
    release: int | None
    hour: datetime | None
    slug: str
    release_headline: str
    stop: int | None
    day: date | None
    stop_title: str
    visit_slug: str
    visited: str
    starts_on: date | None
    ends_on: date | None
    precision: str


def _years(partner, language, at):
    """Yield its releases, stops and agreements year by year, the latest first; what is not dated comes last."""
    deeds = [*_told(partner, language, at), *_agreed(partner, language, at)]
    deeds.sort(key=lambda deed: deed.when or date.min, reverse=True)
    for year, found in groupby(deeds, key=lambda deed: deed.when and deed.when.year):
        yield Year(dates.year(date(year, 1, 1), language) if year else "", tuple(found))


def _told(partner, language, at):
    """Yield the latest releases and stops in which it had a part, each once with all its parts."""
    labels = {kind.value: str(kind.label) for kind in Role.Kind}
    grouped = defaultdict(list)
    for row in map(_Part._make, PARTS(language, DEEDS, at=at, partner=partner.pk)):
        grouped[row.release, row.stop].append(row)
    for found in grouped.values():
        parts = tuple(labels[row.kind] for row in found)
        yield (_release if found[0].release else _stop)(found[0], parts, language)


def _parts(language, most, *, at, partner):
    # The hour on the role alone finds the latest: however many there are, no more are read.
    reported = Role.objects.in_releases(at, language).filter(partner=partner)
    reported = reported.order_by("-publish_at", "-release", "pk").values("pk")[:most]
    met = Role.objects.at_stops(at, language).filter(partner=partner)
    # Of a stop both are empty; asked in the order of their index, none of the releases is looked at.
    met = met.order_by("publish_at", "release", "-pk").values("pk")[:most]
    rows = Role.objects.filter(Q(pk__in=reported) | Q(pk__in=met))
    of_release = ("release_id", "release__publish_at", "release__slug")
    of_stop = ("stop_id", "stop__day", column("stop__title", language), "stop__visit__slug")
    of_visit = [f"stop__visit__{name}" for name in ("starts_on", "ends_on", "precision")]
    return rows.order_by(F("publish_at").desc(nulls_last=True), "pk").values_list(
        *("kind", *of_release, column("release__headline", language)),
        *(*of_stop, column("stop__visit__title", language), *of_visit),
    )


PARTS = Written(_parts)


def _release(row, parts, language):
    when = dates.hong_kong_day(row.hour)
    return Deed(
        when=when,
        day=dates.day(when, language),
        parts=parts,
        title=headline_in_one_line(row.release_headline or "", language),
        url=paths.release(language, row.hour, row.slug),
        is_release=True,
    )


def _stop(row, parts, language):
    is_dated = row.precision != Visit.Precision.NONE
    return Deed(
        # The day that orders a stop, as far as one is stated.
        when=row.day or (row.starts_on if is_dated else None),
        day=_days(row, is_dated, language),
        parts=parts,
        title=row.stop_title or "",
        url=paths.path("visit", language, row.visit_slug),
        context=row.visited or "",
    )


def _days(row, is_dated, language):
    """Return the stop's own day or the days of its visit, without the note on unstated ones."""
    if row.day:
        return dates.day(row.day, language)
    return itinerary.days(row, language) if is_dated else dates.dates_not_stated(language)


def _agreed(partner, language, at):
    """Yield its latest agreements."""
    found = AGREEMENTS(language, DEEDS, at=at, partner=partner.pk)
    for pact in pacts.pacts(found, language, apart_from=partner.pk):
        yield Deed(
            when=pact.when,
            day=pact.day,
            parts=(pact.kind,),
            title=pact.announced_in,
            url=pact.url,
            others=pact.parties,
        )


def _agreements(language, most, *, at, partner):
    latest = Agreement.objects.public(at, language).filter(partners=partner)
    return pacts.rows(
        latest.order_by(F("signed_on").desc(nulls_last=True), "-pk")[:most], language, at
    )


AGREEMENTS = Written(_agreements)
