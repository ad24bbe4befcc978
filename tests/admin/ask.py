"""One line of the table of rights: an address, the thing that it names, and a form that is complete."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from django.urls import reverse

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
    "sitesettings": "The settings of the site",
    "linkreport": "Reports on links",
    "user": "Users",
    "auditentry": "The audit record",
    "dbtaskresult": "The operator's",
}
ROUTES = {"password": "auth_user_password_change"}


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

    def posting(self, **words):
        """The same, with the form that its own page has for a superuser, some fields changed."""
        return self.posting_form_of(self, **words)

    def posting_form_of(self, other, **words):
        """The same, with the form of another page."""
        form_id = f"{other.model._meta.model_name}_form"
        return replace(self, form=lambda opened: opened(other.address, form_id) | words)


def about(things, model, page, state="", *, form=None, more=(), told=""):
    """Ask a page of a model, by the end of its route's name, about the thing in a state; without one, about all."""
    thing = things[model, state] if state else None
    key = [getattr(thing, "public_id" if page == "file" else "pk")] if thing else []
    address = reverse(f"admin:{ROUTES.get(page, f'releases_{model}_{page}')}", args=[*key, *more])
    line = address.removeprefix("/admin/").removeprefix("releases/")
    if thing:
        line = line.replace(f"/{key[0]}/", f"/{{{state}}}/")
    table = type(next(row for (name, _state), row in things.rows.items() if name == model))
    return Ask(HEADINGS[model], f"{line}  {told}".rstrip(), address, table, form or given())


def given(**data):
    return lambda opened: data


def all_of(things, model, state, action="delete_selected", told="delete the chosen", **words):
    """An action of a list, done to one row of it; ``words`` are what the page between asks."""
    chosen = {"_selected_action": [things[model, state].pk], "action": action, "post": "yes"}
    return about(things, model, "changelist", form=given(**chosen | words), told=told)


def bare(things, model, state):
    """The address of a thing without a word after it, which leads on to its form."""
    change = about(things, model, "change", state)
    without = {each: getattr(change, each).removesuffix("change/") for each in ("line", "address")}
    return replace(change, **without)


def delete(things, model, state):
    data = {"post": "yes"}
    if model == "release":
        data["based_on"] = things[model, state].version
    return about(things, model, "delete", state, form=given(**data))


def change(things, model, state, **words):
    return about(things, model, "change", state).posting(**words)
