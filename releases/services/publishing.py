"""The life of a release: each change of state is one verb here, and a button in the admin.

Every verb takes the version that the person had before them, checks right, state and requirements under a lock, and
leaves a revision; a refused one changes nothing and says why. Time publishes: no verb runs at the hour.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Boilerplate, Release, Role
from ..text.dates import HONG_KONG
from ..text.languages import LANGUAGES, column, suffix
from . import article, history
from .drafting import lock
from .refusals import NotAllowed, Refused, RequirementsNotMet
from .requirements import requirements

State = Release.State
# The right that each verb needs.
RIGHTS = {
    "submit": "releases.change_release",
    "return_with_reason": "releases.approve_release",
    "approve": "releases.approve_release",
    "unschedule": "releases.approve_release",
    "open_language": "releases.approve_release",
    "close_language": "releases.approve_release",
    "withdraw": "releases.approve_release",
}


def verbs(release, by, at):
    """Return the verbs that the person may use on the release as it stands, in the order of its life."""
    return [verb for verb in RIGHTS if by.has_perm(RIGHTS[verb]) and _fits(verb, release, at)]


def _fits(verb, release, at):
    """Whether the state of the release allows the verb."""
    live = release.is_live(at)
    return {
        "submit": release.state == State.DRAFT,
        "return_with_reason": release.state == State.SUBMITTED,
        "approve": release.state == State.SUBMITTED,
        "unschedule": release.is_scheduled(at),
        "withdraw": live,
        "open_language": release.state == State.APPROVED
        and len(release.open_languages()) < len(LANGUAGES),
        "close_language": release.state == State.APPROVED and len(release.open_languages()) > 1,
    }[verb]


def _begin(verb, release, based_on, by, at):
    """Lock the release for a verb, or refuse it."""
    if not by.has_perm(RIGHTS[verb]):
        raise NotAllowed
    locked = lock(release, based_on)
    if not _fits(verb, locked, at):
        raise Refused(_("The release is in another state now; look at it again."))
    return locked


def _finish(release, by, what):
    release.version += 1
    release.save()
    history.record(release, by, what)
    return release


@transaction.atomic
def submit(release, *, based_on, by, at):
    """Hand a draft to the editors."""
    release = _begin("submit", release, based_on, by, at)
    release.state, release.submitted_by, release.returned_reason = State.SUBMITTED, by, ""
    return _finish(release, by, "submitted")


@transaction.atomic
def return_with_reason(release, *, based_on, by, at, reason):
    """Give a submitted release back to its writer, with what to change."""
    release = _begin("return_with_reason", release, based_on, by, at)
    if not reason.strip():
        raise Refused(_("Say what should be changed."))
    release.state, release.returned_reason = State.DRAFT, reason.strip()
    return _finish(release, by, "returned")


@transaction.atomic
def approve(release, *, based_on, by, at, publish_at, opening):
    """Approve a submitted release for an hour, now included.

    ``opening`` is {language: aware datetime or None}: the languages that open, None meaning at publish_at.
    """
    release = _begin("approve", release, based_on, by, at)
    if not opening:
        raise Refused(_("Open at least one language."))
    if publish_at < at:
        raise Refused(_("This hour has gone by: choose a later one, or publish now."))
    if any(ready_at and ready_at < publish_at for ready_at in opening.values()):
        raise Refused(_("A language opens before the release itself: correct its hour."))
    release.publish_at = publish_at
    _pin_boilerplates(release)
    _require(release, opening)
    for language in LANGUAGES:
        ready_at = (opening[language] or publish_at) if language in opening else None
        setattr(release, f"ready_at_{suffix(language)}", ready_at)
    release.state, release.approved_by = State.APPROVED, by
    release.approved_version = release.version + 1
    release.approved_digests = {each: article.digest(release, each) for each in opening}
    return _finish(release, by, "approved")


@transaction.atomic
def unschedule(release, *, based_on, by, at):
    """Take back the approval of a release whose hour has not come; it waits for review again."""
    release = _begin("unschedule", release, based_on, by, at)
    release.state, release.approved_by = State.SUBMITTED, None
    release.approved_version, release.approved_digests = None, {}
    for language in LANGUAGES:
        setattr(release, f"ready_at_{suffix(language)}", None)
    release.roles.update(boilerplate=None)
    return _finish(release, by, "unscheduled")


@transaction.atomic
def withdraw(release, *, based_on, by, at, reasons, keeps_headline):
    """Withdraw a live release: its page says so from now on, and nothing else of it is left.

    ``reasons`` is {language: text} and needs words in each language that readers had.
    """
    release = _begin("withdraw", release, based_on, by, at)
    for language in release.live_languages(at):
        reason = reasons.get(language, "").strip()
        if not reason:
            raise Refused(_("Give the reason in each language that was open."))
        setattr(release, column("withdrawal_reason", language), reason)
    release.state, release.withdrawn_at = State.WITHDRAWN, at
    release.withdrawal_keeps_headline = keeps_headline
    return _finish(release, by, "withdrawn")


@transaction.atomic
def open_language(release, *, language, based_on, by, at, ready_at=None):
    """Open a closed language of an approved release, from an hour on or now."""
    release = _begin("open_language", release, based_on, by, at)
    if release.ready_at(language):
        raise Refused(_("This language is open already."))
    if ready_at is not None and ready_at < at:
        raise Refused(_("This hour has gone by: choose a later one, or open it now."))
    _require(release, [language])
    setattr(release, f"ready_at_{suffix(language)}", ready_at or at)
    release.approved_digests[language] = article.digest(release, language)
    return _finish(release, by, f"opened {language}")


@transaction.atomic
def close_language(release, *, language, based_on, by, at):
    """Close one language again; readers of it find nothing. The last that they have is withdrawn instead."""
    release = _begin("close_language", release, based_on, by, at)
    if not release.ready_at(language):
        raise Refused(_("This language is closed already."))
    if release.live_languages(at) == [language]:
        # Hidden from everybody it could be unscheduled and given another hour, though readers have had it.
        raise Refused(
            _("Readers have no other language yet: open one first, or withdraw the release.")
        )
    setattr(release, f"ready_at_{suffix(language)}", None)
    release.approved_digests.pop(language, None)
    return _finish(release, by, f"closed {language}")


def _require(release, languages):
    problems = [each for each in requirements(release, languages) if each.blocking]
    if problems:
        raise RequirementsNotMet(problems)


def _pin_boilerplates(release):
    """Fix the "About" text that each issuer's row prints: the one in force on the day of publication."""
    issuers = release.roles.filter(kind=Role.Kind.ISSUER)
    day = release.publish_at.astimezone(HONG_KONG).date()
    current = Boilerplate.objects.current(day, issuers.values("partner"))
    texts = {text.partner_id: text for text in current}
    for role in issuers:
        role.boilerplate = texts.get(role.partner_id)
        role.save(update_fields=["boilerplate"])


def soonest(at):
    """Return the first half or full hour at least a quarter of an hour away: what the form proposes."""
    later = at + timedelta(minutes=15 + 29, seconds=59)
    return later.replace(minute=later.minute // 30 * 30, second=0, microsecond=0)
