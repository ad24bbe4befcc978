"""The controls of test_embargo.py: every word that was hidden is read at its second, on each surface that has it."""

from itertools import product

import pytest

from releases.text.languages import LANGUAGES
from tests.embargo import matrix, newsroom, routes
from tests.embargo.answers import ask, client_of
from tests.embargo.case import Case
from tests.embargo.mutants import LEAKS
from tests.embargo.states import (
    STATES,
    go_live,
    schedule_for_the_next_second,
    write_the_closed_language,
)
from tests.embargo.surfaces import OF_THE_NEWSROOM, PUBLIC
from tests.embargo.world import World

pytestmark = [pytest.mark.django_db, pytest.mark.dealt]

# What no page shows, each with its reason.
NOT_FOR_READERS = {
    "Address.slug": "leads on to the present one",
    "AuditEntry.by_name": "the record of the desk",
    "AuditEntry.kind": "the record of the desk",
    "AuditEntry.release": "the record of the desk",
    "AuditEntry.thing": "the record of the desk",
    "AuditEntry.thing_id": "the record of the desk",
    "Contact.duty_phone": "for colleagues",
    "Partner.aliases": "found by search, a later issue",
    "Partner.sort_text": "orders the directory",
    "Photo.metadata": "stays in the original",
    "Photo.original": "the private name of the file",
    "Photo.original_name": "for the newsroom",
    "Photo.sizes_error": "for the newsroom",
    "Release.dateline_reason": "for colleagues",
    "Release.returned_reason": "for the writer",
    "Release.withdrawal_reason": "shown once it is withdrawn",
    "SecondLook.reason": "for colleagues",
    "Visit.public_id": "leads on from the short address",
    "Partner.public_id": "leads on from the short address",
}


def seen(world):
    """Return {surface: the marks of the words that it shows}, over every address and language."""
    found, client = {}, client_of()
    addresses = [(surface, address) for surface, _route, address in routes.open_pages(world)]
    addresses += [(each.surface, each.address) for each in routes.hidden_asks(world)]
    for surface, address in addresses:
        text = ask(client, address).text
        found.setdefault(surface, set()).update(_marks(world, text, address))
    return found


def _marks(world, text, address):
    marks = world.canaries.marks
    return {marks[word] for word in marks if word in text and word not in address}


def test_second_after_the_hour_every_word_for_readers_is_read(clock):
    world = World(clock.at)
    schedule_for_the_next_second(world)
    clock.move(seconds=1)
    everywhere = set().union(*seen(world).values())
    missing = {
        (mark.column, mark.language)
        for mark in world.canaries.of("release", "visit").values()
        if mark not in everywhere and mark.column not in NOT_FOR_READERS
    }
    assert missing == set()
    never = {mark.column for mark in everywhere} & {*NOT_FOR_READERS}
    assert never == set()
    assert {mark.owner for mark in everywhere} == {"release", "site"}


TEXTS = {
    "Release.headline",
    "Release.body",
    "Figure.caption",
    "Footnote.note",
    "Quotation.quoted",
    "Quotation.post",
}
SLUGS = {"Release.slug", "Visit.slug", "Partner.slug"}
SHOWN_ON = {
    "S01": TEXTS,
    "S02": SLUGS,
    "S03": SLUGS,
    "S04": TEXTS,
    "S11": {
        "Release.headline",
        "Visit.title",
        *(f"SiteSettings.{each}" for each in ("site_name", "description", "introduction")),
    },
    "S12": {"Release.headline", "Release.slug"},
    "S13": {"Release.headline", "Topic.heading"},
    "S14": {"Release.headline"},
    "S15": {"Partner.official_name"},
    "S16": {"Partner.description", "Release.headline", "Stop.title"},
    "S17": {"Partner.official_name", "Sector.heading"},
    "S18": {"Visit.summary", "Stop.title", "Person.family_name"},
    "S19": {"Visit.title"},
    "S22": {"Release.headline", "Partner.official_name", "Topic.heading"},
    "S23": {"Partner.official_name"},
    "S26": {"Release.headline", "Release.public_id", "Topic.heading"},
    "S27": SLUGS,
    "S36": {
        "Release.headline",
        "Figure.caption",
        "Photo.credit",
        "Photo.copyright",
        "Photo.terms",
        "Person.family_name",
        "Appearance.post",
    },
}
PICTURES = {"S33", "S39"}


def test_each_surface_shows_what_it_is_for_in_each_language(clock):
    world = World(clock.at)
    go_live(world)
    found = seen(world)
    for surface, columns in SHOWN_ON.items():
        shown = {(mark.column, mark.language) for mark in found[surface]}
        expected = {
            (column, language)
            for column in columns
            for language in ((None,) if column.endswith(("slug", "public_id")) else LANGUAGES)
        }
        assert expected - shown == set(), surface
    asks = [
        each
        for each in routes.hidden_asks(world)
        if each.surface in {"S36", *PICTURES} and each.is_real
    ]
    kinds = {
        (each.surface, ask(client_of(), each.address).headers["Content-Type"]) for each in asks
    }
    assert kinds == {
        *product(PICTURES, ("image/jpeg", "image/webp", "image/avif")),
        *product(["S36"], ("image/jpeg", "application/zip")),
    }


def test_each_other_surface_has_turned_red_over_a_seeded_leak():
    red = {leak.surface for leaks in LEAKS.values() for leak in leaks}
    assert {*PUBLIC} - SHOWN_ON.keys() - PICTURES - red == {"S40", "S41"}


@pytest.mark.parametrize(("surface", "step"), [("S40", ".."), ("S41", ".")])
def test_media_under_the_web_server_would_turn_the_paths_red(surface, step, clock, settings):
    """S40 and S41 have no function whose gate could be taken away: what protects them is a setting."""
    state = STATES["approved +1 s"]
    world = state.world(clock.at)
    matrix.check(Case(world, state), surface)
    settings.WHITENOISE_ROOT = (settings.MEDIA_ROOT / step).resolve()
    with pytest.raises(AssertionError):
        matrix.check(Case(world, state), surface)


def test_static_files_are_served_where_nothing_else_is(settings):
    name = "releases/public/press.css"
    answer = ask(client_of(), settings.STATIC_URL + name)
    assert (answer.status, answer.headers["Content-Type"]) == (200, 'text/css; charset="utf-8"')


def test_editors_find_the_words_on_each_surface_of_the_newsroom(clock):
    world = World(clock.at)
    schedule_for_the_next_second(world)
    editor = client_of(world.editor)
    for surface in OF_THE_NEWSROOM:
        columns = {
            mark.column
            for address in newsroom.addresses(world, surface)
            if address != "/admin/logout/"
            for mark in _marks(world, ask(editor, address).text, address)
        }
        expected = "Partner.short_name" if surface == "S53" else "Release.headline"
        assert expected in columns, surface


OPEN_PAGES = ("S01", "S04", "S11", "S12", "S26", "S36")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("live, closed language edited", set()),
        ("corrected, old wording withheld", {"Release.amendments"}),
        ("withdrawn and reinstated", {"Release.amendments"}),
    ],
)
def test_open_languages_show_the_text_as_it_now_is_and_what_was_announced(name, told, clock):
    state = STATES[name]
    world = state.world(clock.at)
    found = seen(world)
    for language in LANGUAGES[:2]:
        for surface in OPEN_PAGES:
            columns = {mark.column for mark in found[surface] if mark.language == language}
            assert "Release.headline" in columns, surface
        for surface in ("S01", "S04", "S26"):
            columns = {mark.column for mark in found[surface] if mark.language == language}
            assert told <= columns, surface


def test_words_drafted_in_a_closed_language_change_no_byte_that_readers_get(clock):
    world = World(clock.at)
    go_live(world, LANGUAGES[:2])
    # Words that are sought are those of before.
    addresses = [address for _surface, _route, address in routes.open_pages(world)]
    addresses += [each.address for each in routes.hidden_asks(world)]
    before = _answers(addresses)
    write_the_closed_language(world, "en")
    assert _answers(addresses) == before


def _answers(addresses):
    client = client_of()
    return {address: ask(client, address).text for address in addresses}


def test_hour_comes_on_every_surface_in_the_same_second(clock):
    world = World(clock.at)
    schedule_for_the_next_second(world)
    world.draw_images()
    client = client_of()
    sound = [each.address for each in routes.hidden_asks(world) if each.is_miss and each.is_real]
    before = {address: client.get(address).status_code for address in sound}
    clock.move(microseconds=999_999)
    assert {address: client.get(address).status_code for address in sound} == before
    clock.move(microseconds=1)
    after = {_status(client, address) for address in sound}
    assert set(before.values()) == {404}
    assert after == {200, 302}


def _status(client, address):
    return ask(client, address).status
