"""The sample newsroom served by gunicorn as a real site is, for what looks at its pages from outside."""

import os
import secrets
import subprocess
import sys
import tempfile
from contextlib import contextmanager

from bench.server import ROOT, Server, free_port

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
    port = free_port()
    with tempfile.TemporaryDirectory(prefix="pressroom-site-") as folder:
        settings = {
            "DATA_DIR": folder,
            "SITE_ORIGIN": f"https://127.0.0.1:{port}",
            "ALLOWED_HOSTS": "127.0.0.1",
            "BEHIND_PROXY": "yes",
            "SECRET_KEY": secrets.token_urlsafe(60),
        }
        # What it holds is written as on a developer's machine.
        sample = {"DATA_DIR": folder}
        for command in (["migrate"], ["load_sample"], ["db_worker", "--batch"]):
            _manage(sample, *command)
        _manage(settings, "collectstatic", "--noinput")
        options = ("--workers", "2", "--threads", "4")
        named = {"application": "bench.sample_site:application", "port": port, "told": settings}
        with Server(*options, **named):
            yield f"http://127.0.0.1:{port}"


def _manage(settings, *command):
    print(f"  manage.py {' '.join(command)}", file=sys.stderr, flush=True)
    call = [sys.executable, "manage.py", *command, "--verbosity", "0"]
    subprocess.run(call, cwd=ROOT, env=os.environ | settings, check=True, stdout=subprocess.DEVNULL)
