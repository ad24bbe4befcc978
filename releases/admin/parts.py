"""Parts of a release on its form: they follow the right to edit the release, and lock with it."""

from django import forms
from django.contrib.admin.widgets import AutocompleteSelect
from modeltranslation.translator import translator

from ..services import drafting
from .locked import beside, locked


def amends(request):
    """Whether the request changes a live release in the open; set by AmendView for one request."""
    return getattr(request, "amends", False)


def closed_languages(request, release):
    """Return the languages whose words alone may be edited now, or None where everything may be."""
    if release is None or amends(request) or drafting.may_edit_all(release, request.user):
        return None
    return drafting.editable_languages(release, request.user)


class ChosenSelect(AutocompleteSelect):
    """An autocomplete that is told what is chosen, instead of asking the database in every row."""

    chosen = None

    def optgroups(self, name, value, attrs=None):
        if self.chosen is None or [str(self.chosen.pk)] != [str(each) for each in value]:
            return super().optgroups(name, value, attrs)
        label = str(self.chosen)
        options = [self.create_option(name, "", "", False, 0)] if not self.is_required else []
        options.append(self.create_option(name, self.chosen.pk, label, True, len(options)))
        return [(None, options, 0)]


class RowForm(forms.ModelForm):
    """A row of an inline: its choices are shown from what was read with it, its key is typed once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            return
        if "key" in self.fields:
            # The texts of three languages name it.
            self.fields["key"].disabled = True
        for name, field in self.fields.items():
            widget = getattr(field.widget, "widget", None)
            if isinstance(widget, ChosenSelect):
                widget.chosen = getattr(self.instance, name)


class ReadAtOnce:
    """An inline whose rows are read with what they name, so that no row asks for itself."""

    form = RowForm

    def get_queryset(self, request):
        return super().get_queryset(request).select_related(*self.autocomplete_fields)

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", ChosenSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


class Part(ReadAtOnce):
    """An inline of the release form; of a locked release it offers the columns of closed languages, beside the others."""

    def get_fields(self, request, obj=None):
        languages = closed_languages(request, obj)
        if languages is None:
            return super().get_fields(request, obj)
        fields = translator.get_options_for_model(self.model).all_fields
        return beside(request, obj, self.model, fields, languages)

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), *locked(self.get_fields(request, obj))]

    def has_view_permission(self, request, obj=None):
        return True  # whoever sees the release sees its parts

    def has_change_permission(self, request, obj=None):
        return closed_languages(request, obj) != []

    def has_add_permission(self, request, obj=None):
        return closed_languages(request, obj) is None

    def has_delete_permission(self, request, obj=None):
        return closed_languages(request, obj) is None
