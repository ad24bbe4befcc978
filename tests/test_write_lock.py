"""Readers are never kept waiting by a writer: no page of theirs opens a write transaction."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.embargo import routes
from tests.embargo.states import go_live
from tests.embargo.world import World

ROOT = Path(__file__).resolve().parent.parent
# Asked in a process of its own: the lock is held while it runs.
ASK = """
import json, sys
import django
django.setup()
from django.db import connection
from django.test import Client
connection.settings_dict["OPTIONS"]["timeout"] = 0.2
answers = {}
for address in json.load(sys.stdin):
    answers[address] = Client(headers={"host": "127.0.0.1"}).get(address).status_code
json.dump(answers, sys.stdout)
"""


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(
    "sqlite" not in os.environ.get("DATABASE_URL", "sqlite"),
    reason="PostgreSQL has no lock that readers would meet",
)
def test_every_page_answers_while_somebody_else_writes(clock, tmp_path, settings):
    world = World(clock.at)
    go_live(world)
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(tmp_path / "db.sqlite3")])
    addresses = [address for _surface, _route, address in routes.open_pages(world)]
    addresses += [ask.address for ask in routes.hidden_asks(world)]
    writer = sqlite3.connect(tmp_path / "db.sqlite3", isolation_level=None)
    writer.execute("PRAGMA journal_mode=WAL")
    writer.execute("BEGIN IMMEDIATE")
    try:
        done = subprocess.run(
            [sys.executable, "-c", ASK],
            cwd=ROOT,
            env={
                "PATH": os.environ["PATH"],
                "DATA_DIR": str(tmp_path),
                "DJANGO_SETTINGS_MODULE": "pressroom.settings",
            },
            input=json.dumps(addresses),
            stdout=subprocess.PIPE,
            encoding="utf-8",
            check=True,
        )
    finally:
        writer.rollback()
        writer.close()
    answers = json.loads(done.stdout)
    assert set(answers.values()) <= {200, 302, 404}
    pages = {address: status for address, status in answers.items() if "?" not in address}
    assert list(pages.values()).count(200) > 40
