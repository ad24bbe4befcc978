"""One page a verb of a release, which asks what it needs to know; and the preview in each language."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from ..services import article, changed_since, clock, publishing, scheduling, verbs
from ..services.refusals import OwnWork, Refused, RequirementsNotMet
from ..text import schedule
from ..text.languages import LANGUAGES, autonym
from . import desk, photo_files, plan_forms, verb_forms
from .recorded import record_panel

FORMS = {
    "submit": verb_forms.VerbForm,
    "approve": plan_forms.ApproveForm,
    "return_with_reason": verb_forms.ReturnForm,
    "publish_in_emergency": plan_forms.EmergencyForm,
    "reschedule": plan_forms.RescheduleForm,
    "unschedule": verb_forms.VerbForm,
    "review": verb_forms.VerbForm,
    "open_language": plan_forms.OpenLanguageForm,
    "close_language": verb_forms.CloseLanguageForm,
    "withdraw": verb_forms.WithdrawForm,
    "reinstate": verb_forms.ReinstateForm,
}
# What gives every language its hour, or leaves it closed.
OPENING = ("approve", "publish_in_emergency", "reschedule")


class DeskViews:
    """The addresses of a release beyond its form."""

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
                for verb in FORMS
            ),
        ]
        return own + super().get_urls()

    def release_of(self, request, pk):
        """Return the release that the person may see, or 404."""
        if not self.has_view_permission(request):
            # Before the row is looked for: to others no key says whether it means anything.
            raise PermissionDenied
        release = self.get_queryset(request).filter(pk=pk).first()
        if release is None:
            raise Http404
        return release

    def verb_page(self, request, pk, verb):
        """Ask what the verb needs to know, then do it; a refusal comes back with everything that was typed."""
        if not request.user.has_perm(verbs.RIGHTS[verb]):
            raise PermissionDenied
        release = self.release_of(request, pk)
        at = clock.now()
        if verb not in verbs.usable(release, request.user, at) and request.method == "GET":
            is_own = verb == "approve" and release.state == release.State.SUBMITTED
            messages.warning(request, str(OwnWork() if is_own else Refused()))
            return redirect("admin:releases_release_change", pk)
        form = FORMS[verb](request.POST or None, release=release, at=at, by=request.user)
        context = {}
        if request.method == "POST" and form.is_valid():
            form.is_usable = verb in verbs.usable(release, request.user, at)
            context = self._answer(request, verb, form)
            if context is None:
                messages.success(request, _("Done: %(verb)s.") % {"verb": desk.LABELS[verb]})
                return redirect("admin:releases_release_change", pk)
        panel = desk.panel(release, request.user)
        if verb in OPENING:
            verb_forms.keep_closed(form, desk.lacking(panel["problems"]))
        return render(
            request,
            "admin/releases/release/verb.html",
            {
                **self.admin_site.each_context(request),
                "opts": self.opts,
                "title": desk.LABELS[verb],
                "original": release,
                "form": form,
                "verb": verb,
                "verb_label": desk.LABELS[verb],
                **panel,
                **(record_panel(release) if verb == "review" else {}),
                **context,
            },
        )

    def _answer(self, request, verb, form):
        """Use the verb and return None; or return what the page needs to put hours into words, or to say why not."""
        try:
            if (plan := form.plan()) and form.is_usable:
                # Nobody signs for hours at which it could not go out.
                if verb != "open_language":
                    publishing.check_hours(form.at, **plan, kept=form.kept)
                verbs.require(form.release, plan["opening"])
                if not form.was_read():
                    return self._in_words(form)
            getattr(publishing, verb)(form.release, by=request.user, at=form.at, **form.arguments())
        except RequirementsNotMet as refused:
            problems = desk.by_language(refused.problems)
            messages.error(request, _unmet(verb, refused, desk.lacking(problems)))
            return {"problems": problems}
        except Refused as refused:
            messages.error(request, str(refused))
            return {}
        return None

    @staticmethod
    def _in_words(form):
        """What the chosen hours mean, before anything is done."""
        asked = form.plan() | {"at": form.at, "language": translation.get_language()}
        # What others wrote beside the form goes out with it.
        edits = [
            _("Edited since it was handed in: %(name)s, %(hour)s.")
            % {"name": each.name, "hour": desk.desk_hour(each.edited_at)}
            for each in changed_since.changed_since_submission(form.release)
        ]
        return {
            "plan": schedule.in_words(**asked, is_live=form.release.is_live(form.at)),
            "warnings": [*scheduling.warnings(form.release, **asked), *edits],
        }

    def preview(self, request, pk, language):
        """The public page as it will read, for staff only and kept nowhere."""
        if language not in LANGUAGES:
            raise Http404
        release = self.release_of(request, pk)
        at = clock.now()
        with translation.override(language):
            context = article.preview(release, language, at, photo_files.preview_address)
            context["is_embargoed"] = release.is_scheduled(at)
            response = render(request, "releases/preview.html", context)
        response.headers["Cache-Control"] = "private, no-store"
        response.headers["X-Robots-Tag"] = "noindex, noarchive"
        return response


def _unmet(verb, refused, lacking):
    """Why a verb was refused for want of something: in which languages, and how to go on without them."""
    if verb not in OPENING or not lacking:
        return str(refused)
    sentence = _(
        "Something is still missing in %(languages)s: see the list. To go on without, choose “%(closed)s” there."
    )
    names = " · ".join(autonym(language) for language in lacking)
    return sentence % {"languages": names, "closed": verb_forms.CLOSED}
