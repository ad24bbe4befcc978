"""Each room writes what is done in it into the audit record, and shows the record of a thing beside its form."""

from datetime import date

from django import forms
from django.contrib.admin.utils import unquote
from django.contrib.admin.views.main import PAGE_VAR
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from ..models import Release
from ..models.fields import RichTextField
from ..services import audit, clock, following, retelling
from ..text import richtext

# A longer value is named and not kept: the record says what was done, it is no second archive.
LONGEST_VALUE = 200
ON_A_PAGE = 100
BESIDE_THE_FORM = 5


class Recorded:
    """For a ModelAdmin: one entry a deed, in the transaction of the save; nothing goes into Django's own log."""

    # Columns of which an entry of another kind tells.
    told_apart = ()

    # --- Writing ---

    def construct_change_message(self, request, form, formsets, add=False):
        """Return the details of the entry for log_addition() and log_change()."""
        if self._is_told_by_services():
            return {}
        return {
            "note": form.cleaned_data.get("note"),
            "fields": [] if add else _changed(form, self.told_apart),
            "parts": _parts(formsets),
        }

    def log_addition(self, request, obj, message):
        if not self._is_told_by_services():
            audit.record(audit.What.ADD, by=request.user, thing=obj, **message)
            following.follow_showing(obj, at=clock.reading())

    def log_change(self, request, obj, message):
        if not self._is_told_by_services() and any(message.values()):
            audit.record(audit.What.CHANGE, by=request.user, thing=obj, **message)
            following.follow_showing(obj, at=clock.reading())

    def log_deletions(self, request, queryset):
        """Nothing: delete_model() writes it, once it holds what locks it needs."""

    def delete_model(self, request, obj):
        with transaction.atomic():
            audit.record_deletion(obj, by=request.user)
            super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request, queryset):
        """Delete each on its own, so that each has its entry and notes what it must."""
        for each in queryset:
            self.delete_model(request, each)

    def save_formset(self, request, form, formset, change):
        """Rows that have a page of their own, as the stops of a visit, have their own entries too."""
        has_page = self.admin_site.is_registered(formset.model)
        if has_page:
            self._record_deleted_rows(request, formset)
        super().save_formset(request, form, formset, change)
        if has_page:
            self._record_saved_rows(request, formset)

    @staticmethod
    def _record_deleted_rows(request, formset):
        for row in formset.deleted_forms:
            if row.instance.pk:
                audit.record_deletion(row.instance, by=request.user)

    @staticmethod
    def _record_saved_rows(request, formset):
        for thing in formset.new_objects:
            audit.record(audit.What.ADD, by=request.user, thing=thing)
        changed = {thing.pk for thing, _names in formset.changed_objects}
        for row in formset.initial_forms:
            if row.instance.pk in changed:
                fields = _changed(row)
                audit.record(audit.What.CHANGE, by=request.user, thing=row.instance, fields=fields)

    def _is_told_by_services(self):
        """Whether the service that saves it records it, as drafting.py and publishing.py do for a release."""
        return self.model is Release

    # --- Reading ---

    def history_view(self, request, object_id, extra_context=None):
        """Show the record of one thing to whoever may see the thing, the latest entry first."""
        if not self.has_view_or_change_permission(request):
            # Before the row is looked for: to others no key says whether it means anything.
            raise PermissionDenied
        thing = self.get_object(request, unquote(object_id))
        if thing is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        if not self.has_view_or_change_permission(request, thing):
            raise PermissionDenied
        page = self.get_paginator(request, audit.of(thing), ON_A_PAGE).get_page(
            request.GET.get(PAGE_VAR)
        )
        context = {
            **self.admin_site.each_context(request),
            "title": _("Record of “%(thing)s”") % {"thing": thing},
            "opts": self.opts,
            "original": thing,
            "page": page,
            "page_var": PAGE_VAR,
            "deeds": [retelling.deed(entry) for entry in page],
            **(extra_context or {}),
        }
        return TemplateResponse(request, "admin/releases/history.html", context)


def record_panel(thing):
    """Return what admin/releases/auditentry/_deeds.html prints beside a form: the last entries."""
    return {"deeds": [retelling.deed(entry) for entry in audit.of(thing)[:BESIDE_THE_FORM]]}


def _changed(form, told_apart=()):
    """Return [[name, old, new], …] of the changed columns; the name alone where a value is long or secret."""
    if not isinstance(form, forms.ModelForm):
        # The form of a password, which has its own entry.
        return []
    columns = {each.name: each for each in form.instance._meta.get_fields()}
    names = [each for each in form.changed_data if each in columns and each not in told_apart]
    return [[name, *_values(form, name, columns[name])] for name in names]


def _values(form, name, column):
    """Return [old, new] of a changed column in words that JSON can hold, or [] of what is not kept."""
    field = form.fields[name]
    if isinstance(field.widget, forms.PasswordInput):
        return []
    values = [_initial(form, name, field), form.cleaned_data.get(name)]
    if isinstance(column, RichTextField):
        values = [richtext.plain(each or "") for each in values]
    kept = [_kept(each) for each in values]
    return [] if any(len(str(each)) > LONGEST_VALUE for each in kept) else kept


def _initial(form, name, field):
    """What the form showed before; of a linked thing its key is all that it knows."""
    value = form.get_initial_for_field(field, name)
    is_key = isinstance(field, forms.ModelChoiceField) and isinstance(value, int)
    return field.queryset.model._base_manager.filter(pk=value).first() if is_key else value


def _kept(value):
    if isinstance(value, bool | int):
        return value
    if not value:
        return None
    if isinstance(value, date):
        return value.isoformat()
    if hasattr(value, "__iter__") and not isinstance(value, str | Model):
        return [str(each) for each in value]
    return str(value)


def _parts(formsets):
    """Return [[deed, kind, name, changed columns], …] of the rows that were saved with a form."""
    parts = []
    for formset in formsets or ():
        kind = formset.model._meta.model_name
        parts += [["add", kind, str(each), []] for each in formset.new_objects]
        parts += [["change", kind, str(each), names] for each, names in formset.changed_objects]
        parts += [["delete", kind, str(each), []] for each in formset.deleted_objects]
    return parts
