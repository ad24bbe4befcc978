"""What the newsroom's templates ask for."""

import json
import re
from dataclasses import asdict, dataclass

from django import template
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from ..text.languages import LANGUAGES, autonym, short_name

register = template.Library()


@register.simple_tag
def newsroom_languages():
    """The three languages as (code, short name, own name)."""
    return [(language, short_name(language), autonym(language)) for language in LANGUAGES]


@register.filter
def admin_verb(opts, verb):
    """The name of the address of a verb's page."""
    return f"admin:{opts.app_label}_{opts.model_name}_{verb}"


@register.filter(is_safe=True)
def with_own_headings(html):
    """Return the rows of an inline as Django writes them, without heads of columns that have no name.

    Behind what a row is stands the colon of the newsroom's language, not the English one.
    """
    html = html.replace("<th></th>", "<td></td>")
    return html if get_language() == "en" else re.sub(r":</b>(?:\s|&nbsp;)", "：</b>", html)


@dataclass(frozen=True)
class Line:
    """A line of the requirements: what it says, where it leads, which field it has only to see filled.

    ``remedies`` is what one press may write, as JSON: the id of the field and the replacements in it.
    """

    sentence: str
    href: str
    is_elsewhere: bool
    fills: str
    remedies: str = ""
    offer: str = ""
    difference: tuple = ()


@register.simple_tag(takes_context=True)
def requirement_groups(context, problems):
    """Return (language, its own name, whether it blocks, lines) for groups of problems: what blocks first, then advice.

    On the release's form a line leads to a field of it; from any other page to the form, opened at that field.
    """
    lead = _Lead(context)
    return [
        (language, name, blocking, [lead.line(each) for each in found])
        for blocking in (True, False)
        for language, name, problems_of_it, _count in problems
        if (found := [each for each in problems_of_it if each.blocking == blocking])
    ]


class _Lead:
    """Knows under which prefix each row of a part stands on the form."""

    def __init__(self, context):
        self.user, self.release = context["user"], context["original"]
        self.is_form = "inline_admin_formsets" in context
        self.form = "" if self.is_form else _address(self.release)
        self.rows = {}
        for inline in context.get("inline_admin_formsets", ()):
            prefix = inline.formset.prefix
            self.rows[prefix] = {each.instance.pk: each.prefix for each in inline.formset.forms}

    def line(self, problem):
        own = self._field(problem.spot)
        is_elsewhere = problem.thing is not None and self._may_see(problem.thing)
        href = f"{self.form}#{own}"
        if is_elsewhere:
            href = f"{_address(problem.thing)}#id_{problem.thing_field}"
        # Only the form has the fields.
        remedies = problem.remedies if self.is_form else ()
        return Line(
            problem.sentence,
            href,
            is_elsewhere,
            fills=own if problem.is_empty else "",
            remedies=_as_json(own, remedies),
            offer=_offer(remedies),
            difference=problem.difference,
        )

    def _field(self, spot):
        """The id on the form: of a field, or of a whole group of parts."""
        if spot.row is not None:
            return f"id_{self._prefix(spot.anchor, spot.row)}-{spot.field}"
        return f"id_{spot.field}" if spot.field else f"{spot.anchor}-group"

    def _prefix(self, group, row):
        if group not in self.rows:
            # The form shows the parts in their own order.
            keys = getattr(self.release, group).values_list("pk", flat=True)
            self.rows[group] = {pk: f"{group}-{index}" for index, pk in enumerate(keys)}
        return self.rows[group].get(row, group)

    def _may_see(self, thing):
        name = f"{thing._meta.app_label}.{{}}_{thing._meta.model_name}"
        return any(self.user.has_perm(name.format(deed)) for deed in ("view", "change"))


def _as_json(field, remedies):
    """What the script of a remedy reads, or "" where there is none."""
    if not remedies:
        return ""
    return json.dumps({"id": field, "replacements": [asdict(each) for each in remedies]})


def _offer(remedies):
    """What the button of these remedies is called; its line says what is replaced by what."""
    if len(remedies) != 1:
        return _("Replace all %(count)s") % {"count": len(remedies)}
    [remedy] = remedies
    return _("Replace") if remedy.proposal else _("Remove")


def _address(thing):
    """The page of a thing in the newsroom; of a text still to be made, the one that makes it for its partner."""
    name = f"admin:{thing._meta.app_label}_{thing._meta.model_name}"
    if thing.pk is None:
        return f"{reverse(f'{name}_add')}?partner={thing.partner_id}"
    return reverse(f"{name}_change", args=[thing.pk])
