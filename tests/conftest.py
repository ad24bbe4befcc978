"""Fixtures for every floor: quick passwords, private files in a temporary folder, a clock that tests may set."""

import os
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import hypothesis
import pytest
from django.utils import timezone

# Playwright's event loop runs in the test's own thread.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")

# The number of examples is what the deep run raises; a loaded machine must not fail a slow one.
DEEP = bool(os.environ.get("PRESSROOM_DEEP"))
hypothesis.settings.register_profile(
    "pressroom", deadline=None, max_examples=1000 if DEEP else 60, database=None
)
hypothesis.settings.load_profile("pressroom")


@pytest.fixture(autouse=True)
def quick_settings(settings, tmp_path):
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    settings.WHITENOISE_AUTOREFRESH = True


class Clock:
    """The hour that every door reads; standing still unless a test moves it."""

    def __init__(self, monkeypatch):
        self.at = datetime(2026, 11, 20, 10, 0, tzinfo=ZoneInfo("Asia/Hong_Kong"))
        monkeypatch.setattr(timezone, "now", lambda: self.at)

    def move(self, **delta):
        self.at += timedelta(**delta)
        return self.at


@pytest.fixture
def clock(monkeypatch):
    """Replace Django's clock, which all doors ask once a request."""
    return Clock(monkeypatch)
