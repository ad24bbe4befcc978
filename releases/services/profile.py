"""The page of one organisation: what it is, and what we have done together, year by year."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Q
from django.urls import reverse
from django.utils import translation

from ..models import Agreement, Release, Role, Visit
from ..text import dates, richtext
from ..text.languages import words
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
            relation=relation(partner),
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
            Organisation(row["name"], _address(row["slug"], language))
            for row in rows
            if is_meant(row)
        )

    return {
        "parent": next(iter(called(lambda row: row["pk"] == partner.parent_id)), None),
        "successor": next(iter(called(lambda row: row["pk"] == partner.successor_id)), None),
        "predecessors": called(lambda row: row["successor"] == partner.pk),
        "subsidiaries": called(lambda row: row["parent"] == partner.pk),
    }


def _address(slug, language):
    return reverse("releases:partner", kwargs={"language": language, "slug": slug})


def _years(partner, language, at):
    """Yield its releases, stops and agreements year by year, the latest first; what is not dated comes last."""
    deeds = [*_told(partner, language, at), *_pacts(partner, language, at)]
    deeds.sort(key=lambda deed: deed.when or date.min, reverse=True)
    for year, found in groupby(deeds, key=lambda deed: deed.when and deed.when.year):
        yield Year(dates.year(date(year, 1, 1), language) if year else "", tuple(found))


def _told(partner, language, at):
    """Yield the latest releases and stops in which it had a part, each once with all its parts."""
    # The hour on the role alone finds the latest: however many there are, no more are read.
    reported = Role.objects.in_releases(at, language).filter(partner=partner)
    reported = reported.order_by("-publish_at", "-release", "pk").values("pk")[:DEEDS]
    met = Role.objects.at_stops(at, language).filter(partner=partner)
    met = met.order_by("-pk").values("pk")[:DEEDS]
    rows = Role.objects.filter(Q(pk__in=reported) | Q(pk__in=met))
    grouped = defaultdict(list)
    for role in rows.select_related("release", "stop__visit").order_by("-publish_at", "pk"):
        grouped[role.release or role.stop].append(str(role.get_kind_display()))
    for thing, parts in grouped.items():
        yield _deed(thing, tuple(parts), language)


def _deed(thing, parts, language):
    if isinstance(thing, Release):
        when = dates.hong_kong_day(thing.publish_at)
        url = thing.get_absolute_url(language)
        day, title = dates.day(when, language), _headline(thing, language)
        return Deed(when, day, parts, title, url, is_release=True)
    visit = thing.visit
    return Deed(
        when=_day_of(thing, visit),
        day=_days_of(thing, visit, language),
        parts=parts,
        title=words(thing, "title", language),
        url=visit.get_absolute_url(language),
        context=words(visit, "title", language),
    )


def _day_of(stop, visit):
    """The day that orders a stop, as far as one is stated."""
    return stop.day or (visit.starts_on if visit.precision != Visit.Precision.NONE else None)


def _days_of(stop, visit, language):
    """Return the stop's own day or the days of its visit, without the note on unstated ones."""
    if stop.day:
        return dates.day(stop.day, language)
    if visit.precision == Visit.Precision.NONE:
        return dates.dates_not_stated(language)
    return itinerary.days(visit, language)


def _pacts(partner, language, at):
    """Yield its latest agreements."""
    latest = Agreement.objects.public(at, language).filter(partners=partner)
    latest = latest.order_by("-signed_on", "-pk")[:DEEDS]
    for pact in pacts.pacts(latest, language, at, apart_from=partner):
        yield Deed(
            when=pact.when,
            day=pact.day,
            parts=(pact.kind,),
            title=pact.announced_in,
            url=pact.url,
            others=pact.parties,
        )


def _headline(release, language):
    return headline_in_one_line(words(release, "headline", language), language)
