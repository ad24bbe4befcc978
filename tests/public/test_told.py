"""What pages tell machines: a graph that schema.org's own vocabulary holds, links that look like something elsewhere."""

import json
import re
from datetime import timedelta
from html import unescape

import pytest

from releases.models import SiteSettings
from releases.text.languages import LANGUAGES
from tests import factories, packs, schemas
from tests.factories import NOON, trilingual
from tests.public.newsroom import make_own, make_whole
from tests.public.reading import ORIGIN

pytestmark = pytest.mark.django_db
GRAPH = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.S)
META = re.compile(r'<meta (?:property|name)="([a-z:_]+)" content="(.*?)">')
PAGES = ("", "releases/", "visits/", "partners/", "releases/2026/whole-0/", "visits/visit/")
# What search engines ask of a thing, by their own documentation.
EXPECTED = {
    "NewsArticle": {
        *("headline", "datePublished", "dateModified", "author", "publisher"),
        *("mainEntityOfPage", "inLanguage", "description", "isAccessibleForFree"),
    },
    "ImageObject": {"contentUrl", "width", "height"},
    "Event": {"name", "startDate", "location", "eventStatus", "organizer"},
    "BreadcrumbList": {"itemListElement"},
    "WebSite": {"name", "url", "publisher"},
    "CollectionPage": {"name", "url", "isPartOf"},
    "Organization": {"name"},
    "CorrectionComment": {"text", "datePublished"},
}


def graphs(client, path):
    text = client.get(path).content.decode()
    return [json.loads(each) for each in GRAPH.findall(text)]


def graph(client, path):
    """The one graph of a page, which the vocabulary finds nothing wrong with."""
    [found] = graphs(client, path)
    assert schemas.graph_faults(found) == []
    for node in nodes(found):
        assert EXPECTED.get(node["@type"], set()) - node.keys() == set()
    return found


def nodes(thing):
    """Every node in a graph, however deep."""
    if isinstance(thing, list):
        for each in thing:
            yield from nodes(each)
    elif isinstance(thing, dict):
        if "@type" in thing:
            yield thing
        yield from nodes(list(thing.values()))


def of_type(client, path, name):
    return [node for node in graph(client, path)["@graph"] if node["@type"] == name]


def metas(client, path):
    """{name: values} of the tags of a page."""
    found = {}
    for name, value in META.findall(client.get(path).content.decode()):
        found.setdefault(name, []).append(unescape(value))
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_open_page_tells_a_sound_graph(client, language):
    own = make_own()
    make_whole(0, own, factories.make_visit("visit"))
    SiteSettings.objects.create(logo=packs.make_photo(), **trilingual(description="In one line"))
    for page in (*PAGES, "partners/own/", "partners/met-0/"):
        graph(client, f"/{language}/{page}")


def test_article_says_what_its_page_says(client):
    make_whole(0, make_own(), headline_en="One\nTwo", subheadline_en="Under it")
    [article] = of_type(client, "/en/releases/2026/whole-0/", "NewsArticle")
    page = f"{ORIGIN}/en/releases/2026/whole-0/"
    assert {
        name: article[name] for name in ("headline", "alternativeHeadline", "url", "inLanguage")
    } == {
        "headline": "One – Two",
        "alternativeHeadline": "Under it",
        "url": page,
        "inLanguage": "en",
    }
    assert (article["datePublished"], article["dateModified"]) == ("2026-11-19T12:00:00+08:00",) * 2
    assert [each["name"] for each in article["author"]] == ["Cloudsail en"]
    assert article["publisher"]["name"] == "Cloudsail en"
    assert len(article["citation"]) == 2
    photos = article["image"]
    assert [each["representativeOfPage"] for each in photos] == [True, False, False, False]
    assert photos[0]["acquireLicensePage"] == f"{page}#photo-1"
    assert photos[0]["license"]["text"] == "For editorial use only. Credit required."
    assert photos[0]["contentUrl"].startswith(f"{ORIGIN}/photos/")


def test_correction_is_told_and_moves_the_hour_and_an_update_corrects_nothing(client):
    release = packs.make_live("shown", at=NOON - timedelta(days=1))
    path = "/en/releases/2026/shown/"
    packs.amended(release, packs.caption("another"), kind="update")
    [article] = of_type(client, path, "NewsArticle")
    assert "correction" not in article
    assert article["dateModified"] == "2026-11-20T12:00:00+08:00"
    release.refresh_from_db()
    packs.amended(release, packs.caption("a third"))
    [article] = of_type(client, path, "NewsArticle")
    [correction] = article["correction"]
    assert correction["text"].startswith("Correction (noon (HKT) on Friday 20 November 2026)")
    assert correction["datePublished"] == "2026-11-20T12:00:00+08:00"


def test_withdrawn_photo_is_not_told(client):
    release = packs.make_live("shown", 2, at=NOON - timedelta(days=1))
    first = release.figures.get().figure_photos.first()
    first.withdrawn_at = NOON
    first.save()
    release.stored_articles.all().delete()
    [article] = of_type(client, "/en/releases/2026/shown/", "NewsArticle")
    [image] = article["image"]
    assert image["acquireLicensePage"].endswith("#photo-2")
    assert image["representativeOfPage"]
    assert first.photo.public_id not in client.get("/en/releases/2026/shown/").content.decode()


def test_invitation_tells_its_event(client):
    starts = NOON + timedelta(days=3)
    factories.make_live(
        "invited",
        kind="invitation",
        event_starts_at=starts,
        event_ends_at=starts + timedelta(hours=2),
        **trilingual(event_place="Hall 1"),
    )
    [event] = of_type(client, "/en/releases/2026/invited/", "Event")
    assert (event["startDate"], event["endDate"]) == (
        "2026-11-23T12:00:00+08:00",
        "2026-11-23T14:00:00+08:00",
    )
    assert event["location"]["name"].startswith("Hall 1")


@pytest.mark.parametrize(
    ("precision", "days"),
    [
        ("day", [("2026-11-02", "2026-11-03")]),
        ("month", [("2026-11", None)]),
        ("year", [("2026", None)]),
        ("none", []),
    ],
)
def test_visit_tells_its_days_as_exactly_as_its_page(client, precision, days):
    factories.make_visit(
        "visit", starts_on="2026-11-02", ends_on="2026-11-03", precision=precision, listed_at=NOON
    )
    events = of_type(client, "/en/visits/visit/", "Event")
    assert [(each["startDate"], each.get("endDate")) for each in events] == days


def test_organisation_is_told_as_its_page_prints_it(client):
    parent = factories.make_partner("parent", listed_at=NOON)
    hidden = factories.make_partner("hidden", parent=None)
    factories.make_partner(
        "shown",
        listed_at=NOON,
        parent=parent,
        successor=hidden,
        website="https://shown.example/",
        stock_codes="2607.HK",
        former_names_en="Former\nFirst",
    )
    [node] = of_type(client, "/en/partners/shown/", "Corporation")
    assert node["alternateName"] == ["Former", "First"]
    assert (node["url"], node["tickerSymbol"]) == ("https://shown.example/", "2607.HK")
    assert node["parentOrganization"]["mainEntityOfPage"] == f"{ORIGIN}/en/partners/parent/"


def test_way_to_a_page_is_told(client):
    factories.make_live("opening")
    [trail] = of_type(client, "/en/releases/2026/opening/", "BreadcrumbList")
    items = [(each["position"], each["item"]["@id"]) for each in trail["itemListElement"]]
    addresses = ("/en/", "/en/releases/", "/en/releases/2026/opening/")
    assert items == [*enumerate((ORIGIN + each for each in addresses), 1)]


def test_text_ends_no_element(client):
    nasty = "</script><script>alert(1)</script>&amp;\u2028<!--"
    factories.make_live("opening", headline_en=nasty)
    text = client.get("/en/releases/2026/opening/").content.decode()
    [found] = GRAPH.findall(text)
    assert set("<>&\u2028\u2029") & set(found) == set()
    headline = json.loads(found)["@graph"][0]["headline"]
    assert headline.replace(" – ", "\u2028") == nasty


def test_pages_that_are_not_there_and_those_beside_tell_nothing(client):
    factories.make_scheduled("secret")
    factories.withdraw(factories.make_live("gone"), keeps_headline=True)
    factories.make_live("opening")
    page = "/en/releases/2026/"
    for path in (f"{page}secret/", f"{page}gone/", f"{page}opening/print/", "/en/nowhere/"):
        text = client.get(path).content.decode()
        assert (GRAPH.findall(text), "og:" in text) == ([], False)


def test_link_to_a_release_looks_like_it(client):
    release = packs.make_live("shown", at=NOON - timedelta(days=1), languages=["zh-hant", "en"])
    photo = release.figures.first().figure_photos.first().photo
    found = metas(client, "/en/releases/2026/shown/")
    told = {name: values for name, values in found.items() if name.startswith(("og:", "article:"))}
    assert told == {
        "og:site_name": ["Press room"],
        "og:type": ["article"],
        "og:title": ["headline of shown en"],
        "og:description": ["body of shown"],
        "og:url": [f"{ORIGIN}/en/releases/2026/shown/"],
        "og:locale": ["en_GB"],
        "og:locale:alternate": ["zh_HK"],
        "og:image": [ORIGIN + photo.address(60, "jpg")],
        "og:image:type": ["image/jpeg"],
        "og:image:width": ["60"],
        "og:image:height": ["40"],
        "og:image:alt": ["a plain square en"],
        "article:published_time": ["2026-11-19T12:00:00+08:00"],
        "article:modified_time": ["2026-11-19T12:00:00+08:00"],
        "article:section": ["Press release"],
    }
    assert found["twitter:card"] == ["summary"]


def test_drawn_image_is_named_by_its_version(client):
    release = packs.make_live("shown", at=NOON - timedelta(days=1))
    entry = {"name": "social/x.jpg", "fingerprint": "0123456789", "width": 1200, "height": 630}
    type(release).objects.update(social_images={"en": entry})
    found = metas(client, "/en/releases/2026/shown/")
    assert found["og:image"] == [f"{ORIGIN}/en/releases/2026/shown/social.jpg?v=01234567"]
    assert (found["og:image:width"], found["og:image:alt"]) == (["1200"], ["headline of shown en"])
    assert found["twitter:card"] == ["summary_large_image"]


def test_later_part_of_a_list_is_forgotten(client):
    for number in range(21):
        factories.make_live(f"r{number}", at=NOON - timedelta(days=21 - number))
    first = client.get("/en/releases/").content.decode()
    later = client.get(re.search(r'href="([^"]*\?before=[^"]*)"', first)[1]).content.decode()
    marks = ('rel="canonical"', 'content="noindex"', "ld+json", 'hreflang="x-default"')
    assert [mark in first for mark in marks] == [True, False, True, True]
    assert [mark in later for mark in marks] == [False, True, False, False]


def test_vocabulary_finds_what_is_wrong():
    wrong = {"@type": "NewsArticle", "headlin": "x", "datePublished": "yesterday"}
    assert schemas.graph_faults({"@context": "https://schema.org", "@graph": [wrong]}) != []
    right = {"@type": "NewsArticle", "headline": "x"}
    assert schemas.graph_faults({"@context": "https://schema.org", "@graph": [right]}) == []
