"""A revision of the whole release at each save and each workflow action: no draft is ever lost."""

import reversion

from ..models import (
    Appearance,
    Figure,
    FigurePhoto,
    Footnote,
    KeyPoint,
    Quotation,
    Release,
    Role,
)
from . import audit, clock, following

PARTS = {
    KeyPoint: "key_points",
    Footnote: "footnotes",
    Quotation: "quotations",
    Figure: "figures",
    Role: "roles",
    Appearance: "appearances",
}


def register():
    """Tell reversion which rows make one release; called once, when the app is ready."""
    reversion.register(FigurePhoto)
    for part in PARTS:
        reversion.register(part, follow=["figure_photos"] if part is Figure else [])
    # Packs and images are made of what the release says; they are no part of what it said.
    reversion.register(Release, follow=PARTS.values(), exclude=["packs", "social_images"])


def keep(what, release, by, at=None, **details):
    """Keep the release as it now stands: a revision with all its parts, an entry of the record, and what must follow.

    ``what`` is a value of AuditEntry.What, ``details`` are those of audit.record(). The release has its new version.
    """
    with reversion.create_revision():
        reversion.add_to_revision(release)
        reversion.set_user(by)
        reversion.set_comment(str(what))
    version = release.version - 1
    audit.record(what, by=by, at=at, thing=release, version=version, **details)
    following.follow(release, at or clock.reading())
