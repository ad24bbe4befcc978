"""Figures as flat rows of the release form, with their photos as one field."""

import re

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from ..models import Figure, FigurePhoto
from ..services import figures, library
from ..text import richtext
from . import photo_desk
from .crediting import CreditForm
from .parts import Part, RowForm, amends, closed_languages
from .photo_moves import moved
from .photos_field import NamedPhotos, PhotosField, rows
from .translated import PositionedFormSet, StackedInline

# The field of a live release's form, one tick in the row of each photo; see amend.py.
WITHDRAWN = "withdrawn_photos"
FIXED = _(
    "Photo numbers are fixed once readers have them: a photo is neither removed nor moved. "
    "To take one away, tick “Withdraw this photo” in its row."
)


class FigureForm(RowForm):
    photos = PhotosField(label=capfirst(_("photos")), required=False)
    # Set by FigureInline: the languages that alone may be written, None for all and everything else.
    languages = None

    class Meta:
        help_texts = {
            "key": _(
                "On a line of its own in the text, [圖 key] places the figure there. Inside a sentence it becomes a "
                "reference, such as “Photo 9”, and the figure stays where it is. Typed nowhere, the figure follows the text."
            )
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        field = self.fields["photos"]
        field.widget.languages = self.languages
        if self.instance.pk:
            field.widget.layout = self.instance.layout
            self.initial["photos"] = rows(self.instance)
            field.withdrawn = {
                row.photo.public_id for row in self.initial["photos"] if row.is_withdrawn
            }
            if self.languages is not None:
                # What may only be read is not sent, and comes back as it is kept.
                field.fixed = self.initial["photos"]


class FigureFormSet(PositionedFormSet):
    # Set by FigureInline: whether readers know the photos by their numbers, whether the page was asked for plain, and
    # whether the person may write a credit for all photos.
    is_fixed = is_plain = may_credit = False

    def __init__(self, data=None, *args, prefix=None, **kwargs):
        if data is not None and self.form.languages is None:
            data = moved(data, prefix)
        super().__init__(data, *args, prefix=prefix, **kwargs)
        self.credits = CreditForm(data) if self.may_credit else None

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
        if self.is_fixed and form.instance.pk:
            self._fix(form)

    def _fix(self, form):
        """Readers have these photos under these numbers: they are withdrawn, and neither moved nor removed."""
        form.fields["position"].disabled = True
        photos = form.fields["photos"]
        photos.fixed = form.initial["photos"]
        photos.widget.ticked = self.data.getlist(WITHDRAWN) if self.is_bound else []

    def clean(self):
        super().clean()
        if self.is_fixed and any(self._is_disturbed(form) for form in self.initial_forms):
            raise ValidationError(FIXED)
        if self.credits and not self.credits.is_valid():
            raise ValidationError(self.credits.sentences())

    def _is_disturbed(self, form):
        if self._should_delete_form(form):
            return True
        chosen = form.cleaned_data.get("photos", form.initial["photos"])
        return [row.photo for row in chosen] != [row.photo for row in form.initial["photos"]]

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

    def has_delete_permission(self, request, obj=None):
        """Figures that readers have are not offered to be deleted; FigureFormSet says why to whoever asks."""
        return not amends(request) and super().has_delete_permission(request, obj)

    def get_formset(self, request, obj=None, **kwargs):
        if amends(request):
            kwargs["can_delete"] = True
        formset = super().get_formset(request, obj, **kwargs)
        formset.form.languages = closed_languages(request, obj)
        formset.is_fixed = amends(request)
        formset.is_plain = "plain" in request.GET
        is_whole = formset.form.languages is None and not formset.is_fixed
        formset.may_credit = is_whole and request.user.has_perm("releases.change_photo")
        return formset

    def get_queryset(self, request):
        photos = library.with_withdrawals(FigurePhoto.objects.select_related("photo"))
        return super().get_queryset(request).prefetch_related(Prefetch("figure_photos", photos))


def _typed_keys(wanted):
    """Return {photo's pk: [key]} as the form gave them to new photos, so that texts could name them at once."""
    places = [place for of_figure in wanted.values() for place in of_figure]
    return {
        place.photo.pk: [place.key] for place in places if re.fullmatch(richtext.KEY, place.key)
    }
