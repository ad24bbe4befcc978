"""What a reader asks of a list of releases: a year, a topic, an organisation, a page."""

import re
from dataclasses import dataclass

from django.db.models import CharField, F, Value
from django.http import Http404
from django.utils.functional import cached_property

from ..models import Partner, Topic, paths
from ..models.words import by_language_columns
from ..models.written import Written
from ..services import listing
from ..text.languages import LANGUAGES, column
from .addresses import Slug

YEAR = re.compile(r"(19|20)[0-9]{2}")
SLUG = re.compile(Slug.regex)


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


def read(asked, name, is_sound):
    """Return a parameter, "" where it isn't asked for; nonsense is 404."""
    value = asked.get(name, "")
    if value and not is_sound(value):
        raise Http404
    return value


def slugs(asked, *names):
    """Return {name: slug} of those parameters that are asked for."""
    found = {name: read(asked, name, SLUG.fullmatch) for name in names}
    return {name: slug for name, slug in found.items() if slug}


class Narrowed:
    """A list of releases of a year, a topic, an organisation: its parameters, read once, and its addresses.

    Nonsense, and what isn't public, is 404. Unknown parameters are ignored.
    """

    route = "list"

    def __init__(self, asked, language, at):
        self.language, self.at = language, at
        self.year = read(asked, "year", YEAR.fullmatch)
        found = self._find(slugs(asked, "topic", "partner"))
        self.topic, self.partner = found.get("topic"), found.get("partner")

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

    def asked(self):
        """All that is asked for, {parameter: value} in the order of the address; "" and None ask nothing."""
        return {
            "year": self.year,
            "topic": self.topic and self.topic.slug,
            "partner": self.partner and self.partner.slug,
        }

    def address(self, language=None, **changes):
        """Return the address of this list, with changes, in this language or another one."""
        return paths.narrowed(self.route, language or self.language, self.asked() | changes)

    def addresses(self):
        """Return {language: path} of the languages in which everything that is asked for is public."""
        narrowed = [each.languages for each in (self.topic, self.partner) if each]
        open_in = [each for each in LANGUAGES if all(each in found for found in narrowed)]
        return {each: self.address(each) for each in open_in}


class Filters(Narrowed):
    """A page of the list of releases, before or after one of them."""

    def __init__(self, asked, language, at):
        self.before = read(asked, "before", listing.is_cursor)
        self.after = read(asked, "after", listing.is_cursor)
        super().__init__(asked, language, at)

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
        years = [] if self.names else listing.years(self.language, self.at)
        return [(str(year), self.address(year=year)) for year in years]

    @property
    def feed(self):
        """The address of the feed of the one topic or organisation to which the list is narrowed, else ""."""
        if bool(self.topic) == bool(self.partner):
            return ""
        if self.topic:
            return paths.path("topic_feed", self.language, self.topic.slug)
        return paths.path("partner_feed", self.language, self.partner.slug)
