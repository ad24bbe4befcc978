"""The directory in each language's own order, and the page of one organisation."""

import re
from datetime import date, timedelta
from importlib import import_module

import pytest
from django.apps import apps

from releases.models import Address, Agreement, Partner, Place, Role, Sector
from releases.services import profile
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


def names(client, path):
    return re.findall(
        r'<span class="called"><a href="/[-a-z]*/partners/(.*?)/">', main(client, path)
    )


def listed(slug, **fields):
    return factories.make_partner(slug, listed_at=factories.NOON, **fields)


def test_directory_lists_public_organisations_only(client):
    listed("listed")
    listed("nameless", official_name_en="")
    factories.make_partner("hidden")
    factories.make_live("opening", issuer=factories.make_partner("issuer"))
    factories.make_scheduled("secret", issuer=factories.make_partner("secret"))
    assert names(client, "/en/partners/") == ["issuer", "listed"]


def test_directory_says_what_it_is_and_how_it_is_ordered(client):
    listed("listed")
    page = main(client, "/en/partners/")
    assert re.findall('<h1>(.*?)</h1>|<p class="order">(.*?)</p>', page) == [
        ("Organisations", ""),
        ("", "A to Z"),
    ]


def test_description_prints_nothing_for_markers_of_a_release(client):
    listed("listed", description_en='<p>A<sup data-footnote="abc234"></sup></p>')
    assert '<div class="text"><p>A</p></div>' in main(client, "/en/partners/listed/")


def test_each_language_has_its_own_order_and_index(client):
    for slug, zh_hant, zh_hans, name in [
        ("roche", "羅氏", "罗氏", "Roche"),
        ("atlatl", "飛鏢", "飞镖", "The ATLATL Centre"),
        ("shanghai", "上海", "上海", "Shanghai Pharma"),
        ("exyte", "Exyte", "Exyte", "Exyte"),
    ]:
        listed(
            slug,
            official_name_zh_hant=zh_hant,
            official_name_zh_hans=zh_hans,
            official_name_en=name,
        )
    found = {
        language: (
            names(client, f"/{language}/partners/"),
            re.findall('<h2 id="heading.*?">(.*?)</h2>', main(client, f"/{language}/partners/")),
        )
        for language in ("zh-hant", "zh-hans", "en")
    }
    assert found == {
        "zh-hant": (["shanghai", "atlatl", "roche", "exyte"], ["三畫", "九畫", "十九畫", "E"]),
        "zh-hans": (["exyte", "atlatl", "roche", "shanghai"], ["E", "F", "L", "S"]),
        "en": (["atlatl", "exyte", "roche", "shanghai"], ["A", "E", "R", "S"]),
    }


def test_names_of_which_the_index_knows_nothing_stand_last(client):
    listed("unknown", official_name_zh_hant="3M")
    listed("latin", official_name_zh_hant="Zeta")
    listed("given", official_name_zh_hant="Alpha", sort_text_zh_hant="30龍")
    assert names(client, "/zh-hant/partners/") == ["given", "latin", "unknown"]
    assert re.findall('<h2 id="heading.*?">(.*?)</h2>', main(client, "/zh-hant/partners/")) == [
        "三十畫",
        "Z",
        "其他",
    ]


def test_directory_narrows_by_sector_and_place(client):
    funds = Sector.objects.create(slug="funds", **trilingual(heading="Funds"))
    parks = Sector.objects.create(slug="parks", position=1, **trilingual(heading="Parks"))
    Sector.objects.create(slug="nobody", **trilingual(heading="Nobody"))
    here = Place.objects.create(slug="here", **trilingual(heading="Here"))
    listed("a", sector=funds, place=here)
    listed("b", sector=parks, place=here)
    listed("c", sector=parks)
    factories.make_partner("hidden", place=Place.objects.create(slug="secret", heading_en="Secret"))
    assert names(client, "/en/partners/?sector=parks") == ["b", "c"]
    assert names(client, "/en/partners/?sector=parks&place=here") == ["b"]
    assert "Nobody" not in main(client, "/en/partners/")
    assert "Secret" not in main(client, "/en/partners/")
    for query in (
        "sector=nobody",
        "place=secret",
        "sector=none",
        "sector=%00",
        "place=" + "x" * 99,
    ):
        assert client.get(f"/en/partners/?{query}").status_code == 404


def test_heading_without_words_in_a_language_is_not_offered_there(client):
    place = Place.objects.create(slug="here", heading_zh_hant="這裏")
    listed("a", place=place)
    assert client.get("/zh-hant/partners/?place=here").status_code == 200
    assert client.get("/en/partners/?place=here").status_code == 404


def test_directory_narrows_by_what_somebody_was_to_us_in_public(client):
    for slug, kind in [("old", "host"), ("named", "mentioned")]:
        release = factories.make_release(f"{slug}-told")
        Role.objects.create(release=release, partner=listed(slug), kind=kind, position=1)
        factories.approve(release)
    hidden = factories.make_scheduled("secret")
    Role.objects.create(release=hidden, partner=listed("waiting"), kind="signatory", position=1)
    nameless = factories.make_partner("nameless", official_name_en="")
    stop = factories.make_stop(factories.make_visit("visit", listed_at=factories.NOON))
    Role.objects.create(stop=stop, partner=nameless, kind="venue")
    page = main(client, "/en/partners/")
    offered = page.partition('aria-label="Role"')[2].partition("</nav>")[0]
    assert re.findall("<a .*?>(.*?)</a>", offered) == ["All", "Issuer", "Host"]
    assert names(client, "/en/partners/?role=host") == ["old"]
    for kind in ("signatory", "mentioned", "venue", "nonsense"):
        assert client.get(f"/en/partners/?role={kind}").status_code == 404, kind
    assert names(client, "/zh-hant/partners/?role=venue") == ["nameless"]


def test_only_a_partner_is_called_one(client):
    for relation in ("partner", "met", "mentioned"):
        listed(relation, relation=relation)
    page = main(client, "/en/partners/")
    assert re.findall('<span class="relation">(.*?)</span>', page) == ["", "Met", "Partner"]
    assert "Partner" not in main(client, "/en/partners/met/")
    assert "Partner" in main(client, "/en/partners/partner/")


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


def test_family_is_shown_where_it_is_public(client):
    parent, hidden = listed("parent"), factories.make_partner("hidden")
    partner = listed("partner", parent=parent, successor=hidden)
    listed("daughter", parent=partner)
    factories.make_partner("hidden-daughter", parent=partner)
    listed("forerunner", successor=partner)
    page = main(client, "/en/partners/partner/")
    assert re.findall(r'<dt>(.*?)</dt><dd>.*?href="/en/partners/(.*?)/"', page) == [
        ("Parent", "parent"),
        ("Successor of", "forerunner"),
        ("Subsidiaries", "daughter"),
    ]
    assert "hidden" not in page


def test_agreement_names_only_public_parties_and_only_a_live_release(client):
    own, other, hidden = listed("own"), listed("other"), factories.make_partner("hidden")
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
    agreement.partners.add(listed("own"))
    page = main(client, "/en/partners/own/")
    assert re.findall('<span class="day">(.*?)</span>', page) == written


def test_page_of_an_organisation_tells_what_it_is(client):
    listed(
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


def test_former_address_leads_on_only_where_the_organisation_is_public(client):
    Address.objects.create(kind="partner", slug="old", partner=listed("new"))
    hidden = factories.make_partner("secret")
    Address.objects.create(kind="partner", slug="old-secret", partner=hidden)
    assert client.get("/en/partners/old/").headers["Location"] == "/en/partners/new/"
    assert client.get("/en/partners/old-secret/").status_code == 404


def test_organisation_leads_to_all_its_releases(client):
    make_whole(0, make_own())
    assert 'href="/en/releases/?partner=met-0"' in main(client, "/en/partners/met-0/")
    assert client.get("/en/releases/?partner=met-0").status_code == 200


def test_keys_of_organisations_already_there_are_made_and_what_repeats_the_name_is_emptied():
    migration = import_module("releases.migrations.0010_directory")
    partner = listed(
        "own",
        official_name_zh_hant="白鷺基金",
        official_name_en="The Egret Fund",
        sort_text_zh_hant="06白鷺",
        sort_text_en="egret fund",
    )
    edited_at = partner.edited_at
    kept = ("sort_key_zh_hant", "sort_key_zh_hans", "sort_key_en", "sort_text_zh_hant")
    expected = {name: getattr(partner, name) for name in kept}
    type(partner).objects.update(sort_key_zh_hant="", sort_key_zh_hans="", sort_key_en="")
    migration.place_in_order(apps, None)
    partner.refresh_from_db()
    assert {name: getattr(partner, name) for name in kept} == expected
    assert (partner.sort_text_en, partner.edited_at) == ("", edited_at)
    assert expected["sort_key_en"] == "egret fund"


def test_database_compares_keys_byte_by_byte():
    names = ["Zeta", "3M", "龍", "丁", "麗"]
    for number, name in enumerate(names):
        listed(f"p{number}", official_name_zh_hant=name)
    rows = Partner.objects.order_by("sort_key_zh_hant")
    assert [each.official_name_zh_hant for each in rows] == ["丁", "龍", "麗", "Zeta", "3M"]
