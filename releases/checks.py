"""System checks: what must be wired right before the site may answer."""

from django.conf import settings
from django.core import checks
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

# What migration 0003 makes, by the kind of database, and how to ask for it.
TRIGGERS = {
    "sqlite": {"audit_no_update", "audit_no_delete", "audit_no_replace"},
    "postgresql": {"audit_no_change"},
}
STANDING = {
    "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'releases_auditentry'",
    "postgresql": "SELECT tgname FROM pg_trigger WHERE tgrelid = 'releases_auditentry'::regclass AND tgenabled IN ('O', 'A')",
}


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


@checks.register(checks.Tags.database)
def append_only_record(app_configs, databases=None, **kwargs):
    """The audit record without its triggers could be changed; SQLite loses them when a migration rebuilds the table."""
    return [
        checks.Error(
            f"The audit record of database “{alias}” can be changed: {', '.join(missing)} is missing.",
            hint="Create the triggers of migration releases.0003 again, and find out who took them away.",
            id="releases.E003",
        )
        for alias in databases or []
        if (missing := _missing_triggers(connections[alias]))
    ]


def _missing_triggers(connection):
    """Return the names of the triggers that do not stand, sorted; none before the migration that makes them."""
    made_by = ("releases", "0003_record_is_append_only")
    if made_by not in MigrationRecorder(connection).applied_migrations():
        return []
    with connection.cursor() as cursor:
        cursor.execute(STANDING[connection.vendor])
        return sorted(TRIGGERS[connection.vendor] - {name for (name,) in cursor.fetchall()})
