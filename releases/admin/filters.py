"""Filters that answer a press office's questions: what waits, what goes out, what is closed."""

from datetime import timedelta

from django.contrib import admin
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..services import clock
from ..text.languages import LANGUAGES, autonym, suffix


class StateFilter(admin.SimpleListFilter):
    title = _("state")
    parameter_name = "state"

    def lookups(self, request, model_admin):
        return [
            ("draft", _("Draft")),
            ("returned", _("Returned")),
            ("submitted", _("Submitted")),
            ("scheduled", _("Scheduled")),
            ("live", _("Live")),
            ("withdrawn", _("Withdrawn")),
        ]

    def queryset(self, request, queryset):
        live = queryset.live(clock.now())
        found = {
            "draft": lambda: queryset.filter(state="draft", returned_reason=""),
            "returned": lambda: queryset.filter(state="draft").exclude(returned_reason=""),
            "submitted": lambda: queryset.filter(state="submitted"),
            "scheduled": lambda: queryset.filter(state="approved").exclude(pk__in=live),
            "live": lambda: live,
            "withdrawn": lambda: queryset.filter(state="withdrawn"),
        }.get(self.value())
        return found() if found else queryset


class HourFilter(admin.SimpleListFilter):
    title = _("hour")
    parameter_name = "hour"

    def lookups(self, request, model_admin):
        return [
            ("day", _("Next 24 hours")),
            ("week", _("Next 7 days")),
            ("past-week", _("Last 7 days")),
            ("past-month", _("Last 30 days")),
        ]

    def queryset(self, request, queryset):
        at = clock.now()
        span = {
            "day": (at, at + timedelta(days=1)),
            "week": (at, at + timedelta(days=7)),
            "past-week": (at - timedelta(days=7), at),
            "past-month": (at - timedelta(days=30), at),
        }.get(self.value())
        # The hour of what is not approved is only a proposal.
        return queryset.filter(state="approved", publish_at__range=span) if span else queryset


class OpenLanguageFilter(admin.SimpleListFilter):
    title = _("closed language")
    parameter_name = "closed"

    def lookups(self, request, model_admin):
        return [(language, autonym(language)) for language in LANGUAGES]

    def queryset(self, request, queryset):
        if self.value() not in LANGUAGES:
            return queryset
        closed = Q(**{f"ready_at_{suffix(self.value())}__isnull": True})
        return queryset.filter(closed, state="approved")
