"""Delegation visits: the list, and one visit with its stops, people, photos and releases."""

import re
from datetime import date, time, timedelta

import pytest

from releases.models import Address, Role
from tests import factories
from tests.factories import trilingual
from tests.public.newsroom import make_own, make_whole

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(clock):
    clock.at = factories.NOON
    return clock


def main(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode().partition('<main id="content"')[2].partition("</main>")[0]


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
    assert found == ["Zed post en Leader", "Abe post en"]


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
        f"#photo-{number}" for number in (1, 2, 3, 4)
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
