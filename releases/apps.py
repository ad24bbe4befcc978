"""The one app."""

from django.apps import AppConfig
from django.contrib.admin.apps import AdminConfig
from django.core.management import call_command
from django.db import connections
from django.db.migrations.executor import MigrationExecutor
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ReleasesConfig(AppConfig):
    name = "releases"
    verbose_name = _("Press room")

    def ready(self):
        from . import checks  # noqa: F401 -- registers the system checks
        from .services import history

        history.register()
        post_migrate.connect(index_what_is_there, sender=self)


def index_what_is_there(sender, plan=None, using="default", **kwargs):
    """Make releases searchable that are older than the search, once all is migrated: the newest columns are read.

    However often it was stopped before: what lacks is looked for, not what was run. To flush a database has no plan.
    """
    from .services import search_index

    if plan is None or any(is_backwards for _migration, is_backwards in plan):
        return
    executor = MigrationExecutor(connections[using])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return
    if not search_index.is_complete():
        call_command("rebuild_search", missing=True)


class NewsroomConfig(AdminConfig):
    """Django's admin with a site of our own."""

    default_site = "pressroom.newsroom.NewsroomSite"
