"""What a release still needs before readers may see it; a draft without it can always be saved."""

from dataclasses import dataclass
from itertools import pairwise

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import Photo, Release
from ..text import footnotes, numbering, richtext
from ..text.languages import short_name, words
from ..text.links import addresses_in, is_tracking, links_in
from . import article


@dataclass(frozen=True)
class Problem:
    """One line of the list: where it is, what to do, whether it blocks approval.

    ``anchor`` names the field or inline of the form; ``language`` is None where it concerns all of them.
    """

    anchor: str
    language: str | None
    sentence: str
    blocking: bool = True

    def __str__(self):
        if self.language is None:
            return str(self.sentence)
        return str(format_lazy("{}：{}", short_name(self.language), self.sentence))


def requirements(release, languages):
    """Return the problems of a release in the languages about to be opened, blocking ones first."""
    parts = _Parts(release)
    problems = [*_of_the_release(release, parts)]
    for language in languages:
        for check in PER_LANGUAGE:
            problems += check(release, parts, language)
    return sorted(problems, key=lambda problem: not problem.blocking)


class _Parts:
    """The rows of a release, read once for all checks."""

    def __init__(self, release):
        self.key_points = list(release.key_points.all())
        self.footnotes = list(release.footnotes.all())
        self.figures = list(
            release.figures.select_related("stop").prefetch_related("figure_photos__photo")
        )
        self.roles = list(release.roles.select_related("partner", "boilerplate"))
        self.appearances = list(release.appearances.select_related("person", "organisation"))
        self.contacts = article.enquired(release)
        self.abouts = article.about_texts(release, self.roles)

    def issuers(self):
        return [role.partner for role in self.roles if role.kind == role.Kind.ISSUER]

    def photos(self):
        return [each.photo for figure in self.figures for each in figure.figure_photos.all()]

    def texts(self, release, language):
        """Body, notes and captions of one language, in reading order: what may cite footnotes."""
        return [text for _anchor, text in self._passages(release, language)]

    def texts_and_notes(self, release, language):
        """(anchor, text) of these and of the footnotes: what may refer to figures and hold links."""
        return [
            *self._passages(release, language),
            *(("footnotes", words(note, "note", language)) for note in self.footnotes),
        ]

    def _passages(self, release, language):
        return [
            ("body", words(release, "body", language)),
            *(("figures", words(figure, "caption", language)) for figure in self.figures),
            ("notes_to_editors", words(release, "notes_to_editors", language)),
        ]

    def in_reading_order(self, release, language):
        """The figures as the page of a language shows them: those placed in its body, then the others."""
        shown = {figure.key: figure for figure in self.figures if figure.figure_photos.all()}
        body = richtext.blocks(words(release, "body", language))
        placed = [part for part, is_figure in body if is_figure and part in shown]
        return [shown[key] for key in dict.fromkeys([*placed, *shown])]


def _of_the_release(release, parts):
    """What every language needs: issuers, event facts, photos of each figure and their web sizes."""
    if not parts.issuers():
        yield Problem("roles", None, _("Name the organisation that issues this release."))
    if release.kind == Release.Kind.INVITATION and release.event_starts_at is None:
        yield Problem("event_starts_at", None, _("An invitation needs the hour of the event."))
    if release.kind == Release.Kind.PHOTOS and not parts.figures:
        yield Problem("figures", None, _("A photo release needs at least one figure."))
    for number, figure in enumerate(parts.figures, start=1):
        if not figure.figure_photos.all():
            sentence = _("Figure %(number)s has no photo: add one or remove the figure.")
            yield Problem("figures", None, sentence % {"number": number})
    yield from _of_web_sizes(parts.photos())


def _of_web_sizes(photos):
    """One line for all photos that wait for the worker, one for each that failed."""
    waiting = sum(photo.sizes == Photo.Sizes.QUEUED for photo in photos)
    if waiting:
        sentence = ngettext(
            "%(count)s photo waits for its web sizes; look again in a minute.",
            "%(count)s photos wait for their web sizes; look again in a minute.",
            waiting,
        )
        yield Problem("figures", None, sentence % {"count": waiting})
    for photo in photos:
        if photo.sizes == Photo.Sizes.FAILED:
            sentence = _("The web sizes of “%(name)s” failed: upload the photo again.")
            yield Problem("figures", None, sentence % {"name": photo.original_name})


def _headline(release, parts, language):
    if not words(release, "headline", language).strip():
        yield Problem("headline", language, _("Write the headline."))


def _text(release, parts, language):
    if release.kind != Release.Kind.PHOTOS and not words(release, "body", language):
        yield Problem("body", language, _("Write the body."))
    for point in parts.key_points:
        if not words(point, "point", language).strip():
            yield Problem(
                "key_points", language, _("A key point has no words: write or remove it.")
            )


def _event(release, parts, language):
    needs_place = release.kind == Release.Kind.INVITATION
    if needs_place and not words(release, "event_place", language).strip():
        yield Problem("event_place", language, _("An invitation needs the place of the event."))


def _captions(release, parts, language):
    for figure in parts.figures:
        rows = figure.figure_photos.all()
        if not words(figure, "caption", language):
            sentence = _("%(figure)s has no caption: write it.")
            yield Problem("figures", language, sentence % {"figure": _label(figure, language)})
        for number, each in enumerate(rows, figure.first_number):
            if not (words(each, "alt_text", language) or words(each.photo, "alt_text", language)):
                sentence = _("%(photo)s (%(name)s) has no alternative text: write it.")
                names = {
                    "photo": numbering.photo_label(number, language),
                    "name": each.photo.original_name,
                }
                yield Problem("figures", language, sentence % names)


def _markers(release, parts, language):
    texts = parts.texts(release, language)
    keys = [note.key for note in parts.footnotes]
    for key in footnotes.without_note(texts, keys):
        sentence = _("The text cites [^%(key)s], but no footnote has this key.")
        yield Problem("footnotes", language, sentence % {"key": key})
    for key in footnotes.without_marker(texts, keys):
        sentence = _("Footnote [^%(key)s] is not cited in the text: cite it or remove it.")
        yield Problem("footnotes", language, sentence % {"key": key})


def _leftovers(release, parts, language):
    """Markers that would be printed as they were typed."""
    texts = parts.texts_and_notes(release, language)
    texts += [(field, words(release, field, language)) for field in ("headline", "subheadline")]
    texts += [("key_points", words(point, "point", language)) for point in parts.key_points]
    for anchor, text in texts:
        for marker in richtext.leftovers(text):
            sentence = _("“%(marker)s” is no marker: correct or remove it.")
            yield Problem(anchor, language, sentence % {"marker": marker})


def _order_of_figures(release, parts, language):
    """Readers meet the photos in the order of their numbers, or they look for the missing ones."""
    for figure, following in pairwise(parts.in_reading_order(release, language)):
        if figure.first_number > following.first_number:
            names = {"figure": _label(figure, language), "other": _label(following, language)}
            sentence = _("%(figure)s stands before %(other)s: place figures by their numbers.")
            yield Problem("body", language, sentence % names, blocking=False)


def _label(figure, language):
    # A figure without photos has no label yet, and a line of its own.
    count = len(figure.figure_photos.all()) or 1
    return numbering.label(figure.first_number, count, language)


def _placed_figures(release, parts, language):
    known = {figure.key for figure in parts.figures}
    named = [
        key
        for _anchor, text in parts.texts_and_notes(release, language)
        for key in richtext.placed_figures(text) + richtext.figure_references(text)
    ]
    for key in dict.fromkeys(named):
        if key not in known:
            sentence = _("The text names [圖 %(key)s], but no figure has this key.")
            yield Problem("body", language, sentence % {"key": key})


def _notes(release, parts, language):
    for note in parts.footnotes:
        if not (note.url or words(note, "note", language) or words(note, "source_title", language)):
            sentence = _("Footnote [^%(key)s] says nothing: give its note, title or link.")
            yield Problem("footnotes", language, sentence % {"key": note.key})


def _links(release, parts, language):
    texts = parts.texts_and_notes(release, language)
    found = [(url, anchor) for anchor, text in texts for url in links_in(text)]
    for note in parts.footnotes:
        found += [(note.url, "footnotes"), (note.archived_url, "footnotes")]
    registration = words(release, "event_registration", language)
    found += [(url, "event_registration") for url in addresses_in(registration)]
    for url, anchor in dict.fromkeys(found):
        if is_tracking(url):
            sentence = _("A link tracks its readers or passes a mail scanner; replace it: %(url)s")
            yield Problem(anchor, language, sentence % {"url": url[:80]})


def _linked(release, parts, language):
    """Linked things that a page of this language would print without words."""
    named = [
        (role.partner, "roles", words(role.partner, "official_name", language))
        for role in parts.roles
    ]
    named += [
        (each.person, "appearances", each.person.name_in(language)) for each in parts.appearances
    ]
    named += [
        (each.organisation, "appearances", words(each.organisation, "official_name", language))
        for each in parts.appearances
        if each.organisation
    ]
    named += [
        (figure.stop, "figures", words(figure.stop, "title", language))
        for figure in parts.figures
        if figure.stop
    ]
    named += [(each, "contacts", words(each, "contact_name", language)) for each in parts.contacts]
    if release.visit:
        named.append((release.visit, "visit", words(release.visit, "title", language)))
    for thing, anchor, name in dict.fromkeys(named):
        if not name:
            sentence = _("“%(name)s” has no name in this language: complete it or unlink it.")
            yield Problem(anchor, language, sentence % {"name": thing})


def _boilerplates(release, parts, language):
    for partner in parts.issuers():
        text = parts.abouts.get(partner.pk)
        if text and not words(text, "about", language):
            sentence = _("The “About” text of “%(name)s” has no words in this language.")
            yield Problem("roles", language, sentence % {"name": partner})


PER_LANGUAGE = [
    _headline,
    _text,
    _event,
    _captions,
    _markers,
    _leftovers,
    _placed_figures,
    _order_of_figures,
    _notes,
    _links,
    _linked,
    _boilerplates,
]
