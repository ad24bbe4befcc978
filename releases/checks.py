"""System checks: what must be wired right before the site may answer."""

from django.conf import settings
from django.core import checks
from django.db import connections


@checks.register(checks.Tags.translation)
def no_fallback(app_configs, **kwargs):
    """An empty English column must never show Chinese."""
    if getattr(settings, "MODELTRANSLATION_ENABLE_FALLBACKS", True):
        return [
            checks.Error(
                "Translated columns fall back to another language.",
                hint="Set MODELTRANSLATION_ENABLE_FALLBACKS = False.",
                id="releases.E001",
            )
        ]
    return []


@checks.register(checks.Tags.database)
def write_ahead_log(app_configs, databases=None, **kwargs):
    """SQLite without WAL and IMMEDIATE loses saves when two people work at once."""
    problems = []
    for alias in databases or []:
        connection = connections[alias]
        if connection.vendor != "sqlite" or connection.is_in_memory_db():
            continue
        with connection.cursor() as cursor:
            mode = cursor.execute("PRAGMA journal_mode").fetchone()[0]
        if mode != "wal":
            problems.append(
                checks.Error(
                    f"SQLite runs in journal mode {mode}.",
                    hint="Put DATA_DIR on a local disk that supports WAL.",
                    id="releases.E002",
                )
            )
    return problems
