"""The sample newsroom served by gunicorn as a real site is, for what looks at its pages from outside."""

import os
import secrets
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
RELEASE = "releases/2023/shanghai-visit-march-2023/"
VISIT = "visits/shanghai-2023/"
# What shows best that the search finds in either script.
SOUGHT = "search/?q=%E4%B8%8A%E6%B5%B7"


def application(environ, start_response):
    """Answer as if a proxy had taken the request by HTTPS; without it a real site sends everybody there."""
    from pressroom.wsgi import application as site

    return site(environ | {"HTTP_X_FORWARDED_PROTO": "https"}, start_response)


@contextmanager
def served():
    """Give the origin at which the sample newsroom answers; everything it needs is made and thrown away."""
    port = _free_port()
    with tempfile.TemporaryDirectory(prefix="pressroom-site-") as folder:
        settings = os.environ | {
            "DATA_DIR": folder,
            "SITE_ORIGIN": f"https://127.0.0.1:{port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "BEHIND_PROXY": "yes",
            "SECRET_KEY": secrets.token_urlsafe(60),
        }
        # What it holds is written as on a developer's machine.
        sample = os.environ | {"DATA_DIR": folder}
        for command in (["migrate"], ["load_sample"], ["db_worker", "--batch"]):
            _manage(sample, *command)
        _manage(settings, "collectstatic", "--noinput")
        with _server(port, settings):
            yield f"http://127.0.0.1:{port}"


def _manage(settings, *command):
    print(f"  manage.py {' '.join(command)}", file=sys.stderr, flush=True)
    call = [sys.executable, "manage.py", *command, "--verbosity", "0"]
    subprocess.run(call, cwd=ROOT, env=settings, check=True, stdout=subprocess.DEVNULL)


@contextmanager
def _server(port, settings):
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "bench.sample_site:application",
        "--log-level",
        "error",
    ]
    command += ["--workers", "2", "--threads", "4", "--bind", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=ROOT, env=settings)
    try:
        _wait(process, f"http://127.0.0.1:{port}/healthz")
        yield
    finally:
        process.terminate()
        process.wait()


def _wait(process, address):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            with urllib.request.urlopen(address):
                return
        except OSError:
            time.sleep(0.2)
    sys.exit("The server does not answer; see the messages above.")


def _free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
