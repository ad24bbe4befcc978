"""The site on a free port, served by gunicorn, for as long as something is measured or looked at."""

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


class Server:
    """gunicorn with some options; what it is told beside the surroundings of this process is in ``told``."""

    def __init__(self, *options, application="pressroom.wsgi", port=None, told=None):
        self.port = port or free_port()
        self.command = [sys.executable, "-m", "gunicorn", application, "--log-level", "error"]
        self.command += [*options, "--bind", f"127.0.0.1:{self.port}"]
        self.told = told or {}

    def __enter__(self):
        self.process = subprocess.Popen(self.command, cwd=ROOT, env=os.environ | self.told)
        self._wait()
        return self

    def __exit__(self, *_failure):
        self.process.terminate()
        self.process.wait()

    def _wait(self):
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and self.process.poll() is None:
            try:
                with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz"):
                    return
            except OSError:
                time.sleep(0.2)
        self.__exit__()
        sys.exit("The server does not answer; see the messages above.")
