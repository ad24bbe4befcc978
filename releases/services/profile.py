"""The page of one organisation: what it is, and what we have done together, by date."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import DateTimeField, Q
from django.db.models.functions import Coalesce
from django.utils import translation

from ..models import Agreement, Partner, Role, Visit
from ..text import dates, richtext
from ..text.languages import words
from ..text.names import headline_in_one_line
from . import itinerary, thumbnails
from .directory import relation
from .itinerary import Organisation
from .thumbnails import Thumbnail

DEEDS = 60


@dataclass(frozen=True)
class Deed:
    """A release or a stop in which the organisation had a part."""

    day: str
    title: str
    context: str
    url: str


@dataclass(frozen=True)
class Chapter:
    """All of one role, newest first."""

    role: str
    deeds: tuple[Deed, ...]


@dataclass(frozen=True)
class Pact:
    """An agreement with its other parties, as far as they are public, and the release that told of it."""

    kind: str
    day: str
    others: tuple[Organisation, ...]
    url: str
    headline: str


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
    pacts: tuple[Pact, ...]
    chapters: tuple[Chapter, ...]


def profile(partner, language, at):
    """Return what a public organisation's page prints, in three queries beyond the organisation's own."""
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
            pacts=tuple(_pacts(partner, language, at)),
            chapters=tuple(_chapters(partner, language, at)),
            **_family(partner, language, at),
        )


def _heading(thing, language):
    return words(thing, "heading", language) if thing else ""


def _family(partner, language, at):
    """The organisations that came before, after, above and below it, as far as they are public."""
    related = Q(pk__in=[partner.parent_id, partner.successor_id])
    related |= Q(parent=partner) | Q(successor=partner)
    rows = list(Partner.objects.public(at, language).filter(related))
    rows.sort(key=lambda row: words(row, "sort_text", language))

    def called(rows):
        return tuple(_organisation(row, language) for row in rows)

    return {
        "parent": next(iter(called(row for row in rows if row.pk == partner.parent_id)), None),
        "successor": next(
            iter(called(row for row in rows if row.pk == partner.successor_id)), None
        ),
        "predecessors": called(row for row in rows if row.successor_id == partner.pk),
        "subsidiaries": called(row for row in rows if row.parent_id == partner.pk),
    }


def _organisation(partner, language):
    return Organisation(
        words(partner, "official_name", language), partner.get_absolute_url(language)
    )


def _pacts(partner, language, at):
    """Its agreements, newest first; the other parties only where they are public themselves."""
    parties = Agreement.partners.through.objects.filter(
        agreement__in=Agreement.objects.public(at, language).filter(partners=partner),
        partner__in=Partner.objects.public(at, language),
    ).select_related("agreement__release", "partner")
    grouped = defaultdict(list)
    for row in parties.order_by("-agreement__signed_on", "agreement_id", "pk"):
        grouped[row.agreement].append(row.partner)
    for agreement, partners in grouped.items():
        release = agreement.release
        is_told = release is not None and release.is_live(at, language)
        yield Pact(
            kind=str(agreement.get_kind_display()),
            day=_signed(agreement, language),
            others=tuple(_organisation(each, language) for each in partners if each != partner),
            url=release.get_absolute_url(language) if is_told else "",
            headline=_headline(release, language) if is_told else "",
        )


def _signed(agreement, language):
    """The day of an agreement as far as it is stated; of one signed before a day nothing is known."""
    written = {"day": dates.day, "month": dates.month, "year": dates.year}.get(agreement.precision)
    return written(agreement.signed_on, language) if written else ""


def _chapters(partner, language, at):
    """The latest of its parts in public releases and stops, role by role in the order of Role.Kind."""
    # Only an order: SQLite compares the texts of dates and instants as they are.
    when = Coalesce(
        "release__publish_at", "stop__day", "stop__visit__starts_on", output_field=DateTimeField()
    )
    rows = Role.objects.public(at, language).filter(partner=partner)
    rows = rows.select_related("release", "stop__visit").order_by(when.desc(nulls_last=True), "-pk")
    grouped = defaultdict(list)
    for row in rows[:DEEDS]:
        grouped[row.kind].append(_deed(row, language))
    for kind in Role.Kind:
        if grouped[kind.value]:
            yield Chapter(str(kind.label), tuple(grouped[kind.value]))


def _deed(role, language):
    if role.release:
        day = dates.day(role.release.publish_at, language)
        url = role.release.get_absolute_url(language)
        return Deed(day, _headline(role.release, language), "", url)
    stop, visit = role.stop, role.stop.visit
    return Deed(
        day=_day_of(stop, visit, language),
        title=words(stop, "title", language),
        context=words(visit, "title", language),
        url=visit.get_absolute_url(language),
    )


def _day_of(stop, visit, language):
    """Return the stop's own day or the days of its visit, without the note on unstated ones."""
    if stop.day:
        return dates.day(stop.day, language)
    if visit.precision == Visit.Precision.NONE:
        return dates.dates_not_stated(language)
    return itinerary.days(visit, language)


def _headline(release, language):
    return headline_in_one_line(words(release, "headline", language), language)
