"""The audit record: read, filtered and taken away; nobody changes it, whatever their rights."""

from collections import defaultdict

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.contrib.admin.views.main import ChangeList
from django.core.exceptions import PermissionDenied
from django.http import StreamingHttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from ..models import AuditEntry, Release, User
from ..services import audit, clock, exporting, retelling
from ..text.dates import hong_kong
from .read_only import ReadOnly
from .translated import Visible

# How the filters of the list are called on record.
FILTERS = {
    "what__exact": "what",
    "by__id__exact": "by",
    "at__year": "year",
    "at__month": "month",
    "at__day": "day",
}


class KindFilter(admin.SimpleListFilter):
    title = _("kind of thing")
    parameter_name = "kind"

    def lookups(self, request, model_admin):
        models = (Release, *audit.SHARED, User, AuditEntry)
        return [
            (each._meta.model_name, capfirst(each._meta.verbose_name_plural)) for each in models
        ]

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() else queryset


class ReleaseFilter(admin.SimpleListFilter):
    """One release, come to from its own page and called as it was last; it may be deleted since."""

    title = _("release")
    parameter_name = "release"

    def lookups(self, request, model_admin):
        if not (public_id := request.GET.get(self.parameter_name)):
            return []
        entry = AuditEntry.objects.filter(release=public_id).first()
        return [(public_id, entry.thing if entry else public_id)]

    def queryset(self, request, queryset):
        return queryset.filter(release=self.value()) if self.value() else queryset


class RecordList(ChangeList):
    def get_results(self, request):
        super().get_results(request)
        self.result_list = list(self.result_list)
        find_pages(self.model_admin.admin_site, request, self.result_list)


def find_pages(site, request, entries):
    """Give each entry its ``page``: the address of its thing, or None if that is gone or the user may not see it."""
    keys = defaultdict(set)
    for entry in entries:
        entry.page = None
        keys[entry.kind].add(entry.thing_id)
    rooms = {room.opts.model_name: room for room in _rooms(site) if room.opts.model_name in keys}
    for kind, room in rooms.items():
        seen = _seen(room, request, keys[kind] - {""})
        for entry in entries:
            if entry.kind == kind and entry.thing_id in seen:
                entry.page = reverse(f"admin:releases_{kind}_change", args=[entry.thing_id])


def _rooms(site):
    models = (Release, *audit.SHARED, User)
    return [site.get_model_admin(each) for each in models if site.is_registered(each)]


def _seen(room, request, keys):
    """Return which of the keys of a room still stand for something that the user may see."""
    if not keys or not room.has_view_or_change_permission(request):
        return set()
    rows = room.get_queryset(request).filter(pk__in=keys).values_list("pk", flat=True)
    return {str(each) for each in rows}


@admin.register(AuditEntry)
class AuditEntryAdmin(ReadOnly, Visible, admin.ModelAdmin):
    list_display = ["when", "who", "deed", "whereto", "version"]
    list_filter = ["what", KindFilter, "by", ReleaseFilter]
    date_hierarchy = "at"
    search_fields = ["thing", "by_name", "by__username", "release"]
    search_help_text = _("Name of the thing or of the person, user name, or identity of a release")
    ordering = ["-id"]
    sortable_by = ()
    list_per_page = 100
    show_full_result_count = False
    actions = None
    fields = ["when", "who", "deed", "whereto", "version", "told"]
    readonly_fields = fields
    change_form_template = "admin/releases/auditentry/change_form.html"
    change_list_template = "admin/releases/auditentry/change_list.html"

    # --- What it says ---

    @admin.display(description=_("when"))
    def when(self, entry):
        return retelling.when(entry)

    @admin.display(description=_("who"))
    def who(self, entry):
        return entry.by_name or None

    @admin.display(description=_("what"))
    def deed(self, entry):
        return entry.get_what_display()

    @admin.display(description=_("thing"))
    def whereto(self, entry):
        """The thing as it was called then, leading to its page while it has one."""
        kind = retelling.kind_name(entry.kind)
        if not entry.thing:
            return kind
        name = entry.thing
        if entry.page:
            name = format_html('<a href="{}">{}</a>', entry.page, name)
        return format_html('{}<span class="kind">{}</span>', name, kind)

    @admin.display(description=_("details"))
    def told(self, entry):
        template = "admin/releases/auditentry/_lines.html"
        return render_to_string(template, {"lines": retelling.lines(entry)}) or None

    # --- Reading and taking away ---

    def get_urls(self):
        export = self.admin_site.admin_view(self.export)
        own = [path("export/", export, name="releases_auditentry_export")]
        return own + super().get_urls()

    def get_changelist(self, request, **kwargs):
        return RecordList

    def get_object(self, request, object_id, from_field=None):
        entry = super().get_object(request, object_id, from_field)
        if entry is not None:
            find_pages(self.admin_site, request, [entry])
        return entry

    def changelist_view(self, request, extra_context=None):
        may_export = request.user.has_perm("releases.export_auditentry")
        return super().changelist_view(request, {"may_export": may_export, **(extra_context or {})})

    @method_decorator(require_POST)
    def export(self, request):
        """Hand out what the filters show as CSV; that this was done is an entry itself."""
        if not (
            self.has_view_permission(request)
            and request.user.has_perm("releases.export_auditentry")
        ):
            raise PermissionDenied
        try:
            shown = self.get_changelist_instance(request).queryset
        except IncorrectLookupParameters:
            return redirect(f"{reverse('admin:releases_auditentry_changelist')}?e=1")
        at = clock.now()
        lines = exporting.export(shown, by=request.user, at=at, filters=_filters(request))
        name = f"audit-record-{hong_kong(at):%Y-%m-%d}.csv"
        return StreamingHttpResponse(
            lines,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


def _filters(request):
    """Return {name: value} of what the list was filtered by; a person by the user name."""
    found = {FILTERS.get(name, name): value for name, value in request.GET.items()}
    if found.get("by", "").isdecimal():
        user = User.objects.filter(pk=found["by"]).first()
        found["by"] = user.get_username() if user else found["by"]
    return found
