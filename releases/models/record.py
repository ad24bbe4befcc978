"""The record: who did what and when, never changed afterwards; and what one person did alone."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .release import Release
from .team import TeamQuerySet


class AuditEntryQuerySet(TeamQuerySet):
    def of(self, thing):
        """Entries of one thing, the latest first; a release, a person of the team, a photo …"""
        return self.filter(kind=thing._meta.model_name, thing_id=str(thing.pk))


class AuditEntry(models.Model):
    """One deed. A database trigger refuses to change or remove a row (migration 0003)."""

    class What(models.TextChoices):
        SAVE = "save", _("Saved")
        SUBMIT = "submit", _("Submitted for review")
        RETURN = "return_with_reason", _("Returned")
        APPROVE = "approve", _("Approved")
        EMERGENCY = "publish_in_emergency", _("Emergency publication")
        RESCHEDULE = "reschedule", _("Rescheduled")
        UNSCHEDULE = "unschedule", _("Unscheduled")
        OPEN = "open_language", _("Language opened")
        CLOSE = "close_language", _("Language closed")
        CORRECTION = "correction", _("Correction")
        UPDATE = "update", _("Update")
        MINOR = "minor", _("Minor change")
        WITHDRAW = "withdraw", _("Withdrawn")
        REINSTATE = "reinstate", _("Reinstated")
        REVIEW = "review", _("Second look")
        ADD = "add", _("Added")
        CHANGE = "change", _("Changed")
        DELETE = "delete", _("Deleted")
        RIGHTS = "rights", _("Rights changed")
        PASSWORD = "password", _("Password changed")
        EXPORT = "export", _("Exported")

    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("who"),
    )
    # As they were called then.
    by_name = models.CharField(max_length=150, blank=True)
    what = models.CharField(_("what"), max_length=30, choices=What.choices)
    kind = models.CharField(_("kind of thing"), max_length=30)
    thing_id = models.CharField(max_length=40)
    thing = models.CharField(_("thing"), max_length=300)
    # Of a release: its public_id, and the version that the person had before them.
    release = models.CharField(max_length=10, blank=True)
    version = models.PositiveIntegerField(_("from version"), null=True)
    details = models.JSONField(_("details"), default=dict)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("audit entry")
        verbose_name_plural = _("audit record")
        default_permissions = ["view"]
        permissions = [("export_auditentry", _("May export the audit record"))]
        ordering = ["-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "version"],
                condition=~Q(release=""),
                name="audit_one_entry_a_version",
            ),
        ]
        indexes = [
            # The record of one thing, beside its form.
            models.Index(fields=["kind", "thing_id", "-id"], name="audit_of_thing"),
            # The record of a month, a person, a verb: the newsroom's list filters by these.
            models.Index(fields=["-at"], name="audit_by_hour"),
        ]

    def __str__(self):
        return f"{self.get_what_display()} · {self.thing}"


class SecondLookQuerySet(TeamQuerySet):
    def open(self):
        """What nobody else has looked at yet."""
        return self.filter(reviewed_at__isnull=True)


class SecondLook(models.Model):
    """What one person did alone after an approval or instead of one, until a second has looked at it."""

    release = models.ForeignKey(Release, models.CASCADE, related_name="second_looks")
    what = models.CharField(_("what"), max_length=30, choices=AuditEntry.What.choices)
    reason = models.TextField(_("reason"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who")
    )
    at = models.DateTimeField(_("when"))
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    reviewed_at = models.DateTimeField(null=True)

    objects = SecondLookQuerySet.as_manager()

    class Meta:
        verbose_name = _("second look")
        verbose_name_plural = _("second looks")
        default_permissions = []
        ordering = ["at", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True) | ~Q(reviewed_by=F("by")),
                name="second_look_by_a_second_person",
                violation_error_message=_("A second person must look at it."),
            ),
            models.CheckConstraint(
                condition=Q(reviewed_by__isnull=True, reviewed_at__isnull=True)
                | Q(reviewed_by__isnull=False, reviewed_at__isnull=False),
                name="second_look_has_person_and_hour",
            ),
        ]
        indexes = [
            # The board: what waits for a second person.
            models.Index(
                fields=["at"], name="second_look_open", condition=Q(reviewed_at__isnull=True)
            ),
        ]

    def __str__(self):
        return f"{self.get_what_display()} · {self.release}"

    def is_open_to(self, user):
        """Whether it waits for a second person, and this could be the one."""
        return self.reviewed_at is None and self.by_id != user.pk
