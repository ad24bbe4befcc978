"""The search page and its suggestions: what is found is marked, whatever is typed is answered, nothing is kept."""

import re
from datetime import timedelta
from urllib.parse import quote

import pytest

from releases.models import Role, written
from releases.public import search
from tests import factories
from tests.factories import NOON, trilingual

pytestmark = pytest.mark.django_db


def page(client, query="", language="en"):
    response = client.get(f"/{language}/search/{query}")
    assert response.status_code == 200
    return response.content.decode()


def suggested(client, words, language="en"):
    response = client.get(f"/{language}/search/suggest/?q={quote(words)}")
    return [(each["what"], each["url"]) for each in response.json()["suggestions"]]


def test_what_is_sought_is_marked_in_headline_and_excerpt(client):
    release = factories.make_live(
        "found", headline_en="A museum opens", body_en="<p>The museum &lt;is&gt; open.</p>"
    )
    text = page(client, "?q=museum")
    assert f'<a href="{release.get_absolute_url("en")}">A <mark>museum</mark> opens</a>' in text
    assert '<p class="excerpt">The <mark>museum</mark> &lt;is&gt; open.</p>' in text


@pytest.mark.parametrize("has_topic", [True, False])
def test_years_are_offered_from_the_newest_release_to_the_oldest(client, has_topic):
    newest = factories.make_live("newest")
    factories.make_live("oldest", at=NOON - timedelta(days=700))
    factories.make_scheduled("later", publish_at=NOON + timedelta(days=400))
    if has_topic:
        newest.topics.add(factories.make_topic("culture"))
    text = page(client)
    years = text.partition('name="year"')[2].partition("</select>")[0]
    assert re.findall(r"<option>(\d+)", years) == ["2026", "2025", "2024"]
    assert ('<option value="culture">' in text) == has_topic


def test_page_is_not_for_search_engines_and_repeats_what_was_typed(client):
    text = page(client, "?q=%22%3E%3Cb%3E+a%00b")
    assert '<meta name="robots" content="noindex">' in text
    assert 'value="&quot;&gt;&lt;b&gt; ab"' in text


HOSTILE = [
    "%00",
    "%ED%A0%80",
    "%FF%FE",
    "%F0%9F%98%80",
    "%EF%BC%81%E3%80%82",
    "'%20OR%201=1%20--",
    "%22)%20OR%20(%22",
    "NEAR(a%20b)",
    "tokens:a",
    "a*%20b*%20*",
    "%5C%25_",
    "a%0Ab%0Dc",
    "羅" * 2700,
    "x" * 8000,
    "a%20" * 2000,
    "%27" * 2600,
]


@pytest.mark.parametrize("query", HOSTILE)
@pytest.mark.parametrize("route", ["", "suggest/"])
def test_whatever_is_typed_is_answered(client, query, route):
    factories.make_live()
    for order in ("", "&order=relevance"):
        assert client.get(f"/zh-hant/search/{route}?q={query}{order}").status_code == 200


def test_long_query_is_cut_and_that_is_said(client):
    assert "Only the first 100 characters" in page(client, f"?q={'x' * 8000}")
    assert "Only the first 100 characters" not in page(client, f"?q={'x' * 100}")


@pytest.mark.parametrize(
    "query",
    ["kind=nonsense", "year=26", "topic=nonsense", "partner=nonsense", "before=1", "order=a"],
)
def test_nonsense_in_a_filter_is_404(client, query):
    assert client.get(f"/en/search/?q=a&{query}").status_code == 404


def test_nothing_sought_and_nothing_found_say_so(client):
    assert "Nothing was found" not in page(client)
    assert "Write a word" in page(client, "?q=%21")
    assert "Nothing was found" in page(client, "?q=museum")


def test_organisation_is_found_by_alias_former_name_and_code_while_it_is_public(client):
    names = {"aliases": "Roche Holding\nホフマン", "stock_codes": "ROG.SW"}
    factories.make_partner("roche", listed_at=NOON, former_names_en="Hoffmann Traub", **names)
    factories.make_partner("hidden", **names)
    for words in ("holding", "hoffmann", "rog.sw", "ホフマン"):
        assert suggested(client, words) == [("Organisation", "/en/partners/roche/")]
        text = page(client, f"?q={quote(words)}")
        assert text.count('href="/en/partners/roche/"') == 1
        assert "hidden" not in text
    assert "<mark>Hoffmann</mark> Traub" in page(client, "?q=hoffmann")
    assert "Holding" not in page(client, "?q=roche")


def test_visit_is_found_by_its_words_its_public_stops_and_its_people(client):
    visit = factories.make_visit("tour", listed_at=NOON, **trilingual(summary="<p>Observatory</p>"))
    stop = factories.make_stop(visit, **trilingual(title="Aquarium"))
    factories.make_appearance(stop=stop)
    waiting = factories.make_scheduled("soon", publish_at=NOON + timedelta(hours=1))
    later = factories.make_stop(visit, release=waiting, **trilingual(title="Lighthouse"))
    factories.make_appearance(factories.make_person(family_name_en="Lantern"), stop=later)
    for words, is_found in (
        ("observatory", True),
        ("aquarium", True),
        ("pine shek", True),
        ("lighthouse", False),
        ("lantern", False),
    ):
        assert ('href="/en/visits/tour/"' in page(client, f"?q={words}")) == is_found, words


def test_visit_says_by_whose_name_it_was_found_and_releases_are_found_by_it_too(client):
    visit = factories.make_visit("tour", listed_at=NOON)
    wong = factories.make_person(family_name_zh_hant="黃", given_name_zh_hant="克強")
    factories.make_appearance(wong, visit=visit, capacity="leader")
    release = factories.make_release("told")
    factories.make_appearance(wong, release=release)
    factories.approve(release)
    text = page(client, f"?q={quote('黃克強')}")
    assert '<p class="excerpt"><mark>黃克強</mark></p>' in text
    assert 'href="/en/releases/2026/told/"' in text


def test_visits_without_a_day_stand_last(client):
    for number, day in enumerate([None, None, "2026-01-02", "2026-01-03"]):
        precision = "day" if day else "none"
        factories.make_visit(
            f"museum-{number}", listed_at=NOON, starts_on=day, ends_on=None, precision=precision
        )
    text = page(client, "?q=museum")
    places = [text.index(f"/en/visits/museum-{number}/") for number in (3, 2, 1, 0)]
    assert places == sorted(places)


def test_kind_shows_visits_or_organisations_alone_and_all_of_them(client):
    for number in range(7):
        factories.make_partner(f"museum-{number}", listed_at=NOON)
    factories.make_visit("museum", listed_at=NOON)
    factories.make_live(headline_en="Museum")
    text = page(client, "?q=museum")
    assert (text.count("/en/partners/museum-"), text.count("/en/visits/museum/")) == (5, 1)
    assert "More organisations" in text
    text = page(client, "?q=museum&kind=organisations")
    assert (text.count("/en/partners/museum-"), text.count("/en/visits/museum/")) == (7, 0)
    assert "hits-releases" not in text


def test_search_is_narrowed_only_to_what_is_public(client):
    topic, hidden = factories.make_topic("open"), factories.make_topic("hidden")
    release = factories.make_release("museum")
    release.topics.add(topic)
    factories.approve(release, at=NOON - timedelta(days=400))
    waiting = factories.make_release("waiting")
    waiting.topics.add(hidden)
    factories.approve(waiting, publish_at=NOON + timedelta(days=400))
    text = page(client, "?q=museum")
    assert '<option value="open">' in text
    assert "hidden" not in text
    assert "<option>2025</option>" in text
    assert "<option>2026</option>" not in text
    assert client.get("/en/search/?q=museum&topic=hidden").status_code == 404


def test_suggestions_are_ten_at_most_of_organisations_visits_topics_and_headlines(client):
    topic = factories.make_topic("museum")
    factories.make_visit("museum", listed_at=NOON)
    for number in range(9):
        factories.make_partner(f"museum-{number}", listed_at=NOON)
        release = factories.make_release(f"r{number}", headline_en=f"Museum {number}")
        release.topics.add(topic)
        factories.approve(release, at=NOON - timedelta(hours=number))
    assert suggested(client, "mus") == [
        *(("Organisation", f"/en/partners/museum-{number}/") for number in range(3)),
        ("Delegation visit", "/en/visits/museum/"),
        ("Topic", "/en/releases/?topic=museum"),
        *(("Release", f"/en/releases/2026/r{number}/") for number in range(5)),
    ]


def test_headline_alone_is_suggested_and_words_of_a_text_are_not(client):
    factories.make_live("text", body_en="<p>museum</p>")
    assert suggested(client, "museum") == []


def test_hidden_twins_change_neither_page_nor_suggestions(client):
    for number in range(3):
        factories.make_live(f"live-{number}", headline_en=f"Museum {number}")
    asked = ["?q=museum", "?q=museum&order=relevance", "?q=museum&year=2026", "suggest/?q=museum"]
    before = [client.get(f"/en/search/{each}").content for each in asked]
    hidden = factories.make_scheduled("soon", headline_en="Museum museum")
    partner = factories.make_partner("museum")
    Role.objects.create(release=hidden, partner=partner, kind="host")
    factories.make_live("chinese", headline_en="Museum", languages=["zh-hant"])
    factories.make_visit("museum")
    assert [client.get(f"/en/search/{each}").content for each in asked] == before


def organisations_offered(text):
    field = text.partition('name="partner"')[2].partition("</select>")[0]
    return re.findall(r'<option value="([^"]+)"( selected)?>([^<]*)', field)


def test_organisations_with_a_part_in_a_live_release_are_offered_in_the_order_of_the_directory(
    client,
):
    for slug, name in (("b", "The Beta"), ("a", "Alpha"), ("c", "gamma")):
        factories.make_live(issuer=factories.make_partner(slug, official_name_en=name))
    factories.make_scheduled(issuer=factories.make_partner("waits"))
    factories.make_live(issuer=factories.make_partner("chinese"), languages=["zh-hant"])
    factories.make_live(
        issuer=factories.make_partner("nameless", official_name_en=""), languages=["zh-hant"]
    )
    factories.make_partner("listed", listed_at=NOON, official_name_en="Listed")
    offered = [("a", "", "Alpha"), ("b", "", "The Beta"), ("c", "", "gamma")]
    assert organisations_offered(page(client)) == offered
    offered[1] = ("b", " selected", "The Beta")
    assert organisations_offered(page(client, "?q=headline&partner=b")) == offered
    # One that is public without a release still stands where it was chosen.
    first = organisations_offered(page(client, "?q=headline&partner=listed"))[0]
    assert first == ("listed", " selected", "Listed")


def test_organisations_beyond_a_number_are_not_offered(client, monkeypatch):
    monkeypatch.setattr(search, "OFFERED_PARTNERS", 2)
    written.forget()
    for slug in "cab":
        factories.make_live(issuer=factories.make_partner(slug))
    assert [slug for slug, _is, _name in organisations_offered(page(client))] == ["a", "b"]
    slugs = [each[0] for each in organisations_offered(page(client, "?partner=c"))]
    written.forget()
    assert slugs == ["c", "a", "b"]


def test_every_page_has_a_field_that_searches_without_script(client):
    factories.make_live("museum")
    for address in ("/en/", "/en/releases/", "/en/nonsense/"):
        text = client.get(address).content.decode()
        assert '<form class="find" role="search" action="/en/search/"' in text


def test_older_hits_follow_by_key(client):
    for number in range(22):
        factories.make_live(
            f"m{number}", headline_en="Museum", at=NOON - timedelta(hours=number + 1)
        )
    text = page(client, "?q=museum&kind=press_release")
    older = text.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert older.startswith("/en/search/?q=museum&kind=press_release&before=")
    assert client.get(older).content.decode().count("/en/releases/2026/m2") == 2
