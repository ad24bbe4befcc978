"""What every form and list of the newsroom shares: one column per language, one switch for the whole form."""

from django.forms import BaseInlineFormSet
from django.utils.safestring import mark_safe
from js_asset import Media
from modeltranslation.admin import (
    TranslationAdmin,
    TranslationStackedInline,
    TranslationTabularInline,
)

from ..models.words import columns
from ..text import identities
from . import unwrapping
from .living import SeenForm
from .recorded import Recorded
from .side_by_side import InItsLanguage, switch


class Visible:
    """Starts from what the user may see; who asks a QuerySet that cannot tell gets an error, not everything."""

    def get_queryset(self, request):
        return super().get_queryset(request).visible_to(request.user)


class WorksWithoutScript:
    """Without script no row can be added and no autocomplete answers: ?plain brings empty rows and ordinary lists."""

    def get_autocomplete_fields(self, request):
        return [] if "plain" in request.GET else super().get_autocomplete_fields(request)

    def get_extra(self, request, obj=None, **kwargs):
        return 3 if "plain" in request.GET else super().get_extra(request, obj, **kwargs)


class NewsroomAdmin(Recorded, WorksWithoutScript, Visible, InItsLanguage, TranslationAdmin):
    """Refuses stale saves, records sound ones, and gives the editor's import map its CSP nonce."""

    form = SeenForm

    # A thing has one address a language, or none yet; the form links to each that is open.
    view_on_site = False
    # Whether readers see a saved change at once, wherever the thing is named; the form says so.
    is_living = False

    def message_user(self, request, message, *args, **kwargs):
        # Django joins its sentences with a space, whatever language they are in.
        closed = str(message).replace("。 ", "。")
        message = mark_safe(closed) if hasattr(message, "__html__") else closed
        super().message_user(request, message, *args, **kwargs)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        unwrapping.tell(request, [form, *(row for each in formsets for row in each.forms)])

    def render_change_form(self, request, context, *args, **kwargs):
        # Django writes media without a nonce, and an import map is an inline script.
        context["media"] = Media.from_media(context["media"], nonce=str(request.csp_nonce))
        context |= switch(context, request.user)
        context["is_living"] = self.is_living
        return super().render_change_form(request, context, *args, **kwargs)


class PositionedFormSet(BaseInlineFormSet):
    """Rows in a hand-set order; a row without a number goes to the end, one without a key is given one."""

    # Filled here when left empty: the script that adds rows copies one empty row, key and all.
    OPTIONAL = ("position", "key")

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # A row of a table has no labels of its own.
        for field in form.fields.values():
            if field.label:
                field.widget.attrs.setdefault("aria-label", field.label)
        for name in self.OPTIONAL:
            if name in form.fields:
                form.fields[name].required = False
                if form.instance.pk is None:
                    form.initial[name] = None

    def clean(self):
        super().clean()
        filled = [form for form in self.forms if form.has_changed() and form.is_valid()]
        typed = [form.cleaned_data.get("position") or 0 for form in filled]
        last = max([self.get_queryset().count(), *typed])
        for form in filled:
            if "position" in form.fields and form.cleaned_data.get("position") is None:
                last += 1
                form.instance.position = last
            if "key" in form.fields and not form.cleaned_data.get("key"):
                form.instance.key = identities.part_key()


class Positioned(WorksWithoutScript):
    """An inline whose rows are moved by buttons, or by their numbers where there is no script."""

    formset = PositionedFormSet
    extra = 0
    classes = ["positioned"]


class StackedInline(Positioned, InItsLanguage, TranslationStackedInline):
    template = "admin/releases/stacked.html"


class TabularInline(Positioned, InItsLanguage, TranslationTabularInline):
    template = "admin/releases/tabular.html"


def found_by(*fields, via=""):
    """Return search_fields that find the words of all three languages."""
    return [f"{via}{name}" for field in fields for name in columns(field)]
