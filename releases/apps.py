"""The one app."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = _("Press room")

    def ready(self):
        from . import checks  # noqa: F401 -- registers the system checks
        from .services import history

        history.register()


class NewsroomConfig(AdminConfig):
    """Django's admin with a site of our own."""

    default_site = "pressroom.newsroom.NewsroomSite"
