"""How many questions each page asks the database: the same literal number with one row and with three."""

import pytest

from releases.models import Partner
from tests import factories
from tests.public.newsroom import make_own, make_whole

pytestmark = pytest.mark.django_db

PAGES = [
    ("/en/", 6),
    ("/en/releases/", 3),
    ("/en/releases/?topic=topic-0", 3),
    ("/en/releases/?topic=topic-0&partner=met-0", 4),
    ("/en/releases/2026/whole-0/", 8),
    ("/en/releases/2026/whole-0/print/", 8),
    ("/en/releases/2026/whole-0/release.txt", 7),
    ("/en/visits/", 2),
    ("/en/visits/visit/", 7),
    ("/en/partners/", 4),
    ("/en/partners/own/", 5),
    ("/en/partners/met-0/", 5),
    ("/en/feed/", 2),
    ("/en/topics/topic-0/feed/", 3),
    ("/sitemap.xml", 3),
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
    ("/r/aaaaaaaaaa", 5),
    ("/nonsense/", 1),
]


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize(("path", "queries"), PAGES)
def test_page_needs_as_many_queries_whatever_it_shows(
    client, clock, django_assert_num_queries, rows, path, queries
):
    clock.at = factories.NOON
    own, visit = make_own(), factories.make_visit("visit")
    for number in range(rows):
        make_whole(number, own, visit)
    with django_assert_num_queries(queries):
        assert client.get(path).status_code in (200, 302)
    assert Partner.objects.public(clock.at).count() == rows + 1


@pytest.mark.parametrize(("path", "queries"), MISSES)
def test_misses_need_as_many_queries_whatever_they_miss(
    client, clock, django_assert_num_queries, path, queries
):
    clock.at = factories.NOON
    factories.make_scheduled("secret")
    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 404
