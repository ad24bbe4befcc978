"""The settings of the site: one page, which the list of them leads to."""

from django.contrib import admin
from django.forms.widgets import Script
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Photo, SiteSettings
from ..text import colours
from .living import SeenForm
from .translated import NewsroomAdmin


class SiteSettingsForm(SeenForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "logo" in self.fields:
            self.fields["logo"].error_messages["invalid_choice"] = _(
                "Choose a photo of the kind “Logo”."
            )

    def clean_logo(self):
        logo = self.cleaned_data["logo"]
        if logo and "logo" in self.changed_data and logo.sizes != Photo.Sizes.MADE:
            self.add_error(
                "logo",
                gettext(
                    "The web sizes of this logo are not made yet. Wait a moment, and save again."
                ),
            )
        return logo

    def _get_validation_exclusions(self):
        # Whoever comes second with a first page of settings is told so.
        return super()._get_validation_exclusions() - {"is_the_only"}


@admin.register(SiteSettings)
class SiteSettingsAdmin(NewsroomAdmin):
    form = SiteSettingsForm
    change_form_template = "admin/releases/sitesettings/change_form.html"
    autocomplete_fields = ["logo"]
    ordering = ["pk"]
    fieldsets = [
        (None, {"fields": ["site_name", "description"]}),
        (_("Home page"), {"fields": ["introduction"]}),
        (_("Logo and colour"), {"fields": ["logo", "accent", "accent_at_night"]}),
    ]

    class Media:
        css = {"all": ["releases/admin/site.css"]}
        js = [Script("releases/admin/site.js", type="module")]

    def changelist_view(self, request, extra_context=None):
        """Lead to the only page there is; to whoever may not make it, an empty list says that it isn't there."""
        only = self.get_queryset(request).first()
        if only and self.has_view_or_change_permission(request, only):
            return redirect("admin:releases_sitesettings_change", only.pk)
        if self.has_add_permission(request):
            return redirect("admin:releases_sitesettings_add")
        return super().changelist_view(request, extra_context)

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        context["show_save_and_add_another"] = False
        context["colours"] = _shown(obj)
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def get_model_perms(self, request):
        """What the list of rooms asks on every page: there is nothing to add to it, which costs no query to say."""
        may_see = self.has_view_or_change_permission(request)
        return {"add": False, "change": may_see, "delete": False, "view": may_see}

    def has_add_permission(self, request):
        return super().has_add_permission(request) and not SiteSettings.objects.exists()

    def has_delete_permission(self, request, obj=None):
        """Never: what is left empty is as it was before there were settings."""
        return False


def _shown(settings):
    """Return the colours of the pages by day and by night, as the sample beside the form begins with them."""
    accent = settings.accent if settings else ""
    if not colours.is_colour(accent):
        return {"day": colours.ACCENT, "night": colours.ACCENT_AT_NIGHT}
    return {"day": accent, "night": settings.accent_at_night or colours.at_night(accent)}
