"""By what a list may be narrowed: the values under one name, each with the address of the list that it leads to."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext

from ..text.languages import words


@dataclass(frozen=True)
class Choice:
    heading: str
    url: str
    is_chosen: bool


def choices(route, name, offered, asked, language):
    """Return the Choices under one name, the whole of it first.

    ``offered`` is {value: heading}, ``asked`` {name: value} of all that the list is narrowed by.
    """
    whole = Choice(gettext("All"), _address(route, language, asked | {name: ""}), name not in asked)
    found = [
        Choice(heading, _address(route, language, asked | {name: value}), asked.get(name) == value)
        for value, heading in offered.items()
    ]
    return (whole, *found)


def headings(things, language):
    """Return {slug: heading} of sectors or places with words in the language, in hand-set order."""
    found = {each for each in things if each and words(each, "heading", language)}
    ranked = sorted(found, key=lambda each: (each.position, each.slug))
    return {each.slug: words(each, "heading", language) for each in ranked}


def _address(route, language, asked):
    query = urlencode({name: value for name, value in sorted(asked.items()) if value})
    path = reverse(f"releases:{route}", kwargs={"language": language})
    return f"{path}?{query}" if query else path
