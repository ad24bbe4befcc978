"""What each verb asks before it is done; hours are Hong Kong's and say so."""

from datetime import datetime, timedelta

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils.text import format_lazy
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from ..services import publishing
from ..text.dates import desk_moment
from ..text.languages import LANGUAGES, autonym, suffix

ZONE = _("Hong Kong time")


class VerbForm(forms.Form):
    """The version that the person has before them, and nothing else to ask."""

    based_on = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data=None, *, release, at):
        super().__init__(data, initial={"based_on": release.version})
        self.release, self.at = release, at
        self.build()

    def build(self):
        """Add the fields that depend on the release."""

    def arguments(self):
        """Return the keyword arguments of the verb; call it on a valid form."""
        return {"based_on": self.cleaned_data["based_on"]}

    def words(self):
        """Return what was typed and chosen, field by field, for the release's history."""
        shown = [field for field in self.visible_fields() if self.cleaned_data.get(field.name)]
        return [f"{field.label}: {_said(self.cleaned_data[field.name])}" for field in shown]

    def hour(self, name):
        """Return the hour typed in a field or None; the minute that is running counts as now."""
        typed = self.cleaned_data[name]
        is_running = typed is not None and typed <= self.at < typed + timedelta(minutes=1)
        return self.at if is_running else typed


def _said(value):
    return desk_moment(value, get_language()) if isinstance(value, datetime) else value


class ReturnForm(VerbForm):
    reason = forms.CharField(
        label=_("What should be changed"), widget=forms.Textarea(attrs={"rows": 4})
    )

    def arguments(self):
        return super().arguments() | {"reason": self.cleaned_data["reason"]}


class HourField(forms.SplitDateTimeField):
    """Day and hour in Hong Kong time, the zone printed beside them."""

    widget = AdminSplitDateTime

    def __init__(self, label, **kwargs):
        super().__init__(label=format_lazy("{}（{}）", label, ZONE), required=False, **kwargs)


class ApproveForm(VerbForm):
    when = forms.ChoiceField(
        label=_("Publication"),
        choices=[("hour", _("At an hour")), ("now", _("Now"))],
        widget=forms.RadioSelect,
        initial="hour",
    )
    publish_at = HourField(_("Hour"))

    def build(self):
        self.initial["publish_at"] = self.release.publish_at or publishing.soonest(self.at)
        for language in LANGUAGES:
            self.fields[f"opens_{suffix(language)}"] = forms.ChoiceField(
                label=autonym(language),
                choices=[
                    ("with", _("opens with the release")),
                    ("later", _("opens at an hour of its own")),
                    ("closed", _("stays closed")),
                ],
                widget=forms.RadioSelect,
                initial="with",
            )
            self.fields[f"ready_at_{suffix(language)}"] = HourField(autonym(language))

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == "hour" and not cleaned.get("publish_at"):
            self.add_error("publish_at", _("Give the hour, or publish now."))
        for language in LANGUAGES:
            later = cleaned.get(f"opens_{suffix(language)}") == "later"
            if later and not cleaned.get(f"ready_at_{suffix(language)}"):
                self.add_error(f"ready_at_{suffix(language)}", _("Give the hour of this language."))
        return cleaned

    def arguments(self):
        cleaned = self.cleaned_data
        opening = {
            language: self.hour(f"ready_at_{suffix(language)}")
            if cleaned[f"opens_{suffix(language)}"] == "later"
            else None
            for language in LANGUAGES
            if cleaned[f"opens_{suffix(language)}"] != "closed"
        }
        publish_at = self.at if cleaned["when"] == "now" else self.hour("publish_at")
        return super().arguments() | {"publish_at": publish_at, "opening": opening}


class WithdrawForm(VerbForm):
    keeps_headline = forms.BooleanField(label=_("Keep the headline on the notice"), required=False)

    def build(self):
        for language in self.release.live_languages(self.at):
            self.fields[f"reason_{suffix(language)}"] = forms.CharField(
                label=format_lazy("{} · {}", _("Reason for readers"), autonym(language)),
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    def arguments(self):
        reasons = {
            language: self.cleaned_data.get(f"reason_{suffix(language)}", "")
            for language in LANGUAGES
        }
        keeps = self.cleaned_data["keeps_headline"]
        return super().arguments() | {"reasons": reasons, "keeps_headline": keeps}


class OpenLanguageForm(VerbForm):
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)
    ready_at = HourField(_("From; left empty: now"))

    def build(self):
        self.fields["language"].choices = [
            (language, autonym(language))
            for language in LANGUAGES
            if self.release.ready_at(language) is None
        ]
        if len(self.fields["language"].choices) == 1:
            self.initial["language"] = self.fields["language"].choices[0][0]

    def arguments(self):
        chosen = {"language": self.cleaned_data["language"], "ready_at": self.hour("ready_at")}
        return super().arguments() | chosen


class CloseLanguageForm(VerbForm):
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)

    def build(self):
        self.fields["language"].choices = [
            (language, autonym(language)) for language in self.release.open_languages()
        ]

    def arguments(self):
        return super().arguments() | {"language": self.cleaned_data["language"]}


FORMS = {
    "submit": VerbForm,
    "return_with_reason": ReturnForm,
    "approve": ApproveForm,
    "unschedule": VerbForm,
    "withdraw": WithdrawForm,
    "open_language": OpenLanguageForm,
    "close_language": CloseLanguageForm,
}
