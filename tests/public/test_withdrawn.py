"""What was live and was withdrawn: a notice at its address, and nothing anywhere else."""

import re

import pytest

from tests import factories
from tests.public.newsroom import make_own, make_whole
from tests.public.reading import main_of

pytestmark = pytest.mark.django_db
PATH = "/en/releases/2026/whole-0/"


@pytest.fixture
def gone():
    return factories.withdraw(make_whole(0, make_own()))


def test_page_is_gone_with_the_notice_and_nothing_else(client, gone):
    response = client.get(PATH)
    assert (response.status_code, response.headers["Cache-Control"]) == (410, "no-store")
    words = " ".join(re.sub(r"<[^>]*>|>", " ", main_of(response)).split())
    assert words == 'tabindex="-1" [Withdrawn] ' + (
        "This release was withdrawn at noon (HKT) on Friday 20 November 2026. Reason: reason en"
        " All releases"
    )


def test_headline_stays_only_if_the_editor_kept_it(client):
    factories.withdraw(factories.make_live("kept"), keeps_headline=True)
    assert "headline of kept en" in main_of(client.get("/en/releases/2026/kept/"))


def test_notice_is_in_the_language_of_the_page_and_only_where_it_was_open(client):
    factories.withdraw(factories.make_live("half", languages=["zh-hant"]))
    assert "本新聞稿已於2026年11月20日（星期五）中午12時（香港時間）撤回。" in main_of(
        client.get("/zh-hant/releases/2026/half/")
    )
    assert client.get("/en/releases/2026/half/").status_code == 404


@pytest.mark.parametrize("below", ["print/", "release.txt"])
def test_print_and_text_are_gone_without_content(client, gone, below):
    response = client.get(PATH + below)
    assert (response.status_code, response.content) == (410, b"")
    assert response.headers["Cache-Control"] == "no-store"


def test_its_photos_are_gone_without_content(client, gone):
    photo = gone.figures.first().figure_photos.first().photo
    response = client.get(photo.address(480, "jpg"))
    assert (response.status_code, response.content) == (410, b"")
    assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize(
    "path",
    [
        "/en/",
        "/en/releases/",
        "/en/search/?q=headline",
        "/en/search/suggest/?q=headline",
        "/en/feed/",
        "/en/partners/met-0/feed/",
        "/sitemaps/2026-11.xml",
        "/sitemaps/visits-1.xml",
        "/news-sitemap.xml",
        "/en/visits/",
        "/en/partners/",
    ],
)
def test_it_has_left_every_list(client, path):
    release = make_whole(0, make_own())
    visible = client.get(path).content
    factories.withdraw(release)
    left = client.get(path).content
    for name in (b"whole-0", b"visit-", b"met-0"):
        assert name not in left
    assert any(name in visible for name in (b"whole-0", b"visit-", b"met-0"))


def test_what_was_public_only_through_it_is_not_found(client, gone):
    for path in ("/en/partners/met-0/", "/en/topics/topic-0/feed/", "/en/releases/?topic=topic-0"):
        assert client.get(path).status_code == 404


def test_short_address_leads_to_the_notice(client, gone):
    assert client.get(f"/r/{gone.public_id}", HTTP_ACCEPT_LANGUAGE="en").headers["Location"] == PATH
