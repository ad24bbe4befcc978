"""The directory of organisations, in each language's own order."""

import re
from importlib import import_module

import pytest
from django.apps import apps

from releases.models import Partner, Place, Role, Sector
from tests import factories
from tests.factories import trilingual
from tests.public.newsroom import make_listed
from tests.public.reading import main

pytestmark = pytest.mark.django_db


def names(client, path):
    return re.findall(
        r'<span class="called"><a href="/[-a-z]*/partners/(.*?)/">', main(client, path)
    )


def test_directory_lists_public_organisations_only(client):
    make_listed("listed")
    make_listed("nameless", official_name_en="")
    factories.make_partner("hidden")
    factories.make_live("opening", issuer=factories.make_partner("issuer"))
    factories.make_scheduled("secret", issuer=factories.make_partner("secret"))
    assert names(client, "/en/partners/") == ["issuer", "listed"]


def test_directory_says_what_it_is_and_how_it_is_ordered(client):
    make_listed("listed")
    page = main(client, "/en/partners/")
    assert re.findall('<h1>(.*?)</h1>|<p class="order">(.*?)</p>', page) == [
        ("Organisations", ""),
        ("", "A to Z"),
    ]


def test_each_language_has_its_own_order_and_index(client):
    for slug, zh_hant, zh_hans, name in [
        ("roche", "羅氏", "罗氏", "Roche"),
        ("atlatl", "飛鏢", "飞镖", "The ATLATL Centre"),
        ("shanghai", "上海", "上海", "Shanghai Pharma"),
        ("exyte", "Exyte", "Exyte", "Exyte"),
    ]:
        make_listed(
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
    make_listed("unknown", official_name_zh_hant="3M")
    make_listed("latin", official_name_zh_hant="Zeta")
    make_listed("given", official_name_zh_hant="Alpha", sort_text_zh_hant="30龍")
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
    make_listed("a", sector=funds, place=here)
    make_listed("b", sector=parks, place=here)
    make_listed("c", sector=parks)
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
    make_listed("a", place=place)
    assert client.get("/zh-hant/partners/?place=here").status_code == 200
    assert client.get("/en/partners/?place=here").status_code == 404


def test_directory_narrows_by_what_somebody_was_to_us_in_public(client):
    for slug, kind in [("old", "host"), ("named", "mentioned")]:
        release = factories.make_release(f"{slug}-told")
        Role.objects.create(release=release, partner=make_listed(slug), kind=kind, position=1)
        factories.approve(release)
    hidden = factories.make_scheduled("secret")
    Role.objects.create(
        release=hidden, partner=make_listed("waiting"), kind="signatory", position=1
    )
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
        make_listed(relation, relation=relation)
    page = main(client, "/en/partners/")
    assert re.findall('<span class="relation">(.*?)</span>', page) == ["", "Met", "Partner"]
    assert "Partner" not in main(client, "/en/partners/met/")
    assert "Partner" in main(client, "/en/partners/partner/")


def test_keys_of_organisations_already_there_are_made_and_what_repeats_the_name_is_emptied():
    migration = import_module("releases.migrations.0010_directory")
    partner = make_listed(
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
        make_listed(f"p{number}", official_name_zh_hant=name)
    rows = Partner.objects.order_by("sort_key_zh_hant")
    assert [each.official_name_zh_hant for each in rows] == ["丁", "龍", "麗", "Zeta", "3M"]
