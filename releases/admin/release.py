"""The release form: one form, three languages, all its parts; state is shown and never a field."""

from django.contrib import admin, messages
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import F
from django.shortcuts import redirect
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from ..models import Release
from ..services import clock, drafting, verbs
from ..services.refusals import Refused
from ..text import dates
from ..text.languages import DEFAULT, column
from . import desk, uploads
from .amend import AmendForm, AmendView
from .calendar import CalendarViews
from .crediting import CreditPanel
from .figures import FigureInline
from .filters import HourFilter, OpenLanguageFilter, StateFilter
from .locked import beside, locked
from .parts import amends
from .recorded import record_panel
from .release_form import (
    EVENT_WORDS,
    WORDS,
    FootnoteInline,
    KeyPointInline,
    QuotationInline,
    ReleaseAppearanceInline,
    ReleaseForm,
    ReleaseRoleInline,
)
from .translated import NewsroomAdmin, found_by
from .verb_pages import DeskViews


@admin.register(Release)
class ReleaseAdmin(CalendarViews, AmendView, DeskViews, CreditPanel, NewsroomAdmin):
    form = ReleaseForm
    fieldsets = [
        (None, {"fields": ["kind", *WORDS[:3]]}),
        (_("Text"), {"fields": WORDS[3:]}),
        (_("Links"), {"fields": ["visit", "topics", "contacts"]}),
        (
            _("Event (media invitations)"),
            {
                "fields": [("event_starts_at", "event_ends_at"), *EVENT_WORDS],
                "classes": ["collapse"],
            },
        ),
        (
            _("Address and dateline"),
            {
                "fields": ["slug", "end_mark", ("dateline_date", "dateline_reason")],
                "classes": ["collapse"],
            },
        ),
    ]
    change_form_template = "admin/releases/release/change_form.html"
    list_display = [
        "shown_headline",
        "shown_state",
        "hour",
        "languages",
        "photo_count",
        "edited",
    ]
    list_select_related = ["edited_by"]
    list_filter = [
        StateFilter,
        HourFilter,
        OpenLanguageFilter,
        "kind",
        ("topics", admin.RelatedOnlyFieldListFilter),
        ("visit", admin.RelatedOnlyFieldListFilter),
    ]
    list_per_page = 50
    show_full_result_count = False
    search_fields = [*found_by("headline", "subheadline"), "slug", "public_id"]
    # What has no hour yet is what is being worked on.
    ordering = [F("publish_at").desc(nulls_first=True), "-id"]
    autocomplete_fields = ["visit", "topics", "contacts"]
    inlines = [
        KeyPointInline,
        FigureInline,
        FootnoteInline,
        QuotationInline,
        ReleaseRoleInline,
        ReleaseAppearanceInline,
    ]

    # What the list says

    @admin.display(description=_("headline"), ordering="headline_zh_hant")
    def shown_headline(self, release):
        return format_html('{}<span class="kind">{}</span>', release, release.get_kind_display())

    @admin.display(description=_("state"), ordering="state")
    def shown_state(self, release):
        return desk.state_label(release, clock.now())

    @admin.display(description=_("hour (Hong Kong time)"), ordering="publish_at")
    def hour(self, release):
        return desk.release_hour(release)

    @admin.display(description=_("open languages"))
    def languages(self, release):
        return " · ".join(desk.opening(release, clock.now())) or "–"

    @admin.display(description=_("last edited"), ordering="edited_at")
    def edited(self, release):
        by = f" · {release.edited_by}" if release.edited_by else ""
        return f"{dates.hong_kong(release.edited_at):%Y-%m-%d %H:%M}{by}"

    def get_list_display(self, request):
        return [*self.list_display, desk.next_steps(request.user)]

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("second_looks")

    # What may be edited

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        if amends(request):
            return self.amended_fieldsets(obj, fieldsets)
        if obj is None or drafting.may_edit_all(obj, request.user):
            return fieldsets
        closed = drafting.editable_languages(obj, request.user)
        return list(_with_words(fieldsets, request, obj, closed)) if closed else []

    def get_readonly_fields(self, request, obj=None):
        fields = flatten_fieldsets(self.get_fieldsets(request, obj))
        return [*super().get_readonly_fields(request, obj), *locked(fields)]

    def get_inlines(self, request, obj):
        """A locked release shows the parts that have words of a closed language to be written."""
        if obj is None or amends(request) or drafting.may_edit_all(obj, request.user):
            return self.inlines
        closed = drafting.editable_languages(obj, request.user)
        return [each for each in self.inlines if closed and each is not ReleaseRoleInline]

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return bool(drafting.may_translate(request.user))
        return amends(request) or bool(drafting.editable_languages(obj, request.user))

    def has_view_permission(self, request, obj=None):
        return super().has_view_permission(request, obj) or self.has_change_permission(request)

    def has_delete_permission(self, request, obj=None):
        """Only a draft that was never handed in is deleted; everything else stays on the record."""
        was_handed_in = obj is None or obj.submitted_by_id is not None
        is_draft = not was_handed_in and obj.state == Release.State.DRAFT
        return is_draft and super().has_delete_permission(request, obj)

    def delete_model(self, request, obj):
        """Delete the version that the person had before them; a newer draft stays."""
        drafting.lock(obj, _version(request.POST.get("based_on", "")))
        super().delete_model(request, obj)

    def delete_view(self, request, object_id, extra_context=None):
        try:
            return super().delete_view(request, object_id, extra_context)
        except Refused as refused:
            self.message_user(request, str(refused), messages.ERROR)
            return redirect("admin:releases_release_change", object_id)

    # How it is saved: drafting.begin before the formsets are built, drafting.finish at the end

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST":
            request.POST = _with_even_lines(request.POST)
            self._receive_photos(request, object_id)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _receive_photos(self, request, object_id):
        """Take uploads in before Django opens its transaction, for whoever may save this form."""
        obj = super().get_object(request, object_id) if object_id else None
        if obj is None:
            allowed = self.has_add_permission(request)
        else:
            allowed = amends(request) or drafting.may_edit_all(obj, request.user)
        if allowed:
            uploads.receive(request)

    def get_object(self, request, object_id, from_field=None):
        obj = super().get_object(request, object_id, from_field)
        if obj is None or "based_on" not in request.POST or hasattr(request, "refused"):
            return obj
        based_on = _version(request.POST["based_on"])
        try:
            if amends(request):
                return self.begin_amending(request, obj, based_on)
            return drafting.begin(obj, based_on, request.user)
        except Refused as refused:
            request.refused = refused
            return obj

    def get_form(self, request, obj=None, **kwargs):
        if amends(request):
            kwargs["form"] = AmendForm
        form = super().get_form(request, obj, **kwargs)
        form.refused = getattr(request, "refused", None)
        return form

    def save_model(self, request, obj, form, change):
        """Leave a row alone in which nothing was changed; what changed around it is settled by finish()."""
        if form.has_changed() or not change:
            super().save_model(request, obj, form, change)

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if amends(request):
            self.finish_amending(request, form)
        elif not change or form.has_changed() or any(each.has_changed() for each in formsets):
            drafting.finish(form.instance, request.user)

    def response_add(self, request, obj, post_url_continue=None):
        return self._to_verb(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        if amends(request):
            return self.amended_response(request, obj)
        return self._to_verb(request, obj) or super().response_change(request, obj)

    @staticmethod
    def _to_verb(request, obj):
        """Go on to the button that was pressed, now that the text is safe."""
        verb = request.POST.get("_verb")
        if verb in verbs.RIGHTS:
            return redirect(f"admin:releases_release_{verb}", obj.pk)
        return None

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj is not None:
            context["is_refused"] = bool(context["errors"])
            # A refused form has written what was sent into this one, and left its parts as they were.
            kept = Release.objects.get(pk=obj.pk) if context["is_refused"] else obj
            context = desk.panel(kept, request.user) | record_panel(obj) | context
        context["show_save_and_add_another"] = False
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)


def _with_words(fieldsets, request, release, languages):
    """Yield the sections of the form that have words, with nothing but these: some to be written, the others to be read."""
    for heading, told in fieldsets:
        names = [each for each in WORDS + EVENT_WORDS if column(each, DEFAULT) in told["fields"]]
        if names:
            yield heading, told | {"fields": beside(request, release, Release, names, languages)}


def _with_even_lines(posted):
    """A browser sends line breaks as CR LF, which would pass for an edit of the text that is kept with LF."""
    posted = posted.copy()
    for name, values in posted.lists():
        posted.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return posted


def _version(typed):
    """The version that a form was based on; what is no number is older than any."""
    return int(typed) if typed.isdecimal() else -1
