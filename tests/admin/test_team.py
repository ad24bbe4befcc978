"""Users and their rights: nobody raises themselves, somebody always holds all rights, every change is on record."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from releases.admin import team
from releases.models import AuditEntry, User
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    """A superuser, logged in."""
    chief = factories.make_editor("chief")
    client.force_login(chief)
    return chief


@pytest.fixture
def manager(client):
    """Somebody who keeps the accounts without holding all rights, logged in."""
    manager = factories.make_user("manager")
    manager.groups.add(Group.objects.get(name="Administrator"))
    client.force_login(manager)
    return manager


def page_of(user, page="change"):
    return reverse(f"admin:releases_user_{page}", args=[user.pk])


def saved(client, user, **changes):
    """Save a user's page as a browser would, with changes forged or not; return (status, the user as stored)."""
    form = submitted_form(client.get(page_of(user)), "user_form") | changes
    form = {name: value for name, value in form.items() if value is not None}
    return client.post(page_of(user), form).status_code, User.objects.get(pk=user.pk)


def group(name):
    return Group.objects.get(name=name)


def deeds():
    return [
        (entry.what, entry.by_name, entry.thing_id, entry.details)
        for entry in AuditEntry.objects.order_by("id")
    ]


# --- Nobody changes their own rights ---------------------------------------------------------------

EVERYTHING = {"is_active": "on", "is_staff": "on", "is_superuser": "on"}


def test_manager_cannot_raise_themselves_even_by_a_forged_form(client, manager):
    forged = EVERYTHING | {
        "groups": [group("Editor").pk],
        "user_permissions": [Permission.objects.get(codename="approve_release").pk],
    }
    status, after = saved(client, manager, shown_name="Mandy", **forged)
    assert (status, after.shown_name, after.is_superuser) == (302, "Mandy", False)
    assert [each.name for each in after.groups.all()] == ["Administrator"]
    assert not after.user_permissions.exists()


def test_superuser_cannot_lower_themselves_even_by_a_forged_form(client, chief):
    factories.make_editor("other")
    status, after = saved(client, chief, is_superuser=None, is_active=None, is_staff=None)
    assert (status, after.is_superuser, after.is_active, after.is_staff) == (302, True, True, True)


def test_own_password_is_changed_where_the_old_one_is_asked_for(client, chief):
    address = reverse("admin:auth_user_password_change", args=[chief.pk])
    for answer in (client.get(address), client.post(address, {"password1": "x"})):
        assert (answer.status_code, answer.url) == (302, reverse("admin:password_change"))


# --- What a manager may give ----------------------------------------------------------------------


def test_manager_gives_roles_and_nothing_else(client, manager):
    writer = factories.make_user("writer")
    approve = Permission.objects.get(codename="approve_release")
    page = client.get(page_of(writer)).content.decode()
    assert 'name="groups"' in page
    assert 'name="user_permissions"' not in page and 'name="is_superuser"' not in page
    status, after = saved(
        client,
        writer,
        groups=[group("Writer").pk],
        user_permissions=[approve.pk],
        is_superuser="on",
    )
    assert (status, after.is_superuser) == (302, False)
    assert [each.name for each in after.groups.all()] == ["Writer"]
    assert not after.user_permissions.exists()


def test_manager_does_not_touch_a_superuser(client, manager):
    chief = factories.make_editor("chief")
    page = client.get(page_of(chief))
    assert page.status_code == 200 and 'name="shown_name"' not in page.content.decode()
    forged = EVERYTHING | {"username": "chief", "shown_name": "X", "language": "en"}
    password = reverse("admin:auth_user_password_change", args=[chief.pk])
    pair = {"password1": "turnip kettle seven", "password2": "turnip kettle seven"}
    answers = [
        client.post(page_of(chief), forged),
        client.post(password, pair | {"usable_password": "true"}),
        client.post(page_of(chief, "delete"), {"post": "yes"}),
    ]
    assert [answer.status_code for answer in answers] == [403, 403, 403]
    after = User.objects.get(pk=chief.pk)
    assert (after.shown_name, after.check_password("a long pass phrase")) == ("", True)


def test_manager_deletes_nobody(client, manager):
    writer = factories.make_user("writer")
    assert client.post(page_of(writer, "delete"), {"post": "yes"}).status_code == 403
    assert User.objects.contains(writer)


def test_superuser_makes_and_unmakes_a_superuser(client, chief):
    writer = factories.make_user("writer")
    assert saved(client, writer, is_superuser="on")[1].is_superuser
    assert not saved(client, writer, is_superuser=None)[1].is_superuser


def test_new_account_is_of_the_team_without_any_right(client, manager):
    pair = {"password1": "turnip kettle seven", "password2": "turnip kettle seven"}
    forged = EVERYTHING | {"groups": [group("Editor").pk], "usable_password": "true"}
    client.post(reverse("admin:releases_user_add"), pair | forged | {"username": "new"})
    new = User.objects.get(username="new")
    assert (new.is_staff, new.is_superuser, new.groups.count()) == (True, False, 0)
    assert deeds() == [
        ("add", "manager", str(new.pk), {"is_active": [None, True], "is_staff": [None, True]})
    ]


# --- Somebody always holds all rights ---------------------------------------------------------------


@pytest.mark.parametrize("flag", team.FLAGS)
def test_last_active_superuser_stays_one(client, chief, flag):
    other = factories.make_editor("other")
    form = submitted_form(client.get(page_of(other)), "user_form")
    del form[flag]
    # As if the other one had done the same to this one a moment ago, in another process.
    request = client.get(page_of(other)).wsgi_request
    bound = _bound(request, other, form)
    User.objects.filter(pk=chief.pk).update(is_superuser=False)
    assert bound.errors == {
        "__all__": ["This is the last active superuser; make another one first."]
    }
    User.objects.filter(pk=chief.pk).update(is_superuser=True)
    assert _bound(request, other, form).errors == {}


def _bound(request, user, form):
    users = admin.site.get_model_admin(User)
    return users.get_form(request, user)(form, instance=User.objects.get(pk=user.pk))


def test_superuser_is_not_deleted(client, chief):
    assert client.post(page_of(chief, "delete"), {"post": "yes"}).status_code == 403
    other = factories.make_editor("other")
    answer = client.post(page_of(other, "delete"), {"post": "yes"}, follow=True)
    assert "A superuser is not deleted; take away the rights first." in answer.content.decode()
    assert User.objects.filter(is_superuser=True).count() == 2


# --- On the record -----------------------------------------------------------------------------------


def test_user_with_a_record_is_deactivated_instead_of_deleted(client, chief):
    writer = factories.make_user("writer")
    factories.make_release("draft", by=writer)
    for answer in (
        client.get(page_of(writer, "delete"), follow=True),
        client.post(page_of(writer, "delete"), {"post": "yes"}, follow=True),
    ):
        assert answer.redirect_chain == [(page_of(writer), 302)]
        assert "What this user did is on record" in answer.content.decode()
    assert User.objects.contains(writer)
    assert not saved(client, writer, is_active=None)[1].is_active


def test_user_without_a_trace_is_deleted_and_that_is_on_record(client, chief):
    mistaken = factories.make_user("mistaken")
    mistaken.groups.add(group("Writer"))
    client.post(page_of(mistaken, "delete"), {"post": "yes"})
    assert not User.objects.filter(username="mistaken").exists()
    assert deeds() == [("delete", "chief", str(mistaken.pk), {})]


def test_users_are_not_deleted_in_bulk(client, chief):
    users = [factories.make_user() for _ in range(2)]
    chosen = {"action": "delete_selected", "_selected_action": [user.pk for user in users]}
    client.post(reverse("admin:releases_user_changelist"), chosen | {"post": "yes"})
    assert User.objects.count() == 3


def test_change_of_rights_is_on_record_with_what_they_were(client, chief):
    writer = factories.make_user("writer", "view_release")
    right = Permission.objects.get(codename="translate_en")
    both = [group("Writer").pk, group("Translator (English)").pk]
    saved(client, writer, groups=both, user_permissions=[right.pk], is_active=None)
    saved(client, writer, groups=both, shown_name="Wing")
    assert deeds() == [
        (
            "rights",
            "chief",
            str(writer.pk),
            {
                "is_active": [True, False],
                "groups": [[], ["Translator (English)", "Writer"]],
                "user_permissions": [["view_release"], ["translate_en"]],
            },
        ),
        ("change", "chief", str(writer.pk), {"fields": [["shown_name", None, "Wing"]]}),
    ]


def test_password_set_for_somebody_is_on_record_and_the_refused_one_is_not(client, chief):
    writer = factories.make_user("writer")
    address = reverse("admin:auth_user_password_change", args=[writer.pk])
    for word, status in (("pressroom 2026!!", 200), ("turnip kettle seven", 302)):
        form = {"password1": word, "password2": word, "usable_password": "true"}
        assert client.post(address, form | {"set-password": "1"}).status_code == status
    assert deeds() == [("password", "chief", str(writer.pk), {})]


# --- Roles -------------------------------------------------------------------------------------------


def test_every_role_has_a_name_and_a_line_of_what_it_may_do(client, chief):
    assert team.ROLES.keys() == set(Group.objects.values_list("name", flat=True))
    Group.objects.create(name="Our own group")
    page = client.get(page_of(factories.make_user())).content.decode()
    assert "approves, schedules, corrects and withdraws, and may write too" in page
    assert "Our own group" in page


@pytest.mark.parametrize(("language", "called"), [("zh-hant", "撰稿人"), ("zh-hans", "撰稿人")])
def test_roles_are_called_in_the_language_of_the_newsroom(client, chief, language, called):
    User.objects.update(language=language)
    writer = factories.make_user("writer")
    writer.groups.add(group("Writer"))
    assert called in client.get(page_of(writer)).content.decode()
    client.force_login(writer)
    writer.user_permissions.add(Permission.objects.get(codename="view_user"))
    User.objects.update(language=language)
    assert called in client.get(page_of(writer)).content.decode()


def test_roles_themselves_have_no_page():
    assert not admin.site.is_registered(Group)
