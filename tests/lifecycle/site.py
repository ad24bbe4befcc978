"""A site of its own: a folder, a database on the server under test, and the environment that leads there."""

import json
import os
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings

ROOT = Path(__file__).resolve().parent.parent.parent


def on_postgres():
    return settings.DATABASES["default"]["ENGINE"].endswith("postgresql")


@contextmanager
def site_of_its_own(folder):
    """Yield the environment of a site in the folder, on the kind of database that the tests run on."""
    variables = {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "pressroom.settings",
        "DATA_DIR": str(folder),
    }
    if on_postgres():
        with _database_of_its_own() as url:
            yield variables | {"DATABASE_URL": url}
    else:
        yield variables


@contextmanager
def _database_of_its_own():
    """Make a database beside that of the tests, yield its address, and drop it whoever is still connected."""
    server, name = os.environ["DATABASE_URL"], f"site_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
        try:
            yield urlsplit(server)._replace(path=f"/{name}").geturl()
        finally:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


class OtherProcess:
    """A process of the site that takes commands; see other_process.py."""

    def __init__(self, folder, environment):
        self.process = subprocess.Popen(
            [sys.executable, "-W", "error", "-m", "tests.lifecycle.other_process", str(folder)],
            cwd=ROOT,
            env=environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            encoding="utf-8",
        )

    def ask(self, *words):
        """Return the answer to a command."""
        self.process.stdin.write(" ".join(map(str, words)) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()


@contextmanager
def second_process(folder):
    """Yield (environment, OtherProcess) of a new site in the folder; people, an organisation and photos are there."""
    with site_of_its_own(folder) as environment:
        other = OtherProcess(folder, environment)
        try:
            assert other.ask("prepare") == "ready"
            yield environment, other
        finally:
            other.end()
