"""What the team's releases share."""

from django.contrib import admin

from ..models import Boilerplate, Contact, Place, Sector, Topic
from .translated import NewsroomAdmin, found_by


@admin.register(Topic)
class TopicAdmin(NewsroomAdmin):
    is_living = True
    list_display = ["__str__", "slug"]
    search_fields = [*found_by("heading"), "slug"]
    ordering = ["slug"]


@admin.register(Sector, Place)
class HeadingAdmin(NewsroomAdmin):
    is_living = True
    list_display = ["__str__", "slug", "position"]
    search_fields = [*found_by("heading"), "slug"]
    ordering = ["position", "slug"]
    fields = ["heading", "slug", "position"]


@admin.register(Boilerplate)
class BoilerplateAdmin(NewsroomAdmin):
    list_display = ["partner", "valid_from"]
    list_select_related = ["partner"]
    search_fields = found_by("official_name", "short_name", via="partner__")
    autocomplete_fields = ["partner"]
    ordering = ["partner", "-valid_from"]

    def has_change_permission(self, request, obj=None):
        """A text in use is never edited; a new dated one is made."""
        return super().has_change_permission(request, obj) and not self._is_in_use(obj)

    def has_delete_permission(self, request, obj=None):
        return super().has_delete_permission(request, obj) and not self._is_in_use(obj)

    @staticmethod
    def _is_in_use(text):
        return text is not None and Boilerplate.objects.in_use().filter(pk=text.pk).exists()


@admin.register(Contact)
class ContactAdmin(NewsroomAdmin):
    is_living = True
    list_display = ["__str__", "partner", "phone", "email", "in_foot"]
    list_select_related = ["partner"]
    search_fields = [*found_by("contact_name"), "email", "phone"]
    autocomplete_fields = ["partner"]
    ordering = ["position", "id"]
