"""What time has once reached, a clock set back does not take away; what it never reached is not shown early."""

from datetime import timedelta

import pytest

from releases.services import clock as site

MINUTE = timedelta(minutes=1)


def test_clock_goes_forward(clock):
    first = site.now()
    clock.move(minutes=1)
    assert site.now() - first == MINUTE


@pytest.mark.parametrize("back", [timedelta(microseconds=1), timedelta(hours=1), site.BELIEVED])
def test_clock_set_back_a_little_stands_still(clock, back):
    reached = site.now()
    clock.at -= back
    assert site.now() == reached
    clock.at += back / 2
    assert site.now() == reached
    clock.at = reached + MINUTE
    assert site.now() == reached + MINUTE


def test_clock_set_back_far_was_wrong_before(clock):
    reached = site.now()
    clock.at -= site.BELIEVED + MINUTE
    assert site.now() == reached - site.BELIEVED - MINUTE


def test_leap_ahead_is_over_when_the_clock_is_right_again(clock, monkeypatch):
    right = site.now()
    monkeypatch.setattr(site, "monotonic", lambda: clock.run + 1.0)
    clock.at = right + timedelta(minutes=119)
    assert site.now() == clock.at
    clock.at = right + timedelta(seconds=2)
    assert site.now() == clock.at
