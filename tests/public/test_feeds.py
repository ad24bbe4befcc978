"""Feeds and the sitemap: sound XML, open languages only, never an hour before the hour."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from tests import factories
from tests.public.newsroom import make_own, make_whole

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ORIGIN = "http://127.0.0.1:8000"


@pytest.fixture(autouse=True)
def at_noon(clock):
    clock.at = factories.NOON
    return clock


def tree(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return ElementTree.fromstring(response.content)


def entries(client, path="/en/feed/"):
    return [
        {child.tag.removeprefix(ATOM): child.text for child in entry}
        for entry in tree(client, path).findall(f"{ATOM}entry")
    ]


def test_feed_has_the_newest_twenty_first_first(client):
    make_own()
    for number in range(21):
        at = factories.NOON - timedelta(days=21 - number)
        factories.make_live(f"r{number}", at=at, headline_en=f"n{number}\nmore", by=by())
    found = [entry["title"] for entry in entries(client)]
    assert found == [f"n{number} – more" for number in range(20, 0, -1)]


def by():
    return factories.make_user()


def test_entry_is_dated_by_the_hour_at_which_its_language_opened(client, clock):
    release = factories.make_scheduled("opening", publish_at=factories.NOON)
    release.ready_at_en = factories.NOON + timedelta(hours=4)
    release.save()
    clock.move(hours=4, seconds=-1)
    assert entries(client) == []
    clock.move(seconds=1)
    (entry,) = entries(client)
    assert (entry["published"], entry["updated"]) == ("2026-11-20T08:00:00+00:00",) * 2
    (chinese,) = entries(client, "/zh-hant/feed/")
    assert chinese["published"] == "2026-11-20T04:00:00+00:00"


def test_entry_is_named_by_its_public_id(client):
    release = factories.make_live("opening")
    (entry,) = entries(client)
    assert entry["id"] == f"tag:127.0.0.1,2026-11-19:{release.public_id}/en"


def test_feed_says_its_language_its_address_and_its_author(client):
    make_whole(0, make_own())
    feed = tree(client, "/zh-hant/feed/")
    assert feed.attrib["{http://www.w3.org/XML/1998/namespace}lang"] == "zh-Hant-HK"
    links = {link.attrib.get("rel"): link.attrib["href"] for link in feed.findall(f"{ATOM}link")}
    assert links == {
        "alternate": f"{ORIGIN}/zh-hant/",
        "self": f"{ORIGIN}/zh-hant/feed/",
    }
    assert feed.find(f"{ATOM}author/{ATOM}name").text == "Cloudsail zh-hant"


def test_feed_carries_characters_that_xml_cannot(client):
    factories.make_live("opening", headline_en="One\x0b & <two>")
    assert [entry["title"] for entry in entries(client)] == ["One – & <two>"]


def test_summary_is_the_subheadline_or_the_first_paragraph(client):
    factories.make_live("first", body_en="<p>One.</p><p>Two.</p>")
    factories.make_live("second", subheadline_en="Under it")
    assert {entry["summary"] for entry in entries(client)} == {
        "<p>One.</p>",
        "<p>Under it</p>",
    }


def test_words_of_a_summary_are_no_markup(client):
    factories.make_live("first", subheadline_en="<script>alert(1)</script> & more")
    [entry] = entries(client)
    assert entry["summary"] == "<p>&lt;script&gt;alert(1)&lt;/script&gt; &amp; more</p>"


def test_topic_has_a_feed_of_its_own_once_a_release_is_live(client):
    make_whole(0, make_own())
    factories.make_live("other")
    factories.make_topic("secret")
    found = entries(client, "/en/topics/topic-0/feed/")
    assert [entry["title"] for entry in found] == ["headline of whole-0 en"]
    for slug in ("secret", "none"):
        assert client.get(f"/en/topics/{slug}/feed/").status_code == 404


def sitemap(client):
    """{address: ({language: alternate}, lastmod)} of everything below the home and list pages."""
    found = {}
    for url in tree(client, "/sitemap.xml").findall(f"{SITEMAP}url"):
        links = {
            each.attrib["hreflang"]: each.attrib["href"] for each in url.findall(f"{XHTML}link")
        }
        opened = url.find(f"{SITEMAP}lastmod")
        address = url.find(f"{SITEMAP}loc").text.removeprefix(ORIGIN)
        found[address] = links, opened is not None and opened.text
    return found


LISTS = {
    f"/{language}/{page}"
    for language in ("zh-hant", "zh-hans", "en")
    for page in ("", "releases/", "visits/", "partners/")
}


def test_sitemap_has_open_languages_with_each_other_as_alternates(client):
    factories.make_scheduled("secret")
    issuer = factories.make_partner("issuer")
    factories.make_live("opening", issuer=issuer, languages=["zh-hant", "en"])
    found = sitemap(client)
    releases = [f"/{language}/releases/2026/opening/" for language in ("zh-hant", "en")]
    partners = [f"/{language}/partners/issuer/" for language in ("zh-hant", "en")]
    assert set(found) == LISTS | set(releases) | set(partners)
    alternates = {"zh-hant": ORIGIN + releases[0], "en": ORIGIN + releases[1]}
    assert found[releases[0]] == (alternates, "2026-11-19T12:00:00+08:00")


def test_sitemap_says_nothing_of_later_edits(client):
    release = factories.make_live("opening")
    before = client.get("/sitemap.xml").content
    release.save()
    assert client.get("/sitemap.xml").content == before


def test_sitemap_reads_no_text(client, django_assert_num_queries):
    make_whole(0, make_own())
    with django_assert_num_queries(3) as asked:
        sitemap(client)
    columns = "\n".join(each["sql"].partition(" FROM ")[0] for each in asked)
    assert {text for text in ("slug", "body", "summary", "description") if text in columns} == {
        "slug"
    }
