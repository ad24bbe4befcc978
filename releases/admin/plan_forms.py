"""What the verbs ask that set hours; hours are Hong Kong's and say so, and what they mean is read before it counts."""

import json
from datetime import datetime

from django import forms
from django.contrib.admin.widgets import AdminSplitDateTime
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from ..services import publishing, verbs
from ..services.calendar import FIRST_YEAR, LAST_YEAR
from ..text.dates import HONG_KONG
from ..text.languages import LANGUAGES, autonym, suffix, words
from .verb_forms import CLOSED, VerbForm

ZONE = _("Hong Kong time")
ALONE = _(
    "You have worked on this release. It stays flagged until a second person has looked at it."
)


class HourField(forms.SplitDateTimeField):
    """Day and hour in Hong Kong time, the zone printed beside them."""

    widget = AdminSplitDateTime

    def __init__(self, label, **kwargs):
        super().__init__(label=format_lazy("{}（{}）", label, ZONE), required=False, **kwargs)
        for part, written in zip(self.widget.widgets, ("%Y-%m-%d", "%H:%M"), strict=True):
            part.format = written
        for part, name in zip(self.widget.widgets, (_("Date"), _("Time")), strict=True):
            part.attrs["aria-label"] = format_lazy("{} · {}", label, name)

    def compress(self, parts):
        # The zone that is printed counts, whatever the settings or the server say.
        with timezone.override(HONG_KONG):
            return super().compress(parts)

    def prepare_value(self, value):
        is_moment = isinstance(value, datetime) and timezone.is_aware(value)
        return timezone.make_naive(value, HONG_KONG) if is_moment else value

    def clean(self, value):
        """Refuse years that only a slip of the finger means."""
        hour = super().clean(value)
        if hour and not FIRST_YEAR <= hour.year <= LAST_YEAR:
            sentence = _("Give a year from %(first)s to %(last)s.")
            raise forms.ValidationError(sentence % {"first": FIRST_YEAR, "last": LAST_YEAR})
        return hour


class PlanForm(VerbForm):
    """A verb that sets hours: what they mean is said in words first, and done when it was read."""

    # The plan that the person has read in words, as plan_read() writes it.
    read = forms.CharField(widget=forms.HiddenInput, required=False)
    # An hour that may stay although it has gone by.
    kept = None

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
                    ("closed", CLOSED),
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
    reason = forms.CharField(
        label=_("Why one person reschedules it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=ALONE,
    )

    def build(self):
        super().build()
        self.kept = self.release.publish_at
        self.order_fields([*(name for name in self.fields if name != "reason"), "reason"])
        if not self.is_own_work:
            del self.fields["reason"]

    def proposed(self):
        """The hours that it has now; one that is the release's own counts as "with"."""
        hours = {each: self.release.ready_at(each) for each in self.release.open_languages()}
        return {
            each: hour if hour > self.release.publish_at else None for each, hour in hours.items()
        }

    def arguments(self):
        return super().arguments() | {"reason": self.cleaned_data.get("reason", "")}


class OpenLanguageForm(PlanForm):
    language = forms.ChoiceField(label=_("Language"), widget=forms.RadioSelect)
    ready_at = HourField(_("From; left empty: now"))
    reason = forms.CharField(
        label=_("Why one person opens it"),
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=ALONE,
    )

    notice = forms.CharField(
        label=_("What readers are told"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Needed where readers had another text before the language was closed."),
    )

    def build(self):
        self.fields["language"].choices = [
            (language, autonym(language))
            for language in verbs.languages_to_open(self.release, self.at)
        ]
        if not self.release.former_digests:
            del self.fields["notice"]
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
            "notice": self.cleaned_data.get("notice", ""),
        }
