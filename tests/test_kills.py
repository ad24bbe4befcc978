"""kill -9 in the middle of a save or an approval: what was acknowledged is there, and nothing is half done."""

import os
import random
import signal
import time

import pytest

from tests import figures
from tests.conftest import DEEP
from tests.lifecycle.site import second_process
from tests.lifecycle.spoiling import SPOILS

KILLS = 100 if DEEP else 10
# In seconds, from before the first deed to the midst of some later one.
LONGEST_LIFE = 0.3


@pytest.fixture
def victim(tmp_path):
    with second_process(tmp_path) as (_environment, victim):
        yield victim


def killed_at_work(victim, seed, life):
    """Let a child work for some seconds, kill it, and wait until it is gone."""
    child = victim.ask("work", seed)
    time.sleep(life)
    os.kill(child, signal.SIGKILL)
    ended_by = victim.ask("ended", child)
    assert ended_by == signal.SIGKILL, victim.ask("check", 0)


def test_killed_saves_and_approvals_lose_nothing_and_leave_no_half(victim):
    chance, since, inside = random.Random(3), 0, {}
    for seed in range(KILLS):
        killed_at_work(victim, seed, chance.uniform(0, LONGEST_LIFE))
        found = victim.ask("check", since)
        assert found["faults"] == [], (seed, found)
        since = found["lines"]
        if found["inside"]:
            inside[found["deed"]] = inside.get(found["deed"], 0) + 1
    found = victim.ask("check", 0)
    assert found["faults"] == []
    assert found["kept"] > KILLS
    # A kill between two deeds would prove little.
    assert sum(inside.values()) > KILLS / 2
    figures.note("kill -9 during save and approve", KILLS)
    figures.note("  of these inside a deed", sum(inside.values()))
    figures.note("acknowledged saves", found["kept"])
    figures.note("acknowledged losses", 0)
    figures.note("half states", 0)


def test_each_loss_and_each_half_state_would_be_found(victim):
    killed_at_work(victim, 1, 2 * LONGEST_LIFE)
    assert victim.ask("check", 0)["faults"] == []
    for name, (_damage, words) in SPOILS.items():
        assert [each for each in victim.ask("spoil", name) if words in each], name
    assert victim.ask("check", 0)["faults"] == []
