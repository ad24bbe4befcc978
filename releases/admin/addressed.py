"""Forms of things with a public address: it is proposed when left empty and never taken twice."""

from django import forms
from django.utils.translation import gettext as _

from ..services import addresses
from ..text.slugs import is_slug, proposed_slug


class AddressedForm(forms.ModelForm):
    # The translated field whose English words make the proposal.
    slug_from = {"release": "headline_en", "visit": "title_en", "partner": "official_name_en"}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean(self):
        cleaned = super().clean()
        if "slug" in self.fields and not self.errors.get("slug"):
            cleaned["slug"] = self._slug(cleaned.get("slug", ""), cleaned)
        return cleaned

    def _slug(self, typed, cleaned):
        if not typed:
            return self._proposal(cleaned)
        if not is_slug(typed):
            self.add_error("slug", _("Use small letters, digits and single hyphens only."))
        elif not addresses.is_available(self.instance, typed):
            self.add_error("slug", _("This address is not available; choose another one."))
        return typed

    def _proposal(self, cleaned):
        """Make an address of the English words, or of the random identity where there are none."""
        if self.instance.slug:
            return self.instance.slug
        english = cleaned.get(self.slug_from[self.instance._meta.model_name]) or ""
        proposal = proposed_slug(english, f"{self.instance.public_id}")
        if addresses.is_available(self.instance, proposal):
            return proposal
        return f"{proposal}-{self.instance.public_id[:4]}"

    def _get_validation_exclusions(self):
        # An address left empty is filled in clean(), so the model may judge it after all.
        return super()._get_validation_exclusions() - {"slug"}


class LivingForm(AddressedForm):
    """A visit or an organisation: a save is refused when somebody else saved after the form was opened."""

    seen = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.initial["seen"] = self.instance.edited_at.isoformat()

    def clean(self):
        if self.instance.pk:
            # The lock holds until the admin's transaction ends, so nobody saves in between.
            rows = type(self.instance).objects.select_for_update().filter(pk=self.instance.pk)
            saved_at = rows.values_list("edited_at", flat=True).get()
            if self.cleaned_data.get("seen") != saved_at.isoformat():
                raise forms.ValidationError(
                    _(
                        "Somebody else has saved this page since you opened it. Your text is still in "
                        "this form: open the page in another tab, compare, and save again there."
                    )
                )
        return super().clean()
