"""Sitemaps: sound by their schemas, open languages only, hours that tell of nothing hidden."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from releases.public import sitemaps
from tests import factories, packs, schemas
from tests.public.newsroom import make_own, make_whole
from tests.public.reading import ORIGIN

pytestmark = pytest.mark.django_db
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
LISTS = {
    f"/{language}/{page}"
    for language in ("zh-hant", "zh-hans", "en")
    for page in ("", "releases/", "visits/", "partners/")
}


def asked(client, path):
    """The root of a file that its schema finds nothing wrong with."""
    response = client.get(path)
    assert response.status_code == 200
    assert schemas.xml_faults("sitemap.xsd", response.content) == []
    return ElementTree.fromstring(response.content)


def parts(client):
    """The paths of the files that the index names."""
    index = asked(client, "/sitemap.xml")
    return [each.text.removeprefix(ORIGIN) for each in index.iter(f"{SITEMAP}loc")]


def entries(client):
    """{address: ({language: alternate}, lastmod)} of all files."""
    found = {}
    for part in parts(client):
        for url in asked(client, part).iter(f"{SITEMAP}url"):
            address = url.find(f"{SITEMAP}loc").text.removeprefix(ORIGIN)
            links = {
                each.attrib["hreflang"]: each.attrib["href"] for each in url.iter(f"{XHTML}link")
            }
            found[address] = links, url.findtext(f"{SITEMAP}lastmod", "")
    return found


def news(client):
    """(address, hour, title, publication, language) of each entry of the news."""
    root = ElementTree.fromstring(client.get("/news-sitemap.xml").content)
    names = ("publication_date", "title", "publication/{0}name", "publication/{0}language")
    return [
        (
            url.findtext(f"{SITEMAP}loc").removeprefix(ORIGIN),
            *(url.findtext(f"{NEWS}news/{NEWS}{name.format(NEWS)}") for name in names),
        )
        for url in root.iter(f"{SITEMAP}url")
    ]


def test_index_names_a_file_for_each_month_in_which_something_went_live(client):
    factories.make_live("one", at=factories.NOON - timedelta(days=40))
    factories.make_live("other", at=factories.NOON - timedelta(days=400))
    factories.make_live("third", at=factories.NOON - timedelta(days=401))
    factories.make_scheduled("secret", publish_at=factories.NOON + timedelta(days=60))
    names = ("pages", "2025-10", "2026-10", "partners-1")
    assert parts(client) == [f"/sitemaps/{name}.xml" for name in names]


def test_month_is_that_of_hong_kong(client):
    before_midnight = factories.NOON.replace(day=1, hour=0, minute=30)
    factories.make_live("early", at=before_midnight)
    assert "/sitemaps/2026-11.xml" in parts(client)
    assert "/en/releases/2026/early/" in entries(client)


def test_sitemap_has_open_languages_with_each_other_as_alternates(client):
    factories.make_scheduled("secret")
    issuer = factories.make_partner("issuer")
    factories.make_live("opening", issuer=issuer, languages=["zh-hant", "en"])
    found = entries(client)
    releases = [f"/{language}/releases/2026/opening/" for language in ("zh-hant", "en")]
    partners = [f"/{language}/partners/issuer/" for language in ("zh-hant", "en")]
    assert set(found) == LISTS | set(releases) | set(partners)
    alternates = {"zh-hant": ORIGIN + releases[0], "en": ORIGIN + releases[1]}
    assert found[releases[0]] == (alternates, "2026-11-19T12:00:00+08:00")


@pytest.mark.parametrize("part", ["2026-10", "2027-01", "1999-12", "visits-1", "partners-2"])
def test_file_of_nothing_is_not_there(client, part):
    factories.make_live("opening")
    factories.make_scheduled("secret", publish_at=factories.NOON + timedelta(days=60))
    factories.make_visit("hidden")
    assert client.get(f"/sitemaps/{part}.xml").status_code == 404


def test_full_file_is_followed_by_another_one(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "THINGS", 2)
    for number in range(5):
        factories.make_partner(f"p{number}", listed_at=factories.NOON)
    assert parts(client) == ["/sitemaps/pages.xml"] + [
        f"/sitemaps/partners-{number}.xml" for number in (1, 2, 3)
    ]
    assert set(entries(client)) - LISTS == {
        f"/{language}/partners/p{number}/"
        for number in range(5)
        for language in ("zh-hant", "zh-hans", "en")
    }


def test_file_holds_so_many_addresses_and_no_more(client, monkeypatch):
    monkeypatch.setattr(sitemaps, "ADDRESSES", 7)
    assert len(asked(client, "/sitemaps/pages.xml")) == 7


def test_correction_moves_the_hour_of_its_page(client):
    day_before = factories.NOON - timedelta(days=1)
    release = packs.make_live("shown", at=day_before, languages=["zh-hant", "en"])
    path = "/en/releases/2026/shown/"
    before = entries(client)[path][1]
    packs.amended(release, packs.caption("another"))
    after = entries(client)[path][1]
    assert (before, after) == ("2026-11-19T12:00:00+08:00", "2026-11-20T12:00:00+08:00")


def test_sitemap_says_nothing_of_later_edits(client):
    release = factories.make_live("opening", languages=["zh-hant"])
    before = client.get("/sitemaps/2026-11.xml").content
    release.headline_en = "A closed language"
    release.save()
    assert client.get("/sitemaps/2026-11.xml").content == before


def test_sitemap_reads_no_text(client, django_assert_num_queries):
    make_whole(0, make_own())
    for part, queries in (("pages", 0), ("2026-11", 1), ("visits-1", 1), ("partners-1", 1)):
        with django_assert_num_queries(queries) as asked_for:
            client.get(f"/sitemaps/{part}.xml")
        columns = "\n".join(each["sql"].partition(" FROM ")[0] for each in asked_for)
        assert {text for text in ("body", "summary", "description") if text in columns} == set()


def test_news_are_those_of_the_last_two_days_from_the_hour_of_each_language(client, clock):
    make_own()
    factories.make_live("old", at=factories.NOON - timedelta(days=2))
    factories.make_live(
        "late", at=factories.NOON - timedelta(hours=47), headline_en="One\nTwo & <3>"
    )
    release = factories.make_scheduled("opening", publish_at=factories.NOON + timedelta(hours=1))
    release.ready_at_en = factories.NOON + timedelta(hours=4)
    release.save()
    late = "/en/releases/2026/late/"
    english = [each for each in news(client) if each[-1] == "en"]
    assert english == [(late, "2026-11-18T13:00:00+08:00", "One – Two & <3>", "Cloudsail en", "en")]
    clock.move(hours=2)
    addresses = [each[0] for each in news(client)]
    assert addresses == [f"/{each}/releases/2026/opening/" for each in ("zh-hant", "zh-hans")]
    clock.move(hours=2)
    [english] = [each for each in news(client) if each[-1] == "en"]
    assert english[:2] == ("/en/releases/2026/opening/", "2026-11-20T16:00:00+08:00")


def test_news_are_sound_by_their_schema(client):
    make_whole(0, make_own(), headline_en="One\x0b & two")
    content = client.get("/news-sitemap.xml").content
    assert schemas.xml_faults("sitemap.xsd", content) == []
    assert [each[-1] for each in news(client)] == ["zh-tw", "zh-cn", "en"]


def test_schema_finds_what_is_wrong_with_a_sitemap():
    wrong = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
        "<url><loc>/en/</loc><lastmod>yesterday</lastmod></url></urlset>"
    )
    assert schemas.xml_faults("sitemap.xsd", wrong) != []
