"""By what a list may be narrowed: the values under one name, each with the address of the list that it leads to."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext


@dataclass(frozen=True)
class Choice:
    heading: str
    url: str
    is_chosen: bool


def choices(route, name, offered, asked, language):
    """Return the Choices under one name, the whole of it first.

    ``offered`` is {value: heading}, ``asked`` {name: value} of all that the list is narrowed by.
    """
    path = reverse(f"releases:{route}", kwargs={"language": language})

    def address(value):
        query = urlencode(
            {each: chosen for each, chosen in sorted((asked | {name: value}).items()) if chosen}
        )
        return f"{path}?{query}" if query else path

    whole = Choice(gettext("All"), address(""), name not in asked)
    found = [
        Choice(heading, address(value), asked.get(name) == value)
        for value, heading in offered.items()
    ]
    return (whole, *found)


def headings(found):
    """Return {slug: heading} of sectors or places, (position, slug, heading) each, that have words: in hand-set order."""
    told = sorted({each for each in found if each[-1]})
    return {slug: heading for _position, slug, heading in told}
