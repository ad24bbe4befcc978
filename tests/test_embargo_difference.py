"""Twenty releases that wait change not one byte, and not one query, of what readers get (non-interference, E2)."""

import re
from html import unescape

import pytest
from django.conf import settings

from releases.models import Partner, Release, Visit
from releases.text.languages import LANGUAGES
from tests import figures
from tests.conftest import DEEP
from tests.embargo.answers import ask, client_of
from tests.embargo.asks import address
from tests.embargo.mutants import LEAKS
from tests.embargo.seeding import seeded
from tests.embargo.sites import Site

pytestmark = [pytest.mark.django_db, pytest.mark.dealt("postgresql")]

WAITING = 60 if DEEP else 20
# Whatever a page names and readers may follow; static files are the same for every page.
NAMED = re.compile(rf"(?<=[\"'>\s])(?:{re.escape(settings.SITE_ORIGIN)})?(/[a-z][^\"'<>\s,#]*)")
FOLLOWED = tuple(
    f"/{each}" for each in (*LANGUAGES, "photos/", "r/", "sitemap", "robots", "site.css")
)
NONSENSE = (
    "/en/releases/2026/nonsense/",
    "/en/visits/nonsense/",
    "/en/partners/nonsense/",
    "/en/nonsense/",
    "/nonsense",
    "/en/releases/?topic=nonsense",
    "/en/releases/?year=1999",
    "/en/releases/?year=nonsense",
    "/zh-hant/topics/nonsense/feed/",
    "/r/aaaaaaaaaa",
)

# Words that what waits has in common with what is public, words of the one alone, and nobody's.
SEARCHES = ("headline", "park", "partner", "topic", "soon", "hidden", "shek", "visit", "nonsense")


def crawl(start):
    """Return {address: Answer} of the addresses and of everything that their pages lead to."""
    client, found, waiting = client_of(), {}, list(start)
    while waiting:
        address = waiting.pop()
        if address not in found:
            found[address] = ask(client, address)
            named = {unescape(each) for each in NAMED.findall(found[address].text)}
            waiting += [each for each in named if each.startswith(FOLLOWED)]
    return found


def beginnings(site):
    """Return where readers begin: the ways in, every narrowed list, short addresses, what isn't there."""
    yield from ("/", "/sitemap.xml", "/news-sitemap.xml", "/robots.txt", "/healthz", *NONSENSE)
    years = {release.year for release in site.releases}
    slugs = {"topic": site.topics, "partner": [site.own, *site.partners]}
    filters = [f"year={year}" for year in (*years, max(years) + 1, min(years) - 1)]
    filters += [f"{name}={each.slug}" for name, rows in slugs.items() for each in rows]
    pairs = [f"{one}&{other}" for one in filters for other in filters if one[:5] < other[:5]]
    for number, query in enumerate([*filters, *pairs]):
        yield address("list", f"?{query}", language=LANGUAGES[number % 3])
    for query in SEARCHES:
        for number, part in enumerate(("", "&order=relevance", "&photos=1", "&kind=organisations")):
            language = LANGUAGES[number % 3]
            yield address("search", f"?q={query}{part}", language=language)
        yield from (address("suggest", f"?q={query}", language=each) for each in LANGUAGES)
    for model in (Release, Visit, Partner):
        for public_id in model.objects.values_list("public_id", flat=True):
            yield address("short", public_id=public_id)


def parts_of(files):
    """Return {(address, header): Answer} of photos asked for in part or on a condition."""
    client = client_of()
    headers = [{"range": "bytes=0-99"}, {"range": "bytes=-1"}, {"if-none-match": "*"}]
    headers += [{"accept-language": language} for language in LANGUAGES]
    return {
        (address, *asked.items()): ask(client, address, **asked)
        for address in files
        for asked in headers
    }


def differences(one, other):
    """Return the keys whose answers differ in any byte or in the number of queries."""
    told = [
        {key: (answer.queries, answer.text) for key, answer in answers.items()}
        for answers in (one, other)
    ]
    return sorted(key for key in {*told[0], *told[1]} if told[0].get(key) != told[1].get(key))


def test_site_answers_alike_with_and_without_what_waits(clock):
    site = Site(clock.at)
    public = [*beginnings(site)]
    before = crawl(public)
    files = [
        address
        for part in (".avif", ".webp", "photos.zip", "/releases/2026/park-news-0/photos/")
        for address in [each for each in sorted(before) if part in each][:2]
    ]
    assert {before[address].status for address in files} == {200}
    assert len(files) == 8
    files += [*NONSENSE[:2], "/", "/en/"]
    before_in_parts = parts_of(files)
    waiting = site.embargo(WAITING)
    after, after_in_parts = crawl(public), parts_of(files)
    assert len(before) > 250
    assert {answer.status for answer in before.values()} == {200, 302, 404, 410}
    found = differences(before, after) + differences(before_in_parts, after_in_parts)
    figures.note("E2: releases that wait beside the crawled site", len(waiting))
    figures.note("E2: addresses compared", len(before) + len(before_in_parts))
    figures.note("E2: differences", len(found))
    assert found == []


# {a seeded leak: the address that it changes}: a year in the list, a query more for what exists, an organisation.
SEEDED = {
    "releases.services.listing:ends": "/en/releases/",
    "releases.public.releases:_withdrawn": "/en/releases/2026/park-news-3/",
    "releases.models.partners:PartnerQuerySet._public_in": "/en/partners/",
}


@pytest.mark.parametrize("place", SEEDED)
def test_seeded_leak_makes_a_difference_where_it_is(place, clock):
    site, client = Site(clock.at, releases=3), client_of()
    leak = next(each for leaks in LEAKS.values() for each in leaks if each.place == place)
    with seeded(leak.place, leak.before, leak.after):
        before = {each: ask(client, each) for each in SEEDED.values()}
        site.embargo(2)
        after = {each: ask(client, each) for each in SEEDED.values()}
    assert differences(before, after) == [SEEDED[place]]
