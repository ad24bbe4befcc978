"""What a reader asks of the list of releases: a year, a topic, an organisation, a page."""

import re
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Max, Min
from django.http import Http404
from django.urls import reverse
from django.utils.functional import cached_property

from ..models import Partner, Release, Topic
from ..models.words import public_languages
from ..services import listing
from ..text.dates import HONG_KONG, hong_kong_day
from ..text.languages import LANGUAGES, words

YEAR = re.compile(r"(19|20)[0-9]{2}")
SLUG = re.compile(r"[-a-zA-Z0-9_]{1,80}")


class Filters:
    """The list's parameters, read once; nonsense, and what isn't public, is 404. Unknown ones are ignored."""

    def __init__(self, asked, language, at):
        self.language, self.at = language, at
        self.year = self._read(asked, "year", YEAR.fullmatch)
        self.before = self._read(asked, "before", listing.is_cursor)
        self.after = self._read(asked, "after", listing.is_cursor)
        self.topic = self._find(Topic, self._read(asked, "topic", SLUG.fullmatch))
        self.partner = self._find(Partner, self._read(asked, "partner", SLUG.fullmatch))

    @staticmethod
    def _read(asked, name, is_sound):
        value = asked.get(name, "")
        if value and not is_sound(value):
            raise Http404
        return value

    def _find(self, model, slug):
        if not slug:
            return None
        public = model.objects.public(self.at, self.language).with_public_languages(self.at)
        if found := public.filter(slug=slug).first():
            return found
        raise Http404

    @cached_property
    def names(self):
        """What the list is narrowed to, in words."""
        topic = words(self.topic, "heading", self.language) if self.topic else ""
        partner = words(self.partner, "official_name", self.language) if self.partner else ""
        return [name for name in (topic, partner) if name]

    def page(self):
        found = Release.objects.live(self.at, self.language)
        if self.year:
            year = int(self.year)
            found = found.filter(
                publish_at__gte=datetime(year, 1, 1, tzinfo=HONG_KONG),
                publish_at__lt=datetime(year + 1, 1, 1, tzinfo=HONG_KONG),
            )
        if self.topic:
            found = found.filter(topics=self.topic)
        if self.partner:
            found = found.filter(pk__in=self.partner.roles.values("release"))
        return listing.page(found, self.language, self.at, before=self.before, after=self.after)

    @cached_property
    def years(self):
        """The years from the newest to the oldest release, with their addresses; none in a narrowed list."""
        if self.names:
            return []
        live = Release.objects.live(self.at, self.language)
        ends = live.aggregate(newest=Max("publish_at"), oldest=Min("publish_at"))
        if ends["newest"] is None:
            return []
        newest, oldest = (hong_kong_day(each).year for each in ends.values())
        years = range(newest, oldest - 1, -1)
        return [(str(year), self.address(year=year)) for year in years]

    def address(self, language=None, **changes):
        """Return the address of this list, with changes, in this language or another one."""
        asked = {
            "year": self.year,
            "topic": self.topic and self.topic.slug,
            "partner": self.partner and self.partner.slug,
        } | changes
        query = urlencode({name: value for name, value in asked.items() if value})
        path = reverse("releases:list", kwargs={"language": language or self.language})
        return f"{path}?{query}" if query else path

    def addresses(self):
        """Return {language: path} of the languages in which everything that is asked for is public."""
        narrowed = [public_languages(each) for each in (self.topic, self.partner) if each]
        open_in = [each for each in LANGUAGES if all(each in found for found in narrowed)]
        return {each: self.address(each) for each in open_in}
