"""A delegation visit in one language: its days, its delegation, its stops in order with whom and what."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import translation

from ..models import Appearance, Partner, Release, Role, Stop, Visit
from ..text import dates, richtext
from ..text.languages import is_chinese, words
from . import listing, thumbnails
from .thumbnails import Thumbnail


@dataclass(frozen=True)
class Card:
    """A visit in a list."""

    title: str
    destination: str
    days: str
    year: int | None
    url: str


@dataclass(frozen=True)
class Organisation:
    """An organisation by name; ``url`` is empty where it has no public page."""

    name: str
    url: str


@dataclass(frozen=True)
class Participant:
    name: str
    post: str
    organisation: Organisation | None
    capacity: str
    is_leader: bool


@dataclass(frozen=True)
class Part:
    """Who had one role at a stop, in hand-set order."""

    role: str
    organisations: tuple[Organisation, ...]


@dataclass(frozen=True)
class StopBlock:
    title: str
    kind: str
    when: str
    summary_html: str
    parts: tuple[Part, ...]
    people: tuple[Participant, ...]
    photos: tuple[Thumbnail, ...]


@dataclass(frozen=True)
class Itinerary:
    card: Card
    date_note: str
    summary_html: str
    delegation: tuple[Participant, ...]
    stops: tuple[StopBlock, ...]
    releases: tuple[listing.Line, ...]


def cards(visits, language):
    """Return the visits of a gated queryset as cards, newest first."""
    return [card(visit, language) for visit in visits.newest_first()]


def card(visit, language):
    return Card(
        title=words(visit, "title", language),
        destination=words(visit, "destination", language),
        days=days(visit, language),
        year=visit.starts_on.year if visit.starts_on and visit.precision != "none" else None,
        url=visit.get_absolute_url(language),
    )


def days(visit, language):
    """Return a visit's days as far as they are stated; for unstated ones the note on them or how many they were."""
    precision = Visit.Precision
    if visit.precision == precision.DAY:
        return dates.day_range(visit.starts_on, visit.ends_on or visit.starts_on, language)
    if visit.precision == precision.MONTH:
        return dates.month(visit.starts_on, language)
    if visit.precision == precision.YEAR:
        return dates.year(visit.starts_on, language)
    note = words(visit, "date_note", language)
    return note or dates.dates_not_stated(language, visit.duration_days)


def itinerary(visit, language, at):
    """Return everything a public visit's page prints, in five queries."""
    with translation.override(language):
        stops = list(Stop.objects.public(at, language).filter(visit=visit))
        parts, people = _parts(stops, language), _people(visit, stops, language, at)
        photos = defaultdict(list)
        rows = thumbnails.of_releases(language, at, figure__stop__in=stops)
        for row, photo in thumbnails.numbered(rows, language):
            photos[row.figure.stop_id].append(photo)
        reports = Release.objects.live(at, language)
        reports = reports.filter(Q(visit=visit) | Q(stops__in=stops)).distinct().newest_first()
        is_noted = visit.precision != Visit.Precision.NONE
        return Itinerary(
            card=card(visit, language),
            date_note=words(visit, "date_note", language) if is_noted else "",
            summary_html=richtext.without_nodes(words(visit, "summary", language)),
            delegation=tuple(people[None]),
            stops=tuple(
                StopBlock(
                    title=words(stop, "title", language),
                    kind=str(stop.get_kind_display()),
                    when=_when(stop, language),
                    summary_html=richtext.without_nodes(words(stop, "summary", language)),
                    parts=tuple(parts[stop.pk]),
                    people=tuple(people[stop.pk]),
                    photos=tuple(photos[stop.pk]),
                )
                for stop in stops
            ),
            releases=tuple(listing.lines(reports, language, at)),
        )


def _parts(stops, language):
    """Return {stop: its organisations role by role}; at a public stop each named one has a page."""
    grouped = defaultdict(dict)
    for role in Role.objects.filter(stop__in=stops).select_related("partner"):
        if name := words(role.partner, "official_name", language):
            found = Organisation(name, role.partner.get_absolute_url(language))
            grouped[role.stop_id].setdefault(str(role.get_kind_display()), []).append(found)
    parts = defaultdict(list)
    for stop, by_role in grouped.items():
        parts[stop] = [Part(role, tuple(found)) for role, found in by_role.items()]
    return parts


def _people(visit, stops, language, at):
    """Return {stop, or None for the delegation: people in protocol order}."""
    public = Partner.objects.public(at, language).filter(pk=OuterRef("organisation"))
    rows = Appearance.objects.filter(Q(visit=visit) | Q(stop__in=stops))
    rows = rows.select_related("person", "organisation").annotate(of_public=Exists(public))
    people = defaultdict(list)
    for row in rows:
        name = row.person.name_in(language)
        if name:
            people[row.stop_id].append(_participant(row, name, language))
    return people


def _participant(row, name, language):
    organisation = None
    if row.organisation and row.of_public:
        organisation = Organisation(
            words(row.organisation, "official_name", language),
            row.organisation.get_absolute_url(language),
        )
    return Participant(
        name=name,
        post=words(row, "post", language),
        organisation=organisation,
        capacity=str(row.get_capacity_display()),
        is_leader=row.capacity == Appearance.Capacity.LEADER,
    )


def _when(stop, language):
    """Return the day and hour of a stop as far as they are known."""
    if stop.day is None:
        return ""
    day = dates.day(stop.day, language)
    if stop.hour is None:
        return day
    hour = dates.hour(datetime.combine(stop.day, stop.hour, tzinfo=dates.HONG_KONG), language)
    return f"{day}{hour}" if is_chinese(language) else f"{day}, {hour}"
