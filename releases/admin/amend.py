"""A live release is changed on its own form, under a question first: what are readers told?

The rows are written, compared with what the pages printed, and kept or taken back as a whole; see services/amending.py.
"""

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import path
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..services import amending, clock, figures, verbs
from ..services.refusals import Refused, RequirementsNotMet, Unannounced
from ..text.languages import LANGUAGES, autonym, html_lang, suffix
from . import desk
from .release_form import ReleaseForm

# Readers have filed it under these.
FIXED = ("kind", "slug")


def _told(language):
    label = format_lazy("{} · {}", _("What readers are told"), autonym(language))
    return forms.CharField(
        label=label,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "lang": html_lang(language)}),
        help_text=_(
            "Left empty, it is proposed from what you change; nothing goes out before you read it."
        ),
    )


class AmendForm(ReleaseForm):
    change_kind = forms.ChoiceField(
        label=_("Kind of change"),
        choices=[
            ("correction", _("Correction: something was wrong; readers are told")),
            ("update", _("Update: something is new; readers are told")),
            ("minor", _("Minor change: silent, and no fact may differ")),
        ],
        widget=forms.RadioSelect,
    )
    change_reason = forms.CharField(
        label=_("Why"),
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For colleagues. It stays flagged until a second person has looked at it."),
    )
    withholds_old = forms.BooleanField(
        label=_("Do not repeat the old wording"),
        required=False,
        help_text=_(
            "For privacy or defamation: neither readers nor this entry of the record get it. Revisions, which no reader reaches, keep it."
        ),
    )
    # Ticked in the rows of the photos themselves; see figures.py.
    withdrawn_photos = forms.MultipleChoiceField(label=_("Withdraw photos"), required=False)
    # Not "notice": that is the release's own line above its headline.
    told_zh_hant = _told("zh-hant")
    told_zh_hans = _told("zh-hans")
    told_en = _told("en")

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["withdrawn_photos"].choices = figures.shown(self.instance, get_language())

    def arguments(self):
        """Return what amending.finish() asks of a valid form."""
        cleaned = self.cleaned_data
        return {
            "kind": cleaned["change_kind"],
            "reason": cleaned["change_reason"],
            "withholds_old": cleaned["withholds_old"],
            "withdraws": cleaned["withdrawn_photos"],
            "notices": {each: cleaned[f"told_{suffix(each)}"] for each in LANGUAGES},
        }


class AmendView:
    """The address at which a live release is corrected or updated."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.amend_view)
        return [path("<int:pk>/amend/", view, name="releases_release_amend"), *super().get_urls()]

    def amend_view(self, request, pk):
        """The form of a live release; a change that is refused comes back with everything that was typed."""
        if not request.user.has_perm(verbs.RIGHTS["amend"]):
            raise PermissionDenied
        release = self.release_of(request, pk)
        if "amend" not in verbs.usable(release, request.user, clock.now()):
            messages.warning(request, str(Refused()))
            return redirect("admin:releases_release_change", pk)
        request.amends = True
        context = {"title": desk.LABELS["amend"], "is_amending": True}
        try:
            return self.changeform_view(request, str(pk), extra_context=context)
        except Refused as refused:
            # The rows were taken back with the transaction; the form is read again to be shown again.
            request.refused = refused
            self._carry(request, context, refused)
            return self.changeform_view(request, str(pk), extra_context=context)

    @staticmethod
    def _carry(request, context, refused):
        """Give the page what the refusal carries: proposals for the notices, or what is missing."""
        if isinstance(refused, RequirementsNotMet):
            context["problems"] = desk.by_language(refused.problems)
        if isinstance(refused, Unannounced):
            context["is_proposing"] = True
            data = request.POST.copy()
            data.update({f"told_{suffix(each)}": text for each, text in refused.notices.items()})
            request.POST = data

    def begin_amending(self, request, release, based_on):
        """Lock the release and keep what it printed; return it afresh."""
        request.amending = amending.begin(
            release, based_on=based_on, by=request.user, at=clock.now()
        )
        return request.amending.release

    def finish_amending(self, request, form):
        """Keep the change, or raise why not: the transaction of the form is undone then."""
        amending.finish(request.amending, by=request.user, at=clock.now(), **form.arguments())

    @staticmethod
    def amended_response(request, release):
        messages.success(request, _("Done: the text is changed, and the change is on the record."))
        return redirect("admin:releases_release_change", release.pk)

    @staticmethod
    def amended_fieldsets(release, fieldsets):
        """The question first, with the notices of open languages; then the form without what readers know it by."""
        told = [f"told_{suffix(each)}" for each in release.live_languages(clock.now())]
        question = ["change_kind", "change_reason", *told, "withholds_old"]
        rest = [
            (name, options | {"fields": [each for each in options["fields"] if each not in FIXED]})
            for name, options in fieldsets
        ]
        return [(_("The change"), {"fields": question}), *rest]
