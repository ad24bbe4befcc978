"""The search page, and what is suggested while one types; neither is indexed or kept."""

from urllib.parse import urlencode

from django.db.models import Subquery
from django.http import JsonResponse
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Release, Topic
from ..models.written import Written
from ..services import clock, living_search, searching, suggesting
from ..text import bigrams
from ..text.dates import hong_kong_day
from ..text.languages import column
from . import pages
from .filters import Filters
from .readers import for_readers

VISITS, ORGANISATIONS = "visits", "organisations"
THINGS = {VISITS: _("Delegation visits"), ORGANISATIONS: pgettext_lazy("search", "Organisations")}
KINDS = {str(kind.value): kind.label for kind in Release.Kind} | THINGS
RELEVANCE = "relevance"
# Visits and organisations beside the releases, and alone.
BESIDE, ALONE = 5, 100
WHAT = {"organisation": _("Organisation"), "topic": _("Topic"), "release": _("Release")}


class Search(Filters):
    """What somebody looks for, read once; nonsense in a filter, and what isn't public, is 404. No words are nonsense."""

    def __init__(self, asked, language, at):
        super().__init__(
            {name: asked.get(name, "") for name in ("year", "topic", "partner")}, language, at
        )
        self.query = typed(asked.get("q", ""))
        self.wanted = bigrams.sought(self.query)
        self.behind = self._read(asked, "before", searching.is_cursor)
        self.kind = self._read(asked, "kind", KINDS.__contains__)
        self.order = self._read(asked, "order", {RELEVANCE}.__contains__)
        self.photos = self._read(asked, "photos", {"1"}.__contains__)

    @cached_property
    def asked(self):
        """What releases are asked for, None where it is visits or organisations alone."""
        if self.kind in THINGS:
            return None
        keys = {
            name: each.key
            for name, each in (("topic", self.topic), ("partner", self.partner))
            if each
        }
        return searching.Asked(
            int(self.year or 0), kind=self.kind, with_photos=bool(self.photos), **keys
        )

    @cached_property
    def hits(self):
        if not self.wanted or self.asked is None:
            return searching.Hits()
        told = (self.wanted, self.language, self.at, self.asked)
        if self.order:
            return searching.best(*told)
        return searching.newest(*told, self.behind)

    @cached_property
    def things(self):
        """Visits and organisations: on the first page of what is not narrowed to releases."""
        if not self.wanted or self.asked or self.behind:
            return living_search.Things()
        found = living_search.found(
            self.wanted, self.language, self.at, ALONE if self.kind else BESIDE
        )
        if self.kind == VISITS:
            return living_search.Things(visits=found.visits)
        return living_search.Things(organisations=found.organisations) if self.kind else found

    @cached_property
    def topics(self):
        """The public topics, each with its heading; none of them tells how much is filed under it."""
        return TOPICS(self.language, at=self.at)

    @property
    def years_offered(self):
        """The years from the newest to the oldest release."""
        if not self.topics:
            return [self.year] if self.year else []
        newest, oldest = (hong_kong_day(each).year for each in self.topics[0][2:])
        return [str(year) for year in range(newest, oldest - 1, -1)]

    @property
    def kinds(self):
        return KINDS.items()

    def address(self, language=None, **changes):
        """Return the address of this search, with changes, in this language or another one."""
        named = {"topic": self.topic, "partner": self.partner}
        asked = {"q": self.query, "kind": self.kind, "year": self.year}
        asked |= {name: each and each.slug for name, each in named.items()}
        asked |= {"photos": self.photos, "order": self.order} | changes
        query = urlencode({name: value for name, value in asked.items() if value})
        path = reverse("releases:search", kwargs={"language": language or self.language})
        return f"{path}?{query}" if query else path

    @property
    def by_date(self):
        return self.address(order="")

    @property
    def by_relevance(self):
        return self.address(order=RELEVANCE)

    @property
    def all_visits(self):
        return self.address(kind=VISITS, order="")

    @property
    def all_organisations(self):
        return self.address(kind=ORGANISATIONS, order="")

    @property
    def older(self):
        return self.address(before=self.hits.older)


def _topics(language, *, at):
    """The public topics, each with the hours of the newest and the oldest release, which are the same in all."""
    live = Release.objects.live(at, language).values("publish_at")
    rows = Topic.objects.public(at, language).annotate(
        newest=Subquery(live.order_by("-publish_at")[:1]),
        oldest=Subquery(live.order_by("publish_at")[:1]),
    )
    told = ("slug", column("heading", language), "newest", "oldest")
    return rows.rewrite(False).order_by("slug").values_list(*told)


TOPICS = Written(_topics)


def typed(query):
    """Return what somebody typed as it may be shown again: no control characters, and no more than is looked at."""
    shown = "".join(sign for sign in " ".join(query.split()) if sign.isprintable())
    return shown[: bigrams.LONGEST_QUERY + 1]


@for_readers
def search(request, language):
    asked = Search(request.GET, language, clock.now())
    return pages.page(
        "search.html",
        language,
        addresses=asked.addresses(),
        is_whole=False,
        search=asked,
        query=asked.query[: bigrams.LONGEST_QUERY],
        limit=bigrams.LONGEST_QUERY,
    )


@for_readers
def suggest(request, language):
    found = suggesting.suggestions(typed(request.GET.get("q", "")), language, clock.now())
    shown = [{"what": str(WHAT[each.what]), "text": each.text, "url": each.url} for each in found]
    return JsonResponse({"suggestions": shown})
