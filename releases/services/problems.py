"""One line of what a release lacks, and the very field to which it leads."""

from dataclasses import dataclass

from django.db.models import Model
from django.utils.text import format_lazy

from ..text.languages import column, short_name


@dataclass(frozen=True)
class Spot:
    """A place on the form of a release.

    ``anchor`` is a field of the release or one of its groups of parts, ``row`` the primary key of the part meant,
    ``field`` the input, its language included. Without a row the whole group is meant.
    """

    anchor: str
    field: str = ""
    row: int | None = None


@dataclass(frozen=True)
class Remedy:
    """What one press may write into the field of a problem: ``proposal`` in place of one occurrence of ``found``.

    ``occurrence`` counts from 0 in the words of the field, overlapping ones too.
    """

    found: str
    proposal: str
    occurrence: int


@dataclass(frozen=True)
class Problem:
    """One line of the list: where it is, what to do, whether it blocks approval.

    ``language`` is None where it concerns all of them. ``is_empty`` says that the spot is empty and needs nothing but
    words. ``thing`` is what has a page of its own in the newsroom, where the words belong into ``thing_field``; without
    primary key it is still to be made. ``remedies`` are for the field of the spot, in their order there; ``difference`` is
    for a copy of a quotation, in pieces ("same", "here" or "there", words).
    """

    spot: Spot
    language: str | None
    sentence: str
    blocking: bool = True
    is_empty: bool = False
    thing: Model | None = None
    thing_field: str = ""
    remedies: tuple[Remedy, ...] = ()
    difference: tuple[tuple[str, str], ...] = ()

    @property
    def anchor(self):
        """The field or group of the form, without row and language."""
        return self.spot.anchor

    def __str__(self):
        if self.language is None:
            return str(self.sentence)
        return str(format_lazy("{}：{}", short_name(self.language), self.sentence))


def spot_of_release(field, language):
    """The spot of a field of the release in one language."""
    return Spot(field, column(field, language))


def spot_of_row(group, row, field, language):
    """The spot of a field of a part in one language."""
    return Spot(group, column(field, language), row.pk)
