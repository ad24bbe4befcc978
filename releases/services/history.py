"""A revision of the whole release at each save and each workflow action: no draft is ever lost."""

import reversion

from ..models import (
    Appearance,
    Figure,
    FigurePhoto,
    Footnote,
    KeyPoint,
    Release,
    Role,
)

PARTS = {
    KeyPoint: "key_points",
    Footnote: "footnotes",
    Figure: "figures",
    Role: "roles",
    Appearance: "appearances",
}


def register():
    """Tell reversion which rows make one release; called once, when the app is ready."""
    reversion.register(FigurePhoto)
    for part in PARTS:
        reversion.register(part, follow=["figure_photos"] if part is Figure else [])
    reversion.register(Release, follow=PARTS.values())


def record(release, by, what):
    """Keep the release as it now stands, with who did what; ``what`` is one English word or two."""
    with reversion.create_revision():
        reversion.add_to_revision(release)
        reversion.set_user(by)
        reversion.set_comment(what)
