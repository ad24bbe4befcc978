"""What the script of the photo desk is told: how photos are labelled, where it asks, and every sentence that it says.

The rules of numbers and labels stay in text/numbering.py; the script fills their patterns with numbers.
"""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from ..services import drafting
from ..text import numbering, richtext
from ..text.languages import LANGUAGES, is_chinese

LARGEST_NUMBER = 400
# Any number will do that is not written within another one of a label.
SAMPLE = 8


def told(is_fixed, is_locked):
    """Return what the form's script needs, as plain values.

    ``is_fixed``: readers know the photos by their numbers, so that new figures come at the end only; ``is_locked``: only
    words of closed languages are written.
    """
    return {
        "han": [numbering.han_numeral(number) for number in range(1, LARGEST_NUMBER + 1)],
        "labels": {language: _labels(language) for language in LANGUAGES},
        "strips": {language: _strip(language) for language in LANGUAGES},
        "places": {
            language: {slot: numbering.position(slot, language) for slot in numbering.SLOTS}
            for language in LANGUAGES
        },
        "slots": {f"{layout}/{count}": slots for (layout, count), slots in drafting.SLOTS.items()},
        "counts_in_han": [language for language in LANGUAGES if is_chinese(language)],
        "reference": richtext.TYPED_REFERENCE.pattern,
        "addresses": {
            name: reverse(f"admin:releases_photo_{name}") for name in ("receive", "rows", "sizes")
        },
        "csrf_cookie": settings.CSRF_COOKIE_NAME,
        "is_fixed": is_fixed,
        "is_locked": is_locked,
        "words": _words(),
    }


def _labels(language):
    """The labels of one photo, of two, and of more: 圖{first}, 圖{first}及{last}, 圖{first}至{last}."""
    found = []
    for count in (1, 2, 3):
        label = numbering.label(SAMPLE, count, language)
        for name, number in (("first", SAMPLE), ("last", SAMPLE + count - 1)):
            label = label.replace(_numeral(number, language), f"{{{name}}}")
        found.append(label)
    return found


def _strip(language):
    """The strip below a photo of a group: {label}・{place}."""
    strip = numbering.strip(SAMPLE, "left", language)
    strip = strip.replace(numbering.photo_label(SAMPLE, language), "{label}")
    return strip.replace(numbering.position("left", language), "{place}")


def _numeral(number, language):
    return numbering.han_numeral(number) if is_chinese(language) else str(number)


def _words():
    """The script's sentences in the language of the newsroom; what stands in braces it puts in."""
    return {
        "no_photo": _("No photo yet"),
        "move": _("Move {name}"),
        "copy": _("Copy the reference to {name}"),
        "copy_short": _("Copy"),
        "copied": _("Copied: {reference}"),
        "copied_short": _("Copied"),
        "moved": _("{name} is now {place}."),
        "moved_figure": _("The figure is now {place}."),
        "emptied": _("The figure that it left is empty and will be removed."),
        "stands_there": _("{name} stands in that figure already."),
        "fixed": _("Photo numbers are fixed once readers have them."),
        "before": _("Before {name}"),
        "own_figure": _("Into a figure of its own"),
        "earlier": _("Earlier"),
        "later": _("Later"),
        "to_the_start": _("To the start"),
        "to_the_end": _("To the end"),
        "waiting": _("Waiting to be sent"),
        "sending": _("{percent} per cent sent"),
        "checking": _("Being checked"),
        "cancelled": _("Cancelled. Nothing was kept."),
        "is_folder": _("This is a folder. Drop the photos that are in it."),
        "login": _("You are not logged in any more. Log in in another tab, then try again."),
        "connection": _("The connection was lost. Try again."),
        "server": _("The press room could not take this file in. Try again."),
        "in_library": _("It was in the photo library already: that photo is used."),
        "was_withdrawn": _("It was withdrawn from a release: see where before it is used again."),
        "on_form": _("It stands on this form already: {place}."),
        "progress": _("{done} of {all} uploaded"),
        "not_uploaded": _("Not uploaded: {count}"),
        "held": _("The form is saved as soon as all photos are uploaded."),
        "not_saved": _(
            "Not saved yet: look at what was not uploaded. Save again to go on without it."
        ),
        "dead": _("No figure or photo of this form has this key:"),
    }
