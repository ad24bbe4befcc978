"""A second process on a site, whose children are killed at their work."""

import os
import signal
import time

PATIENCE = 60


class Victim:
    """What is killed, and the ledger of what it did; ``room`` is the module of the lifecycle whose Desk works."""

    def __init__(self, process, folder, room="deeds"):
        self.process, self.ledger, self.room = process, folder / "ledger", room

    def lines(self):
        return self.ledger.read_bytes().count(b"\n") if self.ledger.exists() else 0

    def kill_at_work(self, seed, deeds, life):
        """Let a child do some deeds and begin another one, and kill it some seconds into that."""
        begun = self.lines() + 2 * deeds + 1
        child, deadline = self.process.ask("work", seed, self.room), time.monotonic() + PATIENCE
        while self.lines() < begun and time.monotonic() < deadline:
            time.sleep(0.001)
        time.sleep(life)
        os.kill(child, signal.SIGKILL)
        ended_by = self.process.ask("ended", child)
        assert ended_by == signal.SIGKILL, self.ledger.read_text()
