"""kill -9 in the middle of a save or an approval: what was acknowledged is there, and nothing is half done."""

import random

import pytest

from tests import figures
from tests.conftest import DEEP
from tests.lifecycle.site import second_process
from tests.lifecycle.spoiling import SPOILS
from tests.lifecycle.victim import Victim

KILLS = 100 if DEEP else 10
# In seconds, from the beginning of a deed into it or the next one.
LONGEST = 0.04


@pytest.fixture
def victim(tmp_path):
    with second_process(tmp_path) as (_environment, process):
        yield Victim(process, tmp_path)


def test_killed_saves_and_approvals_lose_nothing_and_leave_no_half(victim):
    chance, inside = random.Random(3), {}
    for seed in range(KILLS):
        since = victim.lines()
        victim.kill_at_work(seed, chance.randrange(4), chance.uniform(0, LONGEST))
        found = victim.process.ask("check", since)
        assert found["faults"] == [], (seed, found)
        if found["inside"]:
            inside[found["deed"]] = inside.get(found["deed"], 0) + 1
    found = victim.process.ask("check", 0)
    assert found["faults"] == []
    # A kill between two deeds would prove little.
    assert sum(inside.values()) > KILLS / 2
    assert {"save", "approve"} <= inside.keys() or not DEEP
    figures.note("kill -9 during save and approve", KILLS)
    figures.note("  of these inside a deed", sum(inside.values()))
    figures.note(
        "  inside a save, inside an approval",
        f"{inside.get('save', 0)}, {inside.get('approve', 0)}",
    )
    figures.note("acknowledged saves", found["kept"])
    figures.note("acknowledged losses", 0)
    figures.note("half states", 0)


def test_each_loss_and_each_half_state_would_be_found(victim):
    victim.kill_at_work(1, 9, LONGEST)
    assert victim.process.ask("check", 0)["faults"] == []
    for name, (_damage, words) in SPOILS.items():
        found = victim.process.ask("spoil", name)
        assert [each for each in found if words in each], name
    assert victim.process.ask("check", 0)["faults"] == []
