"""A month in the newsroom: the hours of releases and languages, the days of visits, the public holidays."""

import calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..models import Release, Visit
from ..models.words import columns
from ..text.dates import HONG_KONG, day_range, hong_kong, hong_kong_day
from ..text.languages import short_name
from .scheduling import HOURS, holidays_in

# Hong Kong's offices hang up calendars whose week begins on Sunday, as the government prints them.
SUNDAY_FIRST = calendar.Calendar(calendar.SUNDAY)
FIRST_YEAR, LAST_YEAR = 1950, 2099

LABELS = {
    "proposed": _("Proposed"),
    "scheduled": _("Scheduled"),
    "live": _("Live"),
    "withdrawn": _("Withdrawn"),
    "visit": _("Delegation visit"),
}


@dataclass(frozen=True)
class Entry:
    """Something on a day: a release at its hour, a language that opens at an hour of its own, or a day of a visit.

    ``state`` is "proposed", "scheduled", "live", "withdrawn" or "visit"; ``hour`` is on the Hong Kong clock, None for
    a visit. ``languages`` are those that open at this hour, ``days`` all days of a visit in words.
    """

    day: date
    thing: Release | Visit
    state: str
    hour: datetime | None = None
    languages: tuple = ()
    is_opening: bool = False

    days: str = ""

    @property
    def label(self):
        """The state in words."""
        return LABELS[self.state]

    @property
    def language_names(self):
        """The languages that open at this hour: 繁 · EN."""
        return " · ".join(map(short_name, self.languages))

    def order(self):
        """By day, what lasts the whole day first, then by hour."""
        midnight = datetime.combine(self.day, datetime.min.time(), HONG_KONG)
        return self.day, self.hour or midnight, self.hour is not None, self.thing.pk


@dataclass(frozen=True)
class Day:
    """One square of the month; ``is_outside`` squares belong to its neighbours and stay empty."""

    on: date
    is_outside: bool
    is_today: bool = False
    holiday: str = ""
    entries: tuple = ()


@dataclass(frozen=True)
class Month:
    """A month as weeks of seven days; ``sometime`` are visits of which no more than the month is stated."""

    first: date
    weeks: tuple
    sometime: tuple

    def days(self):
        """The days on which there is something, in order."""
        within = [day for week in self.weeks for day in week if not day.is_outside]
        return [day for day in within if day.entries or day.holiday]

    def before(self):
        """The first day of the month before, or None at the end of the calendar."""
        return _first_of(self.first - timedelta(days=1))

    def after(self):
        """The first day of the month after, or None at the end of the calendar."""
        return _first_of(self.first + timedelta(days=31))


def month_of(typed):
    """Return the first day of a month written as "2026-11"; ValueError on anything else."""
    first = date.fromisoformat(f"{typed}-01")
    if len(typed) != len("2026-11") or _first_of(first) is None:
        raise ValueError(f"no month of the calendar: {typed!r}")
    return first


def month(first, *, user, at, language):
    """Return the Month that begins on a day, with what the user may see of it at this instant.

    One query for releases, and one for visits if the user may see any.
    """
    after = _next_month(first)
    visits = list(_visits(first, after, user))
    entries = [*_of_releases(first, after, user, at), *_of_visits(visits, first, after, language)]
    by_day = defaultdict(list)
    for entry in sorted(entries, key=Entry.order):
        by_day[entry.day].append(entry)
    named = holidays_in(first, after - timedelta(days=1), language)
    today = hong_kong_day(at)
    weeks = tuple(
        tuple(_day(on, first, today, named, by_day) for on in week)
        for week in SUNDAY_FIRST.monthdatescalendar(first.year, first.month)
    )
    sometime = tuple(visit for visit in visits if visit.precision == Visit.Precision.MONTH)
    return Month(first, weeks, sometime)


def _day(on, first, today, named, by_day):
    if on.month != first.month:
        return Day(on, is_outside=True)
    return Day(on, False, on == today, named.get(on, ""), tuple(by_day[on]))


def _first_of(day):
    return day.replace(day=1) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _next_month(first):
    return (first + timedelta(days=31)).replace(day=1)


def _midnight(day):
    return datetime(day.year, day.month, day.day, tzinfo=HONG_KONG)


def _of_releases(first, after, user, at):
    """Yield the hours of releases that fall into the month."""
    begins, ends = _midnight(first), _midnight(after)
    falls = Q()
    for name in HOURS:
        falls |= Q(**{f"{name}__gte": begins, f"{name}__lt": ends})
    needed = [*columns("headline"), "slug", "kind", "state", "withdrawn_at", *HOURS]
    for release in Release.objects.visible_to(user).filter(falls).only(*needed):
        for entry in _hours(release, at):
            if begins <= entry.hour < ends:
                yield entry


def _hours(release, at):
    """Return an entry for each hour at which something of the release opens; a draft's hour is only proposed."""
    opening = defaultdict(list)
    for language in release.open_languages():
        opening[max(release.publish_at, release.ready_at(language))].append(language)
    moments = sorted(opening) or [release.publish_at]
    return [
        Entry(
            hong_kong_day(moment),
            release,
            _state(release, moment, at),
            hong_kong(moment),
            tuple(opening[moment]),
            is_opening=moment != moments[0],
        )
        for moment in moments
    ]


def _state(release, moment, at):
    if release.state == Release.State.WITHDRAWN:
        return "withdrawn"
    if release.state != Release.State.APPROVED:
        return "proposed"
    return "live" if moment <= at else "scheduled"


def _visits(first, after, user):
    """Visits of which the days, or the month, are stated and touch the month; none for who may not see visits."""
    if not any(user.has_perm(f"releases.{deed}_visit") for deed in ("view", "change")):
        return Visit.objects.none()
    stated = Visit.objects.visible_to(user).filter(
        Q(ends_on__gte=first) | Q(ends_on__isnull=True, starts_on__gte=first),
        starts_on__lt=after,
        precision__in=[Visit.Precision.DAY, Visit.Precision.MONTH],
    )
    needed = ["slug", "starts_on", "ends_on", "precision", *columns("title")]
    return stated.only(*needed).order_by("starts_on", "pk")


def _of_visits(visits, first, after, language):
    """Yield an entry for each day of a visit in the month; a day that is not stated is never guessed."""
    for visit in visits:
        if visit.precision == Visit.Precision.DAY:
            last = visit.ends_on or visit.starts_on
            days = day_range(visit.starts_on, last, language)
            day = max(visit.starts_on, first)
            while day < after and day <= last:
                yield Entry(day, visit, "visit", days=days)
                day += timedelta(days=1)
