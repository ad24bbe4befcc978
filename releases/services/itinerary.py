"""A delegation visit in one language: its days, its delegation, its stops in order with whom and what."""

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils import translation

from ..models import Agreement, Appearance, Partner, Release, Role, Stop, Visit
from ..models.paths import path
from ..models.written import Written
from ..text import dates, richtext
from ..text.languages import column, is_chinese, words
from . import listing, pacts, thumbnails
from .pacts import Organisation, Pact
from .thumbnails import Thumbnail


@dataclass(frozen=True)
class Card:
    """A visit in a list."""

    title: str
    destination: str
    days: str
    url: str
    # The first photo of a release that reports it.
    photo: Thumbnail | None = None


@dataclass(frozen=True)
class Participant:
    name: str
    post: str
    organisation: Organisation | None
    capacity: str
    is_leader: bool
    portrait: Thumbnail | None


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
    signed: tuple[Pact, ...]


@dataclass(frozen=True)
class Itinerary:
    card: Card
    date_note: str
    summary_html: str
    delegation: tuple[Participant, ...]
    stops: tuple[StopBlock, ...]
    # What was signed, but for what stands with its stop.
    signed: tuple[Pact, ...]
    releases: tuple[listing.Line, ...]


def card(visit, language):
    return Card(
        title=words(visit, "title", language),
        destination=words(visit, "destination", language),
        days=days(visit, language),
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
        stops = STOPS(language, at=at, visit=visit.pk)
        own = tuple(stop.release_id for stop in stops if stop.release_id)
        asked = {"at": at, "visit": visit.pk, "own": own}
        people, photos = _people(visit, stops, language, at), _photos(stops, language, at)
        signed = _signed(stops, SIGNED(language, **asked), language)
        blocks = [_block(stop, people, photos, signed, language) for stop in stops]
        is_noted = visit.precision != Visit.Precision.NONE
        return Itinerary(
            card=replace(card(visit, language), photo=_lead(blocks)),
            date_note=words(visit, "date_note", language) if is_noted else "",
            summary_html=richtext.without_nodes(words(visit, "summary", language)),
            delegation=tuple(people[None]),
            stops=tuple(blocks),
            signed=tuple(signed[None]),
            releases=tuple(listing.line(each, language, at) for each in REPORTS(language, **asked)),
        )


# --- The gate --------------------------------------------------------------------------------------


def _stops(language, *, at, visit):
    public = Stop.objects.public(at, language).filter(visit=visit).select_related("release")
    told = [column(name, language) for name in ("title", "summary")]
    of_release = [f"release__{name}" for name in ("slug", "publish_at")]
    rows = public.only("kind", "day", "hour", *told, *of_release)
    return rows.annotate(told=Role.objects.of_outer_stop(language))


def _reports(language, at, visit, own):
    """The live releases that report a visit, among them those of its stops: ``own`` are keys."""
    return Release.objects.live(at, language).filter(Q(visit=visit) | Q(pk__in=own))


def _lines(language, *, at, visit, own):
    return listing.columns(_reports(language, at, visit, own).newest_first(), language)


def _agreements(language, *, at, visit, own):
    reports = _reports(language, at, visit, own).values("pk")
    return pacts.rows(Agreement.objects.filter(release__in=reports), language, at)


STOPS, REPORTS, SIGNED = Written(_stops), Written(_lines), Written(_agreements)


def _participants(language, *, at, visit, stops):
    """Those of the delegation, and those at its stops."""
    public = Partner.objects.public(at, language).filter(pk=OuterRef("organisation"))
    rows = Appearance.objects.filter(Q(visit=visit) | Q(stop__in=stops))
    rows = rows.select_related("person__portrait", "organisation")
    names = ("family_name", "given_name", "honorific", "honours")
    told = [column(f"person__{name}", language) for name in names]
    told += [f"person__portrait__{name}" for name in thumbnails.SHOWN]
    told += ["organisation__slug", column("organisation__official_name", language)]
    rows = rows.only(
        *("stop", "capacity", column("post", language), "person__family_name_first", *told)
    )
    return rows.annotate(of_public=Exists(public))


PARTICIPANTS = Written(_participants)


def _pictures(language, *, at, stops):
    return thumbnails.of_releases(language, at, figure__stop__in=stops)


PICTURES = Written(_pictures)


# --- What a page prints ----------------------------------------------------------------------------


def _block(stop, people, photos, signed, language):
    return StopBlock(
        title=words(stop, "title", language),
        kind=str(stop.get_kind_display()),
        when=_when(stop, language),
        summary_html=richtext.without_nodes(words(stop, "summary", language)),
        parts=tuple(_parts(stop, language)),
        people=tuple(people[stop.pk]),
        photos=tuple(photos[stop.pk]),
        signed=tuple(signed[stop.pk]),
    )


def _lead(blocks):
    """The first photo of the visit that is broader than high."""
    photos = (photo for block in blocks for photo in block.photos)
    return next((photo for photo in photos if photo.width > photo.height), None)


def _parts(stop, language):
    """Yield its organisations role by role in hand-set order; at a public stop each named one has a page."""
    kinds = {}
    for role in sorted(stop.told or [], key=lambda role: (role["position"], role["pk"])):
        if role["name"]:
            found = Organisation(role["name"], path("partner", language, role["slug"]))
            kinds.setdefault(role["kind"], []).append(found)
    for kind, found in kinds.items():
        yield Part(str(Role.Kind(kind).label), tuple(found))


def _photos(stops, language, at):
    """Return {stop: its photos in the releases that readers have, in the order of reading}."""
    photos = defaultdict(list)
    keys = tuple(stop.pk for stop in stops)
    rows = PICTURES(language, at=at, stops=keys) if keys else ()
    for row, photo in thumbnails.numbered(rows, language):
        photos[row.figure.stop_id].append(photo)
    return photos


def _signed(stops, found, language):
    """Return {stop, or None for the whole visit: the agreements that its releases announced}."""
    own = {
        stop.release.get_absolute_url(language): stop.pk
        for stop in stops
        if stop.release and stop.kind == Stop.Kind.SIGNING
    }
    signed = defaultdict(list)
    for pact in pacts.pacts(found, language):
        signed[own.get(pact.url)].append(pact)
    return signed


def _people(visit, stops, language, at):
    """Return {stop, or None for the delegation: people in protocol order}."""
    keys = tuple(stop.pk for stop in stops)
    people = defaultdict(list)
    for row in PARTICIPANTS(language, at=at, visit=visit.pk, stops=keys):
        name = row.person.name_in(language)
        if name:
            people[row.stop_id].append(_participant(row, name, language))
    return people


def _participant(row, name, language):
    organisation = None
    if row.organisation and row.of_public:
        organisation = pacts.organisation(row.organisation, language)
    return Participant(
        name=name,
        post=words(row, "post", language),
        organisation=organisation,
        capacity=str(row.get_capacity_display()),
        is_leader=row.capacity == Appearance.Capacity.LEADER,
        portrait=thumbnails.of_photo(row.person.portrait, name),
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
