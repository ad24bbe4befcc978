"""The accounts of the sample: an officer, an editor, a translator of each script, an administrator."""

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction

from releases.models import User
from releases.text import languages

from . import reading

PASSWORD = "press room demo"
# Which of the roles that a migration makes; the administrator of the sample is a superuser instead.
GROUPS = {
    ("officer", "zh_hant"): "Writer",
    ("editor", "zh_hant"): "Editor",
    ("translator", "zh_hans"): "Translator (Simplified Chinese)",
    ("translator", "en"): "Translator (English)",
}


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
        user.groups.set(Group.objects.filter(name=GROUPS.get((row["role"], row["language"]))))
