"""A form that arrives after its login has ended is not lost: it waits on a page where one logs in, and goes on.

It goes on for the one whose login ended; anybody else is shown first what it is for.
"""

from django.apps import apps
from django.contrib import admin
from django.contrib.auth import login
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.csrf import csrf_failure

from releases.admin import desk

from .login import LoginForm
from .sessions import in_newsroom, was_logged_in

FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
PREFIX = "in-place"
LOGIN_FIELDS = (f"{PREFIX}-username", f"{PREFIX}-password")
TOKEN = "csrfmiddlewaretoken"
DEEDS = desk.LABELS | {"add": _("Add"), "change": _("Change"), "delete": _("Delete")}


class LoginInPlace:
    """Asks for a login where the form arrived, and lets the same request go on after it.

    Stands behind the middleware that checks the token: only what one of our own pages sent is kept, and only for a
    browser that had a login.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not _is_form(request) or _is_of_the_login(request, view):
            return None
        given = _taken_out(request)
        if admin.site.has_permission(request) or not was_logged_in(request):
            return None
        form = _login_form(request, given or None)
        if not form.is_valid():
            return _waiting(request, form)
        login(request, form.get_user())
        is_same = getattr(request, "ended_login_of", None) == request.user
        # Nobody else does unseen, in their own name, what another began.
        return None if is_same else _waiting(request)


def token_refused(request, reason=""):
    """Answer a POST whose token was made before the last login; what came from our own pages waits to be confirmed.

    Django's CSRF_FAILURE_VIEW. Any other site's form is refused as ever.
    """
    if not (_is_form(request) and _came_from_here(request)):
        return csrf_failure(request, reason=reason)
    if _is_of_the_login(request, request.resolver_match.func):
        return redirect("admin:index")
    _taken_out(request)
    if admin.site.has_permission(request):
        return _waiting(request)
    if was_logged_in(request):
        return _waiting(request, _login_form(request))
    return csrf_failure(request, reason=reason)


def _is_form(request):
    return request.method == "POST" and in_newsroom(request) and request.content_type in FORMS


def _is_of_the_login(request, view):
    return not getattr(view, "login_required", True) or request.path == reverse("admin:logout")


def _came_from_here(request):
    # Browsers say with every POST which site's page sent it, and no page can forge that.
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def _taken_out(request):
    """Take the fields of the login out of the form, so that no view meets them; return those that are there."""
    there = {name: request.POST[name] for name in LOGIN_FIELDS if name in request.POST}
    if there:
        rest = request.POST.copy()
        for name in there:
            del rest[name]
        request.POST = rest
    return there


def _login_form(request, given=None):
    who = getattr(request, "ended_login_of", None)
    return LoginForm(
        request, given, prefix=PREFIX, initial={"username": who.get_username() if who else ""}
    )


def _waiting(request, form=None):
    """Show what arrived as a form that can be sent once more; ``form`` asks for the login, if one is needed."""
    who = (
        request.user if request.user.is_authenticated else getattr(request, "ended_login_of", None)
    )
    if who:
        translation.activate(who.language)
    context = admin.site.each_context(request) | {
        "title": _("Log in again") if form else _("Send once more"),
        "form": form,
        "purpose": _purpose(request.resolver_match.url_name or ""),
        "fields": list(_typed(request.POST)),
        "files": [each.name for files in request.FILES.lists() for each in files[1]],
    }
    return render(request, "admin/waiting.html", context, status=403)


def _purpose(name):
    """Return the room and the deed of an address in words, as far as there are any; never what a row says."""
    app, _mark, rest = name.partition("_")
    model, _mark, deed = rest.partition("_")
    try:
        room = apps.get_model(app, model)._meta.verbose_name
    except LookupError:
        return ""
    return " · ".join(str(word) for word in (capfirst(room), DEEDS.get(deed)) if word)


def _typed(post):
    """Yield (name, value) of every field but passwords and the token of the earlier page."""
    for name, values in post.lists():
        if name != TOKEN and "password" not in name.lower():
            yield from ((name, value) for value in values)
