"""Every address of the newsroom, asked about things in the states that rights depend on, with forms that are complete."""

from django.contrib.sessions.models import Session
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from releases.models import User
from tests import factories
from tests.admin.ask import HEADINGS, Ask, about, all_of, bare, change, delete, given

# That of factories.make_user(), and another one.
PASSWORD, NEW_PASSWORD = "a long pass phrase", "turnip kettle seven"


def asks(things):
    """Yield every Ask, in the order of the table."""
    yield from _door()
    yield from _releases(things)
    yield from _verbs(things)
    yield from _photos(things)
    for name in ROOMS:
        yield from _room(things, name)
    yield from _site_settings(things)
    yield from _link_reports(things)
    yield from _users(things)
    yield from _record(things)
    yield from _house(things)


# --- The door ----------------------------------------------------------------------------------------

FOUND_BY = {
    "releases": ("stop", "release"),
    "photos": ("figurephoto", "photo"),
    "visits": ("release", "visit"),
    "stops": ("figure", "stop"),
    "organisations": ("role", "partner"),
    "people": ("appearance", "person"),
    "topics": ("release", "topics"),
    "contacts": ("release", "contacts"),
    "users": ("release", "edited_by"),
}


def _door():
    new = {"new_password1": NEW_PASSWORD, "new_password2": NEW_PASSWORD}
    for name, table, data in (
        ("index", User, {}),
        ("login", Session, {"username": "colleague", "password": PASSWORD}),
        ("logout", Session, {}),
        ("password_change", User, {"old_password": PASSWORD} | new),
        ("password_change_done", User, {}),
        ("choose_language", User, {"language": "zh-hans"}),
        ("choose_side_by_side", User, {"languages": "zh-hant en"}),
        ("awake", Session, {}),
        ("jsi18n", Session, {}),
    ):
        address = reverse(f"admin:{name}")
        line = address.removeprefix("/admin/") or "(the front page)"
        yield Ask("The door and the front page", line, address, table, given(**data))
    for line in ("releases/", "django_tasks_database/", "nowhere/"):
        yield Ask("The door and the front page", line, f"/admin/{line}", User)
    for what, (model, field) in FOUND_BY.items():
        query = f"?app_label=releases&model_name={model}&field_name={field}&term="
        address = reverse("admin:autocomplete") + query
        yield Ask("What a form finds while one types", f"autocomplete/  {what}", address, User)


# --- Releases ----------------------------------------------------------------------------------------

STATES = ("draft", "returned", "submitted", "scheduled", "live", "withdrawn")


def _releases(things):
    yield all_of(things, "release", "draft")
    yield about(things, "release", "calendar")
    add = about(things, "release", "add")
    yield add.posting(headline_zh_hant="新聞", headline_en="News")
    yield bare(things, "release", "draft")
    for state in STATES:
        for told, words in (
            ("an English word", {"headline_en": "Another word"}),
            ("a Chinese word", {"headline_zh_hant": "另一個字"}),
        ):
            asked = about(things, "release", "change", state, told=told)
            if state in ("draft", "returned", "submitted", "live"):
                yield asked.posting(**words)
            else:
                # Nobody may write in it: its page has no form, that of a new one has.
                version = things["release", state].version
                yield asked.posting_form_of(add, based_on=version, **words)
    for state in STATES:
        yield delete(things, "release", state)
    for state in ("draft", "live"):
        yield about(things, "release", "history", state)
    for state, language in (
        ("draft", "en"),
        ("scheduled", "zh-hant"),
        ("live", "en"),
        ("withdrawn", "zh-hant"),
        ("draft", "fr"),
    ):
        yield about(things, "release", "preview", state, more=[language])


# Each verb with the states in which it is asked: first those in which it fits. "own": handed in by who asks.
VERBS = {
    "submit": ("draft", "returned", "submitted"),
    "return_with_reason": ("submitted", "own", "draft"),
    "approve": ("submitted", "own", "draft"),
    "publish_in_emergency": ("own", "draft", "submitted", "scheduled"),
    "reschedule": ("scheduled", "live"),
    "unschedule": ("scheduled", "live"),
    "open_language": ("live", "scheduled"),
    "close_language": ("scheduled", "live", "draft"),
    "review": ("live", "scheduled"),
    "withdraw": ("live", "scheduled"),
    "reinstate": ("withdrawn", "live"),
}
ANSWERS = {
    "reason": "why",
    "when": "hour",
    "publish_at_0": "2026-11-25",
    "publish_at_1": "11:00",
    **{f"opens_{each}": "with" for each in ("zh_hant", "zh_hans", "en")},
    **{f"{name}_{each}": "why" for name in ("reason", "notice") for each in ("zh_hant", "zh_hans")},
}


def _verbs(things):
    for verb, states in VERBS.items():
        language = "en" if verb == "open_language" else "zh-hans"
        for state in states:
            based_on = things["release", state].version
            form = given(**ANSWERS, language=language, based_on=based_on)
            yield about(things, "release", verb, state, form=form)
    for state in ("live", "scheduled"):
        amend = about(things, "release", "amend", state)
        live = about(things, "release", "amend", "live")
        told = {f"told_{each}": "We changed a word." for each in ("zh_hant", "zh_hans")}
        told |= {"change_kind": "update", "change_reason": "why", "headline_zh_hant": "另一個字"}
        yield amend.posting_form_of(live, **told)


# --- What releases share -----------------------------------------------------------------------------

# A word of each thing that is changed, and what a new one needs.
ROOMS = {
    "visit": ("title_en", {"title_en": "Visit", "precision": "none"}),
    "stop": ("title_en", {"title_en": "Stop"}),
    "partner": ("short_name_en", {"official_name_en": "Partner"}),
    "person": ("given_name_en", {"family_name_en": "Shek"}),
    "agreement": ("signed_on", {"kind": "mou", "signed_on": "2026-02-03"}),
    "topic": ("heading_en", {"heading_en": "Topic", "slug": "new"}),
    "boilerplate": ("about_en", {"about_en": "About", "valid_from": "2026-01-01"}),
    "contact": ("contact_name_en", {"contact_name_en": "Desk", "email": "a@b.example"}),
    "sector": ("heading_en", {"heading_en": "Sector", "slug": "new"}),
    "place": ("heading_en", {"heading_en": "Place", "slug": "new"}),
}


def _room(things, model):
    word, needed = ROOMS[model]
    needs = {
        "stop": "visit",
        "agreement": "partner",
        "boilerplate": "partner",
        "contact": "partner",
    }
    if other := needs.get(model):
        name = "partners" if model == "agreement" else other
        needed = needed | {name: things[other, "free"].pk}
    new = needed[word] if word == "signed_on" else "Another word"
    yield all_of(things, model, "free")
    yield about(things, model, "add").posting(**needed)
    yield bare(things, model, "free")
    for state in ("free", "used"):
        yield change(things, model, state, **{word: new})
    for state in ("free", "used"):
        yield delete(things, model, state)
    yield about(things, model, "history", "used")


def _site_settings(things):
    yield all_of(things, "sitesettings", "only")
    yield about(things, "sitesettings", "add", form=given(site_name_en="Another"))
    yield bare(things, "sitesettings", "only")
    yield change(things, "sitesettings", "only", site_name_en="Another word")
    yield delete(things, "sitesettings", "only")
    yield about(things, "sitesettings", "history", "only")


def _photos(things):
    yield all_of(things, "photo", "free")
    for state in ("free", "live"):
        told = f"make the web sizes of the {state} one again"
        yield all_of(things, "photo", state, "make_sizes_again", told)
    words = {
        "given": "yes",
        "credits-manner": "replace",
        "credits-credit_en": "Pine",
        "credits-note": "why",
    }
    for state in ("free", "draft", "live"):
        yield all_of(
            things, "photo", state, "give_credit", f"give the {state} one a credit", **words
        )
    add = about(things, "photo", "add")
    yield Ask(**vars(add) | {"form": lambda opened: {"file": factories.picture(), "kind": "photo"}})
    receive = vars(about(things, "photo", "receive"))
    yield Ask(**receive | {"form": lambda opened: {"file": factories.picture()}})
    yield about(things, "photo", "rows")
    free = given(id=[things["photo", "free"].public_id])
    yield about(things, "photo", "sizes", form=free)
    yield bare(things, "photo", "free")
    for state in ("free", "draft", "live"):
        yield change(things, "photo", state, credit_en="Another word", note="why")
    for state in ("free", "draft", "live"):
        yield delete(things, "photo", state)
    yield about(things, "photo", "history", "live")
    for state in ("free", "draft", "live"):
        for size in ("original", "480"):
            yield about(things, "photo", "file", state, more=[size])


def _link_reports(things):
    yield about(things, "linkreport", "changelist")
    yield about(things, "linkreport", "change", "dead", form=given(state="found"))


# --- The team, the record, the operator's ------------------------------------------------------------


def _users(things):
    yield all_of(things, "user", "new")
    pair = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "usable_password": "true"}
    yield about(things, "user", "add", form=given(username="another", **pair))
    people = ("self", "new", "colleague", "superuser")
    yield bare(things, "user", "colleague")
    for state in people:
        yield change(things, "user", state, shown_name="Another word")
    for state in people:
        yield about(things, "user", "password", state, form=given(**pair))
    for state in people:
        yield delete(things, "user", state)
    for state in ("self", "colleague"):
        yield about(things, "user", "history", state)


def _record(things):
    yield about(things, "auditentry", "changelist")
    yield about(things, "auditentry", "change", "entry")
    yield about(things, "auditentry", "export")


def _house(things):
    """The list of what the worker has to do, which its library brings along."""
    task = things["dbtaskresult", "task"]
    for page in ("changelist", "add", "change", "delete", "history", ""):
        name = "admin:django_tasks_database_dbtaskresult_" + (page or "change")
        args = [task.pk] if page in ("change", "delete", "history", "") else []
        address = reverse(name, args=args)
        if not page:
            address = address.removesuffix("change/")
        line = address.removeprefix("/admin/").replace(f"/{task.pk}/", "/{task}/")
        yield Ask(HEADINGS["dbtaskresult"], line, address, DBTaskResult, given(post="yes"))
