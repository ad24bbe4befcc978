"""Every route there is, and how to ask it for what is hidden."""

import re
from dataclasses import dataclass
from datetime import UTC

from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver, reverse

from releases.models import Partner, Photo, Visit
from releases.text.languages import LANGUAGES

NOWHERE, NOBODY, NO_PHOTO = "qnowhereatall", "aaaaaaaaaa", "a" * 26
# Beside the routes: words of the address that must never lead anywhere.
WIDTHS = (480, 99999)


@dataclass(frozen=True)
class Ask:
    """An address that names something hidden, and the same route asked for what never was."""

    route: str
    address: str
    nonsense: str


def address(name, query="", **parts):
    return reverse(f"releases:{name}", kwargs=parts) + query


# --- Pages that are open to everybody and must not say a word of what is hidden ---


def _lists(world, language):
    hour = world.at.astimezone(UTC)
    cursor = f"{hour:%Y%m%dT%H%M%S%f}{world.release.public_id}"
    queries = ["", *(f"?year={world.at.year + step}" for step in (-1, 0, 1, 2))]
    queries += [f"?before={cursor}", f"?after={cursor}", "?page=2", "?state=draft", "?preview=1"]
    return [address("list", query, language=language) for query in queries]


def _alone(name):
    return lambda world, language: [address(name, language=language)]


def _once(name):
    return lambda world, language: [address(name)]


OPEN = {
    "root": _once("root"),
    "home": _alone("home"),
    "list": _lists,
    "visits": _alone("visits"),
    "partners": _alone("partners"),
    "feed": _alone("feed"),
    "sitemap": _once("sitemap"),
    "robots": _once("robots"),
    "healthz": _once("healthz"),
}

# --- Addresses that name what is hidden -----------------------------------------------------------


def _of_release(name):
    def asks(world, language):
        release, year = world.release, (world.release.publish_at or world.at).year
        for hidden, slug in (
            (year, release.slug),
            (year + 1, release.slug),
            (year, world.former[release]),
        ):
            yield Ask(
                name,
                address(name, language=language, year=hidden, slug=slug),
                address(name, language=language, year=hidden, slug=NOWHERE),
            )

    return asks


def _of_kind(name, model):
    def asks(world, language):
        nonsense = address(name, language=language, slug=NOWHERE)
        for row, former in world.former.items():
            if isinstance(row, model):
                for slug in (row.slug, former):
                    yield Ask(name, address(name, language=language, slug=slug), nonsense)

    return asks


def _of_topic(world, language):
    yield Ask(
        "topic_feed",
        address("topic_feed", language=language, slug=world.topic.slug),
        address("topic_feed", language=language, slug=NOWHERE),
    )


def _narrowed(name, **things):
    """A list narrowed to something hidden; ``things`` is {parameter: attribute of the world}."""

    def asks(world, language):
        nonsense = [f"?{parameter}={NOWHERE}" for parameter in things]
        hidden = [f"?{parameter}={getattr(world, it).slug}" for parameter, it in things.items()]
        for here, nowhere in zip(hidden, nonsense, strict=True):
            yield Ask(
                name,
                address(name, here, language=language),
                address(name, nowhere, language=language),
            )

    return asks


def _of_photos(world, language):
    for photo in Photo.objects.exclude(pk=world.open_photo.pk):
        for width in WIDTHS:
            parts = {"width": width, "extension": "jpg" if width % 2 else "webp"}
            yield Ask(
                "photo",
                address("photo", public_id=photo.public_id, **parts),
                address("photo", public_id=NO_PHOTO, **parts),
            )


def _short(world, language):
    for row in world.former:
        yield Ask(
            "short",
            address("short", public_id=row.public_id),
            address("short", public_id=NOBODY),
        )


HIDDEN = {
    "release": _of_release("release"),
    "print": _of_release("print"),
    "text": _of_release("text"),
    "visit": _of_kind("visit", Visit),
    "partner": _of_kind("partner", Partner),
    "topic_feed": _of_topic,
    "list": _narrowed("list", topic="topic", partner="issuer"),
    "partners": _narrowed("partners", sector="sector", place="place"),
    "photo": _of_photos,
    "short": _short,
}
# Asked once, whatever the language.
WITHOUT_LANGUAGE = {"root", "sitemap", "robots", "healthz", "photo", "short"}


def open_addresses(world):
    """Yield (route, address) of every page that anybody may open."""
    for name, addresses in OPEN.items():
        for language in LANGUAGES[:1] if name in WITHOUT_LANGUAGE else LANGUAGES:
            yield from ((name, each) for each in addresses(world, language))
    for language in LANGUAGES:
        yield from world.open_addresses(language)


def hidden_asks(world):
    """Yield every Ask."""
    for name, asks in HIDDEN.items():
        for language in LANGUAGES[:1] if name in WITHOUT_LANGUAGE else LANGUAGES:
            yield from asks(world, language)


# --- The newsroom -----------------------------------------------------------------------------------


def leaves(patterns=None, prefix=""):
    """Yield (route as it is written, name) of every route of the resolver."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        route = prefix + str(each.pattern)
        if hasattr(each, "url_patterns"):
            yield from leaves(each.url_patterns, route)
        else:
            yield route, each.name


def admin_addresses(world):
    """Yield an address for each route of the admin, naming what is hidden wherever a route has room for it."""
    for route, _name in leaves():
        if route.startswith("admin/"):
            yield from _filled("/" + route, world)


def _filled(route, world):
    room = re.match(r"/admin/(\w+)/(\w+)/", route)
    row = world.row_of(*room.groups()) if room else None
    parts = {
        "path:object_id": row.pk if row else world.release.pk,
        "path:content_type_id": ContentType.objects.get_for_model(world.release).pk,
        "int:pk": world.release.pk,
        "id": world.writer.pk,
        "str:public_id": world.photos()[0].public_id,
    }
    route = re.sub(r"\(\?P<app_label>(\w+)[^)]*\)", r"\1", route)
    route = re.sub(r"\(\?P<url>[^)]*\)", "nowhere", route).replace("^", "").replace("$", "")
    # An unknown part is a KeyError: tell the table above what it means.
    choices = {"str:language": LANGUAGES, "str:size": ("original", "480", "small")}
    names = re.findall(r"<([^>]*)>", route)
    for name in names:
        if name not in choices:
            route = route.replace(f"<{name}>", str(parts[name]))
    for name in set(names) & choices.keys():
        for value in choices[name]:
            yield route.replace(f"<{name}>", value)
    if not set(names) & choices.keys():
        yield route
