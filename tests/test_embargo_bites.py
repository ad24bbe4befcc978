"""Does the matrix bite? Gates are taken away one by one, and the surface behind each must turn red."""

from collections import Counter

import pytest

from tests import figures
from tests.embargo import matrix, newsroom
from tests.embargo.actors import without_rights
from tests.embargo.answers import client_of
from tests.embargo.case import Case
from tests.embargo.mutants import LEAKS
from tests.embargo.seeding import seeded
from tests.embargo.states import STATES
from tests.embargo.surfaces import EXISTING, OF_THE_NEWSROOM, SURFACES

pytestmark = pytest.mark.django_db


def is_red(world, state, surface):
    """Whether the matrix finds a leak on a surface; the newsroom is asked by a colleague without rights."""
    try:
        if surface in OF_THE_NEWSROOM:
            newsroom.check(world, surface, client_of(without_rights()))
        else:
            matrix.check(Case(world, state), surface)
    except AssertionError:
        return True
    return False


@pytest.mark.dealt
@pytest.mark.parametrize("name", LEAKS)
def test_each_seeded_leak_turns_its_surface_red_and_nothing_else_does(name, clock):
    state, leaks = STATES[name], LEAKS[name]
    world = state.world(clock.at)
    missed = []
    for leak in leaks:
        with seeded(leak.place, leak.before, leak.after):
            if not is_red(world, state, leak.surface):
                missed.append(leak.place)
        figures.add("seeded leaks")
        figures.add("seeded leaks caught", leak.place not in missed)
    assert missed == []
    # The same calls, without the leaks.
    assert [each for each in {leak.surface for leak in leaks} if is_red(world, state, each)] == []


def test_no_two_leaks_are_in_one_function_and_each_group_has_one():
    leaks = [leak for found in LEAKS.values() for leak in found]
    assert max(Counter(leak.place for leak in leaks).values()) == 1
    groups = {SURFACES[name].group for name in EXISTING}
    assert {leak.group for leak in leaks} == groups
