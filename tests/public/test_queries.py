"""How many questions each page asks the database: the same literal number with one row and with three."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import Partner
from tests import factories
from tests.public.newsroom import make_own, make_whole

pytestmark = pytest.mark.django_db

PAGES = [
    ("/en/", 6),
    ("/en/releases/", 3),
    ("/en/releases/?topic=topic-0", 3),
    ("/en/releases/?topic=topic-0&partner=met-0", 3),
    ("/en/releases/2026/whole-0/", 5),
    ("/en/releases/2026/whole-0/print/", 5),
    ("/en/releases/2026/whole-0/release.txt", 4),
    ("/en/visits/", 3),
    ("/en/visits/?year=2026", 3),
    ("/en/visits/visit/", 7),
    ("/en/partners/", 2),
    ("/en/partners/?role=host&sector=sector-0&place=place-0", 2),
    ("/en/partners/own/", 4),
    ("/en/partners/met-0/", 4),
    ("/en/search/", 2),
    ("/en/search/?q=headline", 4),
    ("/en/search/?q=nonsense", 4),
    ("/en/search/?q=headline&order=relevance", 4),
    ("/en/search/?q=met&kind=organisations", 3),
    ("/en/search/?q=headline&topic=topic-0&partner=met-0&year=2026&photos=1", 4),
    ("/en/search/suggest/?q=headline", 3),
    ("/en/search/suggest/?q=nonsense", 3),
    ("/en/feed/", 2),
    ("/en/topics/topic-0/feed/", 2),
    ("/en/partners/met-0/feed/", 2),
    ("/sitemap.xml", 6),
    ("/sitemaps/2026-11.xml", 1),
    ("/sitemaps/visits-1.xml", 1),
    ("/news-sitemap.xml", 4),
    ("/healthz", 1),
    ("/robots.txt", 0),
    ("/", 0),
]
# What isn't there costs the same, whatever the reason.
MISSES = [
    ("/en/releases/2026/secret/", 4),
    ("/en/releases/2026/nonsense/", 4),
    ("/en/visits/nonsense/", 3),
    ("/en/partners/nonsense/", 3),
    ("/en/partners/nonsense/feed/", 3),
    ("/en/topics/nonsense/feed/", 2),
    ("/en/partners/?role=signatory", 2),
    ("/en/partners/?place=nonsense", 2),
    ("/en/visits/?year=1999", 2),
    ("/en/visits/?place=nonsense", 2),
    ("/r/aaaaaaaaaa", 5),
    ("/nonsense/", 1),
]


def asked_for(client, paths):
    """Return {path: (status, how many questions)}, a request each."""
    found = {}
    for path in paths:
        with CaptureQueriesContext(connection) as asked:
            status = client.get(path).status_code
        found[path] = (status, len(asked))
    return found


@pytest.mark.parametrize("rows", [1, 3])
def test_pages_need_as_many_queries_whatever_they_show(client, clock, rows):
    own, visit = make_own(), factories.make_visit("visit")
    for number in range(rows):
        make_whole(number, own, visit)
    pages = dict(PAGES)
    assert asked_for(client, pages) == {
        path: (302 if path == "/" else 200, queries) for path, queries in pages.items()
    }
    assert Partner.objects.public(clock.at).count() == rows + 1


def test_misses_need_as_many_queries_whatever_they_miss(client):
    factories.make_scheduled("secret")
    misses = dict(MISSES)
    assert asked_for(client, misses) == {path: (404, queries) for path, queries in misses.items()}


def test_no_page_counts(client):
    """To count is to read all that there is, and to tell of it."""
    make_whole(0, make_own(), factories.make_visit("visit"))
    with CaptureQueriesContext(connection) as asked:
        for path, _queries in PAGES + MISSES:
            client.get(path)
    assert len(asked) > len(PAGES)
    assert [each["sql"] for each in asked if "COUNT(" in each["sql"].upper()] == []
