"""Forms of things with a public address: it is proposed when left empty and never taken twice."""

from django import forms
from django.utils.translation import gettext as _

from ..services import addresses
from ..text.slugs import is_slug, proposed_slug
from .living import SeenForm


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
        # The English headline often comes after the first save, which had nothing to make an address of.
        if typed in ("", str(self.instance.public_id)):
            return self._proposal(cleaned)
        if not is_slug(typed):
            self.add_error("slug", _("Use small letters, digits and single hyphens only."))
        elif not addresses.is_available(self.instance, typed):
            self.add_error("slug", _("This address is not available; choose another one."))
        return typed

    def _proposal(self, cleaned):
        """Make an address of the English words, or of the random identity where there are none."""
        if self.instance.slug not in ("", str(self.instance.public_id)):
            return self.instance.slug
        english = cleaned.get(self.slug_from[self.instance._meta.model_name]) or ""
        proposal = proposed_slug(english, f"{self.instance.public_id}")
        if addresses.is_available(self.instance, proposal):
            return proposal
        return f"{proposal}-{self.instance.public_id[:4]}"

    def _get_validation_exclusions(self):
        # An address left empty is filled in clean(), so the model may judge it after all.
        return super()._get_validation_exclusions() - {"slug"}


class LivingForm(SeenForm, AddressedForm):
    """A visit or an organisation: it has an address, and several colleagues keep it."""
