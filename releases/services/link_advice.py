"""Advice: a page that sends its readers to our own site in another language, where theirs has the same page."""

from urllib.parse import urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from ..models import Partner, Release, Visit
from ..text.languages import autonym
from ..text.links import addresses_in, links_in, twin
from .problems import Problem, Spot
from .release_parts import text_of_release

OTHER_LANGUAGE = _(
    "A link leads to a page of ours in another language; in %(language)s it is %(url)s"
)
# Pages that every language has at any time.
ALWAYS_THERE = {"home", "list", "visits", "partners", "feed"}
OF_A_RELEASE = {"release", "print", "text"}


def problems(release, parts, language):
    """Yield advice for each link to a page that readers of the language have, or will have with this release."""
    for url, spot in dict.fromkeys(_links(release, parts, language)):
        there = _twin(url, language)
        if there and _is_open(there, release, language):
            names = {"language": autonym(language), "url": there}
            yield Problem(spot, language, OTHER_LANGUAGE % names, blocking=False)


def _links(release, parts, language):
    """(address, spot) of every link that the page of a language has."""
    for spot, text in parts.texts_and_notes(release, language):
        yield from ((url, spot) for url in links_in(text))
    for note in parts.footnotes:
        yield note.url, Spot("footnotes", "url", note.pk)
    spot, registration = text_of_release(release, "event_registration", language)
    yield from ((url, spot) for url in addresses_in(registration))


def _twin(url, language):
    """The address of our own page in the language, written as the link writes it; None where there is none."""
    try:
        parts = urlsplit(url)
        is_ours = not parts.netloc or parts.netloc.lower() == urlsplit(settings.SITE_ORIGIN).netloc
    except ValueError:
        return None
    path = twin(parts.path, language) if is_ours else None
    return parts._replace(path=path).geturl() if path else None


def _is_open(url, release, language):
    """Whether readers find the page at its address now or at the hour of the release."""
    try:
        match = resolve(urlsplit(url).path)
    except Resolver404:
        return False
    page, slug = match.url_name, match.kwargs.get("slug")
    if page in ALWAYS_THERE:
        return True
    if page in OF_A_RELEASE and slug == release.slug:
        return True
    at = _hour(release)
    there = {
        **dict.fromkeys(OF_A_RELEASE, lambda: Release.objects.live(at, language)),
        "visit": lambda: Visit.objects.public(at, language),
        "partner": lambda: Partner.objects.public(at, language),
    }.get(page)
    return there is not None and there().filter(slug=slug).exists()


def _hour(release):
    """The hour of the release, or of the last edit if that was later: whoever reads this has just saved it."""
    return max(filter(None, (release.publish_at, release.edited_at)))
