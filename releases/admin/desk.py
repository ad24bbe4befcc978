"""Beside the form: state, hour, what is missing, the next button; each verb on a page of its own; the preview."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone, translation
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..models import Release
from ..services import article, drafting, publishing
from ..services.refusals import Refused, RequirementsNotMet
from ..text import dates
from ..text.languages import LANGUAGES, autonym
from . import verb_forms

LABELS = {
    "submit": _("Submit for review"),
    "return_with_reason": _("Return with a reason"),
    "approve": _("Approve"),
    "unschedule": _("Unschedule"),
    "open_language": _("Open a language"),
    "close_language": _("Close a language"),
    "withdraw": _("Withdraw"),
}

# The steps that lead forward stand out among the buttons.
NEXT = ["submit", "approve", "open_language"]


def state_label(release, at):
    """The state as the desk says it: scheduled and live are told apart by the clock."""
    if release.is_returned():
        return _("Returned")
    if release.state != Release.State.APPROVED:
        return release.get_state_display()
    return _("Live") if release.is_live(at) else _("Scheduled")


def release_hour(release):
    """The hour of a release: kept when its approval was taken back, it is only a proposal."""
    hour = desk_hour(release.publish_at)
    if release.publish_at and not release.is_locked():
        return format_lazy("{}（{}）", hour, _("proposed"))
    return hour


def desk_hour(moment):
    """An hour with its zone, in the newsroom's language."""
    return dates.desk_moment(moment, translation.get_language()) if moment else "–"


def panel(release, user):
    """What stands beside the form: state, hour of each language, missing things, buttons, previews."""
    at = timezone.now()
    problems = []
    if release.state in (Release.State.DRAFT, Release.State.SUBMITTED):
        problems = publishing.requirements(release, LANGUAGES)
    return {
        "state_label": state_label(release, at),
        "hour": release_hour(release),
        "open_from": [
            (autonym(language), desk_hour(release.ready_at(language)))
            for language in LANGUAGES
            if release.ready_at(language)
        ],
        "problems": _by_language(problems),
        "verbs": [(verb, LABELS[verb]) for verb in publishing.verbs(release, user, at)],
        "next_verbs": NEXT,
        "may_edit_all": drafting.may_edit_all(release, user),
        "previews": [(language, autonym(language)) for language in LANGUAGES],
        "live_addresses": [
            (autonym(language), release.get_absolute_url(language))
            for language in release.live_languages(at)
        ],
    }


def _by_language(problems):
    """Return [(language, its own name, problems, how many block)], what concerns all languages first."""
    groups = []
    for language in (None, *LANGUAGES):
        found = [each for each in problems if each.language == language]
        if found:
            blocking = sum(each.blocking for each in found)
            groups.append((language, autonym(language) if language else "", found, blocking))
    return groups


class DeskViews:
    """The addresses of a release beyond its form: one page a verb, and the preview in each language."""

    def get_urls(self):
        wrap = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/preview/<str:language>/",
                wrap(self.preview),
                name="releases_release_preview",
            ),
            *(
                path(
                    f"<int:pk>/{verb.replace('_', '-')}/",
                    wrap(self.verb_page),
                    {"verb": verb},
                    name=f"releases_release_{verb}",
                )
                for verb in publishing.RIGHTS
            ),
        ]
        return own + super().get_urls()

    def _release(self, request, pk):
        release = self.get_queryset(request).filter(pk=pk).first()
        if release is None:
            raise Http404
        if not self.has_view_permission(request, release):
            raise PermissionDenied
        return release

    def verb_page(self, request, pk, verb):
        """Ask what the verb needs to know, then do it; a refusal comes back with everything that was typed."""
        release = self._release(request, pk)
        at = timezone.now()
        if verb not in publishing.verbs(release, request.user, at) and request.method == "GET":
            messages.warning(request, str(Refused()))
            return redirect("admin:releases_release_change", pk)
        form = verb_forms.FORMS[verb](request.POST or None, release=release, at=at)
        problems = []
        if request.method == "POST" and form.is_valid():
            try:
                getattr(publishing, verb)(release, by=request.user, at=at, **form.arguments())
            except RequirementsNotMet as refused:
                problems = refused.problems
                messages.error(request, str(refused))
            except Refused as refused:
                messages.error(request, str(refused))
            else:
                said = " · ".join([str(LABELS[verb]), *form.words()])
                self.log_change(request, release, said)
                messages.success(request, _("Done: %(verb)s.") % {"verb": LABELS[verb]})
                return redirect("admin:releases_release_change", pk)
        return render(
            request,
            "admin/releases/release/verb.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": LABELS[verb],
                "original": release,
                "form": form,
                "verb_label": LABELS[verb],
                **panel(release, request.user),
                **({"problems": _by_language(problems)} if problems else {}),
            },
        )

    def preview(self, request, pk, language):
        """The public page as it will read, for staff only and kept nowhere."""
        if language not in LANGUAGES:
            raise Http404
        release = self._release(request, pk)
        at = timezone.now()
        with translation.override(language):
            context = article.page(release, language, at)
            context["is_embargoed"] = release.is_scheduled(at)
            response = render(request, "releases/preview.html", context)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex, noarchive"
        return response
