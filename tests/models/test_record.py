"""The record only grows: the database refuses every way of changing or removing an entry, and says when it could not."""

from datetime import timedelta

import pytest
from django.core.checks import Error
from django.db import DatabaseError, connection, transaction
from django.db.models import ProtectedError

from releases.checks import TRIGGERS, append_only_record
from releases.models import AuditEntry
from tests import factories

pytestmark = pytest.mark.django_db

TABLE = "releases_auditentry"


def make_entry(**fields):
    defaults = {
        "at": factories.NOON,
        "by_name": "Wing",
        "what": "save",
        "kind": "release",
        "thing_id": "1",
        "thing": "a thing",
        "release": "abc234",
        "version": 1,
        "details": {"reason": "as it was"},
    }
    return AuditEntry.objects.create(**defaults | fields)


def execute(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)


def forged(entry, **changes):
    for name, value in changes.items():
        setattr(entry, name, value)
    return entry


def replace(entry, **changes):
    row = AuditEntry.objects.filter(pk=entry.pk).values().get() | changes | {"details": "{}"}
    places = ", ".join(["%s"] * len(row))
    execute(f"INSERT OR REPLACE INTO {TABLE} ({', '.join(row)}) VALUES ({places})", *row.values())


rows = AuditEntry.objects
WAYS = {
    "save": lambda entry: forged(entry, by_name="X").save(),
    "save of one column": lambda entry: forged(entry, at=entry.at + timedelta(1)).save(
        update_fields=["at"]
    ),
    "update": lambda entry: rows.filter(pk=entry.pk).update(what="minor"),
    "update of all": lambda entry: rows.update(thing=""),
    "update to the same": lambda entry: rows.filter(pk=entry.pk).update(thing=entry.thing),
    "bulk_update": lambda entry: rows.bulk_update([forged(entry, details={})], ["details"]),
    "update_or_create": lambda entry: rows.update_or_create(
        pk=entry.pk, defaults={"version": None}
    ),
    "bulk_create over it": lambda entry: rows.bulk_create(
        [forged(entry, thing="X")],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["thing"],
    ),
    "delete": lambda entry: entry.delete(),
    "delete of a QuerySet": lambda entry: rows.filter(pk=entry.pk).delete(),
    "raw delete": lambda entry: rows.filter(pk=entry.pk)._raw_delete("default"),
    "UPDATE": lambda entry: execute(f"UPDATE {TABLE} SET by_name = 'X'"),
    "UPDATE of a key": lambda entry: execute(
        f"UPDATE {TABLE} SET id = %s WHERE id = %s", -1, entry.pk
    ),
    "DELETE": lambda entry: execute(f"DELETE FROM {TABLE}"),
    "DELETE of one": lambda entry: execute(f"DELETE FROM {TABLE} WHERE id = %s", entry.pk),
}
WAYS_OF_ONE_DATABASE = {
    "sqlite": {
        "REPLACE by key": lambda entry: replace(entry, by_name="X"),
        "REPLACE by version": lambda entry: replace(entry, id=entry.pk + 1000, by_name="X"),
    },
    "postgresql": {
        "TRUNCATE": lambda entry: execute(f"TRUNCATE {TABLE}"),
        "TRUNCATE CASCADE": lambda entry: execute("TRUNCATE releases_user CASCADE"),
        "ON CONFLICT": lambda entry: execute(
            f"INSERT INTO {TABLE} SELECT * FROM {TABLE} ON CONFLICT (id) DO UPDATE SET thing = 'X'"
        ),
        "DELETE of none": lambda entry: execute(f"DELETE FROM {TABLE} WHERE false"),
    },
}


@pytest.mark.parametrize("way", WAYS | WAYS_OF_ONE_DATABASE[connection.vendor])
def test_database_refuses_every_change_of_an_entry(way):
    entry = make_entry()
    make_entry(version=2)
    # PostgreSQL truncates nothing while it still has a key to look up.
    connection.check_constraints()
    before = list(rows.values())
    with (
        pytest.raises(DatabaseError, match="the audit record is append-only"),
        transaction.atomic(),
    ):
        (WAYS | WAYS_OF_ONE_DATABASE[connection.vendor])[way](entry)
    assert list(rows.values()) == before


def test_new_entry_is_taken():
    make_entry()
    make_entry(version=2)
    make_entry(kind="photo", release="", version=None)
    make_entry(kind="photo", release="", version=None)
    assert rows.count() == 4


def test_user_who_stands_in_the_record_is_not_deleted():
    user = factories.make_user()
    make_entry(by=user)
    with pytest.raises(ProtectedError):
        user.delete()


def test_entries_of_a_thing_are_those_of_its_kind_and_key_the_latest_first():
    photo, topic = factories.make_photo(), factories.make_topic()
    own = {"release": "", "version": None}
    first = make_entry(kind="topic", thing_id=f"{topic.pk}", **own)
    make_entry(kind="photo", thing_id=f"{topic.pk}", **own)
    second = make_entry(kind="topic", thing_id=f"{topic.pk}", **own)
    assert list(rows.of(topic)) == [second, first]
    assert [entry.what for entry in rows.of(photo)][-1] == "add"


# --- The check ---------------------------------------------------------------------------------------


GONE = {
    "sqlite": {f"DROP TRIGGER {name}": name for name in TRIGGERS["sqlite"]},
    "postgresql": {
        f"DROP TRIGGER audit_no_change ON {TABLE}": "audit_no_change",
        f"ALTER TABLE {TABLE} DISABLE TRIGGER audit_no_change": "audit_no_change",
    },
}[connection.vendor]


def test_check_finds_the_triggers_standing():
    assert append_only_record(None, databases=["default"]) == []


@pytest.mark.parametrize("statement", sorted(GONE))
def test_check_names_a_trigger_that_is_gone_or_switched_off(statement):
    execute(statement)
    assert append_only_record(None, databases=["default"]) == [
        Error(
            f"The audit record of database “default” can be changed: {GONE[statement]} is missing.",
            hint="Create the triggers of migration releases.0003 again, and find out who took them away.",
            id="releases.E003",
        )
    ]


def test_check_asks_no_database_that_it_is_not_told_to(django_assert_num_queries):
    execute(min(GONE))
    with django_assert_num_queries(0):
        assert append_only_record(None, databases=None) == []


def test_check_is_silent_before_the_migration_that_makes_the_triggers():
    execute(min(GONE))
    execute("DELETE FROM django_migrations WHERE name = '0003_record_is_append_only'")
    assert append_only_record(None, databases=["default"]) == []
