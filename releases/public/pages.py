"""A page in its frame: the institution's name, the language bar, the addresses that machines read."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from ..services.frame import frame
from ..text.languages import LANGUAGES, autonym, html_lang


@dataclass(frozen=True)
class Version:
    """One language of the bar; without an address the page is closed in it."""

    language: str
    name: str
    html_lang: str
    address: str
    is_current: bool


def page(template, language, *, addresses, status=200, around=None, **context):
    """Return a page; ``addresses`` is {language: path} of where the same page is open.

    Only a page with status 200 says its address to machines. ``around`` replaces the frame, which costs one query.
    """
    # Rendered without the request: no context processor may look for a session or a user.
    content = render_to_string(
        f"releases/{template}",
        {
            "frame": frame(language) if around is None else around,
            "language": language,
            "html_lang": html_lang(language),
            "versions": bar(addresses, language),
            "is_indexed": settings.INDEXED and status == 200,
            **(machine_addresses(addresses, language) if status == 200 else {}),
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


def everywhere(name):
    """Return {language: path} of a page that is open in every language."""
    return {each: reverse(f"releases:{name}", kwargs={"language": each}) for each in LANGUAGES}
