"""Organisations, their roles and agreements."""

from django.contrib import admin
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _

from ..models import Agreement, Partner, Role
from ..services import addresses, clock
from ..text.languages import LANGUAGES, html_lang, short_name, words
from ..text.sorting import index_heading
from .addressed import LivingForm
from .living import SeenForm
from .public_marks import mark_public, say_if_public
from .recorded import Recorded
from .translated import NewsroomAdmin, Positioned, PositionedFormSet, Visible, found_by


class RoleFormSet(PositionedFormSet):
    """Rows may exchange their organisations or roles, although the database never has one twice."""

    def save(self, commit=True):
        if commit:
            self._step_aside()
        return super().save(commit)

    def _step_aside(self):
        """Free the former roles of all rows that will be written or deleted, before the first of them is."""
        deleted = self.deleted_forms
        for form in self.initial_forms:
            if form in deleted or not {"partner", "kind"}.isdisjoint(form.changed_data):
                Role.objects.filter(pk=form.instance.pk).update(kind=f"~{form.instance.pk}")


class RoleInline(Positioned, admin.TabularInline):
    model = Role
    formset = RoleFormSet
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
    ordering = ["sort_key_zh_hant", "id"]
    readonly_fields = ["stands_under"]
    fieldsets = [
        (None, {"fields": ["official_name", "short_name", "relation", "description"]}),
        (_("Facts"), {"fields": [("sector", "place"), "website", "stock_codes", "logo"]}),
        (
            _("Names and kin"),
            {"fields": ["aliases", "former_names", ("parent", "successor")]},
        ),
        (_("Place in the directory"), {"fields": ["sort_text", "stands_under"]}),
        (_("Publication"), {"fields": ["slug", "listed_at"]}),
    ]

    @admin.display(description="EN")
    def in_english(self, partner):
        return partner.name_in("en")

    @admin.display(description=_("Shown to readers"), boolean=True)
    def is_public(self, partner):
        return partner.is_shown

    @admin.display(description=_("stands under"))
    def stands_under(self, partner):
        """The heading of the directory's index, language by language."""
        return format_html_join(
            " · ",
            '<span lang="{}">{} {}</span>',
            (
                (
                    html_lang(each),
                    short_name(each),
                    _heading(words(partner, "sort_key", each), each),
                )
                for each in LANGUAGES
            ),
        )

    def get_queryset(self, request):
        return mark_public(super().get_queryset(request), Partner.objects.public(clock.now()))

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        addresses.claim(obj)
        say_if_public(request, Partner.objects.public(clock.now()).filter(pk=obj.pk))


def _heading(key, language):
    """The heading of a key, "–" for no name."""
    return (index_heading(key, language) or _("Others")) if key else "–"


@admin.register(Agreement)
class AgreementAdmin(Recorded, Visible, admin.ModelAdmin):
    form = SeenForm
    list_display = ["__str__", "signed_on", "precision", "release", "listed_at"]
    list_select_related = ["release"]
    list_filter = ["kind"]
    search_fields = found_by("official_name", "short_name", via="partners__")
    autocomplete_fields = ["partners", "release"]
    ordering = ["-signed_on", "id"]
    fields = ["kind", "partners", ("signed_on", "precision"), "release", "listed_at"]
