"""The life cycle as a state machine against an independent oracle, and faults that it must find."""

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from releases.models import written
from releases.services.refusals import Refused
from tests import figures
from tests.conftest import DEEP
from tests.lifecycle.books import World
from tests.lifecycle.faults import FAULTS
from tests.lifecycle.machine import LifeCycle

# Hypothesis ends some sequences early; more than 500 of the deep run come to their end.
SEQUENCES, STEPS = (900, 50) if DEEP else (15, 30)
SOUGHT = list(FAULTS) if DEEP else list(FAULTS)[:4]

pytestmark = pytest.mark.django_db


@pytest.fixture
def world():
    return World()


@pytest.fixture
def written_anew():
    """Questions that were written while a gate was at fault are written anew by the next test."""
    yield
    written.forget()


def run(machine, sequences, steps, **options):
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=sequences,
            stateful_step_count=steps,
            deadline=None,
            database=None,
            # A step is a dozen requests: slow by nature, and much is drawn that a release is not ready for.
            suppress_health_check=list(HealthCheck),
            **options,
        ),
    )


def test_site_agrees_with_the_oracle_after_every_step(world, clock):
    run(lambda: LifeCycle(world, clock, length=STEPS), SEQUENCES, STEPS)
    figures.note("life cycle: violations", 0)


@pytest.mark.dealt
@pytest.mark.parametrize("fault", SOUGHT, ids=[fault.__name__ for fault in SOUGHT])
def test_machine_finds_a_seeded_fault(fault, world, clock, monkeypatch, written_anew):
    fault(monkeypatch)
    written.forget()
    # The site does what it must not, or refuses what is right.
    with pytest.raises((AssertionError, Refused)):
        # Where a fault is found, nothing shorter need be looked for.
        run(
            lambda: LifeCycle(world, clock, beginning=FAULTS[fault]),
            *(100, 30),
            phases=[Phase.generate],
            derandomize=True,
        )
    figures.add("life cycle: seeded faults found")
