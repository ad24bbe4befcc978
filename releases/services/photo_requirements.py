"""What the figures and photos of a release still need before readers may see it; see requirements.py."""

from itertools import pairwise

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..models import Photo
from ..text import numbering, references, richtext
from ..text.languages import column, suffix, words
from .problems import Problem, Spot, spot_of_release
from .release_parts import text_of_row

NO_FIGURE = _("The text names [圖 %(key)s], but no figure or photo has this key.")
LOOSE = _(
    "“%(mention)s” is not tied to a photo: check the number and save once more, or name each photo by itself."
)
PHOTO_PLACED = _(
    "[圖 %(key)s] is one photo of a figure: place the figure by its own key, or name the photo in a sentence."
)


def of_all_languages(parts):
    """Yield what every language needs: photos in each figure, their web sizes, and a look at those once withdrawn."""
    for number, figure in enumerate(parts.figures, start=1):
        if not figure.figure_photos.all():
            sentence = _("Figure %(number)s has no photo: add one or remove the figure.")
            spot = Spot("figures", "photos-files", figure.pk)
            yield Problem(spot, None, sentence % {"number": number})
    yield from _of_web_sizes(parts.photos())
    yield from _of_withdrawn(parts)


def _of_web_sizes(photos):
    """One line for all photos that wait for the worker, one for each that failed."""
    # Where others were made before, readers get those until the new ones are there.
    photos = [(spot, photo) for spot, photo in photos if not photo.widths]
    waiting = [spot for spot, photo in photos if photo.sizes == Photo.Sizes.QUEUED]
    if waiting:
        sentence = ngettext(
            "%(count)s photo waits for its web sizes; look again in a minute.",
            "%(count)s photos wait for their web sizes; look again in a minute.",
            len(waiting),
        )
        yield Problem(waiting[0], None, sentence % {"count": len(waiting)})
    for spot, photo in photos:
        if photo.sizes == Photo.Sizes.FAILED:
            sentence = _("The web sizes of “%(name)s” failed: see why beside it, and try again.")
            yield Problem(spot, None, sentence % {"name": photo.original_name})


def _of_withdrawn(parts):
    """One line for each photo that readers of some release were told not to use."""
    for spot, photo in parts.once_withdrawn():
        sentence = _("“%(name)s” was withdrawn from a release: see where before it is used again.")
        yield Problem(
            spot,
            None,
            sentence % {"name": photo.original_name},
            blocking=False,
            thing=photo,
            thing_field="uses",
        )


def captions(release, parts, language):
    for figure in parts.figures:
        numbered = list(enumerate(figure.figure_photos.all(), figure.first_number))
        shown = [(number, each) for number, each in numbered if each.withdrawn_at is None]
        spot, text = text_of_row("figures", figure, "caption", language)
        if not text and (shown or not numbered):
            sentence = _("%(figure)s has no caption: write it.")
            names = {"figure": _label(figure, language)}
            yield Problem(spot, language, sentence % names, is_empty=True)
        for number, each in shown:
            if not (words(each, "alt_text", language) or words(each.photo, "alt_text", language)):
                yield _without_alt_text(figure, number, each, language)


def _without_alt_text(figure, number, each, language):
    sentence = _("%(photo)s (%(name)s) has no alternative text: write it.")
    names = {
        "photo": numbering.photo_label(number, language),
        "name": each.photo.original_name,
    }
    field = f"photos-alt-{each.photo.public_id}-{suffix(language)}"
    spot = Spot("figures", field, figure.pk)
    return Problem(spot, language, sentence % names, is_empty=True)


def order_of_figures(release, parts, language):
    """Readers meet the photos in the order of their numbers, or they look for the missing ones."""
    for figure, following in pairwise(parts.in_reading_order(release, language)):
        if figure.first_number > following.first_number:
            names = {"figure": _label(figure, language), "other": _label(following, language)}
            sentence = _("%(figure)s stands before %(other)s: place figures by their numbers.")
            spot = spot_of_release("body", language)
            yield Problem(spot, language, sentence % names, blocking=False)


def _label(figure, language):
    # A figure without photos has no label yet, and a line of its own.
    count = len(figure.figure_photos.all()) or 1
    return numbering.label(figure.first_number, count, language)


def placed_figures(release, parts, language):
    figures = {figure.key for figure in parts.figures}
    photos = {each.key for figure in parts.figures for each in figure.figure_photos.all()}
    wrong = {}
    for spot, text in parts.texts_and_notes(release, language):
        for key in richtext.placed_figures(text):
            if key not in figures:
                wrong.setdefault((key, PHOTO_PLACED if key in photos else NO_FIGURE), spot)
        for key in richtext.figure_references(text):
            if key not in figures | photos:
                wrong.setdefault((key, NO_FIGURE), spot)
    for (key, sentence), spot in wrong.items():
        yield Problem(spot, language, sentence % {"key": key})


def mentions(release, parts, language):
    """Numbers of photos that were typed and follow nothing: a photo may have moved while they were."""
    for spot, text in parts.texts_and_notes(release, language):
        for mention in references.unbound(text, language):
            yield Problem(spot, language, LOOSE % {"mention": mention}, blocking=False)


def credits(release, parts, language):
    """One line for all photos that name nobody, while readers are told that a credit is required."""
    photos = dict.fromkeys(photo for _spot, photo in parts.photos())
    lacking = [photo for photo in photos if not words(photo, "credit", language)]
    if lacking:
        sentence = ngettext(
            "%(count)s photo has no credit: write it.",
            "%(count)s photos have no credit: write it.",
            len(lacking),
        )
        field = column("credit", language)
        yield Problem(
            Spot("figures", f"credits-{field}"),
            language,
            sentence % {"count": len(lacking)},
            blocking=False,
            is_empty=True,
            # A locked form has no panel that writes them all.
            thing=lacking[0] if release.is_locked() else None,
            thing_field=field,
        )
