"""The photos of a figure as one form field: flat rows that work without script, and a way to add more."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from ..models import FigurePhoto, Photo
from ..services.figures import Place
from ..text.languages import LANGUAGES, short_name, suffix


class PhotosWidget(forms.Widget):
    """Names below the field's own: ``-ids`` (public ids in order), ``-order-ID``, ``-remove-ID``, ``-alt-ID-LANGUAGE``,
    ``-library`` (further photos), ``-files`` (taken in by uploads.receive before the form is built)."""

    template_name = "admin/releases/photos_widget.html"
    needs_multipart_form = True
    # None: everything; otherwise only the alternative texts of these languages are offered.
    languages = None

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
        return {"ids": kept, "alt_texts": alt_texts, "library": library}

    def value_omitted_from_data(self, data, files, name):
        return f"{name}-ids" not in data

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        places = value if isinstance(value, list) else PhotosField.places_of(value)
        context["places"] = [
            {
                "photo": place.photo,
                "number": number,
                "alt_texts": [
                    (suffix(each), short_name(each), place.alt_texts.get(each) or "")
                    for each in self.languages or LANGUAGES
                ],
            }
            for number, place in enumerate(places, start=1)
        ]
        context["ids"] = ",".join(place.photo.public_id for place in places)
        context["is_locked"] = self.languages is not None
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


class PhotosField(forms.Field):
    widget = PhotosWidget

    def clean(self, value):
        known = set(
            Photo.objects.filter(public_id__in=value["ids"]).values_list("public_id", flat=True)
        )
        if known != set(value["ids"]):
            raise ValidationError(_("A photo of this figure is gone; reload the form."))
        return self.places_of(value)

    @staticmethod
    def places_of(value):
        """Return the submitted photos as a list of Place, those from the library last."""
        if not value:
            return []
        library = Photo.objects.filter(pk__in=[each for each in value["library"] if each.isdigit()])
        by_id = {
            photo.public_id: photo for photo in Photo.objects.filter(public_id__in=value["ids"])
        }
        chosen = [by_id[each] for each in value["ids"] if each in by_id]
        places = []
        for photo in [*chosen, *(each for each in library if each not in chosen)]:
            texts = value["alt_texts"].get(photo.public_id, {})
            places.append(
                Place(photo, {key: text for key, text in texts.items() if text is not None})
            )
        return places

    def has_changed(self, initial, data):
        """Whether photos, their order or one of the texts that were sent differ; closed languages are sent alone."""
        before, after = initial or [], self.places_of(data)
        if [place.photo for place in before] != [place.photo for place in after]:
            return True
        return any(
            (was.alt_texts.get(language) or "") != text
            for was, place in zip(before, after, strict=True)
            for language, text in place.alt_texts.items()
        )


def _number(typed, otherwise):
    try:
        return float(typed)
    except (TypeError, ValueError):
        return otherwise
