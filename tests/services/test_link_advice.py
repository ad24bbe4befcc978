"""Readers are sent to a page of ours in their own language where there is one, or will be with the release."""

from datetime import timedelta

import pytest

from releases.services import link_advice
from releases.services.release_parts import Parts
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def noon(clock, settings):
    clock.at = NOON
    settings.SITE_ORIGIN = "https://press.example.org"
    return clock


def advice(url, language="zh-hant", **fields):
    """The addresses that are advised instead of a link in the body of a draft."""
    draft = factories.make_release(
        **{f"body_{language.replace('-', '_')}": f'<p><a href="{url}">x</a></p>'} | fields
    )
    return told(draft, language)


def told(release, language):
    problems = [*link_advice.problems(release, Parts(release), language)]
    assert {(each.language, each.blocking) for each in problems} <= {(language, False)}
    return [each.sentence.rpartition(" ")[2] for each in problems]


def page(release, language):
    return f"https://press.example.org{release.get_absolute_url(language)}"


def test_page_that_is_live_in_the_readers_language_is_advised():
    live = factories.make_live("live")
    for there in ("zh-hans", "en"):
        assert advice(page(live, there)) == [page(live, "zh-hant")]
        assert advice(page(live, there) + "print/?a=1#note-1") == [
            page(live, "zh-hant") + "print/?a=1#note-1"
        ]
        assert advice(live.get_absolute_url(there)) == [live.get_absolute_url("zh-hant")]
    assert advice(page(live, "zh-hant"), "en") == [page(live, "en")]


def test_sentence_names_the_language_and_stands_at_its_field():
    live = factories.make_live("live")
    draft = factories.make_release(body_zh_hant=f'<p><a href="{page(live, "en")}">x</a></p>')
    (problem,) = link_advice.problems(draft, Parts(draft), "zh-hant")
    assert problem.sentence == (
        "A link leads to a page of ours in another language; "
        f"in 繁體中文 it is {page(live, 'zh-hant')}"
    )
    assert (problem.spot.anchor, problem.spot.field) == ("body", "body_zh_hant")


def test_right_links_are_left_alone():
    live = factories.make_live("live", languages=["zh-hans", "en"])
    withdrawn = factories.withdraw(factories.make_live("withdrawn"), at=NOON)
    for url in (
        page(live, "en"),
        page(withdrawn, "en"),
        "https://press.example.org/en/releases/2026/never-was/",
        "https://press.example.org/zh-hant/releases/",
        "https://press.example.org/en/nowhere/",
        "https://press.example.org/",
        "https://other.example/en/releases/",
        "mailto:press@press.example.org",
        "https://[broken/en/",
        "#note-1",
    ):
        assert advice(url) == []


def test_page_that_opens_by_the_hour_of_the_release_is_advised_and_a_later_one_is_not():
    soon = factories.make_scheduled("soon", NOON + DAY)
    assert advice(page(soon, "en")) == []
    assert advice(page(soon, "en"), publish_at=NOON + DAY) == [page(soon, "zh-hant")]
    assert advice(page(soon, "en"), publish_at=NOON + DAY - timedelta(seconds=1)) == []


def test_own_page_in_another_language_opens_with_the_release():
    url = "/en/releases/2026/own/"
    draft = factories.make_release("own", body_zh_hant=f'<p><a href="{url}">x</a></p>')
    assert told(draft, "zh-hant") == ["/zh-hant/releases/2026/own/"]


def test_visits_organisations_and_lists_have_their_pages_in_each_language():
    visit = factories.make_visit("visit", listed_at=NOON)
    factories.make_partner("partner", listed_at=NOON, official_name_zh_hans="")
    factories.make_visit("hidden")
    assert advice(f"/en/visits/{visit.slug}/") == ["/zh-hant/visits/visit/"]
    assert advice("/en/visits/hidden/") == []
    assert advice("/en/partners/partner/") == ["/zh-hant/partners/partner/"]
    assert advice("/en/partners/partner/", "zh-hans") == []
    for path in ("/", "/releases/", "/visits/", "/partners/", "/feed/"):
        assert advice(f"/en{path}") == [f"/zh-hant{path}"]


def test_links_of_notes_and_of_a_registration_are_read_too():
    draft = factories.make_release(
        event_registration_zh_hant="https://press.example.org/en/visits/."
    )
    note = factories.make_footnote(draft, url="https://press.example.org/en/releases/")
    problems = [*link_advice.problems(draft, Parts(draft), "zh-hant")]
    assert [(each.spot.anchor, each.spot.row) for each in problems] == [
        ("footnotes", note.pk),
        ("event_registration", None),
    ]


def test_same_link_twice_in_a_text_is_one_line():
    link = '<a href="/en/releases/">x</a>'
    draft = factories.make_release(body_zh_hant=f"<p>{link}{link}</p>")
    assert told(draft, "zh-hant") == ["/zh-hant/releases/"]
