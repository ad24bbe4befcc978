"""The directory of organisations in one language: in the language's own order, under its own index."""

from dataclasses import dataclass
from itertools import groupby
from typing import NamedTuple

from django.db.models import BooleanField, Exists, OuterRef, Value
from django.utils import translation

from ..models import Partner, Role
from ..models.paths import path
from ..models.words import filled
from ..models.written import Written
from ..text.languages import column
from ..text.sorting import index_heading
from . import thumbnails
from .narrowing import Choice, choices, headings, narrowed
from .thumbnails import Thumbnail

# To be named in a release says nothing of what an organisation was to us.
PARTS = [kind for kind in Role.Kind if kind != Role.Kind.MENTIONED]
NOT_ASKED = Value(None, output_field=BooleanField())


@dataclass(frozen=True)
class Entry:
    name: str
    short_name: str
    url: str
    logo: Thumbnail | None
    place: str
    relation: str
    index: str


@dataclass(frozen=True)
class Group:
    """The entries under one heading of the index, "" for those that have none."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Directory:
    groups: tuple[Group, ...]
    sectors: tuple[Choice, ...]
    places: tuple[Choice, ...]
    parts: tuple[Choice, ...]


class _Row(NamedTuple):
    """An organisation as the directory lists it, with its logo, and by what the directory may be narrowed to it."""

    slug: str
    relation: str
    name: str
    called: str
    sort_key: str
    sector: str | None
    sector_position: int
    sector_heading: str
    place: str | None
    place_position: int
    place_heading: str
    public_id: str | None
    width: int
    height: int
    widths: list | None
    focal_x: int
    focal_y: int
    has_avif: bool
    # Whether it had the part that is asked for.
    has_part: bool | None


def directory(language, at, **asked):
    """Return the organisations that readers may see, or None where what is asked for lists nobody; in one query.

    ``asked`` is some of {"sector": slug, "place": slug, "role": kind}.
    """
    with translation.override(language):
        found = ROWS(language, at=at, **{"kind": asked["role"]} if "role" in asked else {})
        rows = [_Row._make(row[:COLUMNS]) for row in found]
        offered = _offered(rows, found[0][COLUMNS:] if found else ())
        shown = narrowed(rows, offered, asked, lambda row: _own(row, asked))
        if shown is None:
            return None
        groups = groupby(_entries(shown, language), key=lambda each: each.index)
        return Directory(
            tuple(Group(heading, tuple(entries)) for heading, entries in groups),
            *choices("partners", offered, asked, language),
        )


COLUMNS = len(_Row._fields)


def _rows(language, *, at, kind=""):
    """The public organisations in the order of the language: each a _Row, and behind it what is the same in all.

    That is whether anybody had each of PARTS, asked once.
    """
    parts = _parts(language, at)
    named = parts.filter(filled("partner__official_name", language))
    anybody = {f"any_{each}": Exists(named.filter(kind=each)) for each in PARTS}
    own = [column(field, language) for field in ("official_name", "short_name", "sort_key")]
    for each in ("sector", "place"):
        own += [f"{each}__slug", f"{each}__position", column(f"{each}__heading", language)]
    own += [f"logo__{name}" for name in thumbnails.SHOWN]
    has_part = Exists(parts.filter(partner=OuterRef("pk"), kind=kind)) if kind else NOT_ASKED
    # Each column is named in its language.
    public = Partner.objects.public(at, language).rewrite(False)
    rows = public.annotate(has_part=has_part, **anybody)
    rows = rows.order_by(column("sort_key", language), "pk")
    return rows.values_list("slug", "relation", *own, "has_part", *anybody)


ROWS = Written(_rows)


def _parts(language, at):
    return Role.objects.public(at, language)


def _offered(rows, anybody):
    """Return {parameter: {value: heading}} of what lists somebody."""
    return {
        "sector": headings((row.sector_position, row.sector, row.sector_heading) for row in rows),
        "place": headings((row.place_position, row.place, row.place_heading) for row in rows),
        "role": {
            kind.value: str(kind.label)
            for kind, has_any in zip(PARTS, anybody, strict=False)
            if has_any
        },
    }


def _own(row, asked):
    """By what the directory may be narrowed to an organisation; of its parts, the one that is asked for alone."""
    return {"sector": row.sector, "place": row.place, "role": row.has_part and asked["role"]}


def _entries(rows, language):
    relations = {each.value: relation(each) for each in Partner.Relation}
    for row in rows:
        yield Entry(
            name=row.name,
            short_name=row.called or "",
            url=path("partner", language, row.slug),
            logo=thumbnails.of_photo(row, row.name),
            place=row.place_heading or "",
            relation=relations[row.relation],
            index=index_heading(row.sort_key, language),
        )


def relation(kind):
    """Return what an organisation is to us in words; one that was only named is nothing to us."""
    return "" if kind == Partner.Relation.MENTIONED else str(Partner.Relation(kind).label)
