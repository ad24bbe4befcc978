"""Forms of what several colleagues keep: a save is refused when somebody else saved after the form was opened."""

from django import forms
from django.utils.translation import gettext as _

from ..services import following


class SeenForm(forms.ModelForm):
    """Carries the hour of the last edit; admin/releases/change_form.html writes the hidden field."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        # Added here, since a declared field would be shown again by an admin that lists no fields.
        self.fields["seen"] = forms.CharField(widget=forms.HiddenInput, required=False)
        if self.instance.pk:
            self.initial["seen"] = self.instance.edited_at.isoformat()

    def clean(self):
        if self.instance.pk and self.cleaned_data.get("seen") != self.lock():
            raise forms.ValidationError(
                _(
                    "Somebody else has saved this page since you opened it. Your text is still in "
                    "this form: open the page in another tab, compare, and save again there."
                )
            )
        return super().clean()

    def lock(self):
        """Return the hour of the last edit as it now is, or None once the thing is gone.

        The lock holds until the admin's transaction ends, so nobody saves in between.
        """
        following.hold(self.instance)
        rows = type(self.instance).objects.select_for_update().filter(pk=self.instance.pk)
        saved_at = rows.values_list("edited_at", flat=True).first()
        return saved_at and saved_at.isoformat()
