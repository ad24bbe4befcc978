"""The whole product on one machine: sample newsroom, background worker and server, until Ctrl-C."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from releases.management.progress import Bar
from releases.management.sample import accounts, loading, tour

HOST = "127.0.0.1"
PATIENCE = 30


class Command(BaseCommand):
    help = "Show the sample newsroom on this machine; PORT (8000) says where."

    def handle(self, **options):
        if settings.REAL_SITE:
            raise CommandError("This is a real site: the demo and its accounts stay out of it.")
        address = (HOST, _port())
        _refuse_taken(address)
        with _ended_by_signals():
            call_command("migrate", verbosity=0)
            loading.load(timezone.now(), Bar(self.stdout, "Drawing photos").show)
            with _running(address) as children:
                _wait_until_it_answers(address, children)
                self._describe("http://{}:{}".format(*address))
                _wait_until_one_ends(children)

    def _describe(self, origin):
        say = self.stdout.write
        say(f"\nThe sample newsroom is at {origin}/ and its editors' door at {origin}/admin/\n\n")
        say(f"Accounts (the password of each: {accounts.PASSWORD})")
        for username, role in accounts.described():
            say(f"  {username:<12}{role}")
        say("\nWhat to look at")
        for number, (what, path) in enumerate(tour.sights(timezone.now()), 1):
            say(f"  {number}. {what}\n     {origin}{path}")
        say("\nCtrl-C ends it.\n")
        self.stdout.flush()


def _port():
    given = os.environ.get("PORT", "").strip() or "8000"
    if not (given.isdecimal() and 0 < int(given) < 65536):
        raise CommandError(f"PORT is {given!r}; write a number, for example 8001.")
    return int(given)


def _refuse_taken(address):
    with socket.socket() as probe:
        # As the server does: a port that was closed a moment ago is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except OSError as error:
            sentence = f"Port {address[1]} cannot be used ({error.strerror}); try PORT=8001."
            raise CommandError(sentence) from error


@contextmanager
def _ended_by_signals():
    """Let a polite signal end the demo as Ctrl-C does: with its children, without a traceback."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.default_int_handler)
    try:
        yield
    except KeyboardInterrupt:
        sys.stdout.write("\nThe demo has ended; its data is kept.\n")


@contextmanager
def _running(address):
    """Run worker and server beside this process, and end them with it."""
    # Without debugging pages: what a reader sees, errors included.
    surroundings = {
        "SITE_ORIGIN": "http://{}:{}".format(*address),
        "INDEXED": "no",
        "DEBUG": "no",
    } | os.environ
    children = [
        _start(surroundings, "db_worker", "--no-reload", "--verbosity=0"),
        _start(surroundings, "runserver", "--noreload", "{}:{}".format(*address)),
    ]
    try:
        yield children
    finally:
        for child in children:
            child.terminate()
        for child in children:
            _await_end(child)


def _start(surroundings, *command):
    """Start a command of this project in a session of its own, so that Ctrl-C reaches it through us only."""
    return subprocess.Popen(
        [sys.executable, settings.BASE_DIR / "manage.py", *command],
        env=surroundings,
        stdout=subprocess.DEVNULL,
        start_new_session=True,
    )


def _await_end(child):
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


def _wait_until_it_answers(address, children):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        _complain_if_ended(children)
        try:
            with socket.create_connection(address, timeout=1):
                return
        except OSError:
            time.sleep(0.1)
    raise CommandError("The server does not answer; see the messages above.")


def _wait_until_one_ends(children):
    while True:
        _complain_if_ended(children)
        time.sleep(0.5)


def _complain_if_ended(children):
    if any(child.poll() is not None for child in children):
        raise CommandError("The server or the worker has stopped; see the messages above.")
