"""Nothing is seen before its time: every surface, every state, every actor, a random word in every text column.

tests/embargo/ has the words (canaries), the hidden things (world, states), the surfaces and their addresses (surfaces,
routes), who asks (actors), how to listen (answers) and what is asked (matrix). test_embargo_controls.py shows that the
same words are there once they may be, test_embargo_bites.py that each gate, once removed, turns the matrix red.
"""

import ast
from pathlib import Path

import pytest
from django.apps import apps

from releases.text.languages import LANGUAGES
from tests import figures
from tests.conftest import DEEP
from tests.embargo import canaries, matrix, routes
from tests.embargo.actors import ACTORS
from tests.embargo.case import Case
from tests.embargo.states import STATES
from tests.embargo.surfaces import EXISTING, GROUPS, PUBLIC, SURFACES
from tests.embargo.world import World

pytestmark = pytest.mark.django_db

# How many actors beside the anonymous one ask in a state, each state others; the deep run asks as all of them.
OTHERS = len(ACTORS) if DEEP else 2


# --- The tables are complete ---------------------------------------------------------------------


def test_every_route_is_classified():
    public = [name for route, name in routes.leaves() if not route.startswith("admin/")]
    assert set(public) == routes.OPEN.keys() | routes.HIDDEN.keys()
    assert sorted(public) == sorted(name for names in GROUPS.values() for name in names)


def test_every_surface_exists_or_says_why_it_does_not():
    assert [*SURFACES] == [f"S{number:02}" for number in range(1, 61)]
    assert {SURFACES[name].group for name in EXISTING} == GROUPS.keys() | {"Admin"}


def test_site_calls_nobody_and_mails_nobody():
    outward = {"urllib.request", "http.client", "smtplib", "socket", "requests", "httpx", "ftplib"}
    outward |= {"django.core.mail"}
    found = {
        name
        for package in ("releases", "pressroom")
        for path in Path(package).rglob("*.py")
        # The demonstration asks whether its own server answers; links of live pages are followed.
        if path.name not in ("demo.py", "link_following.py")
        for name in _imported(ast.parse(path.read_text()))
    }
    assert found & {"django.shortcuts", "hashlib"} == {"django.shortcuts", "hashlib"}
    assert found & outward == set()


def _imported(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_model_with_words_has_a_row_in_the_world(clock):
    World(clock.at)
    empty = [
        model.__name__
        for model in apps.get_app_config("releases").get_models()
        if canaries.text_columns(model) and not model.objects.exists()
    ]
    assert empty == []


# What is no column of the database and yet would tell.
BESIDE_COLUMNS = {"Agreement.signed_on", "Photo.metadata", "Role.kind"}


def test_every_text_column_holds_a_canary(clock):
    found = {mark.column for mark in World(clock.at).canaries.marks.values()}
    expected = {
        f"{model.__name__}.{canaries._base(field)}"
        for model in apps.get_app_config("releases").get_models()
        for field in canaries.text_columns(model)
    }
    assert found == expected | BESIDE_COLUMNS


# --- The matrix ----------------------------------------------------------------------------------


@pytest.mark.dealt
@pytest.mark.parametrize("name", STATES)
def test_nothing_hidden_is_seen_on_any_surface_by_anybody(name, clock):
    state = STATES[name]
    world = state.world(clock.at)
    world.languages = _languages(name)
    case = Case(world, state)
    for surface in PUBLIC:
        _cell(matrix.check, case, surface)
    for actor in _others(name):
        other = Case(world, state, ACTORS[actor]())
        for address in matrix.sample(case).values():
            _cell(matrix.same_as_for_anybody, case, other, address)


def _cell(check, *arguments):
    """Ask one surface in one state as one actor, and count it."""
    figures.add("embargo matrix: cells asked")
    figures.add("embargo matrix: leaks", 0)
    try:
        check(*arguments)
    except AssertionError:
        figures.add("embargo matrix: leaks")
        raise


def _languages(name):
    """Return the languages in which a state is asked: a closed one and one beside it, else one in turn."""
    turn, closed = [*STATES].index(name), STATES[name].closed
    if DEEP or name == "approved +1 s":
        return LANGUAGES
    others = [each for each in LANGUAGES if each != closed]
    return [*filter(None, [closed]), others[turn % len(others)]]


def _others(name):
    names, first = [*ACTORS], OTHERS * [*STATES].index(name)
    return [names[(first + step) % len(names)] for step in range(OTHERS)]
