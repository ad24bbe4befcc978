"""Makes 見圖九, as a writer types it, a reference that follows renumbering; for drafting.settle, once photos are numbered."""

from ..text import references
from ..text.languages import LANGUAGES, column, words

# Where a text may mention a photo.
RELEASE_TEXTS = ("body", "notes_to_editors")
PART_TEXTS = {"figures": "caption", "footnotes": "note"}


def bind(release):
    """Write the references of all texts of a release that mention photos by their present numbers."""
    keys = _keys(release)
    if not keys:
        return
    # As the row stands: the one that was handed in may hold texts from before they were cleaned.
    release = type(release).objects.get(pk=release.pk)
    for field in RELEASE_TEXTS:
        _bind(release, field, keys)
    for part, field in PART_TEXTS.items():
        for row in getattr(release, part).all():
            _bind(row, field, keys)


def _keys(release):
    """Return {(first number, number of photos): key}; a photo that is alone in its figure is named by this."""
    keys = {}
    for figure in release.figures.prefetch_related("figure_photos"):
        photos = list(figure.figure_photos.all())
        for number, photo in enumerate(photos, figure.first_number):
            keys[number, 1] = photo.key
        if photos:
            keys[figure.first_number, len(photos)] = figure.key
    return keys


def _bind(row, field, keys):
    bound = {}
    for language in LANGUAGES:
        text = words(row, field, language)
        if text != (changed := references.bound(text, language, keys)):
            bound[column(field, language)] = changed
    if bound:
        type(row).objects.filter(pk=row.pk).update(**bound)
