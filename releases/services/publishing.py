"""The life of a release: each change of state or hour is one verb here, and a button in the admin.

Every verb takes the version that the person had before them, checks right, state and requirements under a lock, and
leaves a revision and an entry of the record; a refused one changes nothing and says why. Time publishes: no verb runs
at the hour. A live text is changed in amending.py.
"""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import Boilerplate, Release, Role
from ..text.amendments import UPDATE, Amendment
from ..text.dates import HONG_KONG
from ..text.languages import LANGUAGES, column, suffix
from ..text.notices import reinstated
from . import article, audit
from .refusals import OwnWork, Refused
from .verbs import begin, finish, flag, require

State = Release.State
What = audit.What


@transaction.atomic
def submit(release, *, based_on, by, at):
    """Hand a draft to the editors."""
    release = begin("submit", release, based_on, by, at)
    release.state, release.submitted_by, release.returned_reason = State.SUBMITTED, by, ""
    hands = {by.pk, release.edited_by_id} - {None}
    release.worked_on_by = {str(pk): at.isoformat() for pk in hands}
    return finish(What.SUBMIT, release, by, at)


@transaction.atomic
def return_with_reason(release, *, based_on, by, at, reason):
    """Give a submitted release back to its writer, with what to change."""
    release = begin("return_with_reason", release, based_on, by, at)
    if not reason.strip():
        raise Refused(_("Say what should be changed."))
    release.state, release.returned_reason = State.DRAFT, reason.strip()
    return finish(What.RETURN, release, by, at, reason=release.returned_reason)


@transaction.atomic
def approve(release, *, based_on, by, at, publish_at, opening):
    """Approve what somebody else handed in and last edited, for an hour, now included.

    ``opening`` is {language: aware datetime or None}: the languages that open, None meaning at publish_at.
    """
    release = begin("approve", release, based_on, by, at)
    return _put_on_the_clock(What.APPROVE, release, by, at, publish_at, opening)


@transaction.atomic
def publish_in_emergency(release, *, based_on, by, at, publish_at, opening, reason):
    """Approve one's own work, or a draft that nobody handed in; it stays flagged until a second person looked at it."""
    release = begin("publish_in_emergency", release, based_on, by, at)
    if release.state == State.DRAFT:
        release.submitted_by = by
        release.worked_on_by[str(by.pk)] = at.isoformat()
    flag(What.EMERGENCY, release, by, at, reason)
    return _put_on_the_clock(What.EMERGENCY, release, by, at, publish_at, opening, reason=reason)


@transaction.atomic
def reschedule(release, *, based_on, by, at, publish_at, opening, reason=""):
    """Give a scheduled release another hour, or its languages other ones; its text stays approved as it is.

    Whoever worked on it gives a ``reason``, and it stays flagged for a second look. An hour that has gone by while no
    language was open may stay as it is.
    """
    release = begin("reschedule", release, based_on, by, at)
    former, kept = _hours(release), release.publish_at
    _alone(What.RESCHEDULE, release, by, at, reason)
    return _put_on_the_clock(
        What.RESCHEDULE,
        release,
        by,
        at,
        publish_at,
        opening,
        kept=kept,
        former=former,
        reason=reason,
    )


def _alone(what, release, by, at, reason):
    """Let whoever worked on a release go on alone for a reason, and flag it; a second person needs none."""
    if release.is_work_of(by):
        if not reason.strip():
            raise OwnWork
        flag(what, release, by, at, reason)


def _put_on_the_clock(what, release, by, at, publish_at, opening, kept=None, **details):
    """Set the hours of an approved text, once they are sound and nothing is missing in the languages that open."""
    check_hours(at, publish_at, opening, kept)
    release.publish_at = publish_at
    pin_boilerplates(release, release.roles.all())
    require(release, opening)
    for language in LANGUAGES:
        ready_at = (opening[language] or publish_at) if language in opening else None
        setattr(release, f"ready_at_{suffix(language)}", ready_at)
    release.state, release.proposed_opening = State.APPROVED, {}
    if what != What.RESCHEDULE:
        release.approved_by, release.approved_at = by, at
        release.approved_version = release.version + 1
    release.approved_digests = article.digests(release)
    return finish(what, release, by, at, hours=_hours(release), **details)


def check_hours(at, publish_at, opening, kept=None):
    """Refuse hours that no release can have; ``kept`` is the one that it has, and may have gone by."""
    if not opening:
        raise Refused(_("Open at least one language."))
    if publish_at < at and publish_at != kept:
        raise Refused(_("This hour has gone by: choose a later one, or publish now."))
    for ready_at in filter(None, opening.values()):
        _check_ready(ready_at, publish_at)


def _check_ready(ready_at, publish_at):
    if ready_at < publish_at:
        raise Refused(_("A language opens before the release itself: correct its hour."))


def _hours(release):
    """Return {"publish_at" and each open language: ISO hour}, as the record keeps them."""
    hours = {"publish_at": release.publish_at.isoformat()}
    return hours | {each: release.ready_at(each).isoformat() for each in release.open_languages()}


def pin_boilerplates(release, roles):
    """Fix the "About" text that each issuer among the roles prints: the one in force on the day of publication."""
    issuers = [role for role in roles if role.kind == Role.Kind.ISSUER]
    day = release.publish_at.astimezone(HONG_KONG).date()
    current = Boilerplate.objects.current(day, [role.partner_id for role in issuers])
    texts = {text.partner_id: text for text in current}
    for role in issuers:
        role.boilerplate = texts.get(role.partner_id)
        role.save(update_fields=["boilerplate"])


@transaction.atomic
def unschedule(release, *, based_on, by, at):
    """Take back the approval of a release whose hour has not come; it waits for review again."""
    release = begin("unschedule", release, based_on, by, at)
    former = _hours(release)
    release.proposed_opening = _proposed(release)
    release.state, release.approved_by, release.approved_at = State.SUBMITTED, None, None
    release.approved_version, release.approved_digests = None, {}
    for language in LANGUAGES:
        setattr(release, f"ready_at_{suffix(language)}", None)
    release.roles.update(boilerplate=None)
    # What was done alone is undone with it.
    release.second_looks.open().delete()
    return finish(What.UNSCHEDULE, release, by, at, former=former)


def _proposed(release):
    """Return {language: ISO hour, or None for "with the release"}: what the next approval proposes."""
    hours = {each: release.ready_at(each) for each in release.open_languages()}
    return {
        each: hour.isoformat() if hour > release.publish_at else None
        for each, hour in hours.items()
    }


@transaction.atomic
def open_language(release, *, language, based_on, by, at, ready_at=None, reason="", notice=""):
    """Open a closed language of an approved release, from an hour on, or with the release, or now if that is live.

    A language that opens later may be given another hour. Whoever worked on the release gives a ``reason``, and it stays
    flagged for a second look. Where readers had another text before the language was closed, ``notice`` tells them so.
    """
    release = begin("open_language", release, based_on, by, at)
    if release.is_live(at, language):
        raise Refused(_("This language is open already."))
    if ready_at is not None and ready_at < at:
        raise Refused(_("This hour has gone by: choose a later one, or open it now."))
    ready_at = ready_at or max(at, release.publish_at)
    _check_ready(ready_at, release.publish_at)
    _alone(What.OPEN, release, by, at, reason)
    require(release, [language])
    setattr(release, f"ready_at_{suffix(language)}", ready_at)
    _tell_former_readers(release, language, by, at, notice.strip())
    release.approved_digests = article.digests(release)
    told = {"hours": _hours(release), "reason": reason, "notice": notice.strip()}
    return finish(What.OPEN, release, by, at, language=language, **told)


def _tell_former_readers(release, language, by, at, notice):
    """Whoever read the language before it was closed is told what is new in it; closing is no way round a correction."""
    # Kept until the language is closed again: opened for a later hour, it may be closed before it had readers.
    former = release.former_digests.get(language)
    text = article.digest(release, language, with_notices=False)
    if former in (None, text):
        return
    if not notice:
        raise Refused(
            _(
                "Readers had another text of this language before: say what they are told of the change."
            )
        )
    release.former_digests[language] = text
    flag(What.OPEN, release, by, at, notice)
    readers = [*release.live_languages(at), language]
    release.amendments.append(Amendment(UPDATE, at, {language: notice}, readers).stored())


@transaction.atomic
def close_language(release, *, language, based_on, by, at, reason=""):
    """Close one language again; readers of it find nothing. The last that they have is withdrawn instead."""
    release = begin("close_language", release, based_on, by, at)
    if not release.ready_at(language):
        raise Refused(_("This language is closed already."))
    if release.live_languages(at) == [language]:
        # Hidden from everybody it could be unscheduled and given another hour, though readers have had it.
        raise Refused(
            _("Readers have no other language yet: open one first, or withdraw the release.")
        )
    former = _hours(release)
    if release.is_live(at, language):
        release.former_digests[language] = article.digest(release, language, with_notices=False)
    setattr(release, f"ready_at_{suffix(language)}", None)
    release.approved_digests = article.digests(release)
    told = {"language": language, "former": former, "reason": reason}
    return finish(What.CLOSE, release, by, at, **told)


@transaction.atomic
def withdraw(release, *, based_on, by, at, reasons, keeps_headline):
    """Withdraw a live release: its page says so from now on, and nothing else of it is left.

    ``reasons`` is {language: text} and needs words in each language that readers had.
    """
    release = begin("withdraw", release, based_on, by, at)
    reasons = _in_each(release.live_languages(at), reasons)
    for language, reason in reasons.items():
        setattr(release, column("withdrawal_reason", language), reason)
    release.state, release.withdrawn_at = State.WITHDRAWN, at
    release.withdrawal_keeps_headline = keeps_headline
    return finish(What.WITHDRAW, release, by, at, reasons=reasons, keeps_headline=keeps_headline)


def _in_each(languages, texts):
    """Return {language: text} with words for each of the languages, or refuse."""
    texts = {language: texts.get(language, "").strip() for language in languages}
    if not all(texts.values()):
        raise Refused(_("Give the reason in each language that was open."))
    return texts


@transaction.atomic
def reinstate(release, *, based_on, by, at, reason, notices):
    """Give a withdrawn release back to its readers, who are told so; it stays flagged for a second look.

    ``notices`` is {language: text} and needs words in each language that readers had; that it was withdrawn is said
    before them. The other languages are closed.
    """
    release = begin("reinstate", release, based_on, by, at)
    languages = release.withdrawn_languages()
    notices = _in_each(languages, notices)
    flag(What.REINSTATE, release, by, at, reason)
    require(release, languages)
    told = {
        each: f"{reinstated(release.withdrawn_at, each)}{words}" for each, words in notices.items()
    }
    release.state, release.withdrawn_at, release.withdrawal_keeps_headline = (
        State.APPROVED,
        None,
        False,
    )
    for language in LANGUAGES:
        setattr(release, column("withdrawal_reason", language), "")
        if language not in languages:
            setattr(release, f"ready_at_{suffix(language)}", None)
    release.amendments.append(Amendment(UPDATE, at, told, languages).stored())
    release.approved_digests = article.digests(release)
    return finish(What.REINSTATE, release, by, at, reason=reason, notices=notices)


@transaction.atomic
def review(release, *, based_on, by, at):
    """Say that a second person has looked at what was done alone; it is flagged no longer."""
    release = begin("review", release, based_on, by, at)
    looks = [look for look in release.second_looks.all() if look.is_open_to(by)]
    for look in looks:
        look.reviewed_by, look.reviewed_at = by, at
        look.save(update_fields=["reviewed_by", "reviewed_at"])
    return finish(What.REVIEW, release, by, at, looks=[str(look.pk) for look in looks])


def soonest(at):
    """Return the first half or full hour at least a quarter of an hour away: what the form proposes."""
    later = at + timedelta(minutes=15 + 29, seconds=59)
    return later.replace(minute=later.minute // 30 * 30, second=0, microsecond=0)
