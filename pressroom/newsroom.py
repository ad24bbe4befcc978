"""The newsroom itself: its name, its front page, the order of its rooms, and the language in which each user reads it."""

from functools import wraps

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponseBadRequest
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from releases.models import Release, User
from releases.services import audit, clock
from releases.text.languages import LANGUAGES
from releases.text.side_by_side import ARRANGEMENTS

from . import sessions
from .login import LoginForm

# As a press office reaches for them.
ROOMS = [
    "Release",
    "Photo",
    "Visit",
    "Stop",
    "Partner",
    "Person",
    "Agreement",
    "Topic",
    "Boilerplate",
    "Contact",
    "Sector",
    "Place",
    "SiteSettings",
    "LinkReport",
    "User",
    "AuditEntry",
]


class NewsroomSite(admin.AdminSite):
    site_header = site_title = _("Press room")
    index_title = _("Newsroom")
    empty_value_display = "–"
    login_form = LoginForm

    def get_urls(self):
        own = [
            path("language/", self.admin_view(self.choose_language), name="choose_language"),
            path(
                "side-by-side/",
                self.admin_view(self.choose_side_by_side),
                name="choose_side_by_side",
            ),
            path("awake/", self.admin_view(sessions.awake), name="awake"),
        ]
        # Django's own way to "view on site" asks no right and knows no language.
        theirs = super().get_urls()
        return own + [each for each in theirs if getattr(each, "name", "") != "view_on_site"]

    def admin_view(self, view, cacheable=False):
        """Refuse what no page here offers: Django makes a new thing of any form that says ``_saveasnew``."""

        @wraps(view)
        def asked(request, *args, **kwargs):
            if "_saveasnew" in request.POST:
                raise PermissionDenied
            return view(request, *args, **kwargs)

        return super().admin_view(asked, cacheable)

    def index(self, request, extra_context=None):
        """Show what waits, what goes out and what is unfinished, to whoever may see releases; and the rooms."""
        # The rooms register with this site, which must be there before them.
        from releases.admin import board

        releases = self.get_model_admin(Release)
        context = {"may_write": releases.has_add_permission(request)}
        if releases.has_view_permission(request):
            context["sections"] = board.sections(request.user)
        return super().index(request, context | (extra_context or {}))

    @transaction.atomic
    def password_change(self, request, extra_context=None):
        """Let people change their own password, and keep that they did."""
        answer = super().password_change(request, extra_context)
        if answer.status_code == 302:
            by = request.user
            audit.record(audit.What.PASSWORD, by=by, thing=by, at=clock.now())
        return answer

    def get_app_list(self, request, app_label=None):
        """All rooms in one list, in the order of ROOMS; what is not named comes last."""
        apps = [
            app
            for app in super().get_app_list(request, app_label)
            if app["app_label"] != "django_tasks_database"  # the operator's, not the press office's
        ]
        for app in apps:
            app["models"].sort(key=lambda room: _place(room["object_name"]))
        return apps

    @staticmethod
    @require_POST
    def choose_language(request):
        """Keep the language in which this user reads the newsroom."""
        if request.POST.get("language") in LANGUAGES:
            request.user.language = request.POST["language"]
            request.user.save(update_fields=["language"])
        return _back(request)

    @staticmethod
    @require_POST
    def choose_side_by_side(request):
        """Keep the languages that this user sees next to each other on the forms."""
        chosen = request.POST.get("languages")
        if chosen not in ARRANGEMENTS:
            return HttpResponseBadRequest()
        # The column alone: whoever saves the user meanwhile loses nothing by it.
        User.objects.filter(pk=request.user.pk).update(side_by_side=chosen)
        return _back(request)


def _back(request):
    """Go on to the page that the choice was made on."""
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, allowed_hosts={request.get_host()}):
        target = reverse("admin:index")
    return redirect(target)


def _place(name):
    return ROOMS.index(name) if name in ROOMS else len(ROOMS)
