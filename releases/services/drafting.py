"""How anything of a release is saved: begin, write, finish, in one transaction."""

from django.db import models, transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from ..models import Figure, Release
from ..models.fields import RichTextField, WebAddressField
from ..text.languages import LANGUAGES, suffix
from ..text.links import unwrapped_text
from . import addresses, audit, clock, history, referring
from .refusals import NotAllowed, Refused, StaleVersion

# Slots by layout and number of photos; longer groups have no position words (house style section 3).
SLOTS = {
    ("row", 2): ["left", "right"],
    ("row", 3): ["left", "middle", "right"],
    ("stack", 2): ["top", "bottom"],
    ("stack", 3): ["top", "middle", "bottom"],
    ("grid", 4): ["top-left", "top-right", "bottom-left", "bottom-right"],
}

SUFFIXES = tuple(suffix(language) for language in LANGUAGES)


def may_edit_all(release, by):
    """Whether the person may edit every field now: the release is neither scheduled, live nor withdrawn."""
    return by.has_perm("releases.change_release") and not release.is_locked()


def editable_languages(release, by):
    """Return the languages whose own columns the person may edit.

    Beyond what may_edit_all() opens, these are the closed languages, in any state but withdrawn.
    """
    if may_edit_all(release, by):
        return list(LANGUAGES)
    if release.state == Release.State.WITHDRAWN:
        return []
    closed = [language for language in LANGUAGES if release.ready_at(language) is None]
    return [language for language in closed if language in may_translate(by)]


def may_translate(by):
    """Return the languages whose closed words the person may write, in any release."""
    if by.has_perm("releases.change_release"):
        return list(LANGUAGES)
    return [each for each in LANGUAGES if by.has_perm(f"releases.translate_{suffix(each)}")]


def lock(release, based_on):
    """Lock the row until the transaction ends and return it afresh.

    ``based_on`` is the version that the person had before them; another one raises StaleVersion.
    """
    locked = Release.objects.select_for_update().get(pk=release.pk)
    if locked.version != based_on:
        raise StaleVersion
    return locked


def begin(release, based_on, by):
    """Open a release for editing inside the caller's transaction: lock it, refuse what is stale or locked."""
    locked = lock(release, based_on)
    if not editable_languages(locked, by):
        raise _not_editable(locked)
    # What the numbers of photos meant to the person who has this version before them.
    locked.numbered = referring.numbered(locked)
    return locked


def _not_editable(release):
    if release.is_locked():
        return Refused(_("This release is approved; unschedule it before you edit it."))
    return NotAllowed()


@transaction.atomic
def finish(release, by, at=None):
    """Close the editing that begin() opened: settle the rows, keep a revision and an entry of the record.

    ``at`` is the aware instant of the save; None means that of the clock.
    """
    release = settle(release, by)
    history.keep(audit.What.SAVE, release, by, at)
    return release


def settle(release, by):
    """Number figures, clean texts, raise the version; whoever calls it keeps revision and record."""
    addresses.claim(release)
    _clean_texts(release)
    _number_parts(release)
    photo_count = _number_figures(release)
    referring.bind(release, getattr(release, "numbered", {}))
    Release.objects.filter(pk=release.pk).update(
        version=F("version") + 1,
        photo_count=photo_count,
        edited_at=clock.reading(),
        edited_by=by,
        worked_on_by=release.worked_on_by | {str(by.pk): clock.reading().isoformat()},
    )
    release.refresh_from_db()
    return release


def _number_parts(release):
    """Give the rows of each part their places from 1, in the order that they have now."""
    for part in history.PARTS.values():
        for position, row in enumerate(getattr(release, part).all(), start=1):
            if row.position != position:
                type(row).objects.filter(pk=row.pk).update(position=position)


def _number_figures(release):
    """Give figures their first numbers and photos their places; return the number of photos that are shown."""
    number, shown = 1, 0
    for figure in release.figures.prefetch_related("figure_photos"):
        photos = list(figure.figure_photos.all())
        if figure.first_number != number:
            Figure.objects.filter(pk=figure.pk).update(first_number=number)
        _place_photos(figure, photos)
        number += len(photos)
        shown += sum(photo.withdrawn_at is None for photo in photos)
    return shown


def _place_photos(figure, photos):
    slots = SLOTS.get((figure.layout, len(photos)), [""] * len(photos))
    for position, (photo, slot) in enumerate(zip(photos, slots, strict=True), start=1):
        if (photo.position, photo.slot) != (position, slot):
            photo.position, photo.slot = position, slot
            photo.save(update_fields=["position", "slot"])


def _clean_texts(release):
    """Sanitise every rich text and even out line breaks; forms send CRLF, importers may send anything."""
    parts = [row for part in history.PARTS.values() for row in getattr(release, part).all()]
    for row in [release, *parts]:
        changed = _cleaned_columns(row)
        if changed:
            type(row).objects.filter(pk=row.pk).update(**changed)


def _cleaned_columns(row):
    """Return {column: clean text} for the text columns of a row that are not clean yet."""
    changed = {}
    for field in row._meta.get_fields():
        clean = _cleaner(field)
        text = clean and (getattr(row, field.name) or "")
        if text and text != (cleaned := clean(text)):
            changed[field.name] = cleaned
    return changed


def _cleaner(field):
    """Return what cleans a column, or None for one that is no text of ours."""
    if isinstance(field, WebAddressField):
        return field.sanitize
    if isinstance(field, models.TextField) and field.name.endswith(SUFFIXES):
        return field.sanitize if isinstance(field, RichTextField) else _plain
    return None


def _plain(text):
    """A plain text with even line breaks and plain addresses."""
    return unwrapped_text(text.replace("\r\n", "\n").replace("\r", "\n"))
