"""Visits with their delegation, and stops with hosts and people met."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from ..models import Stop, Visit
from ..services import addresses, clock
from .addressed import LivingForm
from .living import SeenForm
from .partners import RoleInline
from .people import AppearanceInline
from .public_marks import mark_public, say_if_public
from .translated import NewsroomAdmin, TabularInline, found_by


class StopForm(SeenForm):
    def lock(self):
        """Lock the visits first, as the form of a visit does: the one of the stop and the one it goes to."""
        visits = [self.instance.visit_id, getattr(self.cleaned_data.get("visit"), "pk", None)]
        rows = Visit.objects.select_for_update().filter(pk__in=visits).order_by("pk")
        list(rows.values_list("pk"))
        return super().lock()


class StopInline(TabularInline):
    model = Stop
    fields = ["position", "title", "kind", "day", "hour"]
    show_change_link = True
    verbose_name_plural = _("stops, in order (hosts and people on each stop’s own page)")


class MemberInline(AppearanceInline):
    verbose_name = _("member")
    verbose_name_plural = _("delegation")


@admin.register(Visit)
class VisitAdmin(NewsroomAdmin):
    is_living = True
    form = LivingForm
    list_display = ["__str__", "place", "starts_on", "ends_on", "listed_at", "is_public"]
    list_select_related = ["place"]
    list_filter = ["place", "precision", ("starts_on", admin.DateFieldListFilter)]
    search_fields = [*found_by("title", "destination"), "slug"]
    ordering = ["-starts_on", "-id"]
    inlines = [MemberInline, StopInline]
    fieldsets = [
        (None, {"fields": ["title", ("destination", "place"), "summary"]}),
        (
            _("Dates"),
            {"fields": [("starts_on", "ends_on"), ("precision", "duration_days"), "date_note"]},
        ),
        (_("Publication"), {"fields": ["slug", "listed_at"]}),
    ]

    @admin.display(description=_("Shown to readers"), boolean=True)
    def is_public(self, visit):
        return visit.is_shown

    def get_queryset(self, request):
        return mark_public(super().get_queryset(request), Visit.objects.public(clock.now()))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        addresses.claim(obj)
        say_if_public(request, Visit.objects.public(clock.now()).filter(pk=obj.pk))


@admin.register(Stop)
class StopAdmin(NewsroomAdmin):
    is_living = True
    form = StopForm
    list_display = ["__str__", "visit", "position", "day", "kind"]
    list_select_related = ["visit"]
    list_filter = ["kind"]
    search_fields = [*found_by("title"), *found_by("title", via="visit__")]
    autocomplete_fields = ["visit", "release"]
    ordering = ["visit", "position", "id"]
    inlines = [RoleInline, AppearanceInline]
    fields = ["visit", "title", "kind", ("position", "day", "hour"), "summary", "release"]
