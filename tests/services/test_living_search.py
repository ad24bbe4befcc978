"""Organisations and visits are found by names of any language in which readers have them, from that language's hour on."""

from datetime import timedelta

import pytest

from releases.models import Role
from releases.services import living_search, suggesting
from releases.text import bigrams
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON
from tests.services.searches import LATER, opened_later

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

SECOND = timedelta(seconds=1)
# In each language another name, none of them part of another's.
PARK = {
    "official_name_zh_hant": "香港科技園公司",
    "official_name_zh_hans": "上海园区",
    "official_name_en": "Cloudsail Parks",
    "short_name_en": "HKSTP",
}
WONG = {
    "family_name_zh_hant": "黃",
    "given_name_zh_hant": "克強",
    "family_name_zh_hans": "陈",
    "given_name_zh_hans": "永",
    "family_name_en": "Wong",
    "given_name_en": "Albert",
}
TOUR = {"title_zh_hant": "瑞士之行", "title_zh_hans": "欧洲之旅", "title_en": "Alpine tour"}
STOP = {"title_zh_hant": "實驗室", "title_zh_hans": "工厂", "title_en": "Observatory"}
PLACE = {f"destination_{each}": "" for each in ("zh_hant", "zh_hans", "en")}


def found(query, language="zh-hant", at=NOON):
    """Return [(slug, the name by which it was found)]: organisations, then visits."""
    things = living_search.found(bigrams.sought(query), language, at, 9)
    return [(each.url.split("/")[-2], each.by) for each in things.organisations + things.visits]


# --- Organisations -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "language", "by"),
    [
        ("hkstp", "zh-hant", "HKSTP"),
        ("cloudsail", "zh-hans", "Cloudsail Parks"),
        ("科技園公司", "en", "香港科技園公司"),
        ("科技园", "en", "香港科技園公司"),
        ("hkstp", "en", "HKSTP"),
        ("cloudsail", "en", ""),
        ("科技園", "zh-hant", ""),
        ("旧名", "zh-hant", "舊名公司"),
        ("alias", "zh-hant", "An alias"),
        ("2607", "en", "2607.HK"),
        ("roche", "en", ""),
        # In a text of another language: by the name that it has there.
        ("roche", "zh-hant", "Cloudsail Parks"),
    ],
)
def test_organisation_is_found_by_its_names_in_any_language(query, language, by):
    more = {"former_names_zh_hant": "甲\n舊名公司", "aliases": "An alias", "stock_codes": "2607.HK"}
    text = {"description_en": "<p>With Roche.</p>"}
    factories.make_partner("park", listed_at=NOON, **PARK, **more, **text)
    assert found(query, language) == [("park", by)]


def test_name_of_another_language_is_no_name_before_its_hour():
    partner = factories.make_partner("park", **PARK)
    opened_later(factories.make_release(issuer=partner))
    asked = [("科技園", "zh-hant"), ("hkstp", "zh-hant"), ("科技園", "en"), ("上海", "zh-hant")]
    before, then = ([found(*each, at=at) for each in asked] for at in (LATER - SECOND, LATER))
    assert before == [[("park", "")], [], [], []]
    assert then == [[("park", "")], [("park", "HKSTP")], [("park", "香港科技園公司")], []]


def test_organisation_called_so_in_another_language_comes_last():
    factories.make_partner("other", listed_at=NOON, **PARK)
    called = {"official_name_zh_hant": "甲 HKSTP", "official_name_en": "Beta"}
    factories.make_partner("own", listed_at=NOON, **called)
    assert found("hkstp") == [("own", ""), ("other", "HKSTP")]
    [first] = living_search.organisations("zh-hant", NOON, bigrams.sought("hkstp").needles)[:1]
    assert first.slug == "own"


# --- Visits ------------------------------------------------------------------------------------------


def visited(**fields):
    """A visit, its leader and a stop with its host and somebody met there, each called otherwise in each language."""
    visit = factories.make_visit("tour", **TOUR | PLACE | fields)
    stop = factories.make_stop(visit, **STOP)
    host = factories.make_partner("park", **PARK)
    Role.objects.create(stop=stop, partner=host, kind="host")
    factories.make_appearance(factories.make_person(**WONG), visit=visit, capacity="leader")
    met = {"family_name_en": "Lantern", "family_name_zh_hant": "燈", "family_name_zh_hans": "笼"}
    given = {f"given_name_{each}": "" for each in ("zh_hant", "zh_hans", "en")}
    factories.make_appearance(factories.make_person(**met, **given), stop=stop)
    return visit, stop


@pytest.mark.parametrize(
    ("query", "language", "by"),
    [
        ("alpine", "en", ""),
        ("瑞士", "en", "瑞士之行"),
        ("alpine", "zh-hant", "Alpine tour"),
        ("observatory", "en", "Observatory"),
        ("實驗室", "en", "實驗室"),
        ("albert wong", "en", "Albert Wong"),
        ("albert", "zh-hant", "Albert Wong"),
        ("黃克強", "en", "黃克強"),
        ("燈", "en", "燈"),
        ("lantern", "zh-hans", "Lantern"),
    ],
)
def test_visit_is_found_by_title_stop_and_people_in_any_language(query, language, by):
    visited(listed_at=NOON)
    assert found(query, language) == [("tour", by)]


@pytest.mark.parametrize(
    ("query", "language", "own", "by"),
    [
        ("科技園", "zh-hant", "", "香港科技園公司"),
        ("hkstp", "zh-hant", "HKSTP", "Cloudsail Parks"),
        ("cloudsail", "en", "", "Cloudsail Parks"),
    ],
)
def test_visit_is_found_by_the_host_of_a_stop(query, language, own, by):
    visited(listed_at=NOON)
    assert found(query, language) == [("park", own), ("tour", by)]


SECRETS = ("observatory", "hkstp", "lantern", "實驗室", "科技園", "燈")


def test_stop_that_waits_is_found_by_nothing_of_it_in_any_language():
    _visit, stop = visited(listed_at=NOON)
    stop.release = factories.make_scheduled(publish_at=LATER)
    stop.save()
    asked = [(query, language) for query in SECRETS for language in LANGUAGES]
    before, then = ([found(*each, at=at) for each in asked] for at in (LATER - SECOND, LATER))
    assert before == [[]] * len(asked)
    assert all(("tour" in dict(each)) for each in then)


def test_stop_that_opens_in_another_language_later_is_found_by_its_words_from_then_on():
    _visit, stop = visited(listed_at=NOON)
    stop.release = opened_later(factories.make_release())
    stop.save()
    before, then = (
        {query: [slug for slug, _by in found(query, "zh-hant", at)] for query in SECRETS}
        for at in (LATER - SECOND, LATER)
    )
    chinese = {"實驗室": ["tour"], "科技園": ["park", "tour"], "燈": ["tour"]}
    assert before == {each: [] for each in SECRETS[:3]} | chinese
    english = {"observatory": ["tour"], "hkstp": ["park", "tour"], "lantern": ["tour"]}
    assert then == english | chinese
    # English readers have no such stop until then, whatever it is called elsewhere.
    assert [found(query, "en", LATER - SECOND) for query in SECRETS] == [[]] * len(SECRETS)


def test_visit_that_is_closed_in_another_language_is_not_found_by_its_words():
    visit, _stop = visited()
    opened_later(factories.make_release(visit=visit))
    queries = ("alpine", "observatory", "albert", "hkstp", "lantern")
    assert [found(each, at=LATER - SECOND) for each in queries] == [[]] * 5
    assert all("tour" in dict(found(each, at=LATER)) for each in queries)


# --- Suggestions -------------------------------------------------------------------------------------


def suggested(query, language="zh-hant", at=NOON):
    return [(each.what, each.text) for each in suggesting.suggestions(query, language, at)]


def test_suggestions_tell_the_name_by_which_they_were_found():
    visited(listed_at=NOON)
    assert suggested("hks", "en") == [
        ("organisation", "Cloudsail Parks (HKSTP)"),
        ("visit", "Alpine tour (Cloudsail Parks)"),
    ]
    assert suggested("黃克強", "en") == [("visit", "Alpine tour (黃克強)")]
    assert suggested("alpine", "en") == [("visit", "Alpine tour")]


def test_former_name_says_that_it_is_one():
    factories.make_partner("park", listed_at=NOON, **PARK, former_names_en="Old Mill\nOlder Mill")
    assert suggested("older", "en") == [
        ("organisation", "Cloudsail Parks (formerly Older Mill)"),
    ]


def test_three_visits_are_suggested_at_most_the_newest_first():
    for number in range(5):
        factories.make_visit(
            f"v{number}", listed_at=NOON, **TOUR, starts_on=f"2026-10-0{number + 1}"
        )
    found = suggesting.suggestions("alpine", "en", NOON)
    assert [each.url for each in found] == [f"/en/visits/v{number}/" for number in (4, 3, 2)]
