"""Columns of our own: rich text in the vocabulary of text/richtext.py, and web addresses, cleaned at every way in."""

from django import forms
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField, ProseEditorFormField

from ..text import identities, richtext, sorting
from ..text.links import unwrapped_html
from ..text.mail_links import unwrapped

INLINE = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Link": True,
    "HardBreak": True,
    # The nodes of a release's own vocabulary; the script leaves out what a form has no rows for.
    "Citation": True,
    "Reference": True,
    "Quotation": True,
}
BLOCKS = {
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": {"enableListAttributes": False},
    "ListItem": True,
    "Blockquote": True,
    "PlacedFigure": True,
}
# The menu shows what the text may hold, and nothing else.
MENU = {
    "Menu": {
        "groups": [
            {"group": "blockType -lists", "minItems": 2},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "parts"},
            {"group": "history"},
        ]
    }
}


class RichTextFormField(ProseEditorFormField):
    """Goes out and comes in as a writer types without script; the script shows what readers will see in its place."""

    def prepare_value(self, value):
        return richtext.typed(value or "")

    def has_changed(self, initial, data):
        return super().has_changed(richtext.typed(initial or ""), data)


def _stored(html):
    return unwrapped_html(richtext.stored(html))


def _stored_inline(html):
    return unwrapped_html(richtext.stored_inline(html))


class RichTextField(ProseEditorField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", MENU | INLINE | BLOCKS)
        super().__init__(*args, preset="pressroom", sanitize=_stored, **kwargs)

    def formfield(self, **kwargs):
        # The form cleans too: modeltranslation's columns are cleaned there and nowhere else.
        return super().formfield(
            **{"form_class": RichTextFormField, "sanitize": self.sanitize} | kwargs
        )


class InlineTextField(RichTextField):
    """A caption or a note: one run of inline text."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, extensions=MENU | INLINE, **kwargs)
        self.sanitize = _stored_inline


class PartKeyField(models.CharField):
    """The key by which a text cites a footnote or places a figure; given at random, or typed once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 6, "default": identities.part_key} | kwargs)
        sentence = _("A key has six small letters or digits.")
        self.validators.append(RegexValidator(rf"\A{richtext.KEY}\Z", sentence))


class WebAddressFormField(forms.URLField):
    """Takes an address as a mail program left it, which may be longer than the plain one that is kept."""

    LONGEST = 4000

    def widget_attrs(self, widget):
        return super().widget_attrs(widget) | {"maxlength": str(self.LONGEST)}

    def to_python(self, value):
        return super().to_python(unwrapped((value or "").strip()).url)


class WebAddressField(models.CharField):
    """An optional http or https address, kept plain; typed without a scheme it is taken as https."""

    def __init__(self, *args, **kwargs):
        kwargs = {"max_length": 1000, "blank": True} | kwargs
        super().__init__(*args, **kwargs)
        self.validators.append(URLValidator(schemes=["http", "https"]))

    def formfield(self, **kwargs):
        return super().formfield(
            **{"form_class": WebAddressFormField, "assume_scheme": "https"} | kwargs
        )

    @staticmethod
    def sanitize(value):
        """Return the address without a mail scanner's wrapper and trackers."""
        return unwrapped(value).url


class SortKeyField(models.CharField):
    """A key of text/sorting.py, compared byte by byte whatever the order of the database's own language."""

    def __init__(self, *args, **options):
        super().__init__(*args, **{"max_length": sorting.LONGEST, "editable": False} | options)

    def db_parameters(self, connection):
        collation = "C" if connection.vendor == "postgresql" else None
        return super().db_parameters(connection) | {"collation": collation}
