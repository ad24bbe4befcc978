"""Organisations, their roles and agreements."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..models import Agreement, Partner, Role
from ..services import addresses
from ..text.languages import LANGUAGES, column, words
from ..text.sorting import default_sort_text
from .addressed import LivingForm
from .public_marks import mark_public, say_if_public
from .translated import NewsroomAdmin, Positioned, found_by


class RoleInline(Positioned, admin.TabularInline):
    model = Role
    autocomplete_fields = ["partner"]
    fields = ["position", "partner", "kind"]
    verbose_name = _("organisation")
    verbose_name_plural = _("organisations, in order")


@admin.register(Partner)
class PartnerAdmin(NewsroomAdmin):
    is_living = True
    form = LivingForm
    list_display = ["__str__", "relation", "sector", "place", "in_english", "is_public"]
    list_select_related = ["sector", "place"]
    list_filter = ["relation", "sector", "place"]
    search_fields = [*found_by("official_name", "short_name", "former_names"), "aliases", "slug"]
    autocomplete_fields = ["logo", "parent", "successor"]
    ordering = ["sort_text_zh_hant", "id"]
    fieldsets = [
        (None, {"fields": ["official_name", "short_name", "relation", "description"]}),
        (_("Facts"), {"fields": [("sector", "place"), "website", "stock_codes", "logo"]}),
        (
            _("Names and kin"),
            {"fields": ["aliases", "former_names", ("parent", "successor"), "sort_text"]},
        ),
        (_("Publication"), {"fields": ["slug", "listed_at"]}),
    ]

    @admin.display(description="EN")
    def in_english(self, partner):
        return partner.name_in("en")

    @admin.display(description=_("Shown to readers"), boolean=True)
    def is_public(self, partner):
        return partner.is_shown

    def get_queryset(self, request):
        return mark_public(super().get_queryset(request), Partner.objects.public(timezone.now()))

    def save_model(self, request, obj, form, change):
        for language in LANGUAGES:
            name = obj.name_in(language)
            if name and not words(obj, "sort_text", language):
                setattr(obj, column("sort_text", language), default_sort_text(name, language))
        super().save_model(request, obj, form, change)
        addresses.claim(obj)
        say_if_public(request, Partner.objects.public(timezone.now()).filter(pk=obj.pk))


@admin.register(Agreement)
class AgreementAdmin(admin.ModelAdmin):
    list_display = ["__str__", "signed_on", "precision", "release", "listed_at"]
    list_select_related = ["release"]
    list_filter = ["kind"]
    search_fields = found_by("official_name", "short_name", via="partners__")
    autocomplete_fields = ["partners", "release"]
    ordering = ["-signed_on", "id"]
    fields = ["kind", "partners", ("signed_on", "precision"), "release", "listed_at"]
