"""The languages of a form: which it has fields of, which are shown, and what the switch above it offers."""

from dataclasses import dataclass

from django.contrib.admin.utils import flatten_fieldsets

from ..text.languages import LANGUAGES, autonym, html_lang, short_name, suffix
from ..text.side_by_side import ARRANGEMENTS, at_first, shown


@dataclass(frozen=True)
class Arrangement:
    """One choice of the switch: its value, and (lang attribute, short name, own name) of each language in it."""

    value: str
    names: list[tuple[str, str, str]]
    is_shown: bool
    is_offered: bool
    has_error: bool


class InItsLanguage:
    """For a ModelAdmin or an inline: every input says in which language it is written."""

    def formfield_for_dbfield(self, db_field, request, **kwargs):
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        if field and hasattr(db_field, "translated_field"):
            field.widget.attrs["lang"] = html_lang(db_field.language)
        return field


def switch(context, user):
    """Return what the template of a form asks for, from what Django's admin gave it: a dict.

    has_languages is False for a form without a translated field.
    """
    sections = [context["adminform"], *context["inline_admin_formsets"]]
    fields = [name for each in sections for name in flatten_fieldsets(each.fieldsets)]
    offered = _languages_of(map(str, fields))
    written = _languages_of(each for each in fields if isinstance(each, str))
    wrong = _languages_of(name for errors in _errors(context) for name in errors)
    shows = shown(user.side_by_side or at_first(user.language, written, offered), offered, wrong)
    return {
        "has_languages": bool(offered),
        "shown_languages": shows,
        "arrangements": [_arrangement(value, offered, shows, wrong) for value in ARRANGEMENTS],
    }


def _languages_of(columns):
    """Return the languages in which any of these columns is, in the order of LANGUAGES."""
    columns = list(columns)
    return [
        language
        for language in LANGUAGES
        if any(each.endswith(f"_{suffix(language)}") for each in columns)
    ]


def _errors(context):
    """Return {field: errors} of the form and of each row."""
    rows = [row for each in context["inline_admin_formsets"] for row in each.formset.errors]
    return [context["adminform"].form.errors, *rows]


def _arrangement(value, offered, shows, wrong):
    languages = value.split()
    return Arrangement(
        value,
        [(html_lang(each), short_name(each), autonym(each)) for each in languages],
        is_shown=languages == shows,
        is_offered=set(languages) <= set(offered),
        has_error=len(languages) == 1 and languages[0] in wrong,
    )
