"""Every slug that was ever used: a former one redirects, and none can be taken again."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Address(models.Model):
    class Kind(models.TextChoices):
        RELEASE = "release", _("Release")
        VISIT = "visit", _("Delegation visit")
        PARTNER = "partner", _("Organisation")

    kind = models.CharField(_("kind"), max_length=10, choices=Kind.choices)
    slug = models.CharField(_("address"), max_length=80)
    # Null once the thing is deleted: its address stays taken.
    release = models.ForeignKey(
        "releases.Release", models.SET_NULL, null=True, related_name="addresses"
    )
    visit = models.ForeignKey(
        "releases.Visit", models.SET_NULL, null=True, related_name="addresses"
    )
    partner = models.ForeignKey(
        "releases.Partner", models.SET_NULL, null=True, related_name="addresses"
    )

    class Meta:
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "slug"],
                name="address_taken_once",
                violation_error_message=_("This address is not available; choose another one."),
            ),
            models.CheckConstraint(
                condition=(
                    Q(kind="release", visit__isnull=True, partner__isnull=True)
                    | Q(kind="visit", release__isnull=True, partner__isnull=True)
                    | Q(kind="partner", release__isnull=True, visit__isnull=True)
                ),
                name="address_leads_to_its_kind",
            ),
        ]

    def __str__(self):
        return f"{self.kind}: {self.slug}"
