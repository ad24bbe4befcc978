"""What each verb of a release's life asks for: a right, a state, sometimes a second person; and how it begins and ends."""

from django.utils.translation import gettext_lazy as _

from ..models import Release, SecondLook
from ..text.languages import LANGUAGES
from . import history
from .drafting import lock
from .refusals import NotAllowed, OwnWork, Refused, RequirementsNotMet
from .requirements import requirements

State = Release.State
CHANGE, APPROVE = "releases.change_release", "releases.approve_release"

# The right that each verb needs, in the order of a release's life.
RIGHTS = {
    "submit": CHANGE,
    "approve": APPROVE,
    "return_with_reason": APPROVE,
    "publish_in_emergency": APPROVE,
    "reschedule": APPROVE,
    "unschedule": APPROVE,
    "review": APPROVE,
    "amend": APPROVE,
    "open_language": APPROVE,
    "close_language": APPROVE,
    "withdraw": APPROVE,
    "reinstate": APPROVE,
}


def usable(release, by, at):
    """Return the verbs that the person may use on the release as it stands, in the order of its life."""
    fitting = FITTING[_stage(release, at)]
    return [
        verb
        for verb in RIGHTS
        if verb in fitting and by.has_perm(RIGHTS[verb]) and _suits(verb, release, by, at)
    ]


def _stage(release, at):
    """The state, with what is scheduled told from what is live."""
    if release.state != State.APPROVED:
        return release.state
    return "live" if release.is_live(at) else "scheduled"


FITTING = {
    State.DRAFT: {"submit", "publish_in_emergency"},
    State.SUBMITTED: {"return_with_reason", "approve", "publish_in_emergency"},
    "scheduled": {"reschedule", "unschedule", "review", "open_language", "close_language"},
    "live": {"review", "amend", "open_language", "close_language", "withdraw"},
    State.WITHDRAWN: {"reinstate", "review"},
}


def _suits(verb, release, by, at):
    """Whether the verb suits this release and this person, once right and state allow it."""
    if verb == "approve":
        return not release.is_work_of(by)
    if verb == "publish_in_emergency":
        # Whoever may approve it in the ordinary way does that.
        return release.state == State.DRAFT or release.is_work_of(by)
    if verb == "review":
        return any(look.is_open_to(by) for look in release.second_looks.all())
    if verb == "open_language":
        return bool(languages_to_open(release, at))
    if verb == "close_language":
        return len(release.open_languages()) > 1
    return True


def languages_to_open(release, at):
    """The languages that are closed, and of a live release those that open later: they may be given another hour."""
    if release.is_live(at):
        return [each for each in LANGUAGES if not release.is_live(at, each)]
    return [each for each in LANGUAGES if release.ready_at(each) is None]


def begin(verb, release, based_on, by, at):
    """Lock the release for a verb, or refuse it: no right, a stale version, another state, one's own work."""
    if not by.has_perm(RIGHTS[verb]):
        raise NotAllowed
    locked = lock(release, based_on)
    if verb in usable(locked, by, at):
        return locked
    if verb == "approve" and locked.state == State.SUBMITTED:
        raise OwnWork
    raise Refused(_("The release is in another state now; look at it again."))


def finish(what, release, by, at, **details):
    """Save the release as a verb left it, with a new version, a revision and an entry of the record.

    A verb edits nothing: the hour of the last edit stays.
    """
    release.version += 1
    columns = [field.name for field in release._meta.concrete_fields if not field.primary_key]
    release.save(update_fields=[name for name in columns if name != "edited_at"])
    history.keep(what, release, by, at, **details)
    return release


def require(release, languages):
    """Raise RequirementsNotMet with what still blocks these languages, if anything does."""
    problems = [each for each in requirements(release, languages) if each.blocking]
    if problems:
        raise RequirementsNotMet(problems)


def flag(what, release, by, at, reason):
    """Keep that one person did this alone, until a second has looked at it."""
    if not reason.strip():
        raise Refused(_("Say why this is done by one person."))
    SecondLook.objects.create(release=release, what=what, reason=reason.strip(), by=by, at=at)
