"""Delegation visits: the list, and one visit with its stops, people, photos and releases."""

import re
from datetime import date, time, timedelta

import pytest

from releases.models import Address, Place, Role
from tests import factories, packs
from tests.embargo import web_sizes
from tests.factories import trilingual
from tests.public.newsroom import make_own, make_whole
from tests.public.reading import main

pytestmark = pytest.mark.django_db


def words(html):
    return " ".join(re.sub(r"<[^>]*>", " ", html).split())


def test_visit_is_public_with_the_release_that_reports_it(client, clock):
    visit = factories.make_visit("visit")
    factories.make_scheduled("report", publish_at=factories.NOON, visit=visit)
    clock.move(seconds=-1)
    assert client.get("/en/visits/visit/").status_code == 404
    assert "No visits have been published yet." in main(client, "/en/visits/")
    clock.move(seconds=1)
    assert "visit en" in main(client, "/en/visits/visit/")
    assert 'href="/en/visits/visit/"' in main(client, "/en/visits/")


def test_stop_waits_for_its_own_release(client, clock):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    later = factories.make_scheduled("later")
    factories.make_stop(visit, **trilingual(title="first stop"))
    factories.make_stop(visit, release=later, position=1, **trilingual(title="second stop"))
    assert re.findall("<h3>([^<]*)</h3>", main(client, "/en/visits/visit/")) == ["first stop en"]
    clock.move(days=1)
    page = main(client, "/en/visits/visit/")
    assert re.findall("<h3>([^<]*)</h3>", page) == ["first stop en", "second stop en"]
    assert '<a href="/en/releases/2026/later/">' in page


def test_stops_stand_in_their_order_with_hosts_people_and_hours(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    second = factories.make_stop(visit, position=2, **trilingual(title="second"))
    first = factories.make_stop(
        visit, position=1, day=date(2026, 11, 2), hour=time(15, 30), **trilingual(title="first")
    )
    for place, slug in enumerate(["zulu", "alpha"]):
        Role.objects.create(
            stop=first, partner=factories.make_partner(slug), kind="host", position=place
        )
    factories.make_appearance(stop=second, capacity="met")
    page = main(client, "/en/visits/visit/")
    stops = [words(part) for part in page.split('<li class="stop">')[1:]]
    assert stops == [
        "Site visit 2 November 2026, 3.30 pm first en Host zulu en alpha en",
        "Site visit second en People met Pine en Shek en post en",
    ]
    assert "2026年11月2日下午3時30分" in main(client, "/zh-hant/visits/visit/")


def test_summaries_print_nothing_for_markers_of_a_release(client):
    text = '<p>A<sup data-footnote="abc234"></sup></p><figure data-figure="abc234"></figure>'
    visit = factories.make_visit("visit", listed_at=factories.NOON, summary_en=text)
    factories.make_stop(visit, summary_en=text)
    page = main(client, "/en/visits/visit/")
    assert re.findall('<div class="text">(.*?)</div>', page) == ["<p>A</p>", "<p>A</p>"]


def test_delegation_stands_in_protocol_order_with_its_leader(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    for place, (name, capacity) in enumerate([("Zed", "leader"), ("Abe", "member")]):
        person = factories.make_person(family_name_en=name, given_name_en="")
        factories.make_appearance(person, visit=visit, capacity=capacity, position=place)
    section = main(client, "/en/visits/visit/").partition('id="delegation"')[2]
    found = [words(f"<li{part}") for part in section.partition("</ul>")[0].split("<li")[1:]]
    assert found == ["Zed Leader post en", "Abe post en"]


def test_organisation_of_a_person_is_named_only_if_it_is_public(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    hidden = factories.make_partner("hidden")
    listed = factories.make_partner("listed", listed_at=factories.NOON)
    for organisation in (hidden, listed):
        factories.make_appearance(visit=visit, organisation=organisation)
    page = main(client, "/en/visits/visit/")
    assert re.findall('href="/en/partners/(.*?)/"', page) == ["listed"]
    assert "hidden" not in page


def test_photos_of_a_stop_lead_to_their_place_in_the_release(client):
    visit = factories.make_visit("visit")
    make_whole(0, make_own(), visit)
    page = main(client, "/en/visits/visit/")
    assert re.findall(r'<a href="/en/releases/2026/whole-0/(#photo-\d)">', page) == [
        f"#photo-{number}" for number in (1, 1, 2, 3, 4)
    ]
    assert re.findall('<span class="label">(.*?)</span>', page) == [
        f"Photo {number}" for number in (1, 2, 3, 4)
    ]


def test_photos_of_a_stop_wait_for_the_language_of_their_release(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    stop = factories.make_stop(visit)
    release = factories.make_release("report", visit=visit)
    factories.make_figure(release, factories.make_photo(), stop=stop)
    factories.drafting.finish(release, factories.make_user())
    factories.approve(release, languages=["zh-hant"])
    assert "#photo-1" in main(client, "/zh-hant/visits/visit/")
    assert "<img" not in main(client, "/en/visits/visit/")


@pytest.mark.parametrize(
    ("fields", "days"),
    [
        ({}, "2–3 November 2026"),
        ({"ends_on": None}, "2 November 2026"),
        ({"precision": "month"}, "November 2026"),
        ({"precision": "year"}, "2026"),
        ({"precision": "none"}, "dates not published"),
        ({"precision": "none", "duration_days": 2}, "Two days; dates not published"),
        ({"precision": "none", "duration_days": 2, "date_note_en": "two days"}, "two days"),
    ],
)
def test_days_are_told_as_far_as_they_are_stated(client, fields, days):
    factories.make_visit("visit", listed_at=factories.NOON, **fields)
    page = main(client, "/en/visits/")
    assert re.findall('<p class="days">(.*?)</p>', page) == [days]


def test_former_address_leads_on_only_where_the_visit_is_public(client):
    listed = factories.make_visit("new", listed_at=factories.NOON, title_en="")
    hidden = factories.make_visit("secret", listed_at=factories.NOON + timedelta(seconds=1))
    Address.objects.create(kind="visit", slug="old", visit=listed)
    Address.objects.create(kind="visit", slug="old-secret", visit=hidden)
    assert client.get("/zh-hant/visits/old/").headers["Location"] == "/zh-hant/visits/new/"
    assert client.get("/en/visits/old/").status_code == 404
    assert client.get("/zh-hant/visits/old-secret/").status_code == 404


def test_language_bar_leads_to_languages_in_which_the_visit_is_public(client):
    factories.make_visit("visit", listed_at=factories.NOON, title_en="")
    page = client.get("/zh-hant/visits/visit/").content.decode()
    bar = page.partition('<nav class="languages"')[2].partition("</nav>")[0]
    assert re.findall('href="(.*?)"', bar) == ["/zh-hans/visits/visit/"]
    assert re.findall('<link rel="alternate" hreflang="(.*?)"', page) == [
        "zh-hant",
        "zh-hans",
        "x-default",
    ]


def shown(client, path):
    """Return [(year, addresses of its visits)] of the archive."""
    return [
        (year.partition("<")[0], re.findall(r'<h3><a href="/[-a-z]*/visits/(.*?)/"', year))
        for year in re.split('<h2 id="year-.*?">', main(client, path))[1:]
    ]


def choices(client, path, name):
    """Return {heading: address} of what the archive may be narrowed to under one name."""
    nav = main(client, path).partition(f'aria-label="{name}"')[2].partition("</nav>")[0]
    return {words: url for url, words in re.findall('<a href="(.*?)".*?>(.*?)</a>', nav)}


def make_archive():
    places = [
        Place.objects.create(slug=slug, position=position, **trilingual(heading=slug))
        for position, slug in enumerate(["near", "far"])
    ]
    for slug, year, place in [("a", 2026, 0), ("b", 2024, 1), ("c", 2026, 1)]:
        factories.make_visit(
            slug,
            listed_at=factories.NOON,
            place=places[place],
            starts_on=date(year, 3, ord(slug) - ord("a") + 1),
            ends_on=None,
        )
    return places


def test_archive_stands_year_by_year_and_what_is_not_dated_last(client):
    make_archive()
    days = {"precision": "none", "starts_on": date(2025, 5, 5), "ends_on": None}
    factories.make_visit("undated", listed_at=factories.NOON, **days)
    assert shown(client, "/en/visits/") == [
        ("2026", ["c", "a"]),
        ("2024", ["b"]),
        ("Not dated", ["undated"]),
    ]
    assert list(choices(client, "/en/visits/", "Year")) == ["All", "2026", "2024"]


def test_archive_narrows_by_year_and_place(client):
    make_archive()
    assert shown(client, "/en/visits/?year=2026") == [("2026", ["c", "a"])]
    assert shown(client, "/en/visits/?place=far") == [("2026", ["c"]), ("2024", ["b"])]
    assert shown(client, "/en/visits/?place=far&year=2024") == [("2024", ["b"])]
    assert choices(client, "/en/visits/?year=2024", "Place") == {
        "All": "/en/visits/?year=2024",
        "near en": "/en/visits/?place=near&amp;year=2024",
        "far en": "/en/visits/?place=far&amp;year=2024",
    }


def test_value_that_lists_no_public_visit_is_not_found(client):
    near, _far = make_archive()
    secret = Place.objects.create(slug="secret", **trilingual(heading="secret"))
    factories.make_visit("hidden", place=secret, starts_on=date(2019, 1, 1), ends_on=None)
    Place.objects.filter(pk=near.pk).update(heading_en="")
    for query in ("place=secret", "year=2019", "year=2025", "place=none", "year=%00", "place=near"):
        assert client.get(f"/en/visits/?{query}").status_code == 404, query
    assert client.get("/zh-hant/visits/?place=near").status_code == 200
    assert "secret" not in main(client, "/en/visits/")


def test_archive_ends_with_the_year_that_makes_it_long_enough(client):
    for year, month in [(2026, 1), (2025, 2), (2024, 3)]:
        for day in range(1, 14):
            days = {"starts_on": date(year, month, day), "ends_on": None}
            factories.make_visit(f"v{year}-{day}", listed_at=factories.NOON, **days)
    none = {"starts_on": None, "ends_on": None, "precision": "none"}
    factories.make_visit("undated", listed_at=factories.NOON, **none)
    years = [(year, len(found)) for year, found in shown(client, "/en/visits/")]
    # No year leads to what has none.
    assert years == [("2026", 13), ("2025", 13), ("Not dated", 1)]
    assert "2024" in choices(client, "/en/visits/", "Year")


def test_visit_in_the_archive_has_the_first_photo_of_a_release_that_readers_have(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    release = factories.make_release("report", visit=visit)
    photos = [factories.make_photo(), factories.make_photo()]
    factories.make_figure(release, *photos)
    factories.drafting.finish(release, factories.make_user())
    factories.approve(release, languages=["zh-hant"])
    assert re.findall('<img src="/photos/(.*?)/', main(client, "/zh-hant/visits/")) == [
        photos[0].public_id
    ]
    assert "<img" not in main(client, "/en/visits/")


def test_agreements_that_its_live_releases_announced_were_signed_on_the_visit(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    own = factories.make_partner("own", listed_at=factories.NOON)
    hidden = factories.make_partner("hidden")
    told = factories.make_live("told", visit=visit)
    secret = factories.make_scheduled("secret", visit=visit)
    elsewhere = factories.make_live("elsewhere")
    factories.make_agreement(own, hidden, kind="mou", release=told)
    for release in (secret, elsewhere):
        factories.make_agreement(own, kind="strategic", release=release, listed_at=factories.NOON)
    section = (
        main(client, "/en/visits/visit/").partition('id="signed"')[2].partition("</section")[0]
    )
    assert words(section.partition("</h2>")[2]) == (
        "5 January 2026 Memorandum of understanding own en headline of told en"
    )


def test_agreement_stands_with_the_signing_that_its_release_tells_of(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    told = factories.make_live("told")
    factories.make_stop(visit, release=told, kind="signing")
    factories.make_agreement(factories.make_partner("own", listed_at=factories.NOON), release=told)
    page = main(client, "/en/visits/visit/")
    assert re.findall("<dt>(.*?)</dt>", page) == ["Signed"]
    assert 'id="signed"' not in page


def test_portrait_stands_beside_who_has_one(client):
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    portrait = factories.make_photo(kind="portrait")
    web_sizes.keep(portrait)
    for place, photo in enumerate([portrait, None]):
        factories.make_appearance(
            factories.make_person(portrait=photo), visit=visit, position=place, capacity="member"
        )
    page = main(client, "/en/visits/visit/")
    assert re.findall('<img src="/photos/(.*?)/', page) == [portrait.public_id]
    assert packs.get(client, portrait.address(480, "jpg")).status_code == 200
