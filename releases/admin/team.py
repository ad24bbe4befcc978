"""Who works here, and what each may do. Nobody changes their own rights, and somebody always holds all of them."""

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import UserChangeForm
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import AuditEntry, User
from ..services import audit
from .recorded import Recorded
from .translated import Visible

# The roles are made by a migration under these English names: what they are called, and what each may do.
ROLES = {
    "Reader of drafts": (
        gettext_lazy("Reader of drafts"),
        gettext_lazy("sees everything in the newsroom, changes nothing"),
    ),
    "Writer": (
        gettext_lazy("Writer"),
        gettext_lazy("writes releases and all that they name, submits them for review"),
    ),
    "Translator (Traditional Chinese)": (
        gettext_lazy("Translator (Traditional Chinese)"),
        gettext_lazy("writes the Traditional Chinese columns while that language is closed"),
    ),
    "Translator (Simplified Chinese)": (
        gettext_lazy("Translator (Simplified Chinese)"),
        gettext_lazy("writes the Simplified Chinese columns while that language is closed"),
    ),
    "Translator (English)": (
        gettext_lazy("Translator (English)"),
        gettext_lazy("writes the English columns while that language is closed"),
    ),
    "Editor": (
        gettext_lazy("Editor"),
        gettext_lazy("approves, schedules, corrects and withdraws, and may write too"),
    ),
    "Administrator": (
        gettext_lazy("Administrator"),
        gettext_lazy("keeps the accounts and reads the record, publishes nothing"),
    ),
}
FLAGS = ["is_active", "is_staff", "is_superuser"]

# The roles are fixed: a person is given some of them, a role is given nothing.
admin.site.unregister(Group)


def role_name(group):
    """Return what a role is called in the language of the newsroom; a site's own group by its own name."""
    return str(ROLES[group.name][0]) if group.name in ROLES else group.name


class RolesField(forms.ModelMultipleChoiceField):
    def label_from_instance(self, group):
        if group.name not in ROLES:
            return group.name
        return format_html('{} <span class="help">– {}</span>', *ROLES[group.name])


class UserForm(UserChangeForm):
    def clean(self):
        if self._ends_the_last_superuser():
            raise forms.ValidationError(
                _("This is the last active superuser; make another one first.")
            )
        return super().clean()

    def _ends_the_last_superuser(self):
        """Whether nobody would hold all rights; the rows stay locked until the admin's transaction ends."""
        holders = dict.fromkeys(FLAGS, True)
        stays = all(self.cleaned_data.get(flag, getattr(self.instance, flag)) for flag in FLAGS)
        if stays or not self.instance.is_superuser:
            return False
        locked = User.objects.select_for_update().filter(**holders)
        return {user.pk for user in locked} == {self.instance.pk}


@admin.register(User)
class UserAdmin(Recorded, Visible, DjangoUserAdmin):
    form = UserForm
    told_apart = (*FLAGS, "groups", "user_permissions")
    list_display = ["username", "shown_name", "language", "is_active", "is_superuser"]
    search_fields = ["username", "shown_name", "email"]
    ordering = ["username"]
    filter_horizontal = ["user_permissions"]
    # Users are deleted one by one, each with its own answer.
    actions = None

    def get_fieldsets(self, request, obj=None):
        if obj is None:
            return super().get_fieldsets(request)
        rights = [*FLAGS, "roles" if self._keeps_rights(request, obj) else "groups"]
        if request.user.is_superuser and "groups" in rights:
            rights.append("user_permissions")
        return [
            (None, {"fields": ["username", "password"]}),
            (_("Person"), {"fields": ["shown_name", "email", "language"]}),
            (_("Rights"), {"fields": rights}),
        ]

    def get_readonly_fields(self, request, obj=None):
        """What is read-only or not named above is in no form, so that a forged POST changes none of it."""
        if obj is not None and self._keeps_rights(request, obj):
            return [*FLAGS, "roles"]
        return [] if request.user.is_superuser else ["is_superuser"]

    def _keeps_rights(self, request, obj):
        return obj.pk == request.user.pk or not self.has_change_permission(request, obj)

    @admin.display(description=gettext_lazy("roles in the team"))
    def roles(self, user):
        held = ", ".join(map(role_name, user.groups.order_by("name")))
        return held or self.get_empty_value_display()

    def formfield_for_manytomany(self, db_field, request, **kwargs):
        if db_field.name == "groups":
            kwargs |= {
                "form_class": RolesField,
                "widget": forms.CheckboxSelectMultiple,
                "queryset": Group.objects.order_by("name"),
                "label": _("roles in the team"),
                "help_text": "",
            }
        if db_field.name == "user_permissions":
            kwargs["queryset"] = Permission.objects.filter(content_type__app_label="releases")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    # --- Whose page may be changed ---

    def has_change_permission(self, request, obj=None):
        """Only a superuser touches a superuser."""
        return super().has_change_permission(request, obj) and _may_touch(request.user, obj)

    def has_delete_permission(self, request, obj=None):
        may = super().has_delete_permission(request, obj) and _may_touch(request.user, obj)
        return may and obj != request.user

    def delete_view(self, request, object_id, extra_context=None):
        user = self.get_object(request, unquote(object_id))
        if user and self.has_delete_permission(request, user) and (reason := why_kept(user)):
            messages.error(request, reason)
            return redirect("admin:releases_user_change", user.pk)
        return super().delete_view(request, object_id, extra_context)

    def user_change_password(self, request, id, form_url=""):
        """One's own is changed where the old one is asked for."""
        user = self.get_object(request, unquote(id))
        if user == request.user:
            return redirect("admin:password_change")
        if request.method != "POST" or user is None:
            return super().user_change_password(request, id, form_url)
        with transaction.atomic():
            response = super().user_change_password(request, id, form_url)
            if User.objects.get(pk=user.pk).password != user.password:
                audit.record(AuditEntry.What.PASSWORD, by=request.user, thing=user)
        return response

    # --- On the record ---

    def save_model(self, request, obj, form, change):
        form.rights_before = _rights(User.objects.get(pk=obj.pk)) if change else {}
        # Whoever is given an account here works here.
        obj.is_staff = obj.is_staff or not change
        super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        before, after = form.rights_before, _rights(form.instance)
        changed = {
            name: [before.get(name), after[name]]
            for name in after
            if (before.get(name) or after[name]) and before.get(name) != after[name]
        }
        if changed or not change:
            what = AuditEntry.What.RIGHTS if change else AuditEntry.What.ADD
            audit.record(what, by=request.user, thing=form.instance, **changed)

    def log_addition(self, request, obj, message):
        """Nothing: save_related() writes it, with the rights that a new account has."""


def _may_touch(user, other):
    return other is None or user.is_superuser or not other.is_superuser


def why_kept(user):
    """Return the sentence that says why a user is not deleted, or "" for one who left no trace."""
    if user.is_superuser and user.is_active:
        return _("A superuser is not deleted; take away the rights first.")
    if _is_on_record(user):
        return _(
            "What this user did is on record, so the account stays. Untick “active” instead: nobody logs in with it any more."
        )
    return ""


def _is_on_record(user):
    """Whether any row names the user; what the user may do is not meant."""
    for relation in user._meta.get_fields(include_hidden=True):
        if relation.auto_created and not relation.concrete and not relation.many_to_many:
            rows = relation.related_model
            if (
                not rows._meta.auto_created
                and rows._base_manager.filter(**{relation.field.name: user}).exists()
            ):
                return True
    return False


def _rights(user):
    """Return the rights of a user in words that JSON can hold."""
    flags = {flag: getattr(user, flag) for flag in FLAGS}
    return flags | {
        "groups": sorted(user.groups.values_list("name", flat=True)),
        "user_permissions": sorted(user.user_permissions.values_list("codename", flat=True)),
    }
