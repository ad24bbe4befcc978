"""Columns of our own: rich text in the vocabulary of text/richtext.py, cleaned at every way in; web addresses."""

from django import forms
from django.core.validators import RegexValidator, URLValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField, ProseEditorFormField

from ..text import identities, richtext

LINK = {"enableTarget": False, "protocols": sorted(richtext.SCHEMES)}
INLINE = {
    "Bold": True,
    "Italic": True,
    "Superscript": True,
    "Subscript": True,
    "Link": LINK,
    "HardBreak": True,
}
BLOCKS = {
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
}
# The menu shows what the text may hold, and nothing else.
MENU = {
    "Menu": {
        "groups": [
            {"group": "blockType -lists", "type": "dropdown", "minItems": 2},
            {"group": "lists"},
            {"group": "nodes -blockType -lists"},
            {"group": "marks"},
            {"group": "link"},
            {"group": "history"},
        ]
    }
}


class RichTextFormField(ProseEditorFormField):
    """Shows citations and figures as a writer types them, since the editor would drop nodes it doesn't know."""

    def prepare_value(self, value):
        return richtext.typed(value or "")

    def has_changed(self, initial, data):
        return super().has_changed(richtext.typed(initial or ""), data)


class RichTextField(ProseEditorField):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("extensions", MENU | INLINE | BLOCKS)
        super().__init__(*args, preset="pressroom", sanitize=richtext.stored, **kwargs)

    def formfield(self, **kwargs):
        # The form cleans too: modeltranslation's columns are cleaned there and nowhere else.
        return super().formfield(
            **{"form_class": RichTextFormField, "sanitize": self.sanitize} | kwargs
        )


class InlineTextField(RichTextField):
    """A caption or a note: one run of inline text."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, extensions=MENU | INLINE, **kwargs)
        self.sanitize = richtext.stored_inline


class PartKeyField(models.CharField):
    """The key by which a text cites a footnote or places a figure; given at random, or typed once."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **{"max_length": 6, "default": identities.part_key} | kwargs)
        sentence = _("A key has six small letters or digits.")
        self.validators.append(RegexValidator(rf"\A{richtext.KEY}\Z", sentence))


class WebAddressField(models.CharField):
    """An optional http or https address; typed without a scheme it is taken as https."""

    def __init__(self, *args, **kwargs):
        kwargs = {"max_length": 1000, "blank": True} | kwargs
        super().__init__(*args, **kwargs)
        self.validators.append(URLValidator(schemes=["http", "https"]))

    def formfield(self, **kwargs):
        return super().formfield(
            **{"form_class": forms.URLField, "assume_scheme": "https"} | kwargs
        )
