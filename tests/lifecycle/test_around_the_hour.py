"""Editors change their minds in the second of the hour, while readers ask: nothing is early, no verb is lost."""

import random
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest
from django.db import connections
from django.test import Client

from releases.models import AuditEntry, Release
from releases.public import releases
from releases.services import clock as clock_of_the_site
from releases.services import publishing
from releases.services.refusals import Refused
from releases.text.languages import LANGUAGES
from tests import factories, figures
from tests.conftest import DEEP
from tests.lifecycle.faults import stale_version_is_taken
from tests.lifecycle.surfaces import answers, make_subject, surfaces

ROUNDS = 1000 if DEEP else 60
SECOND, DAY = timedelta(seconds=1), timedelta(days=1)
READERS, EDITORS = 2, 2
PATIENCE = 60
ASKED = [*["page"] * 4, *["feed"] * 3, "photo"]


@dataclass(frozen=True)
class Stand:
    """Where the release stands: its hour, None without one; the instant of its withdrawal, if there was one."""

    hour: datetime | None
    gone_at: datetime | None = None

    def status(self, at):
        """What readers of an instant get at the release's own addresses."""
        if self.hour is None or at < self.hour or (self.gone_at and at < self.gone_at):
            return 404
        return 410 if self.gone_at else 200


class Verb:
    """What an editor does with the release as it was before them, and how it stands afterwards."""

    def __init__(self, name, at, hour):
        self.name, self.at, self.arguments = name, at, {}
        self.fits = (at >= hour) == (name == "withdraw")
        opening = dict.fromkeys(LANGUAGES)
        if name in ("later", "earlier"):
            moved = hour + 30 * SECOND if name == "later" else at + SECOND / 2
            self.arguments = {"publish_at": moved, "opening": opening}
            self.name, self.leaves = "reschedule", Stand(moved)
        elif name == "unschedule":
            self.leaves = Stand(None)
        else:
            reasons = dict.fromkeys(LANGUAGES, "An error.")
            self.arguments = {"reasons": reasons, "keeps_headline": False}
            self.leaves = Stand(hour, gone_at=at)

    def do(self, release, by):
        """Return whether it was done, and not refused."""
        try:
            getattr(publishing, self.name)(
                release, based_on=release.version, by=by, at=self.at, **self.arguments
            )
        except Refused:
            return False
        return True


VERBS = ["later", "earlier", "unschedule", "withdraw"]


class Round:
    """One hour, two editors, two readers and the clock, all at once."""

    def __init__(self, clock, subject, hour, editor, chance):
        self.clock, self.subject, self.hour, self.editor = clock, subject, hour, editor
        self.seed, self.phase = chance.random(), hour + chance.choice([-1, 0, 1]) * SECOND
        self.verbs, self.faults, self.asked, self.is_over = [], [], 0, False
        self.lock, self.possible = threading.Lock(), {Stand(hour)}
        self.barrier = threading.Barrier(READERS + EDITORS + 1)

    def run(self, pool):
        self.clock.at = self.hour - SECOND
        self.put_on_the_clock()
        actors = [self.read] * READERS + [self.edit] * EDITORS
        running = [pool.submit(self.act, actor, number) for number, actor in enumerate(actors)]
        running.append(pool.submit(self.act, self.tick, READERS + EDITORS))
        for each in running[READERS:]:
            each.result()
        self.is_over = True
        for each in running[:READERS]:
            each.result()
        return self.faults + self.lost()

    def put_on_the_clock(self):
        """Let the release be scheduled for the hour, without a verb: what was before is no matter."""
        hours = dict.fromkeys(("ready_at_zh_hant", "ready_at_zh_hans", "ready_at_en"), self.hour)
        Release.objects.filter(pk=self.subject.release.pk).update(
            state="approved", publish_at=self.hour, withdrawn_at=None, **hours
        )
        self.release = self.subject.latest()

    def act(self, actor, number):
        chance = random.Random(f"{self.seed} {number}")
        self.barrier.wait()
        actor(chance)

    # --- who acts ---

    def tick(self, chance):
        for instant in (self.hour, self.hour + SECOND):
            # Somebody has read at the instant before.
            enough, deadline = self.asked + READERS, time.monotonic() + PATIENCE
            while self.asked < enough and time.monotonic() < deadline:
                time.sleep(0.0005)
            time.sleep(chance.uniform(0, 0.01))
            self.clock.at = instant

    def edit(self, chance):
        while self.clock.at < self.phase:
            time.sleep(0.0005)
        time.sleep(chance.uniform(0, 0.01))
        verb = Verb(chance.choice(VERBS), self.clock.at, self.hour)
        with self.lock:
            if verb.fits:
                self.possible = self.possible | {verb.leaves}
        done = verb.do(self.release, self.editor)
        with self.lock:
            self.verbs.append((verb, done))
            if done:
                # The others' verbs were for the version before.
                self.possible = {verb.leaves}

    def read(self, chance):
        client = Client()
        is_last = False
        while not is_last:
            is_last = self.is_over
            self.ask(client, chance.choice(ASKED))

    def ask(self, client, surface):
        address, sign = surfaces(self.subject, "en", self.hour.year)[surface]
        stands, before = self.possible, self.clock.at
        answer = (
            answers(client, address, sign) if surface == "feed" else self.status(client, address)
        )
        instants = (before, self.clock.at)
        allowed = {stand.status(at) for stand in stands | self.possible for at in instants}
        if surface == "feed":
            allowed = {status == 200 for status in allowed}
        with self.lock:
            self.asked += 1
        if answer not in allowed:
            self.faults.append((surface, answer, allowed, instants, self.verbs))

    @staticmethod
    def status(client, address):
        response = client.get(address)
        response.close()
        return response.status_code

    # --- what must be true afterwards ---

    def lost(self):
        """Yield every verb that was done and isn't there, was refused without cause, or should have been refused."""
        done = [verb for verb, is_done in self.verbs if is_done]
        fitting = [verb for verb, _is_done in self.verbs if verb.fits]
        now = self.subject.latest()
        entries = AuditEntry.objects.filter(release=now.public_id, version=self.release.version)
        stand = Stand(
            None if now.state == "submitted" else now.publish_at,
            now.withdrawn_at if now.state == "withdrawn" else None,
        )
        expected = (
            bool(fitting),
            [verb.name for verb in done],
            done[0].leaves if done else Stand(self.hour),
        )
        found = (len(done) == 1, [entry.what for entry in entries], stand)
        is_later = now.version - self.release.version
        if expected != found or is_later != len(done) or not set(done) <= set(fitting):
            return [("lost", expected, found, is_later)]
        return []


@contextmanager
def pool_of_threads():
    """Yield a pool for the actors of a round, and close each thread's connections at the end."""
    actors = READERS + EDITORS + 1
    with ThreadPoolExecutor(actors) as pool:
        yield pool
        # The barrier keeps a thread from doing this for another.
        barrier = threading.Barrier(actors)
        for closing in [pool.submit(close_connections, barrier) for _ in range(actors)]:
            closing.result()


def close_connections(barrier):
    barrier.wait()
    connections.close_all()


def rounds(clock, pool, seed):
    """Yield (a round, its faults), one for each day."""
    subject = make_subject("around", factories.make_user(None, "change_release"))
    factories.approve(subject.release, at=clock.at)
    editor, chance, hour = factories.make_editor(), random.Random(seed), clock.at
    for _ in range(ROUNDS):
        hour += DAY
        one = Round(clock, subject, hour, editor, chance)
        yield one, one.run(pool)


@pytest.mark.django_db(transaction=True)
def test_verbs_around_the_hour_are_done_or_refused_and_nothing_is_early(clock):
    outcomes, asked = Counter(), 0
    with pool_of_threads() as pool:
        for one, faults in rounds(clock, pool, seed=6):
            assert faults == []
            outcomes.update(is_done for _verb, is_done in one.verbs)
            asked += one.asked
    assert min(outcomes[True], outcomes[False]) > ROUNDS / 4
    figures.note("reschedule and withdraw around the hour", ROUNDS)
    figures.note("  readers' requests meanwhile", asked)
    figures.note("  verbs done, refused", f"{outcomes[True]}, {outcomes[False]}")
    figures.note("  early", 0)
    figures.note("  verbs lost", 0)


def readers_are_two_seconds_ahead(patch):
    ahead = SimpleNamespace(now=lambda: clock_of_the_site.now() + 2 * SECOND)
    patch.setattr(releases, "clock", ahead)


@pytest.mark.django_db(transaction=True)
@pytest.mark.dealt("postgresql")
@pytest.mark.parametrize("fault", [stale_version_is_taken, readers_are_two_seconds_ahead])
def test_seeded_fault_around_the_hour_is_found(clock, monkeypatch, fault):
    fault(monkeypatch)
    with pool_of_threads() as pool:
        assert any(faults for _round, faults in rounds(clock, pool, seed=7))
