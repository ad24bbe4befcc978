"""Releases as lines of a list: newest first, paged by key, never counted."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import F, Q, Subquery

from ..models import Release
from ..models.release import of_live_release
from ..models.written import Written
from ..text import dates, richtext
from ..text.dates import HONG_KONG
from ..text.languages import LANGUAGES, column, words
from ..text.names import headline_in_one_line, headline_lines
from . import filing

PAGE = 20
CURSOR = re.compile(r"(\d{8}T\d{12})([a-z2-7]{10})")


@dataclass(frozen=True)
class Line:
    """One release as a list shows it; ``languages`` are those in which it can be read now."""

    url: str
    one_line: str
    clauses: tuple[str, ...]
    kind_label: str
    day: str
    iso_day: str
    languages: tuple[str, ...]
    photo_count: int


@dataclass(frozen=True)
class Page:
    """A part of a list; ``newer`` and ``older`` are the cursors of its neighbours, "" at an end."""

    lines: tuple[Line, ...]
    newer: str
    older: str


def line(release, language, at):
    headline = words(release, "headline", language)
    return Line(
        url=release.get_absolute_url(language),
        one_line=headline_in_one_line(headline, language),
        clauses=tuple(headline_lines(headline)),
        kind_label=str(Release.Kind(release.kind).label),
        day=dates.day(release.publish_at, language),
        iso_day=dates.hong_kong_day(release.publish_at).isoformat(),
        languages=tuple(release.live_languages(at)),
        photo_count=release.photo_count,
    )


def teaser(release, language):
    """Return the sub-headline or, without one, the first paragraph in plain words."""
    if found := words(release, "subheadline", language):
        return found
    body = words(release, "body", language)
    # Of a long text no more is read than is needed.
    return _opening(body.partition("</p>")[0]) or _opening(body)


def _opening(html):
    return richtext.plain(html).partition("\n\n")[0]


def page(language, at, *, topic=None, partner=None, year=0, before="", after=""):
    """Return the page of live releases older than a cursor, newer than one, or the first.

    ``topic`` and ``partner`` are keys to which the list is narrowed, ``year`` is one of Hong Kong's.
    """
    asked = {"topic": topic, "partner": partner}
    asked = {name: key for name, key in asked.items() if key is not None}
    if year:
        asked |= {"since": _new_year(year), "until": _new_year(year + 1)}
    if before or after:
        asked["hour"], asked["public_id"] = _read(after or before)
    rows = ROWS(language, "gt" if after else "lt", at=at, **asked)
    more, rows = len(rows) > PAGE, rows[:PAGE]
    if after:
        rows.reverse()
    is_first, is_last = (not more, False) if after else (not before, not more)
    return Page(
        lines=tuple(line(each, language, at) for each in rows),
        newer="" if is_first or not rows else cursor(rows[0]),
        older="" if is_last or not rows else cursor(rows[-1]),
    )


def _new_year(year):
    return datetime(year, 1, 1, tzinfo=HONG_KONG)


def _rows(language, side, *, at, topic=None, partner=None, **place):
    """The releases of a page and one beyond; ``side`` is "lt" for what is older than the place, "gt" for newer."""
    if topic is None and partner is None:
        # The place first: SQLite finds its way by the first bound that it meets.
        live = _placed(Release.objects, "pk", side, at, **place).live(at, language)
        return columns(live, language).order_by(*_order("pk", side))[: PAGE + 1]
    filed = _placed(filing.filed(topic, partner), "release_id", side, at, **place)
    live = Release.objects.filter(pk__in=live_keys(filed, language, at, PAGE + 1, side))
    return columns(live, language).order_by(*_order("pk", side))


ROWS = Written(_rows)


def live_keys(filed, language, at, count, side="lt"):
    """Return the keys of the first live releases among the rows of filing.filed(), newest first; on side "gt" oldest."""
    rows = filed.filter(of_live_release(at, language)).order_by(*_order("release_id", side))
    return rows[:count].values("release")


def _order(key, side):
    return ("publish_at", key) if side == "gt" else ("-publish_at", f"-{key}")


def _placed(rows, key, side, at, *, since=None, until=None, hour=None, public_id=""):
    """Return the rows beyond a place; ``key`` is the column that has the release, which breaks ties."""
    if since:
        rows = rows.filter(publish_at__gte=since, publish_at__lt=until)
    if hour:
        rows = rows.filter(_beyond(key, side, at, hour, public_id))
    return rows.all()


def _beyond(key, side, at, hour, public_id):
    same = Release.objects.live(at).filter(public_id=public_id).values("pk")[:1]
    return Q(**{f"publish_at__{side}e": hour}) & (
        Q(**{f"publish_at__{side}": hour}) | Q(**{f"{key}__{side}": same})
    )


def years(language, at):
    """Return the years from that of the newest live release to that of the oldest, none where there are none."""
    ends = ENDS.first(language, at=at)
    return years_between(*ends) if ends else []


def years_between(newest, oldest):
    """Return the Hong Kong years from one hour back to another one."""
    first, last = dates.hong_kong(newest).year, dates.hong_kong(oldest).year
    return list(range(first, last - 1, -1))


def ends(language, at):
    """Return the queryset of the newest live release with the hours ``newest`` and ``oldest`` of all."""
    live = Release.objects.live(at, language)
    first = live.order_by("-publish_at").values("pk")[:1]
    oldest = Subquery(live.order_by("publish_at").values("publish_at")[:1])
    return Release.objects.filter(pk__in=first).annotate(newest=F("publish_at"), oldest=oldest)


ENDS = Written(lambda language, *, at: ends(language, at).values_list("newest", "oldest"))


def cursor(release):
    """Return where a release stands in the list, as an address carries it."""
    return f"{release.publish_at.astimezone(UTC):%Y%m%dT%H%M%S%f}{release.public_id}"


def is_cursor(text):
    return _read(text) is not None


def _read(text):
    match = CURSOR.fullmatch(text)
    try:
        return match and (
            datetime.strptime(match[1], "%Y%m%dT%H%M%S%f").replace(tzinfo=UTC),
            match[2],
        )
    except ValueError:
        return None


def columns(releases, language):
    """Return a queryset of releases with what line() reads, and no more: a text may be long."""
    return releases.only(*names_of_columns(language))


def names_of_columns(language, path=""):
    """Return the names of what line() and cursor() read of a release, or of that to which a path like "release__" leads."""
    own = ("public_id", "slug", "kind", "state", "publish_at", "photo_count")
    ready = (column("ready_at", each) for each in LANGUAGES)
    return [path + name for name in (*own, *ready, column("headline", language))]
