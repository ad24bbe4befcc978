"""What every role may do at every address of the newsroom equals rights.txt, which a person can read.

After a change of rights write the table anew, and read what differs before you commit it:

    PRESSROOM_RIGHTS=write .venv/bin/python -m pytest tests/admin/test_rights.py
"""

import difflib
import logging
import os
from functools import cache
from pathlib import Path

import pytest
from django.contrib.auth.models import Group
from django.urls import resolve

from tests import factories, figures
from tests.admin.addresses import asks
from tests.admin.asking import Asker, logged_in, undone
from tests.admin.forms import submitted_form
from tests.admin.things import Things
from tests.embargo import routes

pytestmark = pytest.mark.django_db

TABLE = Path(__file__).with_name("rights.txt")
GROUPS = {
    "reader": "Reader of drafts",
    "translator": "Translator (English)",
    "writer": "Writer",
    "editor": "Editor",
    "admin": "Administrator",
}
ROLES = ("anonymous", "outsider", "no role", *GROUPS, "superuser")


@pytest.fixture
def things(clock, settings, caplog):
    """Everything was made an hour ago, so that a row that was saved again can be told."""
    caplog.set_level(logging.CRITICAL, "django.request")
    # As on a site: what the worker has to do is a row, too.
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    made = Things(clock.at)
    clock.move(hours=1)
    return made


def actor(role):
    """Return the one who asks; None for anonymous."""
    if role == "anonymous":
        return None
    user = factories.make_user(role.replace(" ", "-"), is_superuser=role == "superuser")
    if role in GROUPS:
        user.groups.add(Group.objects.get(name=GROUPS[role]))
    user.is_staff = role != "outsider"
    user.save()
    return user


def answers(things):
    """Return {(room, line): [cell of each role]}."""
    found = {}
    people = {role: actor(role) for role in ROLES}
    chief = logged_in(things.chief)
    opened = cache(lambda address, form_id: submitted_form(chief.get(address), form_id))
    for user in people.values():
        with undone():
            things.belongs_to(user or things.colleague)
            asker = Asker(user)
            for ask in asks(things):
                cells = found.setdefault((ask.room, ask.line), [])
                cells.append(cell(ask, asker, ask.form(opened)))
    return found


def cell(ask, asker, data):
    """Return "what a GET shows/what a POST did", or the one word of both."""
    figures.add("admin addresses x roles x methods asked", 2)
    told = [asker.get(ask.address), asker.post(ask.address, data, ask.model)]
    return "/".join(dict.fromkeys(told))


def table(found):
    """Return the lines of the table, each room under its own heading."""
    width = max(len(line) for _room, line in found) + 2
    heads = "".join(f"{role:<11}" for role in ROLES)
    lines, last = [], None
    for (room, line), cells in found.items():
        if room != last:
            lines += ["", f"{room:<{width}}{heads}".rstrip()]
        lines.append(f"{line:<{width}}{''.join(f'{each:<11}' for each in cells)}".rstrip())
        last = room
    return lines


@pytest.mark.dealt("sqlite")
def test_rights_of_every_role_at_every_address_equal_the_table(things):
    legend = [line for line in TABLE.read_text().splitlines() if line.startswith("#")]
    found = [*legend, *table(answers(things))]
    if os.environ.get("PRESSROOM_RIGHTS") == "write":
        TABLE.write_text("\n".join(found) + "\n")
    expected = TABLE.read_text().splitlines()
    differs = difflib.unified_diff(expected, found, "the table", "the newsroom", n=0, lineterm="")
    differs = [line for line in differs if not line.startswith("@@")]
    figures.note(
        "rights: differences from the table", sum(line.startswith("+") for line in differs[2:])
    )
    if differs:
        pytest.fail("\n".join(differs), pytrace=False)


def test_no_address_of_the_newsroom_is_left_out(things):
    things.belongs_to(things.colleague)
    asked = {resolve(ask.address.partition("?")[0]).route for ask in asks(things)}
    there = {route.replace("^", "") for route, _name in routes.leaves()}
    there = {route for route in there if route.startswith("admin/")}
    assert asked == there
