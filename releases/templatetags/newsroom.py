"""What the newsroom's templates ask for."""

from django import template

from ..text.languages import LANGUAGES, autonym, column, short_name

register = template.Library()


@register.simple_tag
def newsroom_languages():
    """The three languages as (code, short name, own name)."""
    return [(language, short_name(language), autonym(language)) for language in LANGUAGES]


@register.filter
def admin_verb(opts, verb):
    """The name of the address of a verb's page."""
    return f"admin:{opts.app_label}_{opts.model_name}_{verb}"


# Groups of parts, and fields that have no words of their own.
GROUPS = ("key_points", "figures", "footnotes", "roles", "appearances")
WORDLESS = ("contacts", "visit")


@register.filter
def field_anchor(problem):
    """The id on the form to which a problem leads: a field of the release, or one of its groups of parts."""
    if problem.anchor in GROUPS:
        return f"{problem.anchor}-group"
    if problem.language is None or problem.anchor in WORDLESS:
        return f"id_{problem.anchor}"
    return f"id_{column(problem.anchor, problem.language)}"
