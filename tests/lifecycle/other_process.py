"""A second process on a site of its own, whose children are killed at their work: site.OtherProcess starts it.

Django starts once, so that a kill costs no start. Commands come one a line on stdin; each gets one JSON line on stdout.
"""

import json
import os
import sys
import traceback
from importlib import import_module

import django
from django.core.management import call_command
from django.db import connection, connections, transaction

COMMANDS = {}


def command(deed):
    COMMANDS[deed.__name__] = deed
    return deed


def main(folder):
    django.setup()
    for line in sys.stdin:
        name, *arguments = line.split()
        print(json.dumps(COMMANDS[name](folder, *arguments)), flush=True)


@command
def prepare(folder):
    from tests.lifecycle import deeds

    call_command("migrate", verbosity=0)
    deeds.prepare()
    return "ready"


@command
def schedule(folder, seconds):
    """Approve a new release for so many seconds from now; return its address and its hour as a timestamp."""
    from tests.lifecycle import deeds

    release = deeds.make_scheduled(float(seconds))
    return [release.get_absolute_url("en"), release.publish_at.timestamp()]


@command
def work(folder, seed, room):
    """Begin to work in a child, at the Desk of a module beside this one; return its process number."""
    # A connection must not be shared with a child.
    connections.close_all()
    child = os.fork()
    if child == 0:
        _work_until_killed(folder, seed, room)
    return child


def _work_until_killed(folder, seed, room):
    from tests.lifecycle import deeds

    ledger = deeds.Ledger(folder)
    try:
        import_module(f"tests.lifecycle.{room}").Desk(ledger, seed).work()
    except BaseException:
        ledger.write("broken", release="", trace=traceback.format_exc())
    finally:
        os._exit(1)


@command
def ended(folder, child):
    """Wait until a child is gone, and its database session with it; return the signal that ended it."""
    _pid, status = os.waitpid(int(child), 0)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            _wait_for_lonely_session(cursor)
    return os.WTERMSIG(status)


def _wait_for_lonely_session(cursor):
    """PostgreSQL may still be at the last command of a client that is gone."""
    others = (
        "SELECT count(*) FROM pg_stat_activity "
        "WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    while cursor.execute(others).fetchone()[0]:
        cursor.execute("SELECT pg_sleep(0.005)")


@command
def check(folder, since):
    """Return the faults in what the ledger names from a line on, and how its last deed ended."""
    from tests.lifecycle import deeds

    lines = deeds.Ledger(folder).lines()
    touched = {line["release"] for line in lines[int(since) :]}
    faults = _faults([line for line in lines if line["release"] in touched])
    return {
        "faults": faults,
        "kept": sum(line["about"] == "kept" for line in lines),
        "inside": lines[-1]["about"] == "begun",
        "deed": lines[-1].get("deed"),
    }


def _faults(lines):
    from releases.models import Release
    from tests.lifecycle import kept

    found = [f"broken: {line['trace']}" for line in lines if line["about"] == "broken"]
    found += [f"lost: {each}" for each in kept.losses(lines)]
    found += [f"database: {each}" for each in kept.database_faults()]
    for release in Release.objects.filter(public_id__in={line["release"] for line in lines}):
        found += [f"half: {each}" for each in kept.halves(release)]
        found += [f"site: {each}" for each in kept.site_faults(release)]
    return found


@command
def spoil(folder, *name):
    """Damage the newest release as a torn transaction would, return the faults found, and take the damage back."""
    from tests.lifecycle import deeds, spoiling

    lines = deeds.Ledger(folder).lines()
    damage, _words = spoiling.SPOILS[" ".join(name)]
    with transaction.atomic():
        damage(lines)
        found = _faults(lines)
        transaction.set_rollback(True)
    return found


@command
def show_photos(folder):
    """Approve a release with photos for now; return the address of its page."""
    from tests.lifecycle import photo_deeds

    return photo_deeds.make_shown().get_absolute_url("en")


@command
def check_photos(folder, since):
    """Return the faults in the photos that the ledger names from a line on and in what readers see of others."""
    from tests.lifecycle import deeds, photo_kept

    lines = deeds.Ledger(folder).lines()
    return {
        "faults": list(photo_kept.faults(lines, lines[int(since) :])),
        "kept": sum(line["about"] == "kept" for line in lines),
        "inside": lines[-1]["deed"] if lines[-1]["about"] == "begun" else None,
    }


@command
def photo_paths(folder):
    """Return the private files that readers reach, and how many lie there that no row names."""
    from tests.lifecycle import photo_kept

    return {"reached": list(photo_kept.paths_reached()), "leftovers": photo_kept.leftovers()}


@command
def spoil_photos(folder, *name):
    """Damage a photo as a kill might, and return the faults found; the damage is taken back."""
    from tests.lifecycle import deeds, photo_kept

    lines = deeds.Ledger(folder).lines()
    damage, _words = photo_kept.SPOILS[" ".join(name)]
    with transaction.atomic(), damage(lines):
        found = list(photo_kept.faults(lines, lines))
        transaction.set_rollback(True)
    return found


if __name__ == "__main__":
    main(sys.argv[1])
