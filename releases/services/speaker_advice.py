"""Advice: a quotation that a text gives to somebody else than its speaker, whom the page does not name."""

from django.utils.translation import gettext_lazy as _

from ..text.advice import speakers
from .problems import Problem
from .reading import quotation_name

ANOTHER = _("The text gives “%(words)s” to %(name)s; the speaker of the quotation is %(speaker)s.")


def problems(release, parts, language):
    """Yield advice for each quotation that stands with the name of another person."""
    said = {each.key: each for each in parts.quotations if each.speaker}
    if not said:
        return
    names = parts.named.directory(language)
    for spot, text in parts.texts_and_notes(release, language):
        for found in speakers.introduced(text, names, language):
            quotation = said.get(found.key)
            speaker = quotation.speaker.name_in(language) if quotation else ""
            if speaker and not speakers.is_of(found.name, speaker):
                told = {"name": found.name, "speaker": speaker}
                told["words"] = quotation_name(quotation, language)
                yield Problem(spot, language, ANOTHER % told, blocking=False)
