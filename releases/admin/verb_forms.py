"""What each verb asks before it is done; hours are Hong Kong's and say so."""

from datetime import timedelta

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from ..text.languages import LANGUAGES, autonym, suffix

# What ApproveForm calls a language that readers don't get yet.
CLOSED = _("stays closed")


def keep_closed(form, lacking):
    """Begin with those languages closed that lack something, and say so beside them.

    ``lacking`` is {language: how many things block it}. The choice stays: what lacks may be mended meanwhile.
    """
    for language, count in lacking.items():
        name = f"opens_{suffix(language)}"
        form.initial[name] = "closed"
        sentence = ngettext(
            "%(count)s thing is still missing in this language.",
            "%(count)s things are still missing in this language.",
            count,
        )
        form[name].help_text = sentence % {"count": count}


class VerbForm(forms.Form):
    """The version that the person has before them, and nothing else to ask."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, release, at, by):
        super().__init__(data, initial={"based_on": release.version})
        self.release, self.at, self.is_own_work = release, at, release.is_work_of(by)
        self.build()

    def build(self):
        """Add the fields that depend on the release."""

    def arguments(self):
        """Return the keyword arguments of the verb; call it on a valid form."""
        return {"based_on": self.cleaned_data["based_on"]}

    def plan(self):
        """Return {"publish_at", "opening"} as the verb would leave them; {} where it sets no hour."""
        return {}

    def hour(self, name):
        """Return the hour typed in a field or None; the minute that is running counts as now."""
        typed = self.cleaned_data[name]
        is_running = typed is not None and typed <= self.at < typed + timedelta(minutes=1)
        return self.at if is_running else typed


class ReturnForm(VerbForm):
    reason = forms.CharField(
        label=_("What should be changed"), widget=forms.Textarea(attrs={"rows": 4})
    )

    def arguments(self):
        return super().arguments() | {"reason": self.cleaned_data["reason"]}


class ReinstateForm(VerbForm):
    reason = forms.CharField(
        label=_("Why it is given back"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("For colleagues. It stays flagged until a second person has looked at it."),
    )

    def build(self):
        for language in self.release.withdrawn_languages():
            self.fields[f"notice_{suffix(language)}"] = forms.CharField(
                label=format_lazy("{} · {}", _("What readers are told"), autonym(language)),
                widget=forms.Textarea(attrs={"rows": 3, "lang": language}),
            )

    def arguments(self):
        notices = {
            language: self.cleaned_data[f"notice_{suffix(language)}"]
            for language in self.release.withdrawn_languages()
        }
        return super().arguments() | {"reason": self.cleaned_data["reason"], "notices": notices}


class WithdrawForm(VerbForm):
    keeps_headline = forms.BooleanField(label=_("Keep the headline on the notice"), required=False)

    def build(self):
        for language in self.release.live_languages(self.at):
            self.fields[f"reason_{suffix(language)}"] = forms.CharField(
                label=format_lazy("{} · {}", _("Reason for readers"), autonym(language)),
                widget=forms.Textarea(attrs={"rows": 3, "lang": language}),
            )
        self.order_fields([*(name for name in self.fields if name != "keeps_headline")])

    def arguments(self):
        reasons = {
            language: self.cleaned_data.get(f"reason_{suffix(language)}", "")
            for language in LANGUAGES
        }
        keeps = self.cleaned_data["keeps_headline"]
        return super().arguments() | {"reasons": reasons, "keeps_headline": keeps}


class CloseLanguageForm(VerbForm):
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why"), widget=forms.Textarea(attrs={"rows": 2}), help_text=_("For colleagues.")
    )

    def build(self):
        self.fields["language"].choices = [
            (language, autonym(language)) for language in self.release.open_languages()
        ]

    def arguments(self):
        return super().arguments() | {
            "language": self.cleaned_data["language"],
            "reason": self.cleaned_data["reason"],
        }
