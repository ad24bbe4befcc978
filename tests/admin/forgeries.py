"""What a form may be made to say by hand: rows of somebody else, rows more, and fields that the page does not show."""

from collections.abc import Callable
from dataclasses import dataclass

from tests import factories

# What of a release only verbs, services and the database set.
NEVER_TYPED = {
    "id": "999",
    "public_id": "aaaaaaaaaa",
    "state": "approved",
    "publish_at": "2026-01-01 10:00",
    "publish_at_0": "2026-01-01",
    "publish_at_1": "10:00",
    "ready_at_zh_hant": "2026-01-01 10:00",
    "ready_at_en": "2026-01-01 10:00",
    "approved_by": "1",
    "approved_at": "2026-01-01 10:00",
    "approved_version": "1",
    "approved_digests": "{}",
    "amendments": "[]",
    "submitted_by": "1",
    "edited_by": "1",
    "returned_reason": "Forged",
    "withdrawn_at": "2026-01-01 10:00",
    "withdrawal_reason_en": "Forged",
    "version": "99",
    "photo_count": "99",
}
# Of a live release, what readers know it by.
FIXED = {"kind": "speech", "slug": "forged", "proposed_opening": "{}"}
RIGHTS = {"is_superuser": "on", "is_staff": "", "is_active": "", "user_permissions": ["1", "2"]}


@dataclass(frozen=True)
class Forgery:
    """A role opens a page, and sends its form with more in it than the page offers.

    ``added(things)`` are the further fields; ``word`` is a field that the page does offer.
    """

    role: str
    page: tuple
    what: str
    word: str
    added: Callable

    def __str__(self):
        return f"{self.role}, {' '.join(self.page)}: {self.what}"


def _row(prefix, **fields):
    """One row more than the parent has, as if the page had shown it."""
    counts = {"TOTAL_FORMS": "1", "INITIAL_FORMS": "1" if "id" in fields else "0"}
    rows = {f"{prefix}-{name}": value for name, value in counts.items()}
    return rows | {f"{prefix}-0-{name}": value for name, value in fields.items()}


def _others(prefix, parent, **fields):
    """A row of the live release in the form of another one."""

    def added(things):
        row = getattr(things["release", "live"], prefix).first()
        return _row(prefix, **{"id": row.pk, parent: things["release", "draft"].pk} | fields)

    return added


def _always(**fields):
    return lambda things: fields


DRAFT, LIVE, AMEND = ("release", "draft"), ("release", "live"), ("release", "live", "amend")
POINT, CAPTION = {"point_en": "Forged"}, {"caption_en": "Forged", "layout": "row"}


def _photo(things, field, value=""):
    return {f"figures-0-photos-{field}": value}


FORGERIES = [
    *(
        Forgery(role, DRAFT, "what is never typed", "headline_en", _always(**NEVER_TYPED))
        for role in ("writer", "editor", "superuser")
    ),
    *(
        Forgery("writer", DRAFT, f"{deed} of another release", "headline_en", added)
        for deed, added in {
            "a key point": _others("key_points", "release", **POINT),
            "the loss of a key point": _others("key_points", "release", DELETE="on", **POINT),
            "a figure": _others("figures", "release", **CAPTION),
            "the loss of a figure": _others("figures", "release", DELETE="on", **CAPTION),
            "a person": _others("appearances", "release", post_en="Forged"),
            "an organisation": _others("roles", "release", kind="host"),
        }.items()
    ),
    Forgery(
        "writer",
        DRAFT,
        "a row that never was",
        "headline_en",
        _always(**_row("key_points", id="999999", **POINT)),
    ),
    Forgery(
        "writer",
        DRAFT,
        "a new row for another release",
        "headline_en",
        lambda things: _row("key_points", release=things["release", "live"].pk, **POINT),
    ),
    Forgery(
        "writer",
        DRAFT,
        "a figure given to another release",
        "headline_en",
        lambda things: {"figures-0-release": things["release", "live"].pk},
    ),
    *(
        Forgery("translator", page, what, "headline_en", _always(**added))
        for page in (DRAFT, LIVE)
        for what, added in {
            "words of other languages": {"headline_zh_hant": "偷改", "body_zh_hans": "偷改"},
            "kind and address": FIXED,
            "what is never typed": NEVER_TYPED,
            "links": {"visit": "1", "topics": ["1"], "contacts": ["1"]},
            "a further key point": _row("key_points", point_en="Forged"),
            "a further note": _row("footnotes", key="abc234", url="https://a.example/"),
            "an organisation": _row("roles", partner="1", kind="host"),
            "the figure's place": {
                "figures-0-position": "9",
                "figures-0-layout": "stack",
                "figures-0-stop": "1",
                "figures-0-key": "forged",
                "figures-0-caption_zh_hant": "偷改",
            },
            "the loss of a figure": {"figures-0-DELETE": "on"},
            "a thing saved as new": {"_saveasnew": "1"},
        }.items()
    ),
    *(
        Forgery("translator", page, what, "headline_en", added)
        for page in (DRAFT, LIVE)
        for what, added in {
            "the loss of a photo": lambda things: _of_photo(things, "remove", "on"),
            "a photo's other language": lambda things: _of_photo(things, "alt", "偷改", "-zh_hant"),
            "a photo of the library": lambda things: {
                "figures-0-photos-library": [things["photo", "free"].pk]
            },
            "an uploaded photo": lambda things: {"figures-0-photos-files": factories.picture()},
        }.items()
    ),
]
