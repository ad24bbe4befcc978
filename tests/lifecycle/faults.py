"""Faults that the machine must find, each in another function of the site; the patches last as long as one test."""

from datetime import timedelta
from types import SimpleNamespace

from django.db.models import Q

from releases.models import AuditEntry, FigurePhoto, Release, gate
from releases.models.figures import PhotoQuerySet
from releases.public import feeds, photos
from releases.services import amending, article, audit, clock, history, verbs


def withdrawn_release_stays_live(patch):
    live = gate.live_condition
    patch.setattr(
        gate,
        "live_condition",
        lambda at, language=None: live(at, language) | Q(state="withdrawn", publish_at__lte=at),
    )


def correction_keeps_the_old_digest(patch):
    names = {"assemble": article.assemble, "digests": lambda release: release.approved_digests}
    patch.setattr(amending, "article", SimpleNamespace(**names))


def closing_leaves_no_entry(patch):
    def record(what, **said):
        if what != AuditEntry.What.CLOSE:
            audit.record(what, **said)

    patch.setattr(history, "audit", SimpleNamespace(record=record))


def feeds_are_a_day_ahead(patch):
    ahead = SimpleNamespace(now=lambda: clock.now() + timedelta(days=1))
    patch.setattr(feeds, "clock", ahead)


def photos_of_scheduled_releases_are_public(patch):
    def public(self, at):
        shown = FigurePhoto.objects.filter(figure__release__state="approved")
        return self.filter(pk__in=shown.values("photo"))

    patch.setattr(PhotoQuerySet, "public", public)


def photos_gate_asks_another_clock(patch):
    patch.setattr(photos, "clock", SimpleNamespace(now=lambda: clock.now() - timedelta(days=1)))


def stale_version_is_taken(patch):
    def lock(release, based_on):
        return Release.objects.select_for_update().get(pk=release.pk)

    patch.setattr(verbs, "lock", lock)


def writer_approves_own_work(patch):
    patch.setattr(Release, "is_work_of", lambda self, user: False)


def writer_withdraws(patch):
    patch.setitem(verbs.RIGHTS, "withdraw", verbs.CHANGE)


# {fault: the stages at which the releases begin, so that it is soon met}. One for each invariant first: these are
# sought in every run, the others in the deep one.
FAULTS = {
    feeds_are_a_day_ahead: ["live", "scheduled"],
    withdrawn_release_stays_live: ["live", "scheduled"],
    correction_keeps_the_old_digest: ["live", "live"],
    closing_leaves_no_entry: ["live", "scheduled"],
    photos_gate_asks_another_clock: ["live", "scheduled"],
    photos_of_scheduled_releases_are_public: ["live", "scheduled"],
    stale_version_is_taken: ["live", "scheduled"],
    writer_approves_own_work: ["submitted", "submitted"],
    writer_withdraws: ["live", "scheduled"],
}
