"""Time publishes, not a job: the site goes live through a restart, to the instant, with no worker running."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import contextmanager

from tests import figures
from tests.conftest import DEEP
from tests.lifecycle.site import ROOT, second_process

# In seconds: a release is approved so long before its hour.
AHEAD = 4
RESTARTS = 5 if DEEP else 1


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


class Server:
    """The site as it is served, and nothing beside it: no worker."""

    def __init__(self, environment, port):
        self.port = port
        self.process = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", "pressroom.wsgi"),
                *("--bind", f"127.0.0.1:{port}", "--log-level", "error", "--no-control-socket"),
            ],
            cwd=ROOT,
            env=environment,
            start_new_session=True,
        )

    def status(self, address):
        """Return (instant before, status, instant after) of one request by the clock of this machine."""
        before = time.time()
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", address)
            return before, connection.getresponse().status, time.time()
        finally:
            connection.close()

    def answers(self):
        """Wait until it answers at all."""
        while self.process.poll() is None:
            try:
                return self.status("/healthz")[1] == 200
            except ConnectionError:
                time.sleep(0.05)
        return False

    def kill(self):
        """Kill it with its workers, as a power cut would."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


@contextmanager
def served(environment):
    server = Server(environment, free_port())
    try:
        assert server.answers()
        yield server
    finally:
        server.kill()


def assert_in_time(answer, hour):
    """No answer from before the hour shows the release, none from after it hides it."""
    before, status, after = answer
    if after < hour:
        assert status == 404
    elif before >= hour:
        assert status == 200
    return status


def test_release_goes_live_at_its_hour_and_through_a_restart_without_a_worker(tmp_path):
    with second_process(tmp_path) as (environment, other):
        for _ in range(RESTARTS):
            with served(environment) as server:
                _pass_an_instant(server, *other.ask("schedule", AHEAD))
                address, hour = other.ask("schedule", AHEAD)
                assert assert_in_time(server.status(address), hour) == 404
            time.sleep(max(0, hour - time.time()))
            with served(environment) as server:
                assert assert_in_time(server.status(address), hour) == 200
            figures.add("restarts over an instant")


def _pass_an_instant(server, address, hour):
    answers = [server.status(address)]
    # However slow the machine is, the last question is put after the hour.
    while answers[-1][0] < hour:
        answers.append(server.status(address))
    statuses = [assert_in_time(each, hour) for each in answers]
    assert statuses == sorted(statuses, reverse=True)
    assert (statuses[0], statuses[-1]) == (404, 200)
    figures.add("requests through an instant, in order", len(statuses))
