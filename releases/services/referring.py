"""Makes 見圖九, as a writer types it, a reference that follows renumbering; for drafting.settle, once photos are numbered."""

from ..text import references
from ..text.languages import LANGUAGES, column, words

# Where a text may mention a photo.
RELEASE_TEXTS = ("body", "notes_to_editors")
PART_TEXTS = {"figures": "caption", "footnotes": "note"}


def numbered(release):
    """Return {(first number, number of photos): key} of the photos and the groups of a release as it stands."""
    keys, number = {}, 1
    for figure in release.figures.prefetch_related("figure_photos"):
        photos = list(figure.figure_photos.all())
        if len(photos) > 1:
            keys[number, len(photos)] = figure.key
        for photo in photos:
            keys[number, 1] = photo.key
            number += 1
    return keys


def bind(release, before):
    """Write the references of the texts that may be edited now.

    ``before`` is what numbered() said when the release was opened: where a number has moved since, nobody can tell which
    photo was meant, and the mention is left as it was typed.
    """
    keys = dict(numbered(release).items() & before.items()) if before else {}
    if not keys:
        return
    closed = [each for each in LANGUAGES if release.ready_at(each) is None]
    languages = closed if release.is_locked() else LANGUAGES
    # As the row stands: the one that was handed in may hold texts from before they were cleaned.
    release = type(release).objects.get(pk=release.pk)
    for field in RELEASE_TEXTS:
        _bind(release, field, languages, keys)
    for part, field in PART_TEXTS.items():
        for row in getattr(release, part).all():
            _bind(row, field, languages, keys)


def _bind(row, field, languages, keys):
    changed = {}
    for language in languages:
        text = words(row, field, language)
        if text != (bound := references.bound(text, language, keys)):
            changed[column(field, language)] = bound
    if changed:
        type(row).objects.filter(pk=row.pk).update(**changed)
