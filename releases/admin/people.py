"""People and their appearances."""

from django.contrib import admin
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
    list_display = ["__str__", "in_simplified", "in_english"]
    search_fields = found_by("family_name", "given_name")
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

    @admin.display(description="简")
    def in_simplified(self, person):
        return person.name_in("zh-hans")

    @admin.display(description="EN")
    def in_english(self, person):
        return person.name_in("en")
