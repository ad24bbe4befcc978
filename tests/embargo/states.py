"""The states in which a release, or a part of it, is hidden: how to get there, and what readers may then be told."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta

import reversion

from releases.models import Release
from releases.services import amending, drafting
from releases.text.languages import LANGUAGES, suffix
from tests.embargo.canaries import Mark
from tests.embargo.world import YEAR, World

SECOND = timedelta(seconds=1)
MISS, GONE, QUIET, SAME = "404 like nonsense", "410", "no word of it", "as for nonsense"


# Canaries that no reader is ever told: the team's own, and what was written before a correction.
NEVER = ("team", "former")
OF_A_RELEASE = ("release", "print", "text", "pack", "press_photo", "social_image")
REASON, HEADLINE, SLUG = "Release.withdrawal_reason", "Release.headline", "Release.slug"


@dataclass(frozen=True)
class State:
    """A world in one state.

    ``owners`` name the canaries that are hidden. With ``closed`` the release is live, but not in that language.
    ``notice`` holds the columns that the page of a withdrawn release still says; None while it isn't withdrawn.
    """

    reach: Callable[[World], object]
    owners: tuple[str, ...] = ("release", "visit")
    closed: str | None = None
    notice: frozenset[str] | None = None
    options: dict = field(default_factory=dict)
    # Whether a photo of it is withdrawn.
    withdraws: bool = False

    def world(self, at):
        world = World(at, **self.options)
        world.closed = self.closed
        self.reach(world)
        world.make_packs()
        world.draw_images()
        return world

    @property
    def is_live(self):
        return self.closed is not None and self.notice is None

    def words(self, world, address):
        """Return the words that an answer at the address may not say."""
        words = world.canaries.of(*self.owners, *NEVER)
        if not self.is_live or address.startswith(f"/{self.closed}/"):
            return words
        # The other languages are read by everybody; their pages may not lead to the closed one either.
        own = {
            word: mark
            for word, mark in words.items()
            if mark.language == self.closed or mark.owner in NEVER
        }
        return own | {
            row.get_absolute_url(self.closed): Mark("address", self.closed, "release")
            for row in world.with_addresses()
        }

    def expects(self, world, ask):
        """Return (what the answer to an Ask has to be, the columns that it may tell nevertheless)."""
        if self.withdraws and _is_withdrawn_photo(world, ask, self.closed):
            return GONE, set()
        if not any(word in ask.address for word in world.canaries.of(*self.owners)):
            return QUIET, set()
        if self.closed and ask.address.startswith(f"/{self.closed}/"):
            return (MISS if ask.is_miss else QUIET), set()
        if self.is_live:
            # What readers of one language may not read yet finds nothing in another.
            return (SAME if ask.foreign == self.closed else QUIET), set()
        if self.notice is not None and _was_public(world, ask):
            if ask.route == "short":
                return QUIET, {SLUG}
            return GONE, self.notice if ask.route == "release" else set()
        return (MISS if ask.is_miss else SAME), set()


def _was_public(world, ask):
    """Whether a withdrawn release answers for itself at an address: its pages, its photos, its short address."""
    if ask.route == "photo":
        figures = [photo for surface, photo in world.photos if surface == "S33"]
        return any(photo.public_id in ask.address for photo in figures)
    if ask.route == "short":
        return world.release.public_id in ask.address
    return ask.route in OF_A_RELEASE and f"/{world.release.slug}/" in ask.address


def _is_withdrawn_photo(world, ask, closed):
    """Whether an Ask names the photo that was withdrawn, where readers had it: its web sizes, its download."""
    row, photo, *_people = world.withdrawable
    if ask.route == "photo":
        return photo.public_id in ask.address
    own = f"/{world.release.slug}/photos/{row.key}."
    return ask.surface == "S36" and own in ask.address and not ask.address.startswith(f"/{closed}/")


# --- The verbs that lead there --------------------------------------------------------------------


def stay_draft(world):
    return world.latest()


def submit(world):
    return world.use("submit")


def return_to_its_writer(world):
    submit(world)
    return world.use(
        "return_with_reason", reason=world.canaries.noted("Release.returned_reason", "release")
    )


def approve(world, publish_at, languages=LANGUAGES, at=None):
    world.use("submit", at)
    opening = dict.fromkeys(languages)
    return world.use("approve", at, publish_at=publish_at, opening=opening)


def schedule_for_the_next_second(world):
    return approve(world, world.at + SECOND)


def schedule_for_next_year(world):
    return approve(world, world.at + YEAR)


def open_languages_before_the_hour(world):
    """Ready is not live: the hour of the release has still to come."""
    release = approve(world, world.at + SECOND)
    # The verbs would not say it so; the gate must not depend on them.
    ready = {f"ready_at_{suffix(language)}": world.at for language in LANGUAGES}
    Release.objects.filter(pk=release.pk).update(**ready)
    return release


def schedule_and_take_back(world):
    approve(world, world.at + SECOND)
    return world.use("unschedule")


def delete_the_draft(world):
    """Gone from the newsroom, and still to be had back: its revisions hold every word."""
    for stop in world.release.stops.all():
        stop.delete()
    world.release.agreements.all().delete()
    Release.objects.get(pk=world.release.pk).delete()
    assert reversion.models.Version.objects.get_deleted(Release).exists()


def go_live(world, languages=LANGUAGES):
    hour = world.at - timedelta(hours=1)
    return approve(world, hour, languages, at=hour)


def all_but(closed):
    return [each for each in LANGUAGES if each != closed]


def go_live_but_for(closed):
    return lambda world: go_live(world, all_but(closed))


def go_live_and_open_later(world):
    """Chinese now, English in the afternoon."""
    go_live(world, all_but("en"))
    later = world.at + timedelta(hours=4)
    return world.use("open_language", language="en", ready_at=later)


def go_live_and_close_again(world):
    """What readers of English had is theirs no more."""
    go_live(world)
    return world.use("close_language", language="en")


def go_live_and_draft_the_closed_language(world):
    """Somebody writes the closed language anew, and nobody has approved it."""
    go_live(world, all_but("en"))
    return write_the_closed_language(world, "en")


def write_the_closed_language(world, language):
    release = drafting.begin(world.release, world.latest().version, world.writer)
    for row in _with_parts(release):
        world.canaries.rewrite(row, language)
    drafting.finish(release, world.writer)
    return world.latest()


def _with_parts(release):
    parts = ("key_points", "footnotes", "quotations", "figures")
    return [release, *(row for part in parts for row in getattr(release, part).all())]


def correct_without_the_old_wording(world):
    """Both Chinese texts are corrected, English is closed; the old wording is withheld."""
    go_live(world, all_but("en"))
    asked = {"by": world.editor, "at": world.at}
    amended = amending.begin(world.release, based_on=world.latest().version, **asked)
    for row in _with_parts(amended.release):
        for language in all_but("en"):
            world.canaries.rewrite(row, language)
    notices = {
        language: world.canaries.noted("Release.amendments", "release", language)
        for language in LANGUAGES
    }
    reason = world.canaries.noted("SecondLook.reason", "team")
    told = {"kind": "correction", "reason": reason, "notices": notices, "withholds_old": True}
    amending.finish(amended, **asked, **told)
    return world.latest()


def withdraw_a_photo(world):
    """Both Chinese texts lose a photo, with all that was said of it; English is closed."""
    go_live(world, all_but("en"))
    asked = {"by": world.editor, "at": world.at}
    amended = amending.begin(world.release, based_on=world.latest().version, **asked)
    notices = {
        language: world.canaries.noted("Release.amendments", "release", language)
        for language in LANGUAGES
    }
    reason = world.canaries.noted("SecondLook.reason", "team")
    told = {"kind": "correction", "reason": reason, "notices": notices}
    amending.finish(amended, **asked, **told, withdraws=world.keys[:1])
    for row in world.withdrawable:
        world.canaries.forget_row(row)
    return world.latest()


def withdraw(world, keeps_headline=False, languages=LANGUAGES):
    go_live(world, languages)
    reasons = {
        language: world.canaries.word_in(REASON, language, "release") for language in LANGUAGES
    }
    return world.use("withdraw", reasons=reasons, keeps_headline=keeps_headline)


def withdraw_and_reinstate(world):
    """Nothing is left of the notice of withdrawal."""
    withdraw(world, languages=all_but("en"))
    for language in LANGUAGES:
        world.canaries.forget(world.canaries.word_in(REASON, language, "release"))
    notices = {
        language: world.canaries.noted("Release.amendments", "release", language)
        for language in LANGUAGES
    }
    return world.use("reinstate", reason="as it was", notices=notices)


RELEASE = ("release",)
STATES = {
    "draft": State(stay_draft),
    "submitted": State(submit),
    "returned": State(return_to_its_writer),
    "approved +1 s": State(schedule_for_the_next_second),
    "approved +1 year": State(schedule_for_next_year),
    "languages open before the hour": State(open_languages_before_the_hour),
    "unscheduled": State(schedule_and_take_back),
    "deleted, recoverable": State(delete_the_draft),
    "withdrawn": State(withdraw, notice=frozenset({REASON})),
    "withdrawn, headline kept": State(
        lambda world: withdraw(world, keeps_headline=True), notice=frozenset({REASON, HEADLINE})
    ),
    "withdrawn, English never open": State(
        lambda world: withdraw(world, languages=all_but("en")),
        closed="en",
        notice=frozenset({REASON}),
    ),
    **{
        f"live, {closed} closed": State(go_live_but_for(closed), RELEASE, closed=closed)
        for closed in LANGUAGES
    },
    "live, English opens later": State(go_live_and_open_later, RELEASE, closed="en"),
    "live, English closed again": State(go_live_and_close_again, RELEASE, closed="en"),
    "live, closed language edited": State(
        go_live_and_draft_the_closed_language, RELEASE, closed="en"
    ),
    "corrected, old wording withheld": State(correct_without_the_old_wording, RELEASE, closed="en"),
    "live, a photo withdrawn": State(withdraw_a_photo, RELEASE, closed="en", withdraws=True),
    "withdrawn and reinstated": State(withdraw_and_reinstate, RELEASE, closed="en"),
    "visit public, release not": State(
        schedule_for_the_next_second, RELEASE, options={"lists_the_visit": True}
    ),
    "photo shared with a live release": State(
        schedule_for_the_next_second, options={"shares_a_photo": True}
    ),
}
