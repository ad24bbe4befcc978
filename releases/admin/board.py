"""The newsroom's front page in words: each section of the board with the facts that decide, and the next button."""

from dataclasses import dataclass

from django.apps import apps
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..models import LinkReport
from ..services import board, clock, drafting, verbs
from ..text import schedule
from ..text.languages import LANGUAGES, autonym, html_lang, short_name, words
from . import desk

TITLES = {
    "review": gettext_lazy("Waiting for my review"),
    "going_out": gettext_lazy("Goes out next"),
    "changed": gettext_lazy("Changed since approval"),
    "flagged": gettext_lazy("Flagged for a second look"),
    "own": gettext_lazy("Waiting for others"),
    "unfinished": gettext_lazy("Unfinished"),
    "closed": gettext_lazy("Closed languages"),
    "links": gettext_lazy("Dead and moved links in live releases"),
}

# What the hour of a line is; where nothing stands, that of going out.
HOURS = {
    "review": gettext_lazy("Handed in"),
    "own": gettext_lazy("Handed in"),
    "flagged": gettext_lazy("Done at"),
    "unfinished": gettext_lazy("Last edited"),
    "links": gettext_lazy("Found so since"),
}

# Of what a person may do, what belongs to the section.
STEPS = {
    "review": ["approve", "return_with_reason"],
    "going_out": ["reschedule", "unschedule"],
    "changed": ["unschedule"],
    "flagged": ["review"],
    "unfinished": ["submit"],
    "closed": ["open_language"],
}

# The states of the newsroom's list that have the rest of a section.
REST = {
    "review": [("submitted", gettext_lazy("Submitted"))],
    "own": [("submitted", gettext_lazy("Submitted"))],
    "going_out": [("scheduled", gettext_lazy("Scheduled"))],
    "changed": [("scheduled", gettext_lazy("Scheduled"))],
    "unfinished": [("returned", gettext_lazy("Returned")), ("draft", gettext_lazy("Draft"))],
}


@dataclass(frozen=True)
class Line:
    """One release: ``notes`` are (lead, text), ``changes`` (kind, name, address or "", hour), ``steps`` (label, address, is_next)."""

    headline: str
    lang: str
    address: str
    label: str
    hour: str
    until: str
    facts: tuple
    notes: tuple
    changes: tuple
    steps: tuple


@dataclass(frozen=True)
class Shown:
    """A section as the page shows it; ``rest`` is (name, address) of the lists that have more."""

    name: str
    title: str
    lines: tuple
    rest: tuple


def sections(user):
    """Return the sections of the board for somebody who may see releases, in the newsroom's language."""
    at = clock.now()
    return [_Words(section, user, at).shown() for section in board.board(user, at)]


class _Words:
    """Says one section."""

    def __init__(self, section, user, at):
        self.section, self.name, self.user, self.at = section, section.name, user, at
        self.facts = getattr(self, f"_{section.name}")

    def shown(self):
        lines = tuple(self._line(entry) for entry in self.section.entries)
        rest = tuple(self._rest()) if self.section.is_cut else ()
        return Shown(self.name, str(TITLES[self.name]), lines, rest)

    def _rest(self):
        address = reverse("admin:releases_release_changelist")
        for state, name in REST.get(self.name, ()):
            yield str(name), f"{address}?state={state}"
        if self.name == "closed":
            for language in LANGUAGES:
                yield autonym(language), f"{address}?closed={language}"
        if self.name == "links" and self.user.has_perm("releases.view_linkreport"):
            reports = reverse("admin:releases_linkreport_changelist")
            for state in board.LINKS:
                yield state.label, f"{reports}?state__exact={state}"

    def _line(self, entry):
        release = entry.release
        return Line(
            headline=str(release),
            lang=_lang(release),
            address=_form(release),
            label=self._label(release),
            hour=desk.desk_hour(entry.hour),
            until=self._until(entry.hour),
            facts=(release.get_kind_display(), *filter(None, self.facts(entry))),
            notes=tuple(self._notes(release)),
            changes=tuple(self._changes(entry)),
            steps=tuple(self._steps(entry)),
        )

    def _label(self, release):
        if self.name == "closed":
            return _("Live since") if release.is_live(self.at) else _("Goes live")
        return HOURS.get(self.name, "")

    def _until(self, hour):
        if hour <= self.at:
            return ""
        return schedule.until(self.at, hour, translation.get_language())

    # The facts of each section

    def _review(self, entry):
        release = entry.release
        yield _("handed in by %(who)s") % {"who": release.submitted_by}
        if release.edited_by_id != release.submitted_by_id:
            yield _edited_by(release)
        yield _written(release)
        yield _photos(release)
        if release.publish_at:
            yield desk.release_hour(release)

    _own = _review

    def _going_out(self, entry):
        release = entry.release
        hours = {}
        for language in entry.languages:
            hours.setdefault(release.opened_at(language), []).append(short_name(language))
        if release.is_live(self.at):
            yield _("Live")
        for hour, names in sorted(hours.items()):
            later = f" {desk.desk_hour(hour)}" if hour > entry.hour else ""
            yield " · ".join(names) + later
        yield _photos(release)
        yield _("approved by %(who)s") % {"who": release.approved_by}

    def _changed(self, entry):
        hour = desk.desk_hour(entry.release.approved_at)
        yield _("approved by %(who)s, %(hour)s") % {"who": entry.release.approved_by, "hour": hour}

    def _flagged(self, entry):
        yield desk.state_label(entry.release, self.at)
        if not any(look.is_open_to(self.user) for look in entry.release.second_looks.all()):
            yield _("you did it: somebody else must look")

    def _unfinished(self, entry):
        release = entry.release
        yield _edited_by(release)
        yield _written(release)
        yield _photos(release)

    def _closed(self, entry):
        for language in entry.languages:
            headline = words(entry.release, "headline", language)
            said = (
                _("%(language)s: has a headline")
                if headline
                else _("%(language)s: no headline yet")
            )
            yield said % {"language": autonym(language)}

    def _links(self, entry):
        yield _("Live")
        count = len(entry.links)
        yield ngettext("%(count)s link", "%(count)s links", count) % {"count": count}

    # What follows the facts

    def _notes(self, release):
        if self.name == "flagged":
            for look in release.second_looks.all():
                yield f"{look.get_what_display()} · {look.by}", look.reason
        if self.name == "unfinished" and release.is_returned():
            yield _("Returned because"), release.returned_reason

    def _changes(self, entry):
        for change in entry.changes:
            kind = apps.get_model("releases", change.kind)._meta.verbose_name
            page = self._page(change.kind, change.pk)
            yield kind, change.name, page, desk.desk_hour(change.edited_at)
        for link in entry.links:
            page = self._page("linkreport", link.report)
            yield LinkReport.State(link.state).label, link.url, page, desk.desk_hour(link.since)

    def _page(self, kind, pk):
        """The address of a thing for whoever may see it, else ""."""
        may_see = any(self.user.has_perm(f"releases.{deed}_{kind}") for deed in ("view", "change"))
        return reverse(f"admin:releases_{kind}_change", args=[pk]) if may_see else ""

    def _steps(self, entry):
        release = entry.release
        usable = verbs.usable(release, self.user, self.at)
        steps = [verb for verb in usable if verb in STEPS.get(self.name, ())]
        for verb in steps:
            address = reverse(f"admin:releases_release_{verb}", args=[release.pk])
            yield desk.LABELS[verb], address, self._leads_forward(verb, release)
        if self.name == "closed" and set(entry.languages) & set(drafting.may_translate(self.user)):
            yield _("Translate"), _form(release), not steps

    def _leads_forward(self, verb, release):
        # Whoever hands in another's draft may not approve it any more.
        return verb in desk.NEXT and (verb != "submit" or release.is_work_of(self.user))


def _form(release):
    return reverse("admin:releases_release_change", args=[release.pk])


def _lang(release):
    """The language in which str() names a release."""
    written = [each for each in LANGUAGES if words(release, "headline", each)]
    return html_lang(written[0]) if written else ""


def _written(release):
    """The languages that have a headline."""
    return " · ".join(short_name(each) for each in LANGUAGES if words(release, "headline", each))


def _photos(release):
    count = release.photo_count
    return (
        ngettext("%(count)s photo", "%(count)s photos", count) % {"count": count} if count else ""
    )


def _edited_by(release):
    return _("edited by %(who)s") % {"who": release.edited_by} if release.edited_by else ""
