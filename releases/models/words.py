"""Questions about translated columns, asked by name: nothing below the doors reads the active language."""

from django.db.models import Q

from ..text.languages import LANGUAGES, column


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
