"""The controls of test_embargo.py: every word that was hidden is read at its second, on each surface."""

import pytest

from releases.text.languages import LANGUAGES
from tests.embargo import routes
from tests.embargo.answers import client_of, told
from tests.embargo.world import World

pytestmark = pytest.mark.django_db

# What no page shows, each with its reason.
NOT_FOR_READERS = {
    "Address.slug": "leads on to the present one",
    "Contact.duty_phone": "for colleagues",
    "Partner.aliases": "found by search, a later issue",
    "Partner.sort_text": "orders the directory",
    "Photo.original": "the private name of the file",
    "Photo.original_name": "for the newsroom",
    "Photo.sizes_error": "for the newsroom",
    "Release.dateline_reason": "for colleagues",
    "Release.returned_reason": "for the writer",
    "Release.withdrawal_reason": "shown once it is withdrawn",
    "Visit.public_id": "leads on from the short address",
    "Partner.public_id": "leads on from the short address",
}


def seen(world):
    """Return {route: the words that it shows}, over every address and language."""
    found, client = {}, client_of()
    addresses = [*routes.open_addresses(world)]
    addresses += [(ask.route, ask.address) for ask in routes.hidden_asks(world)]
    marks = world.canaries.marks
    for name, address in addresses:
        text = told(client.get(address))
        found.setdefault(name, set()).update(
            marks[word] for word in marks if word in text and word not in address
        )
    return found


def test_second_after_the_hour_every_word_for_readers_is_read(clock):
    world = World(clock.at)
    world.schedule_for_the_next_second()
    clock.move(seconds=1)
    found = seen(world)
    everywhere = set().union(*found.values())
    missing = {
        (mark.column, mark.language)
        for mark in world.canaries.of("release", "visit").values()
        if mark not in everywhere and mark.column not in NOT_FOR_READERS
    }
    assert missing == set()
    never = {mark.column for mark in everywhere} & {*NOT_FOR_READERS}
    assert never == set()
    assert {mark.owner for mark in everywhere} == {"release"}


SHOWN_BY = {
    "home": {"Release.headline", "Visit.title"},
    "list": {"Release.headline", "Release.slug"},
    "release": {"Release.headline", "Release.body", "Figure.caption", "Footnote.note"},
    "print": {"Release.headline", "Release.body", "Figure.caption", "Footnote.note"},
    "text": {"Release.headline", "Release.body", "Figure.caption", "Footnote.note"},
    "visits": {"Visit.title"},
    "visit": {"Visit.summary", "Stop.title", "Person.family_name"},
    "partners": {"Partner.official_name", "Sector.heading"},
    "partner": {"Partner.description", "Release.headline", "Stop.title"},
    "feed": {"Release.headline", "Release.public_id"},
    "topic_feed": {"Release.headline", "Topic.heading"},
    "sitemap": {"Release.slug", "Visit.slug", "Partner.slug"},
    "short": {"Release.slug", "Visit.slug", "Partner.slug"},
}


def test_each_surface_shows_what_it_is_for_in_each_language(clock):
    world = World(clock.at)
    world.go_live()
    found = seen(world)
    for name, columns in SHOWN_BY.items():
        shown = {(mark.column, mark.language) for mark in found[name]}
        expected = {
            (column, language)
            for column in columns
            for language in ((None,) if column.endswith(("slug", "public_id")) else LANGUAGES)
        }
        assert expected - shown == set(), name
    client = client_of()
    for photo in world.photos():
        response = client.get(photo.address(480, "jpg"))
        told(response)
        assert (response.status_code, response.headers["Content-Type"]) == (200, "image/jpeg")


def test_hour_comes_on_every_surface_in_the_same_second(clock):
    world = World(clock.at)
    world.schedule_for_the_next_second()
    client = client_of()
    asks = [ask for ask in routes.hidden_asks(world) if ask.route != "photo"]
    sound = [ask for ask in asks if f"/{clock.at.year + 1}/" not in ask.address]
    before = {ask.address: client.get(ask.address).status_code for ask in sound}
    clock.move(microseconds=999_999)
    assert {ask.address: client.get(ask.address).status_code for ask in sound} == before
    clock.move(microseconds=1)
    after = {ask.address: client.get(ask.address).status_code for ask in sound}
    assert set(before.values()) == {404}
    assert set(after.values()) <= {200, 302}
