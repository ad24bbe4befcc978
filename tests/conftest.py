"""Fixtures for every floor: quick passwords, private files in a temporary folder, a clock that tests may set."""

import gc
import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from django.conf import settings
from django.db import connection, reset_queries
from django.utils import timezone, translation

from releases.pictures import __main__ as pictures
from releases.services import clock as clock_of_the_site
from releases.services import darkroom
from tests import factories, figures

# Playwright's event loop runs in the test's own thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# The number of examples is what the deep run raises; a loaded machine must not fail a slow one.
DEEP = bool(os.environ.get("PRESSROOM_DEEP"))
hypothesis.settings.register_profile(
    "pressroom", deadline=None, max_examples=1000 if DEEP else 60, database=None
)
hypothesis.settings.load_profile("pressroom")


@pytest.fixture(autouse=True)
def english():
    """Sentences are compared in English where no request chooses the language."""
    with translation.override("en"):
        yield


@pytest.fixture(autouse=True)
def empty_log_of_queries():
    """The log keeps some thousands and forgets the oldest: a long run's would be counted wrongly."""
    reset_queries()


@pytest.fixture(autouse=True)
def quick_settings(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "media"
    # Thousands of releases go live that nobody sends to a friend.
    settings.SOCIAL_FONT = ""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}


@pytest.fixture(autouse=True)
def quick_darkroom(request, monkeypatch):
    """Open the tests' own pictures in this process: thousands of starts of Python would take minutes.

    What is marked "darkroom" has the process apart, with its limits.
    """
    if not request.node.get_closest_marker("darkroom"):
        monkeypatch.setattr(darkroom, "_run", done_here)


def done_here(order, _lock):
    """Stand in for ``darkroom._run``: the same deed and the same answers, in this process and without its limits."""
    order = json.loads(order)
    del order["memory"], order["seconds"]
    try:
        return subprocess.CompletedProcess([], 0, json.dumps(pictures.done(**order)), "")
    except Exception as error:
        return subprocess.CompletedProcess([], 1, "", repr(error))


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, tmp_path_factory):
    """Keep SQLite in a file, as the site does: in memory, threads would share one connection's locks."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        connection.settings_dict["TEST"]["NAME"] = tmp_path_factory.mktemp("db") / "test.sqlite3"


@pytest.fixture(scope="session", autouse=True)
def flushable_record(django_db_setup, django_db_blocker):
    """Tests with real transactions empty every table afterwards, which the audit record's triggers refuse."""
    with django_db_blocker.unblock():
        forget = {
            "sqlite": [f"DROP TRIGGER audit_no_{deed}" for deed in ("update", "delete", "replace")],
            "postgresql": ["ALTER TABLE releases_auditentry DISABLE TRIGGER USER"],
        }
        remember = {"postgresql": ["ALTER TABLE releases_auditentry ENABLE TRIGGER USER"]}
        if connection.vendor == "sqlite":
            with connection.cursor() as cursor:
                cursor.execute("SELECT sql FROM sqlite_master WHERE name LIKE 'audit_no_%'")
                remember["sqlite"] = [sql for (sql,) in cursor.fetchall()]
    # On the class: the browser's threads have connections of their own.
    operations = type(connection.ops)
    flush = operations.sql_flush

    def sql_flush(self, *args, **kwargs):
        vendor = self.connection.vendor
        return [*forget[vendor], *flush(self, *args, **kwargs), *remember[vendor]]

    operations.sql_flush = sql_flush
    yield
    operations.sql_flush = flush


class Clock:
    """The hour that every door reads; standing still unless a test moves it."""

    def __init__(self, monkeypatch):
        self.at = self.read = datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Asia/Hong_Kong"))
        self.run = 1.0
        # What another test's clock has reached is no business of this one.
        monkeypatch.setattr(clock_of_the_site, "latest", datetime.min.replace(tzinfo=UTC))
        monkeypatch.setattr(clock_of_the_site, "mark", 0.0)
        monkeypatch.setattr(clock_of_the_site, "monotonic", self.monotonic)
        monkeypatch.setattr(timezone, "now", lambda: self.at)

    def monotonic(self):
        """Seconds that have passed for the machine: a clock that is set back takes none of them away."""
        self.run += max(0.0, (self.at - self.read).total_seconds())
        self.read = self.at
        return self.run

    def move(self, **delta):
        self.at += timedelta(**delta)
        return self.at


@pytest.fixture
def clock(monkeypatch):
    """Replace Django's clock, which all doors ask once a request."""
    return Clock(monkeypatch)


@pytest.fixture
def at_noon(clock):
    """Set the clock to the hour around which the factories make things live and scheduled."""
    clock.at = factories.NOON
    return clock


# --- What must not go unnoticed: tests that could not run, and what the long ones measured ------

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
CI = os.environ.get("CI") == "true"
# `make test` runs the suite on both databases at once.
BESIDE_EACH_OTHER = bool(os.environ.get("PRESSROOM_BOTH"))
DOORS = {Path(__file__).parent / door for door in ("admin", "public")}
browser_tests = {"collected": 0, "skipped": 0}


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Count the browser tests before anything is deselected, and skip them where there is no Chromium."""
    _deal(config, items)
    for item in items:
        if item.get_closest_marker("browser"):
            browser_tests["collected"] += 1
            if not CHROMIUM:
                browser_tests["skipped"] += 1
                item.add_marker(pytest.mark.skip(reason="Chromium is missing"))


def pytest_collection_finish():
    """Collect garbage seldom: each time, the modules and thousands of tests are gone through, which stay until the end."""
    gc.set_threshold(20_000, 20, 100)


def _deal(config, items):
    """Leave this database its part of what is dealt, where the other one is at work beside it.

    Dealt is what stands in front of the doors, which say nothing to a database themselves, and what is marked
    "dealt"; a mark may name the database. Of the rest PostgreSQL, which is slower, gets every third.
    """
    if DEEP or not BESIDE_EACH_OTHER:
        return
    others = set()
    hands = cycle(("sqlite", "sqlite", "postgresql"))
    for item in items:
        mark = item.get_closest_marker("dealt")
        if mark or item.path.parent in DOORS:
            hand = next(hands)
            if (mark.args[0] if mark and mark.args else hand) != connection.vendor:
                others.add(item)
    config.hook.pytest_deselected(items=[*others])
    items[:] = [item for item in items if item not in others]


def _missing(config):
    """Return what continuous integration takes for a failure."""
    if config.option.markexpr == "not browser" or config.option.file_or_dir:
        return []
    problems = []
    if not browser_tests["collected"]:
        problems.append("No browser test was collected.")
    if browser_tests["skipped"]:
        problems.append(
            f"{browser_tests['skipped']} browser tests did not run: install Chromium "
            "(Debian: apt install chromium fonts-noto-cjk)."
        )
    return problems


def pytest_sessionfinish(session, exitstatus):
    if CI and _missing(session.config) and exitstatus == pytest.ExitCode.OK:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter, config):
    for problem in _missing(config):
        terminalreporter.write_line(problem, red=CI, yellow=not CI)
    if figures.found:
        terminalreporter.section("figures")
        for line in figures.table():
            terminalreporter.write_line(line)
