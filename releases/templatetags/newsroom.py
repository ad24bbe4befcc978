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


@register.filter
def field_anchor(problem):
    """The id on the form to which a problem leads: a field of the release, or one of its groups of parts."""
    if problem.anchor in ("key_points", "figures", "footnotes", "roles", "appearances"):
        return f"{problem.anchor}-group"
    return (
        f"id_{column(problem.anchor, problem.language)}"
        if problem.language
        else f"id_{problem.anchor}"
    )
