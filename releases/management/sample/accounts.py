"""The accounts of the sample: an officer of each script, an editor, a translator, an administrator."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Permission
from django.db import transaction
from django.db.models import Q

from releases.models import User
from releases.text import languages

from . import reading

PASSWORD = "press room demo"
# Rows that an officer takes out of a release or stop; whole things are deleted by editors.
PARTS = ("keypoint", "footnote", "figure", "figurephoto", "role", "appearance")


def make():
    """Make the accounts that are missing; return all of them by their user names."""
    names = [row["username"] for row in _rows()]
    there = set(User.objects.filter(username__in=names).values_list("username", flat=True))
    for row in _rows():
        if row["username"] not in there:
            _make_one(row)
    return {user.username: user for user in User.objects.filter(username__in=names)}


def described():
    """Return (user name, role and language of the newsroom) of each account, for whoever wants to log in."""
    return [
        (row["username"], f"{row['role']}, newsroom in {languages.autonym(_language(row))}")
        for row in _rows()
    ]


def _rows():
    return reading.texts("newsroom")["users"]


def _language(row):
    return row["language"].replace("_", "-")


def _make_one(row):
    # Hashing takes its time, so it is done before the transaction.
    password = make_password(PASSWORD)
    with transaction.atomic():
        user = User.objects.create(
            username=row["username"],
            password=password,
            shown_name=row["name"][row["language"]],
            language=_language(row),
            is_staff=True,
            is_superuser=row["role"] == "administrator",
        )
        user.user_permissions.set(_rights(row["role"]))


def _rights(role):
    """Return the permissions of a role; the administrator needs none."""
    of_app = Permission.objects.filter(content_type__app_label="releases")
    of_newsroom = of_app.exclude(content_type__model__in=["user", "address"])
    seeing = Q(codename__startswith="view_")
    writing = seeing | Q(codename__startswith="add_") | Q(codename__startswith="change_")
    removing_parts = Q(codename__in=[f"delete_{part}" for part in PARTS])
    return {
        "officer": of_newsroom.filter(writing | removing_parts),
        "editor": of_newsroom,
        "translator": of_newsroom.filter(seeing | Q(codename="translate_release")),
        "administrator": of_app.none(),
    }[role]
