"""An entry of the record as a person reads it: its details as labelled lines, in the language of the newsroom."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from ..models import AuditEntry, User
from ..text import dates
from ..text.languages import LANGUAGES, autonym, html_lang
from . import audit

DEEDS = {"add": _("Added"), "change": _("Changed"), "delete": _("Deleted")}
FILTERS = {
    "q": _("search"),
    "what": _("what"),
    "by": _("who"),
    "kind": _("kind of thing"),
    "release": _("release"),
    "year": _("year"),
    "month": _("month"),
    "day": _("day"),
}


@dataclass(frozen=True)
class Line:
    """One line of the details; ``old`` is the former wording where both were kept, ``lang`` that of foreign words."""

    label: str
    text: str = ""
    old: str | None = None
    lang: str = ""


@dataclass(frozen=True)
class Deed:
    """An entry in words."""

    when: str
    who: str
    what: str
    version: int | None
    lines: list[Line] = field(default_factory=list)


def deed(entry):
    """Return the Deed that an AuditEntry keeps."""
    return Deed(
        when=when(entry),
        who=entry.by_name or "–",
        what=entry.get_what_display(),
        version=entry.version,
        lines=lines(entry),
    )


def when(entry):
    """The hour of an entry with its zone, in the language of the newsroom."""
    return dates.desk_moment(entry.at, get_language())


def kind_name(kind):
    """What a kind of thing is called: "release" gives "Release"; a kind that is no more keeps its bare name."""
    model = _model(kind)
    return str(capfirst(model._meta.verbose_name)) if model else kind


def lines(entry) -> list[Line]:
    """Return the details of an entry, what everybody asks for first."""
    model = _model(entry.kind)
    names = [name for name in TOLD if name in entry.details]
    names += sorted(set(entry.details) - set(names))
    told = []
    for name in names:
        tell = TOLD.get(name, _tell_value)
        told += tell(name, entry.details[name], model)
    return told


def _model(kind):
    try:
        return apps.get_model("releases", kind)
    except LookupError:
        return None


def _tell_text(label) -> Callable[..., Iterator[Line]]:
    def tell(name, text, model):
        yield Line(str(label), text)

    return tell


def _tell_in_languages(label) -> Callable[..., Iterator[Line]]:
    def tell(name, texts, model):
        for language in _languages(texts):
            yield Line(f"{label} · {autonym(language)}", texts[language], lang=html_lang(language))

    return tell


def _languages(texts):
    """The languages of a detail in their order; PostgreSQL keeps keys in another one."""
    return [language for language in LANGUAGES if language in texts]


def _tell_language(name, language, model):
    yield Line(gettext("Language"), autonym(language))


def _tell_hours(label) -> Callable[..., Iterator[Line]]:
    def tell(name, hours, model):
        if "publish_at" in hours:
            yield Line(str(label), _value(hours["publish_at"]))
        for language in _languages(hours):
            yield Line(f"{label} · {autonym(language)}", _value(hours[language]))

    return tell


def _tell_changes(name, changes, model):
    """What a correction changed on the page: place, old and new wording."""
    for language in _languages(changes):
        for place, old, new in changes[language]:
            label = f"{autonym(language)} · {place}"
            yield Line(label, new or "–", old=old or "–", lang=html_lang(language))


def _tell_withheld(name, value, model):
    yield Line(gettext("Old wording"), gettext("withheld, here too"))


def _tell_headline(name, value, model):
    if value:
        yield Line(gettext("Headline"), gettext("stays on the notice"))


def _tell_looks(name, looks, model):
    yield Line(gettext("Reviewed"), f"{len(looks)}")


def _tell_fields(name, changed, model):
    """What was changed in a form: [name, old, new], or the name alone of what is too long for the record."""
    for column, *values in changed:
        if values:
            yield from _tell_value(column, values, model)
        else:
            yield Line(_column_name(column, model), gettext("changed"))


def _tell_parts(name, parts, model):
    """Rows of a form that have no page of their own: [deed, kind, name, names of changed columns]."""
    for what, kind, called, columns in parts:
        named = ", ".join(_column_name(column, _model(kind)) for column in columns)
        yield Line(f"{kind_name(kind)} · {DEEDS[what]}", f"{called}{named and f' ({named})'}")


def _tell_filters(name, filters, model):
    for each in [*FILTERS, *sorted(set(filters) - set(FILTERS))]:
        if each in filters:
            text = _filter_value(each, filters[each])
            yield Line(gettext("Filter: %(name)s") % {"name": FILTERS.get(each, each)}, text)


def _filter_value(name, value):
    if name == "what" and value in AuditEntry.What:
        return str(AuditEntry.What(value).label)
    return kind_name(value) if name == "kind" else str(value)


def _tell_value(name, value, model):
    """A detail that has no words of its own here: a column as it was and is, or whatever a later deed keeps."""
    if isinstance(value, list) and len(value) == 2:
        old, new = (_value(each, _column(name, model)) for each in value)
        yield Line(_column_name(name, model), new, old=old)
    else:
        yield Line(_column_name(name, model), _value(value))


TOLD: dict[str, Callable[..., Iterator[Line]]] = {
    "reason": _tell_text(_("Reason")),
    "reasons": _tell_in_languages(_("Reason for readers")),
    "note": _tell_text(_("Note on the change")),
    "language": _tell_language,
    "hours": _tell_hours(_("Hour")),
    "former": _tell_hours(_("Former hour")),
    "notices": _tell_in_languages(_("Notice for readers")),
    "changes": _tell_changes,
    "withholds_old": _tell_withheld,
    "keeps_headline": _tell_headline,
    "looks": _tell_looks,
    "fields": _tell_fields,
    "parts": _tell_parts,
    "together_with": _tell_text(_("Deleted together with")),
    "filters": _tell_filters,
    "rows": _tell_text(_("Number of entries")),
}


def _column(name, model):
    try:
        return model._meta.get_field(name) if model else None
    except FieldDoesNotExist:
        return None


def _column_name(name, model):
    column = _column(name, model)
    return str(capfirst(getattr(column, "verbose_name", None) or name.replace("_", " ")))


def _value(value, column=None):
    """A kept value in words: an hour with its zone, a choice by its label, lists with commas, nothing as a dash."""
    if value in (None, "", []):
        return "–"
    if isinstance(value, bool):
        return gettext("Yes") if value else gettext("No")
    if isinstance(value, list):
        # The names of the roles are msgids.
        is_role = column is not None and (column.model, column.name) == (User, "groups")
        return ", ".join(gettext(each) if is_role else str(each) for each in value)
    choices = dict(getattr(column, "flatchoices", None) or ())
    return str(choices.get(value) or _moment(value) or value)


def _moment(value):
    """The hour that a kept value means, in words, or None."""
    is_hour = isinstance(value, str) and audit.HOUR.fullmatch(value)
    return dates.desk_moment(datetime.fromisoformat(value), get_language()) if is_hour else None
