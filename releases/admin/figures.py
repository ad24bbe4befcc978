"""Figures as flat rows of the release form, with their photos as one field."""

import re

from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from ..models import Figure
from ..services import figures
from ..text import richtext
from . import photo_desk
from .parts import Part, RowForm, amends, closed_languages
from .photo_moves import moved
from .photos_field import NamedPhotos, PhotosField, rows
from .translated import PositionedFormSet, StackedInline


class FigureForm(RowForm):
    photos = PhotosField(label=capfirst(_("photos")), required=False)
    # Set by FigureInline: the languages that alone may be written, None for all and everything else.
    languages = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["photos"]
        field.widget.languages = self.languages
        if self.instance.pk:
            self.initial["photos"] = rows(self.instance)
            field.withdrawn = {
                row.photo.public_id for row in self.initial["photos"] if row.is_withdrawn
            }


class FigureFormSet(PositionedFormSet):
    # Set by FigureInline: whether readers know the photos by their numbers, and whether the page was asked for plain.
    is_fixed = is_plain = False

    def __init__(self, data=None, *args, prefix=None, **kwargs):
        if data is not None and self.form.languages is None:
            data = moved(data, prefix)
        super().__init__(data, *args, prefix=prefix, **kwargs)

    @cached_property
    def named(self):
        return NamedPhotos(self.data)

    @cached_property
    def goals(self):
        """The figures to which a photo may move: (index in the form, what the row is called)."""
        saved = [str(figure) for figure in self.get_queryset()]
        further = self.total_form_count() - len(saved)
        return list(enumerate([*saved, *[gettext("A new figure")] * further]))

    def add_fields(self, form, index):
        super().add_fields(form, index)
        if self.is_bound:
            form.fields["photos"].named = self.named
        if self.is_plain:
            goals = [each for each in self.goals if each[0] != index]
            form.fields["photos"].widget.figures = goals

    def desk(self):
        """What the script is told."""
        return photo_desk.told(self.is_fixed, is_locked=self.form.languages is not None)

    def save(self, commit=True):
        arranged = [form for form in self.forms if self._is_arranged(form)]
        if not arranged:
            return super().save(commit)
        # Before rows are deleted: a photo takes its key along into another figure.
        former = figures.keys(self.instance)
        saved = super().save(commit)
        if self.form.languages is None:
            wanted = {form.instance: form.cleaned_data["photos"] for form in arranged}
            figures.arrange(self.instance, wanted, _typed_keys(wanted) | former)
        else:
            for form in arranged:
                figures.translate(form.instance, form.cleaned_data["photos"], form.languages)
        return saved

    def _is_arranged(self, form):
        return "photos" in form.changed_data and form not in self.deleted_forms


class FigureInline(Part, StackedInline):
    model = Figure
    form = FigureForm
    formset = FigureFormSet
    template = "admin/releases/figures.html"
    autocomplete_fields = ["stop"]
    classes = ["positioned", "figures"]
    fields = ["photos", "caption", ("position", "layout", "key"), "stop"]
    verbose_name_plural = _("figures, in the order of their numbers")

    class Media:
        css = {"all": ["releases/admin/photos.css"]}
        js = [Script("releases/admin/photos.js", type="module")]

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return fields if "photos" in fields else ["photos", *fields]

    def get_formset(self, request, obj=None, **kwargs):
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.languages = closed_languages(request, obj)
        formset.is_fixed = amends(request)
        formset.is_plain = "plain" in request.GET
        return formset

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("figure_photos__photo")


def _typed_keys(wanted):
    """Return {photo's pk: [key]} as the form gave them to new photos, so that texts could name them at once."""
    places = [place for of_figure in wanted.values() for place in of_figure]
    return {
        place.photo.pk: [place.key] for place in places if re.fullmatch(richtext.KEY, place.key)
    }
