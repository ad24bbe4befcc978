"""Releases as lines of a list: newest first, paged by key, never counted."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q

from ..models import Release
from ..text import dates, richtext
from ..text.languages import LANGUAGES, column, suffix, words
from ..text.names import headline_in_one_line, headline_lines

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


def lines(releases, language, at):
    """Return the lines of a queryset of releases that are live in the language."""
    return [line(each, language, at) for each in _columns(releases, language)]


def line(release, language, at):
    headline = words(release, "headline", language)
    return Line(
        url=release.get_absolute_url(language),
        one_line=headline_in_one_line(headline, language),
        clauses=tuple(headline_lines(headline)),
        kind_label=str(release.get_kind_display()),
        day=dates.day(release.publish_at, language),
        iso_day=dates.hong_kong_day(release.publish_at).isoformat(),
        languages=tuple(release.live_languages(at)),
        photo_count=release.photo_count,
    )


def teaser(release, language):
    """Return the sub-headline or, without one, the first paragraph in plain words."""
    body = richtext.plain(words(release, "body", language))
    return words(release, "subheadline", language) or body.partition("\n\n")[0]


def page(releases, language, at, *, before="", after=""):
    """Return the page of live releases older than a cursor, newer than one, or the first."""
    found = _columns(releases, language)
    if after:
        rows = list(found.filter(_beyond(after, "gt", at)).order_by("publish_at", "id")[: PAGE + 1])
        more, rows = len(rows) > PAGE, rows[:PAGE][::-1]
        is_first, is_last = not more, False
    else:
        found = found.filter(_beyond(before, "lt", at)) if before else found
        rows = list(found.newest_first()[: PAGE + 1])
        is_first, is_last, rows = not before, len(rows) <= PAGE, rows[:PAGE]
    return Page(
        lines=tuple(line(each, language, at) for each in rows),
        newer="" if is_first or not rows else cursor(rows[0]),
        older="" if is_last or not rows else cursor(rows[-1]),
    )


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


def _beyond(text, side, at):
    """Return the condition for what stands on one side of a cursor; the row itself breaks ties."""
    publish_at, public_id = _read(text)
    same = Release.objects.live(at).filter(public_id=public_id).values("pk")[:1]
    return Q(**{f"publish_at__{side}e": publish_at}) & (
        Q(**{f"publish_at__{side}": publish_at}) | Q(**{f"pk__{side}": same})
    )


def _columns(releases, language):
    return releases.only(
        "public_id",
        "slug",
        "kind",
        "state",
        "publish_at",
        "photo_count",
        *(f"ready_at_{suffix(each)}" for each in LANGUAGES),
        column("headline", language),
    )
