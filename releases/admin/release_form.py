"""What the release form is made of: the form itself with the version it was based on, and a row for each part."""

from django import forms

from ..models import Footnote, KeyPoint, Quotation
from .addressed import AddressedForm
from .partners import RoleInline
from .parts import Part
from .people import AppearanceInline
from .translated import StackedInline, TabularInline

WORDS = ["headline", "subheadline", "dateline_places", "body", "notes_to_editors", "notice"]
EVENT_WORDS = ["event_place", "event_registration"]


class ReleaseForm(AddressedForm):
    # The version that the person has before them; a save based on an older one is refused.
    based_on = forms.IntegerField(widget=forms.HiddenInput)
    # Set by ReleaseAdmin for one request: why drafting.begin() refused this save.
    refused = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["based_on"].initial = self.instance.version
        self.initial["based_on"] = self.instance.version

    def clean(self):
        if self.refused:
            raise forms.ValidationError(str(self.refused))
        return super().clean()


class KeyPointInline(Part, TabularInline):
    model = KeyPoint
    fields = ["position", "point"]


class FootnoteInline(Part, StackedInline):
    model = Footnote
    fields = [
        ("key", "position", "language"),
        "note",
        "source_title",
        "publisher",
        ("url", "archived_url"),
        ("published_on", "accessed_on"),
    ]


class QuotationInline(Part, StackedInline):
    model = Quotation
    fields = [("key", "position"), "speaker", "post", "quoted"]
    autocomplete_fields = ["speaker"]


class ReleaseRoleInline(Part, RoleInline):
    pass


class ReleaseAppearanceInline(Part, AppearanceInline):
    pass
