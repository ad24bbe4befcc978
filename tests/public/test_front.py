"""The ways in, and what every reader's answer has in common."""

import re

import pytest
from django.urls import get_resolver

from releases.public import errors
from tests import factories, packs
from tests.public.newsroom import make_own, make_whole

pytestmark = pytest.mark.django_db


def every_page():
    """One address of each route, with its status."""
    factories.make_site_settings()
    release = packs.work(make_whole(0, make_own(), factories.make_visit("visit")))
    page = "/en/releases/2026/whole-0/"
    photo = release.figures.first().figure_photos.first().photo
    return {
        "root": "/",
        "home": "/en/",
        "list": "/en/releases/",
        "release": page,
        "print": f"{page}print/",
        "text": f"{page}release.txt",
        "social_image": f"{page}social.jpg",
        "pack": f"{page}photos.zip",
        "press_photo": packs.photo_address(release, page=page),
        "visits": "/en/visits/",
        "visit": "/en/visits/visit/",
        "partners": "/en/partners/",
        "partner": "/en/partners/met-0/",
        "partner_feed": "/en/partners/met-0/feed/",
        "search": "/en/search/?q=whole",
        "suggest": "/en/search/suggest/?q=wh",
        "feed": "/en/feed/",
        "topic_feed": "/en/topics/topic-0/feed/",
        "photo": photo.address(480, "jpg"),
        "short": f"/r/{release.public_id}",
        "sitemap": "/sitemap.xml",
        "sitemap_part": "/sitemaps/pages.xml",
        "news_sitemap": "/news-sitemap.xml",
        "robots": "/robots.txt",
        "style": "/site.css",
        "healthz": "/healthz",
    }


def test_every_route_is_asked_below():
    _namespace, resolver = get_resolver().namespace_dict["releases"]
    assert sorted(pattern.name for pattern in resolver.url_patterns) == sorted(every_page())


# Whose files are not made here.
NOT_MADE = ("photo", "social_image")
KEPT = dict.fromkeys(("healthz", *NOT_MADE), "no-store")
KEPT |= dict.fromkeys(("pack", "press_photo"), "public, max-age=60")


def test_readers_get_no_cookie_and_are_told_how_long_an_answer_keeps(client):
    for name, path in every_page().items():
        response = packs.get(client, path)
        assert (response.status_code == 404) == (name in NOT_MADE), path
        assert response.headers["Cache-Control"] == KEPT.get(name, "no-cache"), path
        assert not response.cookies, path


def test_no_answer_depends_on_a_cookie(client):
    for path in every_page().values():
        assert "Cookie" not in packs.get(client, path).headers.get("Vary", ""), path


def test_staff_read_what_everybody_reads(client):
    pages = every_page()
    factories.make_scheduled("secret")
    pages |= {"miss": "/en/releases/2026/secret/"}
    answers = {path: _answered(client, path) for path in pages.values()}
    client.force_login(factories.make_editor())
    for path, answer in answers.items():
        assert _answered(client, path) == answer, path


def _answered(client, path):
    response = packs.get(client, path)
    return response.status_code, response.read


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
def test_readers_may_only_read(client, method):
    client.handler.enforce_csrf_checks = True
    for path in [*every_page().values(), "/en/releases/2026/none/"]:
        response = getattr(client, method)(path)
        assert (response.status_code, response.headers["Allow"]) == (405, "GET, HEAD"), path
        assert not response.cookies


def test_head_has_no_body(client):
    for path in every_page().values():
        assert client.head(path).content == b"", path


@pytest.mark.parametrize(
    ("accepts", "path"),
    [
        ("", "/zh-hant/"),
        ("zh-HK,zh;q=0.9,en;q=0.8", "/zh-hant/"),
        ("zh-CN,zh;q=0.9", "/zh-hans/"),
        ("zh-SG", "/zh-hans/"),
        ("en-GB,en;q=0.9", "/en/"),
        ("fr,en;q=0.5", "/en/"),
        ("fr", "/zh-hant/"),
    ],
)
def test_root_leads_to_the_language_of_the_reader(client, accepts, path):
    response = client.get("/", HTTP_ACCEPT_LANGUAGE=accepts)
    assert (response.status_code, response.headers["Location"]) == (302, path)
    assert response.headers["Vary"] == "Accept-Language"


def test_short_address_prefers_the_language_of_the_reader_where_it_is_open(client):
    release = factories.make_live("opening", languages=["zh-hans", "en"])
    found = [
        client.get(f"/r/{release.public_id}", HTTP_ACCEPT_LANGUAGE=accepts).headers["Location"]
        for accepts in ("en", "zh-CN", "zh-HK")
    ]
    assert found == [
        "/en/releases/2026/opening/",
        "/zh-hans/releases/2026/opening/",
        "/zh-hans/releases/2026/opening/",
    ]


def test_short_address_leads_to_visits_and_organisations_too(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    partner = factories.make_partner("partner", listed_at=factories.NOON, official_name_zh_hant="")
    for thing, path in ((visit, "/zh-hant/visits/visit/"), (partner, "/zh-hans/partners/partner/")):
        assert client.get(f"/r/{thing.public_id}").headers["Location"] == path


def test_short_address_of_what_is_hidden_is_not_found(client):
    release = factories.make_scheduled("secret")
    for thing in (release, factories.make_visit(), factories.make_partner()):
        assert client.get(f"/r/{thing.public_id}").status_code == 404


def test_home_shows_the_newest_release_with_its_lead_photo_then_the_others(client):
    own = make_own()
    for number in (2, 1):
        make_whole(number, own)
    newest = make_whole(0, own)
    page = client.get("/en/").content.decode().partition("<main")[2]
    leads = re.findall(r'<a class="lead focus x50 y50" href="(.*?)".*?<img src="(.*?)"', page, re.S)
    photo = newest.figures.first().figure_photos.first().photo
    assert leads == [("/en/releases/2026/whole-0/", photo.address(600, "jpg"))]
    assert re.findall(r"<h[23].*?><a href=\"/en/releases/2026/(.*?)/\"", page) == [
        "whole-0",
        "whole-1",
        "whole-2",
    ]
    assert re.findall('<li class="focus x50 y50"><a href="/en/releases/2026/(.*?)"', page) == [
        "whole-0/#photo-1",
        "whole-0/#photo-3",
    ]


def test_newest_without_a_photo_stands_beside_the_latest_that_has_one(client):
    pictured = factories.make_release("pictured", headline_en="Lights")
    factories.make_figure(pictured, factories.make_photo())
    factories.approve(pictured, at=factories.NOON - factories.timedelta(days=2))
    factories.make_live("newest", headline_en="Words")
    page = client.get("/en/").content.decode()
    seen = page.partition('<article class="seen">')[2].partition("</article>")[0]
    assert ("Lights" in seen, seen.count("<img ")) == (True, 1)
    assert page.count("Lights") == 1


def test_home_without_anything_says_so(client):
    page = client.get("/en/").content.decode()
    assert "Nothing has been published yet." in page
    assert '<section class="band"' not in page


def test_home_of_a_language_shows_nothing_of_a_closed_one(client):
    factories.make_live("opening", languages=["zh-hant"])
    assert "opening" in client.get("/zh-hant/").content.decode()
    assert "opening" not in client.get("/en/").content.decode()


def test_robots_are_kept_out_of_the_newsroom(client, settings):
    lines = client.get("/robots.txt").content.decode().splitlines()
    assert lines == [
        "User-agent: *",
        "Disallow: /admin/",
        "Sitemap: http://127.0.0.1:8000/sitemap.xml",
        "Sitemap: http://127.0.0.1:8000/news-sitemap.xml",
    ]
    settings.INDEXED = False
    assert client.get("/robots.txt").content.decode().splitlines()[1] == "Disallow: /"


def test_health_is_one_word(client):
    response = client.get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok\n")


def test_every_miss_reads_the_same(client):
    factories.make_scheduled("secret")
    factories.make_live("chinese", languages=["zh-hant"])
    paths = [
        "/en/releases/2026/secret/",
        "/en/releases/2026/chinese/",
        "/en/releases/2026/none/",
        "/en/releases/99999/none/",
        "/en/visits/none/",
        "/en/partners/none/",
        "/en/none/",
        "/en/topics/none/feed/",
    ]
    answers = [client.get(path) for path in paths]
    assert {answer.status_code for answer in answers} == {404}
    assert len({answer.content for answer in answers}) == 1
    headers = [dict(answer.headers) for answer in answers]
    assert headers == [headers[0]] * len(headers)


@pytest.mark.parametrize(
    ("language", "words"), [("zh-hant", "zh-Hant-HK"), ("zh-hans", "zh-Hans"), ("en", "en")]
)
def test_miss_speaks_the_language_of_the_address(client, language, words):
    page = client.get(f"/{language}/none/").content.decode()
    assert re.search('<html lang="(.*?)"', page)[1] == words
    assert '<meta name="robots" content="noindex">' in page


def test_miss_without_a_language_in_its_address_speaks_that_of_the_reader(client):
    response = client.get("/photos/none", HTTP_ACCEPT_LANGUAGE="zh-CN")
    assert '<html lang="zh-Hans"' in response.content.decode()
    assert "Accept-Language" in response.headers["Vary"]


def test_page_for_what_broke_asks_no_database(rf, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = errors.broken(rf.get("/en/"))
    assert (response.status_code, response.headers["Cache-Control"]) == (500, "no-store")
