"""What holds for every request: a login, the language of the page, and privacy unless a view says otherwise."""

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.utils import translation
from django.utils.cache import add_never_cache_headers

from releases.text.languages import LANGUAGES


class LoginUnlessMarked(LoginRequiredMiddleware):
    """Every view needs a login unless it is marked; of a marked one, not even the session is read.

    Django's own asks for the user before it looks at the mark.
    """

    def process_view(self, request, view, args, kwargs):
        if not getattr(view, "login_required", True):
            return None
        return super().process_view(request, view, args, kwargs)


class LanguageMiddleware:
    """Public pages speak the language of their address, the newsroom that of its user."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = request.path_info.removeprefix("/").partition("/")[0]
        if language not in LANGUAGES:
            # Readers without a language in the address, errors included; the newsroom's users come below.
            language = translation.get_language_from_request(request)
        with translation.override(language):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
            return response

    def process_view(self, request, view, args, kwargs):
        # Only the newsroom reads the session: readers' pages never do.
        if request.path_info.startswith("/admin/") and request.user.is_authenticated:
            translation.activate(request.user.language)


class PrivateUnlessSaid:
    """No answer is kept by a browser or a proxy unless its view said how long."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
        return response
