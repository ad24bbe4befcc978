"""What stands around every public page: the site's name and logo, its colour, and whom journalists call."""

import json
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from hashlib import sha256
from operator import itemgetter

from django.db import connection
from django.db.models import CharField, F, FilteredRelation, Q, TextField, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from ..models import Partner, SiteSettings
from ..models.json_lists import AsObject
from ..text import colours, richtext
from ..text.article import Enquiry
from ..text.languages import column
from .thumbnails import Thumbnail


@dataclass(frozen=True)
class Frame:
    """``name`` and ``room`` stand beside each other; a site with a name of its own has no ``room``.

    ``owner`` is our own organisation, ``opening`` the introduction as it is stored; ``accent`` is the colour by day and
    ``style`` the version of the style sheet that has it. "" is none of it.
    """

    name: str = ""
    room: str = _("Press room")
    owner: str = ""
    description: str = ""
    opening: str = ""
    logo: Thumbnail | None = None
    accent: str = ""
    style: str = ""
    enquiries: tuple[Enquiry, ...] = ()

    @property
    def title(self):
        """What the site is called in one line."""
        return _in_one_line(self.name, self.room)

    @property
    def publisher(self):
        """Who publishes the site: our own organisation; where it has no name, what the site is called."""
        return self.owner or _in_one_line(self.name, self.room)

    @property
    def introduction_html(self):
        """The paragraph that opens the home page, cleaned."""
        return richtext.clean_inline(richtext.without_nodes(self.opening))


def _in_one_line(*names):
    return " · ".join(filter(None, map(str, names)))


@dataclass(frozen=True)
class StyleSheet:
    """The style sheet of the site's own colour; ``version`` changes with every letter of it."""

    text: str
    version: str


# For the page that says that the database doesn't answer.
NAMELESS = Frame()


def frame(language):
    """Return the frame in a language, in one query; the duty line is no part of it."""
    with connection.cursor() as cursor:
        cursor.execute(*_question(language))
        rows = [json.loads(row) for (row,) in cursor.fetchall()]
    own = [row for row in rows if row["of"] == "own"]
    site = [row for row in rows if row["of"] == "site"]
    return _named(_of_the_organisation(own), *site)


def style_sheet():
    """Return the StyleSheet of the site's own colour, or None while it has the colour of the house."""
    chosen = SiteSettings.objects.values_list("accent", "accent_at_night").first()
    return _style(*chosen) if chosen else None


# --- What is asked -------------------------------------------------------------------------------


@cache
def _question(language):
    """The SQL and its parameters: every page asks this, and to put it together takes longer than the answer."""
    return _settings(language).union(_own(language), all=True).query.sql_with_params()


def _settings(language):
    """One row or none."""
    return _rows(
        SiteSettings.objects,
        "site",
        name=F(column("site_name", language)),
        description=F(column("description", language)),
        introduction=F(column("introduction", language)),
        accent=F("accent"),
        accent_at_night=F("accent_at_night"),
        public_id=F("logo__public_id"),
        width=F("logo__width"),
        height=F("logo__height"),
        # A list within the list would be read in two ways by the two databases.
        widths=Cast("logo__widths", TextField()),
        has_avif=F("logo__has_avif"),
    )


def _own(language):
    """One row for each contact at the foot, one without where there is none."""
    own = Partner.objects.filter(relation=Partner.Relation.OWN)
    return _rows(
        own.annotate(foot=FilteredRelation("contacts", condition=Q(contacts__in_foot=True))),
        "own",
        name=F(column("official_name", language)),
        position=F("foot__position"),
        pk=F("foot__pk"),
        contact_name=F(column("foot__contact_name", language)),
        phone=F("foot__phone"),
        email=F("foot__email"),
    )


def _rows(rows, what, **values):
    return rows.order_by().values_list(AsObject(of=Value(what, CharField()), **values))


# --- What is made of it --------------------------------------------------------------------------


def _of_the_organisation(rows):
    if not rows:
        return NAMELESS
    called = [row for row in rows if row["phone"] or row["email"]]
    called.sort(key=itemgetter("position", "pk"))
    name = rows[0]["name"] or ""
    return Frame(
        name=name,
        owner=name,
        enquiries=tuple(
            Enquiry(name=row["contact_name"] or "", phone=row["phone"], email=row["email"])
            for row in called
        ),
    )


def _named(found, site=None):
    """Return the frame as the settings, if there are any, make it the institution's own."""
    if site is None:
        return found
    style = _style(site["accent"], site["accent_at_night"])
    return replace(
        found,
        name=site["name"] or found.name,
        room="" if site["name"] else found.room,
        description=site["description"] or "",
        opening=site["introduction"] or "",
        logo=_logo(site),
        accent=site["accent"] if style else "",
        style=style.version if style else "",
    )


def _logo(site):
    widths = json.loads(site["widths"] or "[]")
    if not widths:
        return None
    return Thumbnail(
        public_id=site["public_id"],
        width=site["width"],
        height=site["height"],
        widths=tuple(widths),
        focus=(50, 50),
        has_avif=bool(site["has_avif"]),
        # The name stands beside it.
        alt="",
    )


@lru_cache(maxsize=16)
def _style(accent, accent_at_night):
    text = colours.style_sheet(accent, accent_at_night)
    return StyleSheet(text, sha256(text.encode()).hexdigest()[:12]) if text else None
