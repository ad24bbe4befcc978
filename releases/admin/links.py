"""The reports on links: what those of live pages answered; read, and written by the check alone."""

from django.contrib import admin
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from ..models import LinkReport, Release
from ..text import richtext
from . import desk
from .read_only import ReadOnly
from .translated import Visible


@admin.register(LinkReport)
class LinkReportAdmin(ReadOnly, Visible, admin.ModelAdmin):
    list_display = ["told_link", "told_state", "named_by", "known_since", "followed"]
    list_filter = ["state"]
    search_fields = ["url", "moved_to"]
    ordering = ["-since", "-id"]
    list_per_page = 100
    show_full_result_count = False
    actions = None
    fields = ["link", "state", "status", "now_at", "known_since", "followed", "named_by"]
    readonly_fields = fields

    @admin.display(description=_("link"), ordering="url")
    def told_link(self, report):
        """The address, which leads to the report, with the one where the page is now."""
        if not report.moved_to:
            return report.url
        return format_html('{}<span class="kind">→ {}</span>', report.url, report.moved_to)

    @admin.display(description=_("state"), ordering="state")
    def told_state(self, report):
        return " ".join(filter(None, (report.get_state_display(), str(report.status or ""))))

    @admin.display(description=_("link"))
    def link(self, report):
        return _to(report.url)

    @admin.display(description=_("now at"), ordering="moved_to")
    def now_at(self, report):
        return _to(report.moved_to) if report.moved_to else "–"

    @admin.display(description=_("since"), ordering="since")
    def known_since(self, report):
        return desk.desk_hour(report.since)

    @admin.display(description=_("followed"), ordering="checked_at")
    def followed(self, report):
        return desk.desk_hour(report.checked_at)

    @admin.display(description=_("releases"))
    def named_by(self, report):
        rows = [
            (reverse("admin:releases_release_change", args=[each.pk]), each)
            for each in report.releases.all()
        ]
        return format_html_join(" · ", '<a href="{}">{}</a>', rows) or "–"

    def get_queryset(self, request):
        releases = Release.objects.visible_to(request.user).newest_first()
        return super().get_queryset(request).prefetch_related(Prefetch("releases", releases))


def _to(url):
    if not richtext.web_address(url):
        return url
    # Whoever follows it tells nobody where it stood.
    return format_html('<a href="{}" rel="noreferrer">{}</a>', url, url)
