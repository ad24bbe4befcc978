"""Questions about translated columns, asked by name: nothing below the doors reads the active language."""

from django.db.models import BooleanField, ExpressionWrapper, Q

from ..text.languages import LANGUAGES, column, suffix


def filled(field, language):
    """Return the condition that a translated column has words; NULL and '' both have none."""
    return Q(**{f"{column(field, language)}__gt": ""})


def in_any_language(condition, language):
    """Return condition(language), or for None the three of them joined by or."""
    if language is not None:
        return condition(language)
    joined = Q()
    for each in LANGUAGES:
        joined |= condition(each)
    return joined


def columns(field):
    """Return the three column names of a translated field."""
    return [column(field, language) for language in LANGUAGES]


def by_language(condition):
    """Return annotations public_in_<language>: whether condition(language) holds, for each of the three."""
    return {
        f"public_in_{suffix(language)}": ExpressionWrapper(condition(language), BooleanField())
        for language in LANGUAGES
    }


def by_language_columns():
    """Return the names of those annotations, in the order of LANGUAGES."""
    return [f"public_in_{suffix(language)}" for language in LANGUAGES]


def public_languages(thing):
    """Return the languages that by_language() found for a row, in the order of LANGUAGES."""
    return [each for each in LANGUAGES if getattr(thing, f"public_in_{suffix(each)}")]
