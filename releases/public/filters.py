"""What a reader asks of the list of releases: a year, a topic, an organisation, a page."""

import re
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import CharField, F, Value
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from ..models import Partner, Topic, paths
from ..models.words import by_language_columns
from ..models.written import Written
from ..services import listing
from ..text.dates import hong_kong_day
from ..text.languages import LANGUAGES, column

YEAR = re.compile(r"(19|20)[0-9]{2}")
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")


@dataclass(frozen=True)
class Narrowing:
    """A topic or an organisation to which a list is narrowed; ``languages`` are those in which it is public."""

    key: int
    slug: str
    name: str
    languages: tuple[str, ...]


def _narrowings(language, *, at, **slugs):
    """What is public under these slugs, {"topic": slug, "partner": slug} or one of them."""
    kinds = {"topic": (Topic, "heading"), "partner": (Partner, "official_name")}
    first, *others = (_named(name, *kinds[name], slugs[name], language, at) for name in slugs)
    return first.union(*others, all=True)


def _named(name, model, field, slug, language, at):
    found = model.objects.public(at, language).with_public_languages(at).filter(slug=slug)
    # Both kinds call their columns alike, else a union puts them in another order.
    called = F(column(field, language))
    rows = found.annotate(parameter=Value(name, CharField()), key=F("pk"), called=called)
    return rows.order_by().values_list("parameter", "key", "slug", "called", *by_language_columns())


NARROWINGS = Written(_narrowings)


class Filters:
    """The list's parameters, read once; nonsense, and what isn't public, is 404. Unknown ones are ignored."""

    def __init__(self, asked, language, at):
        self.language, self.at = language, at
        self.year = self._read(asked, "year", YEAR.fullmatch)
        self.before = self._read(asked, "before", listing.is_cursor)
        self.after = self._read(asked, "after", listing.is_cursor)
        slugs = {name: self._read(asked, name, SLUG.fullmatch) for name in ("topic", "partner")}
        found = self._find({name: slug for name, slug in slugs.items() if slug})
        self.topic, self.partner = found.get("topic"), found.get("partner")

    @staticmethod
    def _read(asked, name, is_sound):
        value = asked.get(name, "")
        if value and not is_sound(value):
            raise Http404
        return value

    def _find(self, slugs):
        """Return {parameter: Narrowing} of what is asked for, in one query."""
        found = {}
        rows = NARROWINGS(self.language, at=self.at, **slugs) if slugs else ()
        for name, key, slug, words, *is_open in rows:
            open_in = tuple(each for each, yes in zip(LANGUAGES, is_open, strict=True) if yes)
            found[name] = Narrowing(key, slug, words, open_in)
        if found.keys() != slugs.keys():
            raise Http404
        return found

    @cached_property
    def names(self):
        """What the list is narrowed to, in words."""
        return [each.name for each in (self.topic, self.partner) if each]

    def page(self):
        return listing.page(
            self.language,
            self.at,
            topic=self.topic and self.topic.key,
            partner=self.partner and self.partner.key,
            year=int(self.year or 0),
            before=self.before,
            after=self.after,
        )

    @cached_property
    def years(self):
        """The years from the newest to the oldest release, with their addresses; none in a narrowed list."""
        if self.names:
            return []
        ends = listing.ends(self.language, self.at)
        if not ends:
            return []
        newest, oldest = (hong_kong_day(each).year for each in ends)
        years = range(newest, oldest - 1, -1)
        return [(str(year), self.address(year=year)) for year in years]

    @property
    def feed(self):
        """The address of the feed of the one topic or organisation to which the list is narrowed, else ""."""
        if bool(self.topic) == bool(self.partner):
            return ""
        name, slug = (
            ("topic_feed", self.topic.slug) if self.topic else ("partner_feed", self.partner.slug)
        )
        return reverse(f"releases:{name}", kwargs={"language": self.language, "slug": slug})

    def address(self, language=None, **changes):
        """Return the address of this list, with changes, in this language or another one."""
        asked = {
            "year": self.year,
            "topic": self.topic and self.topic.slug,
            "partner": self.partner and self.partner.slug,
        } | changes
        query = urlencode({name: value for name, value in asked.items() if value})
        path = paths.path("list", language or self.language)
        return f"{path}?{query}" if query else path

    def addresses(self):
        """Return {language: path} of the languages in which everything that is asked for is public."""
        narrowed = [each.languages for each in (self.topic, self.partner) if each]
        open_in = [each for each in LANGUAGES if all(each in found for found in narrowed)]
        return {each: self.address(each) for each in open_in}
