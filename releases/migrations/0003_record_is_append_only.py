"""The audit record is append-only: the database itself refuses to change or remove a row."""

from django.db import migrations

REFUSAL = "the audit record is append-only"

SQLITE = [
    f"""
    CREATE TRIGGER audit_no_{event.lower()} BEFORE {event} ON releases_auditentry
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
    for event in ("UPDATE", "DELETE")
] + [
    # INSERT OR REPLACE removes the row that is in its way, and no trigger on DELETE hears of it.
    f"""
    CREATE TRIGGER audit_no_replace BEFORE INSERT ON releases_auditentry
    WHEN EXISTS (
        SELECT 1 FROM releases_auditentry
        WHERE id = NEW.id OR (NOT (release = '') AND release = NEW.release AND version = NEW.version)
    )
    BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END
    """
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER audit_no_change BEFORE UPDATE OR DELETE OR TRUNCATE ON releases_auditentry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()
    """,
]
SQLITE_BACK = [f"DROP TRIGGER audit_no_{event}" for event in ("update", "delete", "replace")]
POSTGRESQL_BACK = [
    "DROP TRIGGER audit_no_change ON releases_auditentry",
    "DROP FUNCTION audit_is_append_only()",
]


def _run(schema_editor, statements):
    for statement in statements[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def forbid(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def allow(apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


class Migration(migrations.Migration):
    dependencies = [("releases", "0002_desk")]
    operations = [migrations.RunPython(forbid, allow)]
