"""Words of the languages that a person may not write, to be read on the form beside those that she may."""

from dataclasses import dataclass, field

from django.utils.html import format_html
from django.utils.safestring import mark_safe

from ..models.fields import RichTextField
from ..services.reading import Reading
from ..text.languages import LANGUAGES, column, html_lang, words

SHORT = '<span class="locked-words" data-column="{name}" lang="{lang}">{text}</span>'
# What may be longer than the editor beside it has its height, and is reached by the keyboard.
LONG = '<div class="locked-words is-rich" data-column="{name}" lang="{lang}" role="group" aria-label="{label}" tabindex="0">{text}</div>'


@dataclass(frozen=True)
class LockedWords:
    """A column that is shown and never sent, in a list of fields: what Django's admin asks of such a callable."""

    model: type
    field: str
    language: str
    reading: Reading = field(compare=False)
    # A template writes its name.
    do_not_call_in_templates = True

    def __str__(self):
        return column(self.field, self.language)

    @property
    def __name__(self):
        return str(self)

    @property
    def short_description(self):
        return self.model._meta.get_field(str(self)).verbose_name

    def __call__(self, thing):
        own = self.model._meta.get_field(str(self))
        text = words(thing, self.field, self.language)
        is_rich = isinstance(own, RichTextField)
        return format_html(
            LONG if is_rich and text else SHORT,
            name=own.name,
            lang=html_lang(self.language),
            label=own.verbose_name,
            text=mark_safe(self.reading.html(text, self.language)) if is_rich else text,
        )


def beside(request, release, model, fields, languages):
    """Return the columns of these fields, language beside language: of those given to be written, of the others to be read.

    The release is read once a request.
    """
    if not hasattr(request, "locked_reading"):
        request.locked_reading = Reading(release)
    return [
        column(each, language)
        if language in languages
        else LockedWords(model, each, language, request.locked_reading)
        for each in fields
        for language in LANGUAGES
    ]


def locked(fields):
    """Return what of a list of fields may only be read."""
    return [each for each in fields if isinstance(each, LockedWords)]
