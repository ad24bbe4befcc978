"""By what a list may be narrowed: the values under one name, each with the address of the list that it leads to."""

from dataclasses import dataclass

from django.utils.translation import gettext

from ..models import paths


@dataclass(frozen=True)
class Choice:
    heading: str
    url: str
    is_chosen: bool


def narrowed(rows, offered, asked, own):
    """Return the rows that are all that is asked for, or None where a value that is asked for lists nothing.

    ``offered`` is {name: {value: heading}} and ``asked`` {name: value}; ``own(row)`` is {name: value} of one row.
    """
    if any(value not in offered[name] for name, value in asked.items()):
        return None
    return [row for row in rows if asked.items() <= own(row).items()]


def choices(route, offered, asked, language):
    """Yield the Choices under each name, the whole of it first; ``offered`` and ``asked`` are those of narrowed()."""
    for name, headings_of in offered.items():
        whole = {"": gettext("All")}
        yield tuple(
            Choice(
                heading,
                paths.narrowed(route, language, dict(sorted((asked | {name: value}).items()))),
                asked.get(name, "") == value,
            )
            for value, heading in (whole | headings_of).items()
        )


def headings(found):
    """Return {slug: heading} of sectors or places, (position, slug, heading) each, that have words: in hand-set order."""
    told = sorted({each for each in found if each[-1]})
    return {slug: heading for _position, slug, heading in told}
