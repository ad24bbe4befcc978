"""The page of one organisation: what it is, its family, its agreements, and what it did with us year by year."""

import re
from datetime import date, timedelta

import pytest

from releases.models import Address, Agreement, Role
from releases.services import profile
from tests import factories
from tests.factories import trilingual
from tests.public.newsroom import make_listed
from tests.public.reading import main

pytestmark = pytest.mark.django_db


def test_page_of_an_organisation_tells_what_it_is(client):
    make_listed(
        "own",
        website="https://own.example",
        stock_codes="2607.HK",
        former_names_en="Older\nOldest",
        description_en="<p>What it <strong>is</strong></p>",
    )
    page = main(client, "/en/partners/own/")
    for part in (
        'href="https://own.example"',
        "2607.HK",
        "Older; Oldest",
        "<p>What it <strong>is</strong></p>",
    ):
        assert part in page


def test_description_prints_nothing_for_markers_of_a_release(client):
    make_listed("listed", description_en='<p>A<sup data-footnote="abc234"></sup></p>')
    assert '<div class="text"><p>A</p></div>' in main(client, "/en/partners/listed/")


def timeline(client, path):
    """Return [(year, [(day, address, parts)])] as the page of an organisation tells them."""
    return [
        (year.partition("<")[0], [_deed(row) for row in year.split("<li>")[1:]])
        for year in re.split('<h2 id="year-.*?">', main(client, path))[1:]
    ]


def _deed(row):
    day = re.findall('<span class="day">(.*?)</span>', row)
    address = re.findall('<p><a href="/en/(.*?)/"', row)
    return (*day, *address, *re.findall("<span>(.*?)</span>", row))


def test_organisation_shows_what_it_did_with_us_on_one_line_of_time(client):
    partner = factories.make_partner("met")
    for slug, kinds, days in [
        ("old", ["host"], 400),
        ("new", ["host", "venue"], 1),
        ("named", ["mentioned"], 20),
    ]:
        release = factories.make_release(slug)
        for kind in kinds:
            Role.objects.create(release=release, partner=partner, kind=kind, position=1)
        factories.approve(release, at=factories.NOON - timedelta(days=days))
    secret = factories.make_release("secret")
    Role.objects.create(release=secret, partner=partner, kind="host", position=1)
    factories.make_agreement(
        partner, kind="mou", signed_on=date(2026, 11, 18), listed_at=factories.NOON
    )
    visit = factories.make_visit("visit", listed_at=factories.NOON)
    stop = factories.make_stop(visit, day=date(2026, 11, 2), **trilingual(title="the stop"))
    Role.objects.create(stop=stop, partner=partner, kind="host")
    undated = factories.make_visit(
        "undated", listed_at=factories.NOON, precision="none", ends_on=None
    )
    Role.objects.create(stop=factories.make_stop(undated), partner=partner, kind="venue")
    assert timeline(client, "/en/partners/met/") == [
        (
            "2026",
            [
                ("19 November 2026", "releases/2026/new", "Host", "Venue"),
                ("18 November 2026", "Memorandum of understanding"),
                ("2 November 2026", "visits/visit", "Host"),
                ("31 October 2026", "releases/2026/named", "Mentioned"),
            ],
        ),
        ("2025", [("16 October 2025", "releases/2025/old", "Host")]),
        ("Not dated", [("visits/undated", "Venue")]),
    ]


def test_organisation_shows_its_latest_deeds_and_leads_to_all_its_releases(client, monkeypatch):
    monkeypatch.setattr(profile, "DEEDS", 2)
    partner = factories.make_partner("met")
    for number in range(4):
        release = factories.make_release(f"r{number}")
        Role.objects.create(release=release, partner=partner, kind="host", position=1)
        factories.approve(release, at=factories.NOON - timedelta(days=number))
    [(_year, deeds)] = timeline(client, "/en/partners/met/")
    assert [deed[1] for deed in deeds] == ["releases/2026/r0", "releases/2026/r1"]
    assert 'href="/en/releases/?partner=met"' in main(client, "/en/partners/met/")
    assert client.get("/en/releases/?partner=met").status_code == 200


def test_family_is_shown_where_it_is_public(client):
    parent, hidden = make_listed("parent"), factories.make_partner("hidden")
    partner = make_listed("partner", parent=parent, successor=hidden)
    make_listed("daughter", parent=partner)
    factories.make_partner("hidden-daughter", parent=partner)
    make_listed("forerunner", successor=partner)
    page = main(client, "/en/partners/partner/")
    assert re.findall(r'<dt>(.*?)</dt><dd>.*?href="/en/partners/(.*?)/"', page) == [
        ("Parent", "parent"),
        ("Successor of", "forerunner"),
        ("Subsidiaries", "daughter"),
    ]
    assert "hidden" not in page


def test_agreement_names_only_public_parties_and_only_a_live_release(client):
    own, other, hidden = make_listed("own"), make_listed("other"), factories.make_partner("hidden")
    for listed_at, release in [
        (factories.NOON, None),
        (None, factories.make_live("told", languages=["en"])),
        (None, factories.make_scheduled("secret")),
    ]:
        agreement = Agreement.objects.create(
            kind="mou", signed_on="2026-11-02", release=release, listed_at=listed_at
        )
        agreement.partners.add(own, other, hidden)
    english, chinese = main(client, "/en/partners/own/"), main(client, "/zh-hant/partners/own/")
    assert english.count("Memorandum of understanding") == 2
    assert re.findall('href="/en/partners/(.*?)/"', english) == ["other", "other"]
    assert re.findall('href="(/en/releases/.*?/)"', english) == ["/en/releases/2026/told/"]
    assert re.findall('href="/zh-hant/partners/(.*?)/"', chinese) == ["other"]


@pytest.mark.parametrize(
    ("precision", "written"),
    [
        ("day", ["2 November 2026"]),
        ("month", ["November 2026"]),
        ("year", ["2026"]),
        ("before", []),
    ],
)
def test_agreement_is_dated_as_far_as_its_day_is_stated(client, precision, written):
    agreement = Agreement.objects.create(
        signed_on="2026-11-02", precision=precision, listed_at=factories.NOON
    )
    agreement.partners.add(make_listed("own"))
    page = main(client, "/en/partners/own/")
    assert re.findall('<span class="day">(.*?)</span>', page) == written


def test_latest_agreements_are_those_with_a_day_on_either_database(client, monkeypatch):
    monkeypatch.setattr(profile, "DEEDS", 2)
    own = make_listed("own")
    for day, precision in [(None, "none"), ("2026-11-02", "day"), ("2025-11-02", "day")]:
        factories.make_agreement(own, signed_on=day, precision=precision, listed_at=factories.NOON)
    page = main(client, "/en/partners/own/")
    assert re.findall('<span class="day">(.*?)</span>', page) == [
        "2 November 2026",
        "2 November 2025",
    ]


def test_former_address_leads_on_only_where_the_organisation_is_public(client):
    Address.objects.create(kind="partner", slug="old", partner=make_listed("new"))
    hidden = factories.make_partner("secret")
    Address.objects.create(kind="partner", slug="old-secret", partner=hidden)
    assert client.get("/en/partners/old/").headers["Location"] == "/en/partners/new/"
    assert client.get("/en/partners/old-secret/").status_code == 404
