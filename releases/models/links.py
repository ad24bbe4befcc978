"""Where the links of live pages lead, as far as was found when they were last followed."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .team import TeamQuerySet


class LinkReport(models.Model):
    """One web address that live releases name, and what it answered."""

    class State(models.TextChoices):
        FOUND = "found", _("found")
        MOVED = "moved", _("moved")
        DEAD = "dead", _("dead")
        SILENT = "silent", _("no answer")

    url = models.CharField(_("link"), max_length=1000, unique=True)
    releases = models.ManyToManyField(
        "releases.Release", related_name="link_reports", verbose_name=_("releases")
    )
    state = models.CharField(_("state"), max_length=10, choices=State.choices)
    # The HTTP status of the last answer; None where there was none.
    status = models.PositiveSmallIntegerField(_("answer"), null=True)
    moved_to = models.CharField(_("now at"), max_length=1000, blank=True)
    checked_at = models.DateTimeField(_("followed"))
    # Since when it has had this state.
    since = models.DateTimeField(_("since"))

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("link report")
        verbose_name_plural = _("link reports")
        ordering = ["since", "id"]

    def __str__(self):
        return self.url
