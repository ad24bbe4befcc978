"""A page in its frame: the institution's name, the language bar, the addresses that machines read."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from ..models import paths
from ..services.frame import Frame, frame
from ..text.languages import LANGUAGES, autonym, html_lang


@dataclass(frozen=True)
class Version:
    """One language of the bar; without an address the page is closed in it."""

    language: str
    name: str
    html_lang: str
    address: str
    is_current: bool


@dataclass(frozen=True)
class Page:
    """Where a page stands, in its language and in those in which it is open: {language: path}."""

    language: str
    frame: Frame
    addresses: dict[str, str]

    @property
    def address(self):
        return absolute(self.addresses[self.language])

    @property
    def home(self):
        return absolute(paths.path("home", self.language))


def page(
    template, language, *, addresses, status=200, around=None, told=None, is_whole=True, **context
):
    """Return a page; ``addresses`` is {language: path} of where the same page is open.

    Only a page with status 200 says its address to machines, and what ``told``, given a Page, returns for them. One that
    is not whole, a later part of a list, asks them to go on to what it names, and to forget it.
    ``around`` replaces the frame, which costs one query.
    """
    is_told = status == 200 and is_whole
    around = frame(language) if around is None else around
    # Rendered without the request: no context processor may look for a session or a user.
    content = render_to_string(
        f"releases/{template}",
        {
            "frame": around,
            "language": language,
            "html_lang": html_lang(language),
            "versions": bar(addresses, language),
            "is_indexed": settings.INDEXED and is_told,
            **(machine_addresses(addresses, language) if is_told else {}),
            "told": told and is_told and told(Page(language, around, addresses)),
            **context,
        },
    )
    return HttpResponse(content, status=status)


def bar(addresses, language):
    """Return the language bar: each language in itself, closed ones without an address."""
    return [
        Version(
            language=each,
            name=autonym(each),
            html_lang=html_lang(each),
            address=addresses.get(each, ""),
            is_current=each == language,
        )
        for each in LANGUAGES
    ]


def machine_addresses(addresses, language):
    """Return the canonical address, and the alternates with x-default where there are several."""
    alternates = [(each, absolute(path)) for each, path in addresses.items()]
    if len(alternates) > 1:
        alternates.append(("x-default", alternates[0][1]))
    return {"canonical": absolute(addresses[language]), "alternates": alternates}


def absolute(path):
    """Return the address with the site's own origin, never the one that a request claims."""
    return settings.SITE_ORIGIN + path


def short(thing):
    """Return the short address of a release, a visit or an organisation, which knows no language."""
    return absolute(reverse("releases:short", kwargs={"public_id": thing.public_id}))


def everywhere(name):
    """Return {language: path} of a page that is open in every language."""
    return {each: paths.path(name, each) for each in LANGUAGES}
