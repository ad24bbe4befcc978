"""The directory of organisations in one language: in the language's own order, under its own index."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import BooleanField, Exists, OuterRef, Value
from django.utils import translation

from ..models import Partner, Role
from ..models.words import filled
from ..text.languages import column, words
from ..text.sorting import index_heading
from . import thumbnails
from .narrowing import Choice, choices, headings
from .thumbnails import Thumbnail

# To be named in a release says nothing of what an organisation was to us.
PARTS = [kind for kind in Role.Kind if kind != Role.Kind.MENTIONED]
NOT_ASKED = Value(None, output_field=BooleanField())
LOGO = ("public_id", "width", "height", "widths", "focal_x", "focal_y", "has_avif")


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


def directory(language, at, **asked):
    """Return the organisations that readers may see, or None where what is asked for lists nobody; in one query.

    ``asked`` is {"sector": slug, "place": slug, "role": kind}; an empty one asks nothing.
    """
    asked = {name: value for name, value in asked.items() if value}
    with translation.override(language):
        rows = list(_rows(language, at, asked.get("role", "")))
        offered = _offered(rows, language)
        if any(value not in offered[name] for name, value in asked.items()):
            return None
        entries = (entry(row, language) for row in rows if _is_asked_for(row, asked))
        groups = groupby(entries, key=lambda each: each.index)
        sectors, places, parts = (
            choices("partners", name, offered[name], asked, language)
            for name in ("sector", "place", "role")
        )
        return Directory(
            tuple(Group(heading, tuple(rows)) for heading, rows in groups), sectors, places, parts
        )


def _rows(language, at, kind):
    """The public organisations in the order of the language, with what the directory may be narrowed by.

    ``has_part``: whether one had the part that is asked for; ``any_…``: whether anybody had a part, asked once for all.
    """
    parts = _parts(language, at)
    named = parts.filter(filled("partner__official_name", language))
    shown = [column(field, language) for field in ("official_name", "short_name", "sort_key")]
    shown += [column(f"{each}__heading", language) for each in ("sector", "place")]
    ranked = [f"{each}__{name}" for each in ("sector", "place") for name in ("slug", "position")]
    logos = [f"logo__{name}" for name in LOGO]
    return (
        Partner.objects.public(at, language)
        .select_related("logo", "place", "sector")
        .only("slug", "relation", *shown, *ranked, *logos)
        .annotate(
            has_part=Exists(parts.filter(partner=OuterRef("pk"), kind=kind)) if kind else NOT_ASKED,
            **{f"any_{each}": Exists(named.filter(kind=each)) for each in PARTS},
        )
        .order_by(column("sort_key", language), "pk")
    )


def _parts(language, at):
    return Role.objects.public(at, language)


def _offered(rows, language):
    """Return {parameter: {value: heading}} of what lists somebody."""
    first = next(iter(rows), None)
    return {
        "sector": headings((row.sector for row in rows), language),
        "place": headings((row.place for row in rows), language),
        "role": {
            kind.value: str(kind.label) for kind in PARTS if first and getattr(first, f"any_{kind}")
        },
    }


def _is_asked_for(row, asked):
    headings = {"sector": row.sector, "place": row.place}
    return ("role" not in asked or row.has_part) and all(
        thing is not None and thing.slug == asked[name]
        for name, thing in headings.items()
        if name in asked
    )


def entry(partner, language):
    name = words(partner, "official_name", language)
    return Entry(
        name=name,
        short_name=words(partner, "short_name", language),
        url=partner.get_absolute_url(language),
        logo=thumbnails.of_photo(partner.logo, name),
        place=words(partner.place, "heading", language) if partner.place else "",
        relation=relation(partner),
        index=index_heading(words(partner, "sort_key", language), language),
    )


def relation(partner):
    """Return what an organisation is to us in words; one that was only named is nothing to us."""
    if partner.relation == Partner.Relation.MENTIONED:
        return ""
    return str(partner.get_relation_display())
