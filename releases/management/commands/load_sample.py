"""Fills an empty press room with the sample newsroom."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from releases.management.progress import Bar
from releases.management.sample import accounts, loading


class Command(BaseCommand):
    help = "Load the sample newsroom: releases in every state, with accounts to look at them."

    def handle(self, **options):
        if settings.REAL_SITE:
            raise CommandError("This is a real site: sample accounts and releases stay out of it.")
        if not loading.load(timezone.now(), Bar(self.stdout, "Drawing photos").show):
            self.stdout.write("This press room has its institution already; nothing was loaded.")
            return
        self.stdout.write("The sample newsroom is loaded. Accounts:")
        for username, described in accounts.described():
            self.stdout.write(f"  {username:<12}{described}")
        self.stdout.write(f"All have the password: {accounts.PASSWORD}")
