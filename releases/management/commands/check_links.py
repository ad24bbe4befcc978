"""Follows the links of live pages and notes which are dead or have moved; for cron, once a day."""

from collections import Counter
from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError

from releases.management.progress import Bar
from releases.services import clock, link_checking
from releases.services.link_following import Follower


class Command(BaseCommand):
    help = (
        "Follow the links that live pages print, a second or more between two requests to one host. "
        "What is not live yet, or not any more, is never asked for."
    )

    def add_arguments(self, parser):
        parser.add_argument("--limit", type=int, metavar="LINKS", help="follow so many at most")
        parser.add_argument(
            "--older-than",
            type=int,
            default=20,
            metavar="HOURS",
            help="leave alone what was followed since (20)",
        )

    def handle(self, *, limit, older_than, **options):
        if older_than < 0 or (limit is not None and limit < 1):
            raise CommandError("Give a limit of at least 1, and hours of at least 0.")
        at = clock.now()
        named = link_checking.named(at, Bar(self.stdout, "Reading live pages").show)
        forgotten = link_checking.forget(named)
        due = link_checking.due(named, at - timedelta(hours=older_than), limit)
        states = self._follow(due, named)
        told = ", ".join(f"{states[state]} {state}" for state in link_checking.State.values)
        self.stdout.write(
            f"{len(due)} of {len(named)} link(s) followed: {told}, {states[None]} not asked; "
            f"{forgotten} report(s) deleted."
        )

    def _follow(self, due, named):
        """Return {state: number of links}."""
        follower, states = self.follower(), Counter()
        bar = Bar(self.stdout, "Following links")
        for done, url in enumerate(due, 1):
            states[link_checking.check(url, named[url], follower, clock.now())] += 1
            bar.show(done, len(due))
        return states

    def follower(self):
        """Return who follows the links of this run."""
        return Follower()
