"""What stands beside the form of a release: its state and hour, what is missing, what was done alone, the next button."""

from django.contrib import admin
from django.urls import reverse
from django.utils import translation
from django.utils.html import format_html_join
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..models import Release
from ..services import clock, drafting, picture_pack, requirements, verbs
from ..text import dates
from ..text.languages import LANGUAGES, autonym, short_name, words

LABELS = {
    "submit": _("Submit for review"),
    "approve": _("Approve"),
    "return_with_reason": _("Return with a reason"),
    "publish_in_emergency": _("Emergency publication"),
    "reschedule": _("Reschedule"),
    "unschedule": _("Unschedule"),
    "review": _("Looked at: nothing to object"),
    "amend": _("Issue a correction"),
    "open_language": _("Open a language"),
    "close_language": _("Close a language"),
    "withdraw": _("Withdraw"),
    "reinstate": _("Reinstate"),
}

# The steps that lead forward stand out among the buttons.
NEXT = ["submit", "approve", "review", "open_language"]


def state_label(release, at):
    """The state as the desk says it: scheduled and live are told apart by the clock."""
    if release.is_returned():
        return _("Returned")
    if release.state != Release.State.APPROVED:
        return release.get_state_display()
    return _("Live") if release.is_live(at) else _("Scheduled")


def release_hour(release):
    """The hour of a release, or of its withdrawal; kept when its approval was taken back, it is only a proposal."""
    hour = desk_hour(release.withdrawn_at or release.publish_at)
    if release.publish_at and not release.is_locked():
        return format_lazy("{}（{}）", hour, _("proposed"))
    return hour


def desk_hour(moment):
    """An hour with its zone, in the newsroom's language."""
    return dates.desk_moment(moment, translation.get_language()) if moment else "–"


def opening(release, at):
    """The open languages by their short names, with the hour of those that readers don't have yet."""
    for each in release.open_languages():
        opens = "" if release.is_live(at, each) else f" {desk_hour(release.opened_at(each))}"
        yield f"{short_name(each)}{opens if release.state == Release.State.APPROVED else ''}"


def next_steps(user):
    """Return a column of the list: what this person may do with each release."""

    @admin.display(description=_("next step"))
    def steps(release):
        usable = verbs.usable(release, user, clock.now())
        addresses = [
            reverse(f"admin:releases_release_{verb}", args=[release.pk]) for verb in usable
        ]
        labels = [LABELS[verb] for verb in usable]
        links = zip(addresses, labels, strict=True)
        return format_html_join(" · ", '<a href="{}">{}</a>', links)

    return steps


def panel(release, user):
    """What stands beside the form: state, hour of each language, missing things, buttons, previews."""
    at = clock.now()
    usable = verbs.usable(release, user, at)
    return {
        "state_label": state_label(release, at),
        "hour": release_hour(release),
        "opens_later": not release.is_live(at),
        "open_from": [
            (autonym(language), desk_hour(release.ready_at(language)))
            for language in LANGUAGES
            if release.ready_at(language) and release.state == Release.State.APPROVED
        ],
        "withdrawal": _withdrawal(release),
        "second_looks": [
            (look.get_what_display(), look.by, desk_hour(look.at), look.reason)
            for look in release.second_looks.open().select_related("by")
        ],
        "problems": by_language(_problems(release)),
        "pack_troubles": picture_pack.troubles(release),
        "verbs": [(verb, LABELS[verb]) for verb in usable],
        "next_verbs": NEXT,
        "waits_for_another": release.state == Release.State.SUBMITTED and release.is_work_of(user),
        "may_edit_all": drafting.may_edit_all(release, user),
        "previews": [(language, autonym(language)) for language in LANGUAGES],
        "live_addresses": [
            (autonym(language), release.get_absolute_url(language))
            for language in release.live_languages(at)
        ],
    }


def _problems(release):
    """What is missing in the languages that may still be opened."""
    if release.state == Release.State.WITHDRAWN:
        return []
    closed = [language for language in LANGUAGES if release.ready_at(language) is None]
    return requirements.requirements(release, closed) if closed else []


def _withdrawal(release):
    """Return (hour, [(language, reason)]) of a withdrawn release, or None."""
    if release.state != Release.State.WITHDRAWN:
        return None
    reasons = [
        (language, words(release, "withdrawal_reason", language))
        for language in release.withdrawn_languages()
    ]
    return desk_hour(release.withdrawn_at), reasons


def lacking(groups):
    """Return {language: how many things block it} of groups that by_language() made."""
    return {
        language: blocking for language, _name, _found, blocking in groups if language and blocking
    }


def by_language(problems):
    """Return [(language, its own name, problems, how many block)], what concerns all languages first."""
    groups = []
    for language in (None, *LANGUAGES):
        found = [each for each in problems if each.language == language]
        if found:
            blocking = sum(each.blocking for each in found)
            groups.append((language, autonym(language) if language else "", found, blocking))
    return groups
