"""Pages for what isn't there and for what broke; they say nothing of the reason."""

from django.utils import translation
from django.utils.cache import patch_vary_headers

from ..services.frame import NAMELESS
from ..text.languages import DEFAULT, LANGUAGES
from . import pages


def not_found(request, exception=None):
    """Answer 404 with one and the same page, whatever is behind the address."""
    response = pages.page(
        "not_found.html", language(), addresses=pages.everywhere("home"), status=404
    )
    response.headers["Cache-Control"] = "no-store"
    if request.path_info.split("/")[1] not in LANGUAGES:
        patch_vary_headers(response, ["Accept-Language"])
    return response


def broken(request):
    """Answer 500 without asking the database, which may be what broke."""
    response = pages.page(
        "broken.html",
        language(),
        addresses=pages.everywhere("home"),
        status=500,
        around=NAMELESS,
    )
    response.headers["Cache-Control"] = "no-store"
    return response


def language():
    """Return the language of the page, which the middleware found in the address or in what the reader prefers."""
    active = translation.get_language()
    return active if active in LANGUAGES else DEFAULT
