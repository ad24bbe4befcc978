"""The archive of visits in one language: by year and by place, each visit with its first photo."""

from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from django.db.models import OuterRef, Subquery
from django.utils import translation

from ..models import FigurePhoto, Photo, Visit
from ..models.release import of_live_release
from ..models.written import Written
from ..text import dates
from ..text.languages import column, words
from . import itinerary, thumbnails
from .itinerary import Card
from .narrowing import Choice, choices, headings, narrowed

# With as many visits the page has enough: years further back have pages of their own.
ENOUGH = 24


@dataclass(frozen=True)
class Year:
    """The visits of one year, the latest first; without a heading those whose days are not stated."""

    heading: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class Archive:
    years: tuple[Year, ...]
    of_years: tuple[Choice, ...]
    of_places: tuple[Choice, ...]


def archive(language, at, **asked):
    """Return the visits that readers may see, or None where what is asked for lists none; in two queries.

    ``asked`` is some of {"year": four digits, "place": slug}.
    """
    with translation.override(language):
        # Those whose days are not stated come last.
        rows = sorted(ROWS(language, at=at), key=lambda row: _year(row) is None)
        offered = {
            "year": _years(rows, language),
            "place": headings(_place(row, language) for row in rows if row.place),
        }
        found = narrowed(rows, offered, asked, _own)
        if found is None:
            return None
        shown = _enough(found)
        leads = _leads(shown, language, at)
        years = tuple(_grouped(shown, leads, language))
        return Archive(years, *choices("visits", offered, asked, language))


def _rows(language, *, at):
    """The public visits, the latest first."""
    told = ("title", "destination", "date_note")
    shown = [column(field, language) for field in told]
    place = ["place__slug", "place__position", column("place__heading", language)]
    days = ("starts_on", "ends_on", "precision", "duration_days")
    rows = Visit.objects.public(at, language).select_related("place").newest_first()
    return rows.only("slug", *days, *shown, *place)


ROWS = Written(_rows)


def _year(visit):
    """The year that a visit's days tell, None where they are not stated."""
    is_stated = visit.starts_on and visit.precision != Visit.Precision.NONE
    return visit.starts_on.year if is_stated else None


def _years(rows, language):
    years = dict.fromkeys(filter(None, map(_year, rows)))
    return {str(year): dates.year(date(year, 1, 1), language) for year in years}


def _place(row, language):
    return row.place.position, row.place.slug, words(row.place, "heading", language)


def _own(row):
    """By what the archive may be narrowed to a visit."""
    return {"year": str(_year(row)), "place": row.place and row.place.slug}


def _enough(rows):
    """The rows of the latest years that are enough together: a year is shown whole. What has no year is always there."""
    shown = []
    for year, of_year in groupby(rows, key=_year):
        if year is None or len(shown) < ENOUGH:
            shown += of_year
    return shown


def _leads(visits, language, at):
    """Return {visit: the first photo of the latest release that reports it and has one}, in one query."""
    keys = tuple(visit.pk for visit in visits)
    found = LEADS(language, at=at, visits=keys) if keys else ()
    return {
        row.figure.release.visit_id: thumbnails.of_photo(row.photo, row.alt_in(language))
        for row in found
    }


def _first_photos(language, *, at, visits):
    photos = FigurePhoto.objects.shown().filter(
        of_live_release(at, language, "figure__release"),
        figure__release__visit=OuterRef("pk"),
        photo__sizes=Photo.Sizes.MADE,
    )
    lead = Subquery(photos.newest_first().values("pk")[:1])
    first = Visit.objects.filter(pk__in=visits).annotate(lead=lead).values("lead")
    rows = FigurePhoto.objects.filter(pk__in=first).select_related("photo", "figure__release")
    alt_text = column("alt_text", language)
    of_photo = [f"photo__{name}" for name in (*thumbnails.SHOWN, alt_text)]
    return rows.only(alt_text, *of_photo, "figure__release__visit")


LEADS = Written(_first_photos)


def _grouped(rows, leads, language):
    for year, found in groupby(rows, key=_year):
        heading = dates.year(date(year, 1, 1), language) if year else ""
        cards = (replace(itinerary.card(row, language), photo=leads.get(row.pk)) for row in found)
        yield Year(heading, tuple(cards))
