"""The settings of the site on the readers' pages: its name, logo, colour and words, and nothing of another institution."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import SiteSettings
from releases.public import errors
from releases.text import colours
from releases.text.languages import LANGUAGES
from tests import factories
from tests.embargo import web_sizes
from tests.embargo.answers import ask
from tests.public.newsroom import make_own, make_whole

pytestmark = pytest.mark.django_db

WHOLE = "releases/2026/whole-0/"
PAGES = [
    "",
    "releases/",
    WHOLE,
    f"{WHOLE}print/",
    "releases/2026/gone/",
    "visits/",
    "visits/visit/",
    "partners/",
    "partners/met-0/",
    "nonsense/",
]
STYLE = re.compile(r'<link rel="stylesheet" href="(/site\.css\?v=[0-9a-f]{12})">')


@pytest.fixture
def newsroom():
    make_whole(0, make_own(), factories.make_visit("visit"))
    factories.withdraw(factories.make_live("gone"))


def text(client, path):
    return client.get(path).content.decode()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_has_name_logo_and_colour_of_the_site(client, newsroom, language):
    logo = factories.make_photo(kind="logo")
    factories.make_site_settings(logo=logo)
    for path in PAGES:
        page = text(client, f"/{language}/{path}")
        assert f'<span class="own-name">site {language}</span>' in page, path
        assert f'src="{logo.address(600, "jpg")}"' in page, path
        assert len(STYLE.findall(page)) == 1, path
        tag = '<meta name="theme-color" content="#24506b" media="(prefers-color-scheme: light)">'
        assert page.count(tag) == 1, path
        assert 'class="room"' not in page, path


def test_site_without_settings_asks_for_no_style_sheet_of_its_own(client, newsroom):
    for path in PAGES:
        page = text(client, f"/en/{path}")
        assert "site.css" not in page and "theme-color" not in page, path
        assert '<span class="own-name">Cloudsail en</span> <span class="room">Press room' in page
    assert client.get("/site.css").status_code == 404


def test_style_sheet_is_kept_for_ever_under_the_address_that_names_it(client, newsroom):
    factories.make_site_settings()
    named = STYLE.search(text(client, "/en/"))[1]
    answer = client.get(named)
    assert answer.content.decode() == colours.style_sheet("#24506b")
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    for address in ("/site.css", "/site.css?v=000000000000"):
        answer = client.get(address)
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")
    SiteSettings.objects.update(accent="#006633")
    assert STYLE.search(text(client, "/en/"))[1] != named
    assert client.get(named).headers["Cache-Control"] == "no-cache"


def test_style_sheet_costs_one_query(client, django_assert_num_queries):
    factories.make_site_settings()
    with django_assert_num_queries(1):
        client.get("/site.css")


def test_pages_cost_as_many_queries_with_settings_as_without(client, newsroom):
    before = [queries(client, path) for path in PAGES]
    factories.make_site_settings(logo=factories.make_photo(kind="logo"))
    assert [queries(client, path) for path in PAGES] == before


def queries(client, path):
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/en/{path}")
    return len(asked)


def test_home_page_says_what_the_institution_is(client, newsroom):
    factories.make_site_settings(introduction_en="A <strong>park</strong>.")
    page = text(client, "/en/")
    assert '<meta name="description" content="line en">' in page
    assert '<p class="introduction">A <strong>park</strong>.</p>' in page
    assert '<h2 id="about">About Cloudsail en</h2>' in page
    assert '<a href="/en/partners/own/">More about Cloudsail en</a>' in page
    assert "introduction" not in text(client, "/en/releases/")


def test_home_page_leads_to_our_own_page_where_readers_have_it_alone(client):
    own = make_own()
    factories.make_scheduled("waiting", issuer=own)
    assert "/partners/own/" not in text(client, "/en/")
    factories.make_live("opening", issuer=own, languages=["en"])
    assert "/partners/own/" in text(client, "/en/")
    assert "/partners/own/" not in text(client, "/zh-hant/")


def test_feed_is_called_like_the_site_and_its_author_is_the_organisation(client, newsroom):
    factories.make_site_settings()
    feed = text(client, "/en/feed/")
    assert "<title>site en</title>" in feed
    assert "<author><name>Cloudsail en</name></author>" in feed
    assert 'type="application/atom+xml" title="site en"' in text(client, "/en/")


def test_preview_has_the_frame_of_the_site(client, clock):
    draft = factories.make_release()
    logo = factories.make_photo(kind="logo")
    factories.make_site_settings(logo=logo)
    client.force_login(factories.make_editor())
    page = text(client, reverse("admin:releases_release_preview", args=[draft.pk, "zh-hant"]))
    assert '<span class="own-name">site zh-hant</span>' in page
    assert f'src="{logo.address(600, "jpg")}"' in page
    assert len(STYLE.findall(page)) == 1


def test_page_for_what_broke_has_the_colours_of_the_house(rf, django_assert_num_queries):
    factories.make_site_settings()
    with django_assert_num_queries(0):
        page = errors.broken(rf.get("/en/")).content.decode()
    assert "site.css" not in page and "site en" not in page
    assert "<title>Something went wrong · Press room</title>" in page


def test_logo_of_the_site_is_read_by_everybody_until_it_is_another(client, clock):
    logo = factories.make_photo(kind="logo")
    web_sizes.keep(logo)
    address = logo.address(web_sizes.WIDTH, "jpg")
    assert ask(client, address).status == 404
    factories.make_site_settings(logo=logo)
    assert ask(client, address).status == 200
    SiteSettings.objects.update(logo=None)
    assert ask(client, address).status == 404
