"""People and their appearances."""

from django import forms
from django.contrib import admin
from django.db.models import CharField
from django.db.models.functions import Concat
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Appearance, Person
from .parts import ReadAtOnce, RowForm
from .translated import NewsroomAdmin, PositionedFormSet, TabularInline, found_by

# More than stand in a row of any photo.
LAST_PLACE = 99


class AppearanceInline(TabularInline):
    model = Appearance
    autocomplete_fields = ["person", "organisation"]
    fields = ["position", "person", "capacity", "post", "organisation"]
    verbose_name = _("person")
    verbose_name_plural = _("people, in protocol order")


class PlaceForm(RowForm):
    """A person in a photo, and where: the row, and the place counted from the nearer side."""

    nth = forms.IntegerField(
        label=capfirst(_("number in the row")), required=False, min_value=1, max_value=LAST_PLACE
    )

    def clean(self):
        cleaned = super().clean()
        side, nth = cleaned.get("side"), cleaned.get("nth")
        if nth and side == Appearance.Side.CENTRE:
            self.add_error("nth", gettext("Whoever stands in the middle has no number."))
        elif nth and not side:
            self.add_error("side", gettext("A number needs the side from which it is counted."))
        return cleaned


class PlacesFormSet(PositionedFormSet):
    def clean(self):
        super().clean()
        kept = [form for form in self.forms if _is_kept(form)]
        _refuse_repeated(kept, "person", _person, gettext("This person is in the list already."))
        _refuse_repeated(kept, "nth", _place, gettext("Somebody else stands at this place."))


def _is_kept(form):
    """Whether a row will be there once the form is saved."""
    if not form.is_valid() or form.cleaned_data.get("DELETE"):
        return False
    return "person" in form.cleaned_data


def _person(form):
    return form.cleaned_data["person"].pk


def _place(form):
    """What is one place: the first from a side is that side; None where the side is not known."""
    row, side, nth = (form.cleaned_data.get(name) for name in ("row", "side", "nth"))
    return (row, side, nth or 1) if side else None


def _refuse_repeated(forms, field, key, sentence):
    """Mark each form of which the key, unless it is None, was in an earlier one."""
    seen = {None}
    for form in forms:
        if (found := key(form)) in seen and found is not None:
            form.add_error(field, sentence)
        seen.add(found)


class InPhotoInline(ReadAtOnce, AppearanceInline):
    """The people in a photo: whoever may change the photo may change them, and they are on record with it."""

    form = PlaceForm
    formset = PlacesFormSet
    fields = ["position", "person", "row", "side", "nth", "post", "organisation"]
    verbose_name_plural = _("people in the photo, from left to right, the front row first")

    def has_view_permission(self, request, obj=None):
        return True

    has_add_permission = has_change_permission = has_delete_permission = has_view_permission


@admin.register(Person)
class PersonAdmin(NewsroomAdmin):
    is_living = True
    list_display = ["__str__", "in_simplified", "in_english"]
    search_fields = [*found_by("family_name", "given_name"), "written_zh_hant", "written_zh_hans"]
    ordering = ["family_name_en", "given_name_en", "id"]
    autocomplete_fields = ["portrait"]
    fields = [
        "family_name",
        "given_name",
        "honorific",
        "honours",
        "family_name_first",
        "portrait",
    ]

    def get_queryset(self, request):
        """Chinese names are searched as they are written, family and given name in one word."""
        written = {
            f"written_{script}": Concat(
                f"family_name_{script}", f"given_name_{script}", output_field=CharField()
            )
            for script in ("zh_hant", "zh_hans")
        }
        return super().get_queryset(request).annotate(**written)

    @admin.display(description="简")
    def in_simplified(self, person):
        return person.name_in("zh-hans")

    @admin.display(description="EN")
    def in_english(self, person):
        return person.name_in("en")
