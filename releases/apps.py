"""The one app."""

from django.apps import AppConfig


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = "Pressroom"

    def ready(self):
        from . import checks  # noqa: F401 -- registers the system checks
        from .services import history

        history.register()
