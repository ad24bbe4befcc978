"""Every address of the newsroom, asked about things in the states that rights depend on, with forms that are complete."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from releases.models import AuditEntry, Release, User
from tests import factories

# That of factories.make_user(), and another one.
PASSWORD, NEW_PASSWORD = "a long pass phrase", "turnip kettle seven"


@dataclass(frozen=True)
class Ask:
    """One line of the table: an address, and a POST to it.

    ``form(opened)`` returns what is posted, where ``opened(address, form id)`` is a form as a superuser gets it; the POST
    is done when a row of ``model`` is another afterwards.
    """

    room: str
    line: str
    address: str
    model: type
    form: Callable = lambda opened: {}


def asks(things):
    """Yield every Ask, in the order of the table."""
    yield from _door()
    yield from _releases(things)
    yield from _verbs(things)
    yield from _photos(things)
    for name in ROOMS:
        yield from _room(things, name)
    yield from _users(things)
    yield from _record(things)
    yield from _house(things)


def _about(things, model, page, state="", *, form=None, more=(), told=""):
    """Ask a page of a model, by the end of its route's name, about the thing in a state; without one, about all."""
    thing = things[model, state] if state else None
    key = [getattr(thing, "public_id" if page == "file" else "pk")] if thing else []
    address = reverse(f"admin:{ROUTES.get(page, f'releases_{model}_{page}')}", args=[*key, *more])
    line = address.removeprefix("/admin/").removeprefix("releases/")
    if thing:
        line = line.replace(f"/{key[0]}/", f"/{{{state}}}/")
    table = type(next(row for (name, _state), row in things.rows.items() if name == model))
    return Ask(HEADINGS[model], f"{line}  {told}".rstrip(), address, table, form or _given())


def _given(**data):
    return lambda opened: data


def _page(ask, **words):
    """The form of an address as a superuser gets it, with some fields changed."""
    form_id = f"{ask.model._meta.model_name}_form"
    return lambda opened: opened(ask.address, form_id) | words


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
        ("awake", Session, {}),
        ("jsi18n", Session, {}),
    ):
        address = reverse(f"admin:{name}")
        line = address.removeprefix("/admin/") or "(the front page)"
        yield Ask("The door and the front page", line, address, table, _given(**data))
    for line in ("releases/", "django_tasks_database/", "nowhere/"):
        yield Ask("The door and the front page", line, f"/admin/{line}", User)
    for what, (model, field) in FOUND_BY.items():
        query = f"?app_label=releases&model_name={model}&field_name={field}&term="
        address = reverse("admin:autocomplete") + query
        yield Ask("What a form finds while one types", f"autocomplete/  {what}", address, User)


# --- Releases ----------------------------------------------------------------------------------------

STATES = ("draft", "returned", "submitted", "scheduled", "live", "withdrawn")


def _releases(things):
    yield _list(things, "release", "draft")
    yield _about(things, "release", "calendar")
    add = _about(things, "release", "add")
    yield Ask(**vars(add) | {"form": _page(add, headline_zh_hant="新聞", headline_en="News")})
    yield _bare(things, "release", "draft")
    for state in STATES:
        for told, words in (
            ("an English word", {"headline_en": "Another word"}),
            ("a Chinese word", {"headline_zh_hant": "另一個字"}),
        ):
            # Of a release that nobody may write in, the form is that of a new one.
            based_on = {"based_on": things["release", state].version}
            form = _page(add, **based_on | words)
            change = _about(things, "release", "change", state, form=form, told=told)
            if state in ("draft", "returned", "submitted", "live"):
                change = Ask(**vars(change) | {"form": _page(change, **words)})
            yield change
    for state in STATES:
        yield _delete(things, "release", state)
    for state in ("draft", "live"):
        yield _about(things, "release", "history", state)
    for state, language in (
        ("draft", "en"),
        ("scheduled", "zh-hant"),
        ("live", "en"),
        ("withdrawn", "zh-hant"),
        ("draft", "fr"),
    ):
        yield _about(things, "release", "preview", state, more=[language])


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
            form = _given(**ANSWERS, language=language, based_on=based_on)
            yield _about(things, "release", verb, state, form=form)
    for state in ("live", "scheduled"):
        amend = _about(things, "release", "amend", state)
        live = _about(things, "release", "amend", "live")
        told = {f"told_{each}": "We changed a word." for each in ("zh_hant", "zh_hans")}
        told |= {"change_kind": "update", "change_reason": "why", "headline_zh_hant": "另一個字"}
        yield Ask(**vars(amend) | {"form": _page(live, **told)})


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
HEADINGS = {
    "release": "Releases",
    "photo": "Photos",
    "visit": "Visits",
    "stop": "Stops",
    "partner": "Organisations",
    "person": "People",
    "agreement": "Agreements",
    "topic": "Topics",
    "boilerplate": "“About” texts",
    "contact": "Media contacts",
    "sector": "Sectors",
    "place": "Places",
    "user": "Users",
    "auditentry": "The audit record",
    "dbtaskresult": "The operator's",
}
ROUTES = {"password": "auth_user_password_change"}


def _list(things, model, state, action="delete_selected", told="delete the chosen"):
    chosen = {"_selected_action": [things[model, state].pk], "action": action, "post": "yes"}
    return _about(things, model, "changelist", form=_given(**chosen), told=told)


def _bare(things, model, state):
    """The address of a thing without a word after it, which leads on to its form."""
    change = _about(things, model, "change", state)
    without = {each: getattr(change, each).removesuffix("change/") for each in ("line", "address")}
    return Ask(**vars(change) | without)


def _delete(things, model, state):
    data = {"post": "yes"}
    if model == "release":
        data["based_on"] = things[model, state].version
    return _about(things, model, "delete", state, form=_given(**data))


def _change(things, model, state, **words):
    change = _about(things, model, "change", state)
    return Ask(**vars(change) | {"form": _page(change, **words)})


def _room(things, model):
    word, needed = ROOMS[model]
    needs = {"stop": "visit", "agreement": "partner", "boilerplate": "partner", "contact": "partner"}
    if other := needs.get(model):
        name = "partners" if model == "agreement" else other
        needed = needed | {name: things[other, "free"].pk}
    new = needed[word] if word == "signed_on" else "Another word"
    yield _list(things, model, "free")
    add = _about(things, model, "add")
    yield Ask(**vars(add) | {"form": _page(add, **needed)})
    yield _bare(things, model, "free")
    for state in ("free", "used"):
        yield _change(things, model, state, **{word: new})
    for state in ("free", "used"):
        yield _delete(things, model, state)
    yield _about(things, model, "history", "used")


def _photos(things):
    yield _list(things, "photo", "free")
    for state in ("free", "live"):
        told = f"make the web sizes of the {state} one again"
        yield _list(things, "photo", state, "make_sizes_again", told)
    add = _about(things, "photo", "add")
    yield Ask(
        **vars(add) | {"form": lambda opened: {"file": factories.picture(), "kind": "photo"}}
    )
    yield _bare(things, "photo", "free")
    for state in ("free", "draft", "live"):
        yield _change(things, "photo", state, credit_en="Another word", note="why")
    for state in ("free", "draft", "live"):
        yield _delete(things, "photo", state)
    yield _about(things, "photo", "history", "live")
    for state in ("free", "draft", "live"):
        for size in ("original", "480"):
            yield _about(things, "photo", "file", state, more=[size])


# --- The team, the record, the operator's ------------------------------------------------------------


def _users(things):
    yield _list(things, "user", "new")
    pair = {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD, "usable_password": "true"}
    yield _about(things, "user", "add", form=_given(username="another", **pair))
    people = ("self", "new", "colleague", "superuser")
    yield _bare(things, "user", "colleague")
    for state in people:
        yield _change(things, "user", state, shown_name="Another word")
    for state in people:
        yield _about(things, "user", "password", state, form=_given(**pair))
    for state in people:
        yield _delete(things, "user", state)
    for state in ("self", "colleague"):
        yield _about(things, "user", "history", state)


def _record(things):
    yield _about(things, "auditentry", "changelist")
    yield _about(things, "auditentry", "change", "entry")
    yield _about(things, "auditentry", "export")


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
        yield Ask(HEADINGS["dbtaskresult"], line, address, DBTaskResult, _given(post="yes"))
