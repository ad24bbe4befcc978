"""Where strangers' pictures are opened: in a process apart, held to limits of memory and time, two of them at once."""

import fcntl
import json
import logging
import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings

from . import shelves

# Of all processes of the site together.
AT_ONCE = 2
# Bytes of addresses, so that never more are resident.
MEMORY = 600_000_000
# Of CPU, and by the clock.
SECONDS, PATIENCE = 30, 120
# Between two looks whether there is room, and how many of them are taken.
PAUSE, LOOKS = 0.05, 1200
# What the process needs of our surroundings; no secret is among them.
HANDED_ON = ("PATH", "LD_LIBRARY_PATH", "LANG")
log = logging.getLogger(__name__)


class Spoilt(Exception):  # noqa: N818 -- it is an answer to a person, not a fault
    """The deed was not done; ``code`` says why, for whoever turns it into a sentence."""

    def __init__(self, code):
        super().__init__(code)
        self.code = code


def ask(deed, **arguments):
    """Have a deed of pictures/__main__.py done and return its answer; raises Spoilt. Never call it in a transaction."""
    order = {"deed": deed, "memory": MEMORY, "seconds": SECONDS} | arguments
    with _room() as lock:
        try:
            done = _run(json.dumps(order), lock)
        except subprocess.TimeoutExpired as error:
            raise Spoilt("too_costly") from error
    if done.returncode:
        raise Spoilt(_reason(done))
    answer = json.loads(done.stdout)
    if "refused" in answer:
        raise Spoilt(answer["refused"])
    return answer


def _run(order, lock):
    return subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "releases.pictures"],
        input=order,
        capture_output=True,
        encoding="utf-8",
        errors="replace",
        timeout=PATIENCE,
        check=False,
        cwd=settings.BASE_DIR,
        env={name: os.environ[name] for name in HANDED_ON if name in os.environ},
        # Our room stays taken until the process has ended, even where we are killed before.
        pass_fds=[lock],
    )


def _reason(done):
    """Return the code for a process that gave no answer: ended by a limit, by a decoder's fault, or by one of ours."""
    if -done.returncode in (signal.SIGXCPU, signal.SIGKILL):
        return "too_costly"
    log.error("a picture ended its process (%s): %s", done.returncode, done.stderr[-2000:])
    return "damaged" if done.returncode < 0 else "unknown"


@contextmanager
def _room():
    """Wait until fewer than so many processes are at work, and hold one's place; raises Spoilt."""
    for _look in range(LOOKS):
        for number in range(AT_ONCE):
            lock = _lock(number)
            if lock is not None:
                try:
                    yield lock
                finally:
                    os.close(lock)
                return
        time.sleep(PAUSE)
    raise Spoilt("busy")


def _lock(number):
    """Return an open folder that nobody else has locked, or None; the system unlocks it when it is closed."""
    lock = os.open(shelves.folder_at(f"darkroom/{number}"), os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(lock)
        return None
    return lock
