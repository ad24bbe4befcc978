"""A release as its readers get it: the page, its print and its text."""

import re

import pytest

from releases.models import Address
from tests import factories
from tests.public.newsroom import make_own, make_whole
from tests.public.reading import ORIGIN

pytestmark = pytest.mark.django_db
LANGUAGES = ["zh-hant", "zh-hans", "en"]


def body(response):
    return response.content.decode()


def path(slug, language="en", below="", year=2026):
    return f"/{language}/releases/{year}/{slug}/{below}"


def test_release_appears_at_its_hour_and_not_a_second_before(client, clock):
    release = factories.make_scheduled("opening", publish_at=factories.NOON)
    clock.move(seconds=-1)
    assert client.get(path("opening")).status_code == 404
    clock.move(seconds=1)
    response = client.get(path("opening"))
    assert response.status_code == 200
    assert release.headline_en in body(response)


@pytest.mark.parametrize("below", ["", "print/", "release.txt"])
def test_closed_language_is_not_there_in_any_form(client, below):
    factories.make_live("opening", languages=["zh-hant"])
    assert [client.get(path("opening", each, below)).status_code for each in LANGUAGES] == [
        200,
        404,
        404,
    ]


@pytest.mark.parametrize("below", ["", "print/", "release.txt"])
def test_wrong_year_leads_to_the_right_one_if_live(client, below):
    factories.make_live("opening")
    factories.make_scheduled("secret")
    response = client.get(path("opening", below=below, year=2020))
    assert (response.status_code, response.headers["Location"]) == (
        302,
        path("opening", below=below),
    )
    assert client.get(path("secret", below=below, year=2020)).status_code == 404


def test_former_address_leads_on_only_where_the_release_is_public(client):
    live, secret = factories.make_live("new", languages=["en"]), factories.make_scheduled("later")
    Address.objects.create(kind="release", slug="old", release=live)
    Address.objects.create(kind="release", slug="old-secret", release=secret)
    assert client.get(path("old")).headers["Location"] == path("new")
    assert client.get(path("old", "zh-hant")).status_code == 404
    assert client.get(path("old-secret")).status_code == 404


def test_headline_of_two_clauses_is_two_lines_on_the_page_and_one_in_the_title(client):
    factories.make_live("opening", headline_zh_hant="上句\n下句", headline_en="One\nTwo")
    chinese, english = (
        body(client.get(path("opening", "zh-hant"))),
        body(client.get(path("opening"))),
    )
    assert '<span class="clause">上句</span> <span class="clause">下句</span></h1>' in chinese
    assert re.search("<title>(.*?) · ", chinese)[1] == "上句\u3000下句"
    assert re.search("<title>(.*?) · ", english)[1] == "One – Two"


def test_page_says_its_language_and_each_run_of_another(client):
    factories.make_live("opening")
    for language, code in zip(LANGUAGES, ["zh-Hant-HK", "zh-Hans", "en"], strict=True):
        page = body(client.get(path("opening", language)))
        assert re.search('<html lang="(.*?)"', page)[1] == code
        assert re.findall('<li lang="(.*?)">', page) == ["zh-Hant-HK", "zh-Hans", "en"]


def test_language_bar_leads_to_open_languages_and_says_where_it_is_closed(client):
    factories.make_live("opening", languages=["zh-hant", "en"])
    page = body(client.get(path("opening")))
    bar = page.partition('<nav class="languages"')[2].partition("</nav>")[0]
    assert re.findall('href="(.*?)"', bar) == [path("opening", "zh-hant")]
    assert "本新闻稿没有简体中文版；可阅：繁體中文、English。" in bar


def test_machines_learn_of_open_languages_only(client):
    factories.make_live("opening", languages=["zh-hant", "en"])
    page = body(client.get(path("opening")))
    assert re.findall('<link rel="canonical" href="(.*?)">', page) == [ORIGIN + path("opening")]
    assert re.findall('hreflang="(.*?)" href="(http.*?)"', page) == [
        ("zh-hant", ORIGIN + path("opening", "zh-hant")),
        ("en", ORIGIN + path("opening")),
        ("x-default", ORIGIN + path("opening", "zh-hant")),
    ]


def test_absolute_addresses_never_follow_the_host_of_the_request(client, settings):
    settings.SITE_ORIGIN = "https://press.cloudsail.example"
    factories.make_live("opening")
    for each in (path("opening"), "/en/feed/", "/sitemap.xml", "/robots.txt"):
        assert "127.0.0.1" not in body(client.get(each, HTTP_HOST="127.0.0.1"))


def test_site_that_is_not_indexed_says_so(client, settings):
    factories.make_live("opening")
    assert '<meta name="robots"' not in body(client.get(path("opening")))
    settings.INDEXED = False
    assert '<meta name="robots" content="noindex">' in body(client.get(path("opening")))


def test_notes_are_numbered_and_linked_both_ways(client):
    make_whole(0, make_own())
    page = body(client.get(path("whole-0")))
    assert re.findall(r'id="(ref-\d)" href="#(note-\d)"', page) == [
        ("ref-1", "note-1"),
        ("ref-2", "note-2"),
    ]
    assert re.findall(r'<li id="(note-\d)">', page) == ["note-1", "note-2"]
    assert re.findall(
        r'class="back" href="#(.*?)" role="doc-backlink" aria-label="(.*?)"', page
    ) == [
        ("ref-1", "Back to note 1 in the text"),
        ("ref-2", "Back to note 2 in the text"),
    ]


def test_photos_stand_in_their_sizes_with_their_places_and_words(client):
    release = make_whole(0, make_own())
    photo = release.figures.first().figure_photos.first().photo
    page = body(client.get(path("whole-0", "zh-hant")))
    jpeg = ", ".join(f"{photo.address(width, 'jpg')} {width}w" for width in (480, 600))
    assert f'srcset="{jpeg}"' in page
    assert 'width="600" height="400" alt="a teal square zh-hant" loading="lazy"' in page
    assert re.findall('<p class="strip placed">(.*?)</p>', page) == [
        "圖一・左圖",
        "圖二・右圖",
        "圖三・左圖",
        "圖四・右圖",
    ]
    assert re.findall('<p class="caption">(.*?)</p>', page) == [
        "<b>圖一及二</b>：caption zh-hant",
        "<b>圖三及四</b>：caption zh-hant",
    ]


def test_end_mark_is_read_aloud_as_words(client):
    factories.make_live("opening", end_mark="hashes")
    assert (
        '<p class="end"><span aria-hidden="true">###</span><span class="spoken">End of release</span></p>'
        in body(client.get(path("opening")))
    )


def test_duty_line_is_printed_nowhere(client):
    make_whole(0, make_own())
    for each in (path("whole-0"), path("whole-0", below="release.txt"), "/en/"):
        page = body(client.get(each))
        assert "+852 5550 0100" in page
        assert "5550 0199" not in page


def test_invitation_says_when_its_event_is_over(client, clock):
    factories.make_live(
        "open-day",
        kind="invitation",
        event_starts_at=factories.NOON + factories.timedelta(hours=2),
        **factories.trilingual(event_place="Hall"),
    )
    assert "This event has ended" not in body(client.get(path("open-day")))
    clock.move(hours=3)
    assert "This event has ended" in body(client.get(path("open-day")))
    assert "活動已結束" in body(client.get(path("open-day", "zh-hant")))


def test_speech_says_that_the_words_spoken_count(client):
    factories.make_live("speech", kind="speech")
    assert "以現場講話為準" in body(client.get(path("speech", "zh-hant")))


def test_organisations_without_a_name_in_the_language_are_not_named(client):
    release = factories.make_live("opening", languages=["en"])
    nameless = factories.make_partner("nameless", official_name_en="")
    factories.Role.objects.create(release=release, partner=nameless, kind="mentioned", position=9)
    assert "/partners/nameless/" not in body(client.get(path("opening")))


def test_text_of_a_release_is_plain_and_complete(client):
    make_whole(
        0,
        make_own(),
        headline_en="One\nTwo",
        dateline_places_en="Hong Kong",
        body_en="<p>Body.</p>",
    )
    terms = "For editorial use only. Credit required."
    response = client.get(path("whole-0", below="release.txt"))
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert body(response).split("\n\n") == [
        "Press release",
        "One – Two",
        "- point 0 en\n- point 1 en",
        "(Hong Kong, 19 November 2026) – Body.",
        "Cited.[1]",
        "Cited.[2]",
        f"Photos 1 and 2: caption en\nPhoto 1 (left), Photo 2 (right)\n{terms}",
        f"Photos 3 and 4: caption en\nPhoto 3 (left), Photo 4 (right)\n{terms}",
        "Footnotes\n[1] https://source.example/report\n[2] Same link as in note 1",
        "Ends",
        "Media enquiries\ndesk en +852 5550 0100 press@cloudsail.example",
        "Issued at 12:00 Hong Kong time, Thursday 19 November 2026",
        f"{ORIGIN}/en/releases/2026/whole-0/\n",
    ]


def test_print_has_the_article_without_the_chrome(client):
    make_whole(0, make_own())
    page = body(client.get(path("whole-0", below="print/")))
    assert "<nav" not in page
    assert "https://source.example/report" in page
    assert 'loading="lazy"' not in page  # a printer doesn't scroll
    assert re.findall('<p class="strip">(.*?)</p>', page)[:2] == [
        "Photo 1 (left)",
        "Photo 2 (right)",
    ]
