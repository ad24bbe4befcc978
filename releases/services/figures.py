"""Which photos a figure shows, in which order, with which words of their own."""

from collections import defaultdict
from dataclasses import dataclass, field

from ..models import FigurePhoto, Photo
from ..text import numbering
from ..text.languages import LANGUAGES, column, words


@dataclass
class Place:
    """A photo in a figure as a form shows it; ``alt_texts`` is {language: text}, its own or the photo's."""

    photo: Photo
    alt_texts: dict = field(default_factory=dict)


def places(figure):
    """Return the photos of a figure in order as a list of Place."""
    return [
        Place(row.photo, {language: row.alt_in(language) for language in LANGUAGES})
        for row in figure.figure_photos.all()
    ]


def shown(release, language):
    """Return [(key, 圖九 · name of the file)] of the photos of a release that are not withdrawn."""
    rows = FigurePhoto.objects.filter(figure__release=release).select_related("photo").in_order()
    return [
        (row.key, f"{numbering.photo_label(number, language)} · {row.photo.original_name}")
        for number, row in enumerate(rows, start=1)
        if row.withdrawn_at is None
    ]


def keys(release):
    """Return {photo's pk: its keys, in order} of a release as it stands; taken before its figures are written."""
    found = defaultdict(list)
    rows = FigurePhoto.objects.filter(figure__release=release)
    for photo, key in rows.in_order().values_list("photo", "key"):
        found[photo].append(key)
    return found


def arrange(release, wanted, former):
    """Make figures show exactly these places, in this order. Inside drafting's transaction.

    ``wanted`` is {Figure: list of Place} and ``former`` what keys() said: a photo that moves to another figure keeps its
    key, which texts and addresses name.
    """
    came = [row for figure, places in wanted.items() for row in _arranged(figure, places)]
    others = FigurePhoto.objects.filter(figure__release=release).exclude(
        pk__in=[row.pk for row in came]
    )
    taken = set(others.values_list("key", flat=True))
    for row in came:
        free = [each for each in former.get(row.photo_id, ()) if each not in taken]
        if free:
            FigurePhoto.objects.filter(pk=row.pk).update(key=free[0])
            taken.add(free[0])


def _arranged(figure, wanted):
    """Write the rows of one figure and yield those that are new in it."""
    kept = [place.photo for place in wanted]
    FigurePhoto.objects.filter(figure=figure).exclude(photo__in=kept).delete()
    for position, place in enumerate(wanted, start=1):
        row, is_new = FigurePhoto.objects.update_or_create(
            figure=figure,
            photo=place.photo,
            defaults={"position": position} | _own_words(place),
        )
        if is_new:
            yield row


def translate(figure, wanted, languages):
    """Write the alternative texts of some languages and touch nothing else: the figure may be locked."""
    for place in wanted:
        own = _own_words(place)
        columns = {column("alt_text", language) for language in languages} & own.keys()
        if columns:
            rows = FigurePhoto.objects.filter(figure=figure, photo=place.photo)
            rows.update(**{name: own[name] for name in columns})


def _own_words(place):
    """Keep an alternative text in the figure only where it differs from the photo's own."""
    return {
        column("alt_text", language): ""
        if text == words(place.photo, "alt_text", language)
        else text
        for language, text in place.alt_texts.items()
    }
