"""The list of releases: newest first, paged by key, narrowed by year, topic and organisation."""

import re
from datetime import UTC, datetime, timedelta
from itertools import chain

import pytest
from django.http import QueryDict

from releases.models import Release, Role
from releases.services import listing
from tests import factories

pytestmark = pytest.mark.django_db
LIST = "/en/releases/"


def slugs(client, address=LIST):
    response = client.get(address)
    assert response.status_code == 200
    return re.findall(
        r'<a href="/en/releases/\d{4}/(.*?)/">', response.content.decode().partition("<main")[2]
    )


def way(client, address, rel):
    """The address of the neighbouring page, or None."""
    found = re.search(rf'<a rel="{rel}" href="(.*?)"', client.get(address).content.decode())
    return found and found[1].replace("&amp;", "&")


def many(count, same_hour=False):
    """Live releases made in one go; r0 is the oldest."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    return Release.objects.bulk_create(
        Release(
            slug=f"r{number}",
            headline_en=f"headline {number}",
            state="approved",
            publish_at=start + timedelta(hours=0 if same_hour else number),
            ready_at_en=start,
        )
        for number in range(count)
    )


@pytest.mark.parametrize("same_hour", [False, True])
def test_pages_follow_each_other_without_gap_or_repetition(client, same_hour):
    many(45, same_hour)
    address, seen = LIST, []
    while address:
        seen.append(slugs(client, address))
        last, address = address, way(client, address, "next")
    assert [len(page) for page in seen] == [20, 20, 5]
    assert list(chain(*seen)) == [f"r{number}" for number in reversed(range(45))]
    back = way(client, last, "prev")
    assert slugs(client, back) == seen[1]
    assert client.get(way(client, back, "prev")).headers["Location"] == LIST


def test_a_single_page_has_no_neighbours(client):
    many(20)
    assert (way(client, LIST, "next"), way(client, LIST, "prev")) == (None, None)
    assert len(slugs(client)) == 20


def test_cursor_carries_no_primary_key(client):
    many(21)
    release = Release.objects.get(slug="r1")
    assert way(client, LIST, "next") == f"{LIST}?before=20260101T010000000000{release.public_id}"


def test_years_are_those_of_hong_kong(client):
    at = datetime(2025, 12, 31, 16, 0, tzinfo=UTC)  # midnight in Hong Kong
    factories.make_live("old-year", at=at - timedelta(seconds=1))
    factories.make_live("new-year", at=at)
    assert slugs(client, f"{LIST}?year=2025") == ["old-year"]
    assert slugs(client, f"{LIST}?year=2026") == ["new-year"]
    page = client.get(LIST).content.decode()
    assert re.findall(r"\?year=(\d{4})", page) == ["2026", "2025"]


def test_years_begin_with_that_of_the_newest_release(client):
    for year in (2022, 2024):
        factories.make_live(f"of-{year}", at=datetime(year, 3, 1, tzinfo=UTC))
    page = client.get(LIST).content.decode()
    assert re.findall(r"\?year=(\d{4})", page) == ["2024", "2023", "2022"]


def test_list_narrows_to_topic_and_organisation_together(client):
    topic, partner = factories.make_topic("science"), factories.make_partner("met")
    for slug, topics, partners in [
        ("both", [topic], [partner]),
        ("topic", [topic], []),
        ("partner", [], [partner]),
    ]:
        release = factories.make_release(slug)
        release.topics.set(topics)
        for each in partners:
            Role.objects.create(release=release, partner=each, kind="host", position=1)
        factories.approve(release, at=factories.NOON)
    assert slugs(client, f"{LIST}?topic=science") == ["topic", "both"]
    assert slugs(client, f"{LIST}?partner=met") == ["partner", "both"]
    assert slugs(client, f"{LIST}?topic=science&partner=met&year=2026") == ["both"]
    assert slugs(client, f"{LIST}?topic=science&year=2020") == []


def test_narrowing_to_what_is_not_public_is_not_found(client):
    topic = factories.make_topic("secret-topic")
    release = factories.make_release("secret", issuer=factories.make_partner("secret-partner"))
    release.topics.add(topic)
    factories.approve(release, publish_at=factories.NOON + timedelta(seconds=1))
    for query in ("topic=secret-topic", "partner=secret-partner", "topic=no", "partner=no"):
        assert client.get(f"{LIST}?{query}").status_code == 404


def test_language_bar_keeps_what_the_list_is_narrowed_to(client):
    topic = factories.make_topic("science", heading_zh_hans="")
    release = factories.make_release("opening")
    release.topics.add(topic)
    factories.approve(release, at=factories.NOON)
    page = client.get(f"{LIST}?topic=science").content.decode()
    bar = page.partition('<nav class="languages"')[2].partition("</nav>")[0]
    assert re.findall('href="(.*?)"', bar) == ["/zh-hant/releases/?topic=science"]
    assert "(not available)" in bar


def test_line_names_the_other_open_languages_and_counts_photos(client):
    release = factories.make_release("opening")
    factories.make_figure(release, factories.make_photo(), factories.make_photo())
    release = factories.drafting.finish(release, factories.make_user())
    factories.approve(release, at=factories.NOON, languages=["zh-hant", "en"])
    page = client.get(LIST).content.decode()
    facts = page.partition('<p class="facts extent">')[2].partition("</p>")[0]
    assert facts == '<span>2 photos</span><span lang="zh-Hant-HK">繁體中文</span>'


def test_empty_list_says_so(client):
    assert "No releases here." in client.get(LIST).content.decode()
    assert "?year=" not in client.get(LIST).content.decode()


NONSENSE = ["\0", "x" * 8192, "-1", "0", "9e9", "NaN", "２０２６", "'; --", "../..", "2026\n"]


@pytest.mark.parametrize("value", NONSENSE)
@pytest.mark.parametrize("name", ["year", "topic", "partner", "before", "after"])
def test_nonsense_is_not_found(client, name, value):
    assert client.get(LIST, {name: value}).status_code == 404


def test_unknown_parameters_are_ignored(client):
    factories.make_live("opening")
    for query in ("status=draft", "page=-1", "preview=true", "fields=*", "year=&before="):
        assert slugs(client, f"{LIST}?{query}") == ["opening"]
    assert QueryDict("year=2026&year=2025")["year"] == "2025"
    assert slugs(client, f"{LIST}?year=2025&year=2026") == ["opening"]


def test_cursor_with_an_impossible_day_is_none():
    assert listing.is_cursor("20260101T010000000000abcdefghij")
    assert not listing.is_cursor("20260231T010000000000abcdefghij")
    assert not listing.is_cursor("20260101T010000000000abcdefghi1")
