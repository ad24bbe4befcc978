"""What the form of a page may be made to say by hand: rows of others, rows more, fields that the page does not show.

Each entry of a table is a function of the things (see things.py) that returns the further fields.
"""

from tests import factories

# What only verbs, services and the database set.
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
    "proposed_opening": "{}",
    "amendments": "[]",
    "submitted_by": "1",
    "edited_by": "1",
    "worked_on_by": "{}",
    "returned_reason": "Forged",
    "withdrawn_at": "2026-01-01 10:00",
    "withdrawal_reason_en": "Forged",
    "version": "99",
    "photo_count": "99",
}


def _rows(prefix, *, known=0, total=1, **fields):
    """Further fields that say: so many rows, of which so many were there before; and those of one row."""
    counts = {f"{prefix}-INITIAL_FORMS": known, f"{prefix}-TOTAL_FORMS": total}
    return counts | {f"{prefix}-{total - 1}-{name}": value for name, value in fields.items()}


def _always(**fields):
    return lambda things: fields


def _of_the_live_one(prefix, **fields):
    """A row of the live release, said to be one of the draft's own."""

    def added(things):
        row = getattr(things["release", "live"], prefix).first()
        parent = {"release": things["release", "draft"].pk}
        return _rows(prefix, known=1, **parent | {"id": row.pk} | fields)

    return added


def _photo_of(state, field, value, end=""):
    """A field of the first photo in the first figure."""
    return lambda things: {
        f"figures-0-photos-{field}-{things['photo', state].public_id}{end}": value
    }


BY_A_WRITER = {
    "what is never typed": _always(**NEVER_TYPED),
    "another's key point": _of_the_live_one("key_points", point_en="Forged"),
    "the loss of another's key point": _of_the_live_one("key_points", DELETE="on"),
    "another's figure": _of_the_live_one("figures", caption_en="Forged", layout="row"),
    "the loss of another's figure": _of_the_live_one("figures", DELETE="on"),
    "another's person": _of_the_live_one("appearances", post_en="Forged"),
    "another's organisation": _of_the_live_one("roles", kind="host"),
    "a row that never was": _always(**_rows("key_points", known=1, id="999999", point_en="Forged")),
    "a row for another release": lambda things: _rows(
        "key_points", release=things["release", "live"].pk, point_en="Forged"
    ),
    "its figure for another release": lambda things: {
        "figures-0-release": things["release", "live"].pk
    },
    "its figure under another's number": lambda things: {
        "figures-0-id": things["release", "live"].figures.first().pk
    },
}


def _by_a_translator(state):
    return {
        "what is never typed": _always(**NEVER_TYPED),
        "other languages": _always(headline_zh_hant="偷改", body_zh_hans="偷改"),
        "kind and address": _always(kind="speech", slug="forged"),
        "links": lambda things: {
            "visit": things["visit", "free"].pk,
            "topics": [things["topic", "free"].pk],
            "contacts": [things["contact", "free"].pk],
        },
        "a further key point": lambda things: _rows(
            "key_points",
            known=things["release", state].key_points.count(),
            total=things["release", state].key_points.count() + 1,
            point_en="Forged",
        ),
        "a further note": _always(
            **_rows("footnotes", key="abc234", url="https://a.example/", note_en="Forged")
        ),
        "an organisation": lambda things: _rows(
            "roles", partner=things["partner", "free"].pk, kind="host"
        ),
        "the loss of an organisation": lambda things: _rows(
            "roles", known=1, id=things["release", state].roles.first().pk, DELETE="on"
        ),
        "the figure's other words and place": lambda things: {
            "figures-0-caption_zh_hant": "偷改",
            "figures-0-position": "9",
            "figures-0-layout": "stack",
            "figures-0-stop": things["stop", "free"].pk,
            "figures-0-key": "forged",
        },
        "the loss of the figure": _always(**{"figures-0-DELETE": "on"}),
        "the loss of its photo": _photo_of(state, "remove", "on"),
        "its photo's other words": _photo_of(state, "alt", "偷改", "-zh_hant"),
        "a photo of the library": lambda things: {
            "figures-0-photos-library": [things["photo", "free"].pk]
        },
        "an uploaded photo": lambda things: {"figures-0-photos-files": factories.picture()},
        "a release saved as new": _always(_saveasnew="1"),
    }


BY_AN_EDITOR_OF_A_LIVE_ONE = {
    "what is never typed": _always(**NEVER_TYPED),
    "kind and address": _always(kind="speech", slug="forged"),
    "another's key point": lambda things: {
        "key_points-0-id": things["release", "submitted"].key_points.get().pk
    },
    "a release saved as new": _always(_saveasnew="1"),
}
IN_A_PHOTO = {
    "what is never typed": _always(
        public_id="a" * 26,
        original="originals/forged.jpg",
        original_name="forged.jpg",
        checksum="forged",
        format="PNG",
        width="9",
        sizes="made",
        widths="[9]",
        uploaded_by="1",
        file="forged.jpg",
    ),
    "a photo saved as new, without the judgement of its file": lambda things: {
        "_saveasnew": "1",
        "file": factories.picture(),
    },
}
IN_A_VISIT = {
    "another's stop": lambda things: _rows(
        "stops",
        known=1,
        id=things["stop", "used"].pk,
        visit=things["visit", "free"].pk,
        title_en="Forged",
        kind="visit",
    ),
    "the loss of another's stop": lambda things: _rows(
        "stops",
        known=1,
        id=things["stop", "free"].pk,
        visit=things["visit", "free"].pk,
        DELETE="on",
    ),
    "a release's person": lambda things: _rows(
        "appearances",
        known=1,
        id=things["release", "live"].appearances.first().pk,
        visit=things["visit", "free"].pk,
        post_en="Forged",
    ),
    "what is never typed": _always(public_id="aaaaaaaaaa", edited_at="2026-01-01 10:00"),
}
IN_A_STOP = {
    "a release's organisation": lambda things: _rows(
        "roles",
        known=1,
        id=things["release", "live"].roles.first().pk,
        stop=things["stop", "free"].pk,
        kind="host",
    ),
    "an organisation for another stop": lambda things: _rows(
        "roles", partner=things["partner", "free"].pk, kind="host", stop=things["stop", "used"].pk
    ),
}
IN_AN_ACCOUNT = {
    "a superuser": _always(is_superuser="on"),
    "single rights": _always(user_permissions=["1", "2", "3"]),
    "the password": _always(password="forged", password1="forged", usable_password="true"),
    "a login of long ago": _always(last_login="2020-01-01 10:00", date_joined="2020-01-01 10:00"),
}
IN_ONES_OWN_ACCOUNT = IN_AN_ACCOUNT | {
    "further roles": _always(groups=["1", "2", "3", "4", "5", "6", "7"]),
    "no right at all": _always(is_active="", is_staff=""),
}

WORD = {"headline_en": "Another word"}
TOLD = {"change_kind": "update", "change_reason": "why", "headline_zh_hant": "另一個字"}
TOLD |= {f"told_{each}": "We changed a word." for each in ("zh_hant", "zh_hans")}
# Who opens which page, what that form may be used for, and what is added to it.
PAGES = [
    *((role, "release", "draft", "change", WORD, BY_A_WRITER) for role in ("writer", "superuser")),
    *(
        ("translator", "release", state, "change", WORD, _by_a_translator(state))
        for state in ("draft", "live")
    ),
    ("editor", "release", "live", "amend", TOLD, BY_AN_EDITOR_OF_A_LIVE_ONE),
    ("writer", "photo", "free", "change", {"credit_en": "Another word"}, IN_A_PHOTO),
    ("editor", "visit", "free", "change", {"title_en": "Another word"}, IN_A_VISIT),
    ("editor", "stop", "free", "change", {"title_en": "Another word"}, IN_A_STOP),
    ("admin", "user", "colleague", "change", {"shown_name": "Another word"}, IN_AN_ACCOUNT),
    ("admin", "user", "self", "change", {"shown_name": "Another word"}, IN_ONES_OWN_ACCOUNT),
]
