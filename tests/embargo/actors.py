"""Who asks: nobody in particular, people with no business here, and each role of the press office."""

from django.contrib.auth.models import Group

from tests import factories

ROLES = [
    "Writer",
    "Editor",
    "Administrator",
    "Reader of drafts",
    "Translator (Traditional Chinese)",
    "Translator (Simplified Chinese)",
    "Translator (English)",
]


def reader():
    """Somebody with an account who is not of the team."""
    user = factories.make_user()
    user.is_staff = False
    user.save()
    return user


def without_rights():
    """A colleague who may log in and see nothing."""
    return factories.make_user()


def in_role(name):
    user = factories.make_user()
    user.groups.add(Group.objects.get(name=name))
    return user


# Beside the anonymous reader. {name: function that makes the user}
ACTORS = {"not of the team": reader, "without rights": without_rights} | {
    name: lambda name=name: in_role(name) for name in ROLES
}
