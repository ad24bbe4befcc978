"""What the newsroom is told of each kind of finding."""

import re

from django.utils.functional import lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

# {kind: sentence, or {detail: sentence}}; each ends with what was found.
SENTENCES = {
    "gap": _("No space is typed between Chinese and Latin letters or digits: %(found)s"),
    "double-space": _("There is a space too many: %(found)s"),
    "space-at-mark": _("No space belongs beside this mark: %(found)s"),
    "missing-space": _("A space is missing: %(found)s"),
    "unbalanced": _("A quotation mark or bracket lacks the other one: %(found)s"),
    "width": _("These marks or letters have the wrong width: %(found)s"),
    "ellipsis": _("The house writes an ellipsis as ……: %(found)s"),
    "range": _("The house writes a range otherwise: %(found)s"),
    "middle-dot": _("The house writes a name’s middle dot as ·: %(found)s"),
    "house-character": _("The house writes these characters otherwise: %(found)s"),
    "phrase": _("Mainland texts use another word: %(found)s"),
    "end-mark": _("The page prints the end mark by itself; take it out of the text: %(found)s"),
    "today": _("“Today” stands with its date: %(found)s"),
    "count": _("More people are counted than are listed for the photos: %(found)s"),
    "dash": {
        "zh-hant": _("The house writes a dash as ——: %(found)s"),
        "zh-hans": _("The house writes a dash as ——: %(found)s"),
        "en": _("The house writes a dash as –: %(found)s"),
    },
    "script": {
        "zh-hant": _("Simplified characters in a Traditional text: %(found)s"),
        "zh-hans": _("Traditional characters in a Simplified text: %(found)s"),
    },
    "quotation-marks": {
        "zh-hant": _("The house writes quotation marks as 「 」, within them 『 』: %(found)s"),
        "zh-hans": _("The house writes quotation marks as “ ”, within them ‘ ’: %(found)s"),
        "en": _("The house writes quotation marks as “ ”, within them ‘ ’: %(found)s"),
        "apostrophe": _("The house writes an apostrophe as ’: %(found)s"),
    },
    "position": {
        "single": _("The group has one photo, so no place needs to be named: %(found)s"),
        "group": _("The group has no photo in this place: %(found)s"),
        "slipped": _("This place in a photo seems mistyped: %(found)s"),
    },
    "name": {
        "spelling": _("The directory writes this name otherwise: %(found)s"),
        "letter": _("This name seems mistyped: %(found)s"),
    },
    "quotation": {
        "kept": _("This differs from the quotation kept with the release: %(found)s"),
        "copy": _("This is quoted in other words elsewhere in the text: %(found)s"),
    },
}
# How many faults of one line are shown, and how much of a long one.
SHOWN = 3
LONGEST = 40
# Faults of which the space is all there is to be seen.
OF_SPACES = {"gap", "double-space", "space-at-mark", "missing-space"}
MARKS = re.compile('["“”「」『』]')


def _sentence(findings, language):
    told = SENTENCES[findings[0].kind]
    if isinstance(told, dict):
        told = told.get(findings[0].detail) or told[language]
    shown = list(dict.fromkeys(map(_shown, findings)))
    found = gettext("; ").join(shown[:SHOWN])
    if len(shown) > SHOWN:
        more = len(shown) - SHOWN
        found += ngettext(" and %(count)s more", " and %(count)s more", more) % {"count": more}
    return told % {"found": found}


def _shown(finding):
    found, proposal = _legible(finding, finding.found), _legible(finding, finding.proposal or "")
    names = {"found": found, "proposal": proposal}
    # Marks around marks cannot be told from them.
    is_bare = MARKS.search(f"{found}{proposal}") is not None
    if not proposal:
        return found if is_bare else gettext("“%(found)s”") % names
    if is_bare:
        return gettext("%(found)s → %(proposal)s") % names
    return gettext("“%(found)s” → “%(proposal)s”") % names


def _legible(finding, text):
    """The words of a fault or its remedy on one line, with spaces that can be seen where spaces are what is wrong."""
    if finding.kind in OF_SPACES:
        text = re.sub(r"[^\S\n]", "␣", text)
    text = " ".join(text.split("\n")).strip()
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


# In the language of whoever reads the line.
sentence = lazy(_sentence, str)
