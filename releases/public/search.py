"""The search page, and what is suggested while one types; neither is indexed or kept."""

from django.db.models import CharField, DateTimeField, Exists, F, OuterRef, Value
from django.db.models.functions import Cast
from django.http import JsonResponse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ..models import Partner, Release, Role, Topic
from ..models.written import Written
from ..services import clock, listing, living_search, searching, suggesting
from ..text import bigrams
from ..text.languages import column
from . import pages
from .filters import Narrowed, read
from .readers import for_readers

VISITS, ORGANISATIONS = "visits", "organisations"
THINGS = {VISITS: _("Delegation visits"), ORGANISATIONS: pgettext_lazy("search", "Organisations")}
KINDS = {str(kind.value): kind.label for kind in Release.Kind} | THINGS
RELEVANCE = "relevance"
# Visits and organisations beside the releases, and alone.
BESIDE, ALONE = 5, 100
WHAT = {
    "organisation": _("Organisation"),
    "visit": _("Delegation visit"),
    "topic": _("Topic"),
    "release": _("Release"),
}
# What a kind has nothing of.
NOTHING, NEVER = Value("", CharField()), Cast(Value(None), DateTimeField())
# Organisations that the field for them offers at most.
OFFERED_PARTNERS = 300


class Search(Narrowed):
    """What somebody looks for, read once; nonsense in a filter, and what isn't public, is 404. No words are nonsense."""

    route = "search"

    def __init__(self, asked, language, at):
        super().__init__(asked, language, at)
        self.query = typed(asked.get("q", ""))
        self.wanted = bigrams.sought(self.query)
        self.behind = read(asked, "before", searching.is_cursor)
        self.kind = read(asked, "kind", KINDS.__contains__)
        self.order = read(asked, "order", {RELEVANCE}.__contains__)
        self.photos = read(asked, "photos", {"1"}.__contains__)

    def asked(self):
        return (
            {"q": self.query, "kind": self.kind}
            | super().asked()
            | {"photos": self.photos, "order": self.order}
        )

    @cached_property
    def of_releases(self):
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
        if not self.wanted or self.of_releases is None:
            return searching.Hits()
        told = (self.wanted, self.language, self.at, self.of_releases)
        if self.order:
            return searching.best(*told)
        return searching.newest(*told, self.behind)

    @cached_property
    def things(self):
        """Visits and organisations: on the first page of what is not narrowed to releases."""
        if not self.wanted or self.of_releases or self.behind:
            return living_search.Things()
        found = living_search.found(
            self.wanted, self.language, self.at, ALONE if self.kind else BESIDE
        )
        if self.kind == VISITS:
            return living_search.Things(visits=found.visits)
        return living_search.Things(organisations=found.organisations) if self.kind else found

    @cached_property
    def _offered(self):
        """What a search may be narrowed to, {kind: its rows}."""
        found = {"": [], "topic": [], "partner": []}
        for kind, *told in OFFERED(self.language, at=self.at):
            found[kind].append(told)
        return found

    @property
    def topics(self):
        """(slug, heading) of the public topics; none of them tells how much is filed under it."""
        return sorted((slug, heading) for slug, heading, _key, *_ends in self._offered["topic"])

    @property
    def partners(self):
        """(slug, name) of organisations with a part in a live release, in the order of the directory.

        One that is asked for stands first if it is not among them.
        """
        rows = sorted(self._offered["partner"], key=lambda row: (row[2], row[0]))
        found = [(slug, name) for slug, name, *_others in rows]
        asked = self.partner and (self.partner.slug, self.partner.name)
        return [asked, *found] if asked and asked not in found else found

    @property
    def years_offered(self):
        """The years from the newest to the oldest release; without any, the one that is asked for."""
        for _slug, _called, _key, newest, oldest in self._offered[""]:
            return [str(year) for year in listing.years_between(newest, oldest)]
        return [self.year] if self.year else []

    @property
    def kinds(self):
        return KINDS.items()

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


def _offered(language, *, at):
    """By what a search is narrowed: the hours of the newest and the oldest release, nameless, topics, organisations."""
    live = Role.objects.in_releases(at, language).filter(partner=OuterRef("pk"))
    partners = Partner.objects.public(at, language).filter(Exists(live))
    key = column("sort_key", language)
    # A part of a union may have neither order nor end of its own.
    first = partners.order_by(key, "pk").values("pk")[:OFFERED_PARTNERS]
    slug, heading, name = (
        F("slug"),
        F(column("heading", language)),
        F(column("official_name", language)),
    )
    rows = [
        _told(listing.ends(language, at), "", newest=F("newest"), oldest=F("oldest")),
        _told(Topic.objects.public(at, language), "topic", slug, heading),
        _told(Partner.objects.filter(pk__in=first), "partner", slug, name, F(key)),
    ]
    return rows[0].union(*rows[1:], all=True)


def _told(rows, kind, address=NOTHING, called=NOTHING, key=NOTHING, newest=NEVER, oldest=NEVER):
    """Return what is offered of one kind; all call their columns alike, else a union puts them in another order."""
    told = {"offered": Value(kind, CharField()), "address": address, "called": called, "key": key}
    told |= {"first": newest, "last": oldest}
    return rows.order_by().annotate(**told).values_list(*told)


OFFERED = Written(_offered)


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
