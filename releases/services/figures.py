"""Which photos a figure shows, in which order, with which words of their own."""

from dataclasses import dataclass, field

from ..models import FigurePhoto, Photo
from ..text.languages import LANGUAGES, column, words


@dataclass
class Place:
    """A photo in a figure as a form shows it; ``alt_texts`` is {language: text}, its own or the photo's."""

    photo: Photo
    alt_texts: dict = field(default_factory=dict)


def places(figure):
    """Return the photos of a figure in order as a list of Place."""
    return [
        Place(row.photo, {language: _alt_text(row, language) for language in LANGUAGES})
        for row in figure.figure_photos.all()
    ]


def arrange(figure, wanted):
    """Make a figure show exactly these places, in this order. Inside drafting's transaction."""
    kept = [place.photo for place in wanted]
    FigurePhoto.objects.filter(figure=figure).exclude(photo__in=kept).delete()
    for position, place in enumerate(wanted, start=1):
        FigurePhoto.objects.update_or_create(
            figure=figure,
            photo=place.photo,
            defaults={"position": position} | _own_words(place),
        )


def translate(figure, wanted, languages):
    """Write the alternative texts of some languages and touch nothing else: the figure may be locked."""
    for place in wanted:
        own = _own_words(place)
        columns = {column("alt_text", language) for language in languages} & own.keys()
        if columns:
            rows = FigurePhoto.objects.filter(figure=figure, photo=place.photo)
            rows.update(**{name: own[name] for name in columns})


def _alt_text(row, language):
    return words(row, "alt_text", language) or words(row.photo, "alt_text", language)


def _own_words(place):
    """Keep an alternative text in the figure only where it differs from the photo's own."""
    return {
        column("alt_text", language): ""
        if text == words(place.photo, "alt_text", language)
        else text
        for language, text in place.alt_texts.items()
    }
