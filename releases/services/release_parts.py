"""What the checks of a release read: its rows, once, and its texts with the spot of each on the form."""

from django.db.models import Prefetch

from ..models import FigurePhoto
from ..text import richtext
from ..text.languages import words
from . import article, assembling, library, reading
from .named import Named
from .problems import Spot, spot_of_release, spot_of_row


class Parts:
    """The rows of a release, read once for all checks."""

    def __init__(self, release):
        self.key_points = list(release.key_points.all())
        self.footnotes = list(release.footnotes.all())
        shown = Prefetch("figure_photos", library.with_withdrawals(FigurePhoto.objects.all()))
        self.figures = list(
            release.figures.select_related("stop").prefetch_related(
                shown, "figure_photos__photo__appearances__person"
            )
        )
        self.roles = list(release.roles.select_related("partner", "boilerplate"))
        self.appearances = list(release.appearances.select_related("person", "organisation"))
        self.contacts = article.enquired(release)
        self.abouts = assembling.about_texts(release, self.roles)
        self.quotations = list(release.quotations.select_related("speaker"))
        self.named = Named(self)

    def issuers(self):
        return [role.partner for role in self.roles if role.kind == role.Kind.ISSUER]

    def photos(self):
        """(spot of its upload field, photo) of every photo that is shown, in their order."""
        return [(spot, each.photo) for spot, each in self._shown()]

    def once_withdrawn(self):
        """The same of those that were withdrawn from a release, each once."""
        found = {each.photo: spot for spot, each in self._shown() if each.was_withdrawn}
        return [(spot, photo) for photo, spot in found.items()]

    def _shown(self):
        for figure in self.figures:
            for each in figure.figure_photos.all():
                if each.withdrawn_at is None:
                    yield Spot("figures", "photos-files", figure.pk), each

    def texts(self, release, language):
        """(spot, text) of body, captions and notes, in reading order: what may cite footnotes."""
        return [
            text_of_release(release, "body", language),
            *(text_of_row("figures", figure, "caption", language) for figure in self.figures),
            text_of_release(release, "notes_to_editors", language),
        ]

    def texts_and_notes(self, release, language):
        """(spot, text) of these and of the footnotes: what may refer to figures and hold links."""
        return [
            *self.texts(release, language),
            *(text_of_row("footnotes", note, "note", language) for note in self.footnotes),
        ]

    def numbers(self, release, language):
        """{key: number} of the notes that a page of the language cites."""
        return reading.numbers(release, self.figures, self.footnotes, language)

    def in_reading_order(self, release, language):
        """The figures as the page of a language shows them: those placed in its body, then the others."""
        shown = {figure.key: figure for figure in self.figures if figure.figure_photos.all()}
        body = richtext.blocks(words(release, "body", language))
        placed = [part for part, is_figure in body if is_figure and part in shown]
        return [shown[key] for key in dict.fromkeys([*placed, *shown])]


def text_of_release(release, field, language):
    """Return (spot, text) of a field of the release."""
    return spot_of_release(field, language), words(release, field, language)


def text_of_row(group, row, field, language):
    """Return (spot, text) of a field of a part."""
    return spot_of_row(group, row, field, language), words(row, field, language)
