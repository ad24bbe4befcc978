"""What each verb asks before it is done; hours are Hong Kong's and say so."""

import json
from datetime import datetime, timedelta

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..services import publishing
from ..text.languages import LANGUAGES, autonym, suffix, words

ZONE = _("Hong Kong time")


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


class HourField(forms.SplitDateTimeField):
    """Day and hour in Hong Kong time, the zone printed beside them."""

    widget = AdminSplitDateTime

    def __init__(self, label, **kwargs):
        super().__init__(label=format_lazy("{}（{}）", label, ZONE), required=False, **kwargs)
        for part, written in zip(self.widget.widgets, ("%Y-%m-%d", "%H:%M"), strict=True):
            part.format = written
        for part, name in zip(self.widget.widgets, (_("Date"), _("Time")), strict=True):
            part.attrs["aria-label"] = format_lazy("{} · {}", label, name)


class PlanForm(VerbForm):
    """A verb that sets hours: what they mean is said in words first, and done when it was read."""

    # The plan that the person has read in words, as plan_read() writes it.
    read = forms.CharField(widget=forms.HiddenInput, required=False)

    def plan_read(self):
        """Return the plan as one line; the instant of a publication "now" is not part of it."""
        plan = self.plan()
        hours = {"publish_at": plan["publish_at"], **plan["opening"]}
        now = {name: "now" if hour == self.at else hour for name, hour in hours.items()}
        return json.dumps(now, default=datetime.isoformat)

    def was_read(self):
        """Whether the person has had these very hours in words; if not, the next answer carries them."""
        plan = self.plan_read()
        if self.cleaned_data["read"] == plan:
            return True
        self.data = self.data.copy()
        self.data["read"] = plan
        return False


class ApproveForm(PlanForm):
    when = forms.ChoiceField(
        label=_("Publication"),
        choices=[("hour", _("At an hour")), ("now", _("Now"))],
        widget=forms.RadioSelect,
        initial="hour",
    )
    publish_at = HourField(_("Hour"))

    def build(self):
        self.initial["publish_at"] = self.release.publish_at or publishing.soonest(self.at)
        opening = self.proposed()
        for language in LANGUAGES:
            ready_at = opening.get(language)
            self.fields[f"opens_{suffix(language)}"] = forms.ChoiceField(
                label=autonym(language),
                choices=[
                    ("with", _("opens with the release")),
                    ("later", _("opens at an hour of its own")),
                    ("closed", _("stays closed")),
                ],
                widget=forms.RadioSelect,
                initial="closed" if language not in opening else "later" if ready_at else "with",
            )
            self.fields[f"ready_at_{suffix(language)}"] = HourField(
                autonym(language), initial=ready_at
            )

    def proposed(self):
        """Return {language: hour or None} to begin with: the last approval's, else every language with words."""
        if kept := self.release.proposed_opening:
            return {each: hour and datetime.fromisoformat(hour) for each, hour in kept.items()}
        return {each: None for each in LANGUAGES if words(self.release, "headline", each)}

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("when") == "hour" and not cleaned.get("publish_at"):
            self.add_error("publish_at", _("Give the hour, or publish now."))
        for language in LANGUAGES:
            later = cleaned.get(f"opens_{suffix(language)}") == "later"
            if later and not cleaned.get(f"ready_at_{suffix(language)}"):
                self.add_error(f"ready_at_{suffix(language)}", _("Give the hour of this language."))
        return cleaned

    def plan(self):
        cleaned = self.cleaned_data
        opening = {
            language: self.hour(f"ready_at_{suffix(language)}")
            if cleaned[f"opens_{suffix(language)}"] == "later"
            else None
            for language in LANGUAGES
            if cleaned[f"opens_{suffix(language)}"] != "closed"
        }
        publish_at = self.at if cleaned["when"] == "now" else self.hour("publish_at")
        return {"publish_at": publish_at, "opening": opening}

    def arguments(self):
        return super().arguments() | self.plan()


class EmergencyForm(ApproveForm):
    reason = forms.CharField(
        label=_("Why one person publishes it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It stays flagged until a second person has looked at it."),
    )

    def build(self):
        super().build()
        self.initial["when"] = "now"
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])

    def arguments(self):
        return super().arguments() | {"reason": self.cleaned_data["reason"]}


class RescheduleForm(ApproveForm):
    def proposed(self):
        """The hours that it has now; one that is the release's own counts as "with"."""
        hours = {each: self.release.ready_at(each) for each in self.release.open_languages()}
        return {
            each: hour if hour > self.release.publish_at else None for each, hour in hours.items()
        }


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


class OpenLanguageForm(PlanForm):
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)
    ready_at = HourField(_("From; left empty: now"))
    reason = forms.CharField(
        label=_("Why one person opens it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "You handed this release in or edited it last. It stays flagged until a second person has "
            "looked at it."
        ),
    )

    def build(self):
        self.fields["language"].choices = [
            (language, autonym(language))
            for language in LANGUAGES
            if self.release.ready_at(language) is None
        ]
        if len(self.fields["language"].choices) == 1:
            self.initial["language"] = self.fields["language"].choices[0][0]
        if not self.is_own_work:
            del self.fields["reason"]

    def plan(self):
        release = self.release
        opening = {each: release.ready_at(each) for each in release.open_languages()}
        opening[self.cleaned_data["language"]] = self.hour("ready_at") or self.at
        return {"publish_at": release.publish_at, "opening": opening}

    def arguments(self):
        return super().arguments() | {
            "language": self.cleaned_data["language"],
            "ready_at": self.hour("ready_at"),
            "reason": self.cleaned_data.get("reason", ""),
        }


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
    "approve": ApproveForm,
    "return_with_reason": ReturnForm,
    "publish_in_emergency": EmergencyForm,
    "reschedule": RescheduleForm,
    "unschedule": VerbForm,
    "review": VerbForm,
    "open_language": OpenLanguageForm,
    "close_language": CloseLanguageForm,
    "withdraw": WithdrawForm,
    "reinstate": ReinstateForm,
}
