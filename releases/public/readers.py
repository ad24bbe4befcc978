"""What every reader's view has in common: no login, GET and HEAD only, an answer that says how long it keeps."""

from functools import wraps

from django.http import Http404, HttpResponseNotAllowed

from .errors import not_found

METHODS = ("GET", "HEAD")
PLAIN = "text/plain; charset=utf-8"


def for_readers(view):
    """Open a view to everybody; it reads neither session nor user and sets no cookie."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        if request.method not in METHODS:
            response = HttpResponseNotAllowed(METHODS)
        else:
            try:
                response = view(request, *args, **kwargs)
            except Http404 as miss:
                # Here rather than in Django, whose own page would show what the address matched while DEBUG is on.
                response = not_found(request, miss)
        kept = "no-cache" if response.status_code < 400 else "no-store"
        response.headers.setdefault("Cache-Control", kept)
        return response

    answer.login_required = False
    # Nothing is ever posted here: another method gets 405, not a word about tokens.
    answer.csrf_exempt = True
    return answer


def or_404(found):
    """Return what was found; where that is None, there is no such page."""
    if found is None:
        raise Http404
    return found
