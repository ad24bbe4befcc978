"""The directory of organisations in one language: in the language's own order, under its own index."""

from dataclasses import dataclass
from itertools import groupby
from urllib.parse import urlencode

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext

from ..models import Partner, Place, Sector
from ..text.languages import words
from ..text.sorting import default_sort_text, index_heading
from . import thumbnails
from .thumbnails import Thumbnail


@dataclass(frozen=True)
class Entry:
    name: str
    short_name: str
    url: str
    logo: Thumbnail | None
    place: str
    relation: str
    sort_key: tuple
    index: str


@dataclass(frozen=True)
class Group:
    """The entries under one heading of the index, "" for those that have none."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class Choice:
    """One value by which the directory may be narrowed."""

    heading: str
    url: str
    is_chosen: bool


@dataclass(frozen=True)
class Directory:
    groups: tuple[Group, ...]
    sectors: tuple[Choice, ...]
    places: tuple[Choice, ...]


def directory(language, at, **asked):
    """Return the organisations that readers may see, or None where what is asked for lists nobody.

    ``asked`` is {"sector": slug, "place": slug}; an empty one asks nothing.
    """
    asked = {name: slug for name, slug in asked.items() if slug}
    with translation.override(language):
        sectors = list(Sector.objects.of_public_partners(at, language))
        places = list(Place.objects.of_public_partners(at, language))
        known = {"sector": sectors, "place": places}
        if any(slug not in {each.slug for each in known[name]} for name, slug in asked.items()):
            return None
        found = Partner.objects.public(at, language).select_related("logo", "place")
        found = found.filter(**{f"{name}__slug": slug for name, slug in asked.items()})
        # Sorted here: each database has an order of its own.
        entries = sorted((entry(each, language) for each in found), key=lambda each: each.sort_key)
        groups = groupby(entries, key=lambda each: each.index)
        return Directory(
            groups=tuple(Group(heading, tuple(rows)) for heading, rows in groups),
            sectors=tuple(_choices("sector", sectors, asked, language)),
            places=tuple(_choices("place", places, asked, language)),
        )


def entry(partner, language):
    name = words(partner, "official_name", language)
    order = words(partner, "sort_text", language) or default_sort_text(name, language)
    index = index_heading(order, language)
    return Entry(
        name=name,
        short_name=words(partner, "short_name", language),
        url=partner.get_absolute_url(language),
        logo=thumbnails.of_photo(partner.logo, name),
        place=words(partner.place, "heading", language) if partner.place else "",
        relation=relation(partner),
        # Names of which the index knows nothing stand last.
        sort_key=(not index, order, name),
        index=index,
    )


def relation(partner):
    """Return what an organisation is to us in words; one that was only named is nothing to us."""
    if partner.relation == Partner.Relation.MENTIONED:
        return ""
    return str(partner.get_relation_display())


def _choices(name, things, asked, language):
    """Yield what the directory may be narrowed to under one name, the whole of it first."""
    yield Choice(gettext("All"), _address(language, asked | {name: ""}), name not in asked)
    for each in things:
        url = _address(language, asked | {name: each.slug})
        yield Choice(words(each, "heading", language), url, asked.get(name) == each.slug)


def _address(language, asked):
    query = urlencode({name: slug for name, slug in sorted(asked.items()) if slug})
    path = reverse("releases:partners", kwargs={"language": language})
    return f"{path}?{query}" if query else path
