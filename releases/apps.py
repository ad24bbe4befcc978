"""The one app."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _

SEARCH = "releases.0009_search"


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = _("Press room")

    def ready(self):
        from . import checks  # noqa: F401 -- registers the system checks
        from .services import history

        history.register()
        post_migrate.connect(index_what_is_there, sender=self)


def index_what_is_there(sender, plan=(), using="default", **kwargs):
    """Make a site searchable that was there before its search: its articles are read with the newest columns only."""
    if not any(str(migration) == SEARCH and not backwards for migration, backwards in plan):
        return
    executor = MigrationExecutor(connections[using])
    if not executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("rebuild_search", if_empty=True)


class NewsroomConfig(AdminConfig):
    """Django's admin with a site of our own."""

    default_site = "pressroom.newsroom.NewsroomSite"
