"""The photos of a figure as one form field: flat rows that work without script, and a way to add more."""

import re
from dataclasses import dataclass, replace

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from ..models import FigurePhoto, Photo
from ..services import library, renditions
from ..services.figures import Place, places
from ..text.languages import LANGUAGES, html_lang, short_name, suffix

NAMES = re.compile(r".+-photos-(ids|library)\Z")
ROW = "admin/releases/_photo_row.html"


@dataclass
class Row(Place):
    """A place as the form shows it: with the key that texts name it by, and whether only its number is left.

    ``was_withdrawn``: readers of some release, this one or another, were told not to use the photo.
    """

    key: str = ""
    is_withdrawn: bool = False
    was_withdrawn: bool = False


def rows(figure):
    """Return the photos of a saved figure in order as a list of Row; they were read with_withdrawals()."""
    saved = zip(places(figure), figure.figure_photos.all(), strict=True)
    return [
        Row(
            place.photo,
            place.alt_texts,
            each.key,
            each.withdrawn_at is not None,
            each.was_withdrawn,
        )
        for place, each in saved
    ]


def sizes_state(photo):
    """Return what a row says about the web sizes of its photo."""
    reason = renditions.reason(photo) if photo.sizes == Photo.Sizes.FAILED else ""
    return {"sizes": photo.sizes, "words": photo.get_sizes_display(), "reason": reason}


def row_html(row, name="figures-__prefix__-photos", *, number=1, languages=None, **options):
    """Return one photo as a row of the field ``name``.

    ``options`` are ``figures``, the (value, words) that it may move to without script, ``is_alone`` in its figure, and
    ``ticked``, the keys of photos about to be withdrawn, where readers have them.
    """
    focus = (row.photo.focal_x, row.photo.focal_y)
    context = {
        "name": name,
        "row": row,
        "photo": row.photo,
        "number": number,
        "alt_texts": [
            (
                suffix(each),
                html_lang(each),
                short_name(each),
                row.alt_texts.get(each) or "",
                languages is None or each in languages,
            )
            for each in LANGUAGES
        ],
        "state": sizes_state(row.photo),
        "focus": [
            round(row.photo.width * focus[0] / 100),
            round(row.photo.height * focus[1] / 100),
        ],
        "is_focused": focus != (50, 50),
        "is_locked": languages is not None,
        **options,
    }
    return render_to_string(ROW, context)


class PhotosWidget(forms.Widget):
    """Names below the field's own: ``-ids`` (public ids in order), ``-order-ID``, ``-remove-ID``, ``-alt-ID-LANGUAGE``,
    ``-key-ID``, ``-to-ID`` (see photo_moves.py), ``-library`` (further photos), ``-files`` (taken in by uploads.receive before
    the form is built)."""

    template_name = "admin/releases/photos_widget.html"
    needs_multipart_form = True
    # None: everything; otherwise the alternative texts of these languages are offered, and the others shown.
    languages = None
    # Set by FigureFormSet where there is no script: the figures that a photo may move to.
    figures = ()
    # Set by FigureFormSet where readers have the photos: the keys of those ticked to be withdrawn.
    ticked = None
    # Set by FigureForm: how the figure is laid out, where the form has no field that says so.
    layout = ""

    def value_from_datadict(self, data, files, name):
        kept = ids = [each for each in data.get(f"{name}-ids", "").split(",") if each]
        if self.languages is None:
            kept = [each for each in ids if not data.get(f"{name}-remove-{each}")]
            kept.sort(
                key=lambda each: _number(data.get(f"{name}-order-{each}"), ids.index(each) + 1)
            )
        is_whole = self.languages is None
        library = data.getlist(f"{name}-library") if is_whole and hasattr(data, "getlist") else []
        alt_texts = {
            each: {
                language: data.get(f"{name}-alt-{each}-{suffix(language)}", None)
                for language in (LANGUAGES if is_whole else self.languages)
            }
            for each in kept
        }
        keys = {each: data.get(f"{name}-key-{each}", "") for each in kept}
        return {"ids": kept, "alt_texts": alt_texts, "keys": keys, "library": library}

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-ids" not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        value = value or []
        options = {"languages": self.languages, "figures": self.figures, "ticked": self.ticked}
        options["is_alone"] = len(value) == 1
        context["rows"] = [
            row_html(row, name, number=number, **options)
            for number, row in enumerate(value, start=1)
        ]
        context["ids"] = ",".join(row.photo.public_id for row in value)
        context["takes_more"] = self.languages is None and self.ticked is None
        context["layout"] = self.layout
        library = self._library()
        context["library"] = library.render(f"{name}-library", [], {"id": f"id_{name}-library"})
        return context

    @staticmethod
    def _library():
        photo = FigurePhoto._meta.get_field("photo")
        widget = AutocompleteSelectMultiple(photo, admin.site)
        widget.choices = forms.ModelChoiceField(Photo.objects.none()).choices
        return widget

    @property
    def media(self):
        return self._library().media


def is_key(typed):
    """Whether a text may be a primary key."""
    return typed.isdecimal() and len(typed) < 19


class NamedPhotos:
    """The photos that a submitted form names in all its rows, read at once."""

    def __init__(self, data):
        named = {"ids": set(), "library": set()}
        for name, values in data.lists():
            if match := NAMES.match(name):
                named[match[1]].update(each for value in values for each in value.split(","))
        of_library = [each for each in named["library"] if is_key(each)]
        photos = library.with_withdrawals(Photo.objects.all(), "pk")
        self.by_id = {photo.public_id: photo for photo in photos.filter(public_id__in=named["ids"])}
        self.by_pk = {str(photo.pk): photo for photo in photos.filter(pk__in=of_library)}


class PhotosField(forms.Field):
    widget = PhotosWidget
    # Set by FigureFormSet: the NamedPhotos of the submitted form.
    named = None
    # Set by FigureForm: the public ids of those of which only the number is left.
    withdrawn = frozenset()
    # The rows as they are saved, where readers have the photos or only words may be written.
    fixed = None

    def clean(self, value):
        if not self.named.by_id.keys() >= set(value["ids"]):
            raise ValidationError(_("A photo of this figure is gone; reload the form."))
        return self.rows_of(value)

    def prepare_value(self, value):
        """What was submitted comes back as it was arranged; photos that readers have stand where they were."""
        if not isinstance(value, dict):
            return value
        if self.fixed is None:
            return self.rows_of(value)
        typed = value["alt_texts"]
        return [
            replace(row, alt_texts=row.alt_texts | _given(typed.get(row.photo.public_id, {})))
            for row in self.fixed
        ]

    def rows_of(self, value):
        """Return the submitted photos as a list of Row, those from the library last."""
        chosen = [self.named.by_id[each] for each in value["ids"] if each in self.named.by_id]
        library = [self.named.by_pk[each] for each in value["library"] if each in self.named.by_pk]
        found = []
        for photo in dict.fromkeys([*chosen, *library]):
            given = _given(value["alt_texts"].get(photo.public_id, {}))
            key = value["keys"].get(photo.public_id, "")
            is_withdrawn = photo.public_id in self.withdrawn
            found.append(Row(photo, given, key, is_withdrawn, photo.was_withdrawn))
        return found

    def has_changed(self, initial, data):
        """Whether photos, their order or one of the texts that were sent differ; closed languages are sent alone."""
        before, after = initial or [], self.rows_of(data)
        if [row.photo for row in before] != [row.photo for row in after]:
            return True
        return any(
            (was.alt_texts.get(language) or "") != text
            for was, row in zip(before, after, strict=True)
            for language, text in row.alt_texts.items()
        )


def _given(texts):
    return {language: text for language, text in texts.items() if text is not None}


def _number(typed, otherwise):
    try:
        return float(typed)
    except (TypeError, ValueError):
        return otherwise
