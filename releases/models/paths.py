"""Addresses of readers' pages, each kind resolved once: a page leads to a hundred others."""

from functools import cache
from urllib.parse import urlencode

from django.urls import reverse

from ..text.dates import hong_kong

# What stands in each part of an address while its kind is resolved; no other part reads so.
STAND_INS = {
    "year": "9999",
    "slug": "z" * 80,
    "key": "abc234",
    "public_id": "z" * 26,
    "width": "99998",
    "extension": "jpg",
}
OF_A_RELEASE = ("year", "slug")
# {route: the parts of its addresses beside the language, in their order}
PARTS = {
    "release": OF_A_RELEASE,
    "print": OF_A_RELEASE,
    "text": OF_A_RELEASE,
    "pack": OF_A_RELEASE,
    "press_photo": (*OF_A_RELEASE, "key", "extension"),
    "visit": ("slug",),
    "partner": ("slug",),
    "topic_feed": ("slug",),
    "partner_feed": ("slug",),
    "photo": ("public_id", "width", "extension"),
}


def path(name, language, *parts):
    """Return the address of a route in a language; the parts that PARTS names are as narrow as urls.py has them."""
    return _pattern(name, language) % parts


def release(language, hour, slug):
    """Return the address of a release, which carries the Hong Kong year of its hour."""
    return path("release", language, hong_kong(hour).year, slug)


def narrowed(name, language, asked):
    """Return the address of a list that is narrowed by what is asked for, {parameter: value}; "" and None ask nothing."""
    query = urlencode({each: value for each, value in asked.items() if value})
    whole = path(name, language)
    return f"{whole}?{query}" if query else whole


def photo(public_id, width, extension):
    """Return the gated address of one web size of a photo; ``extension`` is "jpg", "webp" or "avif"."""
    return _pattern("photo", None) % (public_id, width, extension)


@cache
def _pattern(name, language):
    stand_ins = {part: STAND_INS[part] for part in PARTS.get(name, ())}
    own = {"language": language} if language else {}
    found = reverse(f"releases:{name}", kwargs=own | stand_ins)
    for each in stand_ins.values():
        found = found.replace(each, "%s")
    return found
