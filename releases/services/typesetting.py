"""The parts of an article as readers are given them: set for the page, for paper, for the newsroom and for feeds."""

from django.utils.translation import gettext

from ..models import paths
from ..text import syndicating, typesetting


def of_page(parts, language):
    """Return the Typeset of the public page; the language is active."""
    return _typeset(parts, language, paths.photo)


def of_sheet(parts, language):
    """Return the Typeset of what is printed on paper."""
    return _typeset(parts, language, paths.photo, is_sheet=True)


def of_preview(parts, language, address):
    """Return the Typeset of a preview, whose photos are found where ``address`` says, as JPEG alone."""
    return _typeset(parts, language, address, formats=())


def of_feed(parts, language):
    """Return the Syndicated of the public feed."""
    return syndicating.syndicated(parts, language, paths.photo)


def _typeset(parts, language, address, **how):
    spoken = {"archived": gettext("Archived copy"), "accessed": gettext("Accessed")}
    edition = typesetting.Edition(language=language, address=address, **spoken, **how)
    return typesetting.typeset(parts, edition)
