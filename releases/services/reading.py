"""What the texts of a release name, as readers of a language meet it: numbers of notes, labels of photos, what was said."""

from functools import cache
from html import escape

from django.utils.translation import gettext as _

from ..text import numbering, quoting, richtext
from ..text.languages import LANGUAGES, words

# How much of a note or quotation tells it from the others.
TOLD = 30


def numbers(release, figures, footnotes, language):
    """Return {key: number} of the notes that a page of the language cites.

    ``figures`` are those of the release in their order, with their photos; ``footnotes`` all notes of it.
    """
    known = {note.key for note in footnotes}
    texts = _from_top_to_bottom(release, figures, language)
    cited = (key for text in texts for key in richtext.citations(text) if key in known)
    return {key: number for number, key in enumerate(dict.fromkeys(cited), start=1)}


def _from_top_to_bottom(release, figures, language):
    """Yield what may cite notes: the body with the captions of what is placed in it, the other captions, the end."""
    following = {figure.key: figure for figure in figures if _is_printed(figure)}
    for part, is_figure in richtext.blocks(words(release, "body", language)):
        if not is_figure:
            yield part
        elif figure := following.pop(part, None):
            yield words(figure, "caption", language)
    for figure in following.values():
        yield words(figure, "caption", language)
    yield words(release, "notes_to_editors", language)


def _is_printed(figure):
    return any(photo.withdrawn_at is None for photo in figure.figure_photos.all())


def note_name(note, number, language):
    """Return what the newsroom calls a note: by its number in the language, None where it has none, and its first words."""
    told = _beginning(_words_of(note, language))
    if number and told:
        return _("Footnote %(number)s, “%(words)s”") % {"number": number, "words": told}
    if number:
        return _("Footnote %(number)s") % {"number": number}
    if told:
        return _("Footnote “%(words)s”") % {"words": told}
    return _("Footnote [^%(key)s]") % {"key": note.key}


def _words_of(note, language):
    """What tells a note from others, in the language or, where it says nothing there, in another."""
    for each in (language, *LANGUAGES):
        for field in ("note", "source_title", "publisher"):
            if said := richtext.plain(words(note, field, each)):
                return said
    return note.url


def quotation_name(quotation, language):
    """Return the first words of a quotation, in the language or in another; its key where it has none at all."""
    said = (words(quotation, "quoted", each) for each in (language, *LANGUAGES))
    return _beginning(next(filter(None, said), "")) or quotation.key


def _beginning(text):
    text = " ".join(text.split())
    return text if len(text) <= TOLD else f"{text[:TOLD].rstrip()}…"


class Reading:
    """The texts of one release for who reads them in the newsroom, and writes in another language."""

    def __init__(self, release):
        self.release = release
        self.figures = list(release.figures.prefetch_related("figure_photos"))
        self.footnotes = list(release.footnotes.all())
        self.quotations = {each.key: each for each in release.quotations.all()}
        self._numbers, self._labels = cache(self._numbered), cache(self._labelled)

    def html(self, text, language):
        """Return a rich text of this release in a language, cleaned, with what readers see in place of its nodes."""
        filled = richtext.filled(
            richtext.clean(text),
            lambda key: self._citation(key, language),
            lambda key: self._reference(key, language),
            lambda key: self._quotation(key, language),
        )
        # Whoever reads has a form open in which something may be typed.
        return filled.replace('<a href="', '<a target="_blank" rel="noreferrer" href="')

    def _numbered(self, language):
        return numbers(self.release, self.figures, self.footnotes, language)

    def _citation(self, key, language):
        # No line begins with a marker.
        number = self._numbers(language).get(key)
        return f"\u2060<sup>{number}</sup>" if number else f"[^{escape(key)}]"

    def _reference(self, key, language):
        return escape(self._labels(language).get(key, f"[圖 {key}]"))

    def _labelled(self, language):
        """{key: printed label} of figures and of single photos."""
        found = {}
        for figure in self.figures:
            photos = figure.figure_photos.all()
            if photos:
                found[figure.key] = numbering.label(figure.first_number, len(photos), language)
            for number, photo in enumerate(photos, start=figure.first_number):
                found[photo.key] = numbering.label(number, 1, language)
        return found

    def _quotation(self, key, language):
        said = words(self.quotations[key], "quoted", language) if key in self.quotations else ""
        if not said:
            return f"[引 {escape(key)}]"
        return quoting.inline(quoting.Quoted(said, "", ""), language)
