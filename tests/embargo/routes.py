"""Every route there is, and how to ask it for what is hidden."""

import re
from itertools import product

from django.contrib.contenttypes.models import ContentType
from django.urls import get_resolver

from releases.models import Partner, Visit
from releases.services.renditions import FORMATS
from releases.text.languages import LANGUAGES
from tests.conftest import DEEP
from tests.embargo import searches
from tests.embargo.asks import NO_KEY, NO_PHOTO, NOBODY, NOWHERE, Ask, address, cursor

WIDTHS = (480, 99999)


# --- Pages that are open to everybody and must not say a word of what is hidden ---------------------


def _list(world, language):
    years = [world.at.year + step for step in (-1, 0, 1, 2)]
    yield from (("S14", address("list", f"?year={year}", language=language)) for year in years)
    queries = [""]
    if language == world.languages[0] or DEEP:
        here = cursor(world.at, world.release.public_id)
        queries += [f"?before={here}", f"?after={here}", "?page=2", "?state=draft", "?preview=1"]
    yield from (("S12", address("list", query, language=language)) for query in queries)


def _alone(surface, name):
    return lambda world, language: [(surface, address(name, language=language))]


def _once(surface, name):
    return lambda world, language: [(surface, address(name))]


def _sitemap_parts(world, language):
    """The files that there are, and those of the months before and behind."""
    at = world.live.publish_at
    months = {f"{year}-{at.month:02}" for year in (at.year, at.year + 1, at.year + 2)}
    for part in ("pages", *sorted(months), "visits-1", "partners-1", "partners-2"):
        yield "S27", address("sitemap_part", part=part)


OPEN = {
    "root": _once("S11", "root"),
    "home": _alone("S11", "home"),
    "list": _list,
    "visits": _alone("S19", "visits"),
    "partners": _alone("S17", "partners"),
    "search": searches.open_searches,
    "suggest": searches.open_suggestions,
    "feed": _alone("S26", "feed"),
    "sitemap": _once("S27", "sitemap"),
    "sitemap_part": _sitemap_parts,
    "news_sitemap": _once("S28", "news_sitemap"),
    "robots": _once("S47", "robots"),
    "style": _once("S47", "style"),
    "healthz": _once("S58", "healthz"),
}


# --- Addresses that name what is hidden -----------------------------------------------------------


def _of_release(name, surface):
    return lambda world, language: _at_release(world, name, surface, language=language)


def _at_release(world, name, surface, **place):
    """What lies below the page of the release: at its address, in another year, under its former slug."""
    release, year = world.release, (world.release.publish_at or world.at).year
    nonsense = address(name, year=year, slug=NOWHERE, **place)
    for each, hidden, slug in (
        ("S02", year + 1, release.slug),
        ("S02", year, world.former[release]),
        (surface, year, release.slug),
    ):
        here = address(name, year=hidden, slug=slug, **place)
        yield Ask(each, name, here, nonsense, is_real=hidden == year)


def _press_photos(world, language):
    """The photos of a pack: at their release, as no key of it, and under the address of one that is live."""
    live, extension = world.live, {"extension": "jpg"}
    beside = {"language": language, "year": live.year, "slug": live.slug} | extension
    nonsense = address("press_photo", key=NO_KEY, **beside)
    for key in world.keys if language == world.languages[0] or DEEP else world.keys[:1]:
        here = address("press_photo", key=key, **beside)
        yield Ask("S36", "press_photo", here, nonsense, is_real=False)
        own = {"language": language, "key": key} | extension
        yield from _at_release(world, "press_photo", "S36", **own)
    year = (world.release.publish_at or world.at).year
    own = {"language": language, "year": year, "key": NO_KEY} | extension
    here, nowhere = (
        address("press_photo", slug=each, **own) for each in (world.release.slug, NOWHERE)
    )
    yield Ask("S36", "press_photo", here, nowhere, is_real=False)


def _of_kind(name, surface, model, foremost, is_real=lambda _world, _row: True):
    """Things with a page and a former slug: the foremost in every language, the others in one each in turn."""

    def asks(world, language):
        nonsense = address(name, language=language, slug=NOWHERE)
        rows = [row for row in world.former if isinstance(row, model)]
        for index, row in enumerate(rows):
            turn = language in (world.languages[index % len(world.languages)], world.closed)
            if DEEP or turn or row == getattr(world, foremost):
                here = address(name, language=language, slug=row.slug)
                yield Ask(surface, name, here, nonsense, is_real=is_real(world, row))
            if DEEP or turn:
                moved = address(name, language=language, slug=world.former[row])
                yield Ask("S02", name, moved, nonsense)

    return asks


def _has_part(world, partner):
    """Whether an organisation has a part in the release: without one it has no feed, however public it is."""
    return partner.roles.filter(release=world.release).exists()


def _of_topic(world, language):
    yield Ask(
        "S26",
        "topic_feed",
        address("topic_feed", language=language, slug=world.topic.slug),
        address("topic_feed", language=language, slug=NOWHERE),
    )


def _narrowed(name, surface, **things):
    """A list narrowed to something hidden; ``things`` is {parameter: attribute of the world}."""

    def asks(world, language):
        for parameter, it in things.items():
            here = f"?{parameter}={getattr(world, it).slug}"
            yield Ask(
                surface,
                name,
                address(name, here, language=language),
                address(name, f"?{parameter}={NOWHERE}", language=language),
            )

    return asks


def _of_list(world, language):
    yield from _narrowed("list", "S13", topic="topic", partner="issuer")(world, language)
    # Beside a public release of the same hour: the place of a hidden one would move the page by a line.
    hour = world.live.publish_at
    for side in ("before", "after"):
        here, nowhere = (
            address("list", f"?{side}={cursor(hour, name)}", language=language)
            for name in (world.release.public_id, NOBODY)
        )
        yield Ask("S12", "list", here, nowhere, is_miss=False)


def _of_directory(world, language):
    yield from _narrowed("partners", "S15", sector="sector", place="place")(world, language)
    here, nowhere = (
        address("partners", f"?role={kind}", language=language) for kind in ("venue", NOWHERE)
    )
    yield Ask("S15", "partners", here, nowhere)


def _of_photos(world, language):
    for index, (surface, photo) in enumerate(world.photos):
        widths = WIDTHS if index == 0 or DEEP else WIDTHS[:1]
        formats = FORMATS if surface == "S33" or DEEP else [FORMATS[index % len(FORMATS)]]
        for width, extension in product(widths, formats):
            parts = {"width": width, "extension": extension}
            yield Ask(
                surface,
                "photo",
                address("photo", public_id=photo.public_id, **parts),
                address("photo", public_id=NO_PHOTO, **parts),
                is_real=width == WIDTHS[0],
            )


def _short(world, language):
    foremost = [world.release, world.visit, world.issuer]
    others = [row for row in world.former if row not in foremost]
    for row in [*foremost, *others] if DEEP else foremost:
        yield Ask(
            "S03",
            "short",
            address("short", public_id=row.public_id),
            address("short", public_id=NOBODY),
        )


HIDDEN = {
    "release": _of_release("release", "S01"),
    "print": _of_release("print", "S04"),
    "text": _of_release("text", "S04"),
    "pack": _of_release("pack", "S36"),
    "social_image": _of_release("social_image", "S38"),
    "press_photo": _press_photos,
    "visit": _of_kind("visit", "S18", Visit, "visit"),
    "partner": _of_kind("partner", "S16", Partner, "issuer"),
    "topic_feed": _of_topic,
    "partner_feed": _of_kind("partner_feed", "S26", Partner, "issuer", _has_part),
    "search": searches.of_search,
    "suggest": searches.sought("suggest", "S23"),
    "list": _of_list,
    "partners": _of_directory,
    "visits": _narrowed("visits", "S19", place="destination"),
    "photo": _of_photos,
    "short": _short,
}
# Asked once, whatever the language.
WITHOUT_LANGUAGE = {"root", "style", "sitemap", "robots", "healthz", "photo", "short"} | {
    "sitemap_part",
    "news_sitemap",
}


def open_pages(world):
    """Yield (surface, route, address) of every page that anybody may open."""
    for name, pages in OPEN.items():
        for language in LANGUAGES[:1] if name in WITHOUT_LANGUAGE else world.languages:
            yield from ((surface, name, each) for surface, each in pages(world, language))
    for language in world.languages:
        yield from world.open_pages(language)


def hidden_asks(world):
    """Yield every Ask."""
    for name, asks in HIDDEN.items():
        for language in LANGUAGES[:1] if name in WITHOUT_LANGUAGE else world.languages:
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
        "str:public_id": world.photos[0][1].public_id,
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
