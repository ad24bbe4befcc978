"""People and their appearances."""

from django.contrib import admin
from django.db.models import CharField
from django.db.models.functions import Concat
from django.utils.translation import gettext_lazy as _

from ..models import Appearance, Person
from .translated import NewsroomAdmin, TabularInline, found_by


class AppearanceInline(TabularInline):
    model = Appearance
    autocomplete_fields = ["person", "organisation"]
    fields = ["position", "person", "capacity", "post", "organisation"]
    verbose_name = _("person")
    verbose_name_plural = _("people, in protocol order")


@admin.register(Person)
class PersonAdmin(NewsroomAdmin):
    is_living = True
    list_display = ["__str__", "in_simplified", "in_english"]
    search_fields = [*found_by("family_name", "given_name"), "written_zh_hant", "written_zh_hans"]
    ordering = ["family_name_en", "given_name_en", "id"]
    autocomplete_fields = ["portrait"]
    fields = [
        "family_name",
        "given_name",
        "honorific",
        "honours",
        "family_name_first",
        "portrait",
    ]

    def get_queryset(self, request):
        """Chinese names are searched as they are written, family and given name in one word."""
        written = {
            f"written_{script}": Concat(
                f"family_name_{script}", f"given_name_{script}", output_field=CharField()
            )
            for script in ("zh_hant", "zh_hans")
        }
        return super().get_queryset(request).annotate(**written)

    @admin.display(description="简")
    def in_simplified(self, person):
        return person.name_in("zh-hans")

    @admin.display(description="EN")
    def in_english(self, person):
        return person.name_in("en")
