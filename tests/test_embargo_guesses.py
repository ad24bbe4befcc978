"""Guessed addresses and hostile requests find nothing: E4, E5 and E7 of the threat model."""

import pytest

from tests import figures
from tests.conftest import DEEP
from tests.embargo import guesses, routes
from tests.embargo.answers import ask, client_of, leaked
from tests.embargo.sites import HIDE, Site
from tests.embargo.states import MISS, STATES

pytestmark = [pytest.mark.django_db, pytest.mark.dealt("postgresql")]

WAITING = 20 if DEEP else len(HIDE)
GUESSES = 200


def test_no_guess_finds_a_release_that_waits(clock):
    site, client, nonsense = Site(clock.at, releases=3), client_of(), {}
    hits = []
    for hidden in site.embargo(WAITING):
        names = guesses.of(hidden)
        tried = [*guesses.guesses(names)]
        assert len({*tried}) >= GUESSES
        for address, like in zip(tried, guesses.guesses(guesses.nobody(names.year)), strict=True):
            if like not in nonsense:
                nonsense[like] = ask(client, like)
            answer = ask(client, address)
            if (answer.status, answer.text) != (404, nonsense[like].text):
                hits.append(address)
        figures.add("E4: guesses", len(tried))
    figures.note("E4: hits", len(hits))
    assert hits == []


def test_the_guesses_find_what_is_live(clock):
    """The control: among the guesses are the right ones."""
    site, client = Site(clock.at, releases=3), client_of()
    hidden = next(each for each in site.embargo(WAITING) if each.release.publish_at)
    clock.move(seconds=1)
    found = {
        address: ask(client, address).status for address in guesses.guesses(guesses.of(hidden))
    }
    assert {200, 302, 404} == {*found.values()}
    assert sum(status == 200 for status in found.values()) > 40


def test_hostile_requests_leak_nothing_and_break_nothing(clock):
    state = STATES["approved +1 s"]
    world = state.world(clock.at)
    client = client_of()
    asked, bad = {}, []
    for _surface, route, address in routes.open_pages(world):
        asked.setdefault(route, (address, False))
    for each in routes.hidden_asks(world):
        if state.expects(world, each)[0] == MISS:
            asked.setdefault(f"hidden {each.route}", (each.address, True))
    for number, (address, is_hidden) in enumerate(asked.values()):
        hostile = hostile_requests(address, number)
        for tried, headers in hostile:
            answer = ask(client, tried, **headers)
            is_sound = answer.status == 404 if is_hidden else answer.status < 500
            says = leaked(answer.text, tried, state.words(world, address))
            if says or answer.is_personal or not is_sound:
                bad.append((tried[:200], answer.status, says))
        figures.add("E5: hostile requests", len(hostile))
    figures.note("E5: leaks and broken pages", len(bad))
    assert bad == []
    # A search is answered, whatever is sought.
    misses = routes.HIDDEN.keys() - {"search", "suggest"}
    assert {*asked} >= routes.OPEN.keys() | {f"hidden {name}" for name in misses}


def hostile_requests(address, number):
    """Return [(address, headers)]: all of them where an address reads its query, else each third, others each time."""
    joint = "&" if "?" in address else "?"
    found = [(f"{address}{joint}{query}", {}) for query in guesses.HOSTILE]
    found += [(address, headers) for headers in guesses.HEADERS]
    reads = address.endswith(("/releases/", "/partners/")) or "?" in address
    return found if DEEP or reads else found[number % 3 :: 3]


def test_hidden_name_costs_what_nonsense_costs_in_each_language(clock):
    """E7 by queries and bytes; the matrix asks it in every state, this in every language for every route."""
    state = STATES["approved +1 s"]
    world = state.world(clock.at)
    client, compared = client_of(), 0
    for each in routes.hidden_asks(world):
        if state.expects(world, each)[0] == MISS:
            answers = [ask(client, address) for address in (each.address, each.nonsense)]
            assert answers[0].queries == answers[1].queries > 0, each.address
            assert answers[0].text == answers[1].text, each.address
            compared += 1
    figures.note("E7: hidden names compared with nonsense", compared)
    assert compared > 60
