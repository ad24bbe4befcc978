"""What was agreed with whom, when, and which release announced it."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .partners import Partner
from .release import of_live_release
from .team import TeamQuerySet


class AgreementQuerySet(TeamQuerySet):
    def public(self, at, language=None):
        """Agreements announced by a live release, or listed by hand."""
        return self.filter(Q(listed_at__lte=at) | of_live_release(at, language))


class Agreement(models.Model):
    class Kind(models.TextChoices):
        MOU = "mou", _("Memorandum of understanding")
        STRATEGIC = "strategic", _("Strategic agreement")
        CO_INCUBATION = "co_incubation", _("Co-incubation programme")
        OTHER = "other", _("Agreement")

    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")
        BEFORE = "before", _("before that day")
        NONE = "none", _("not stated")

    partners = models.ManyToManyField(
        Partner, related_name="agreements", verbose_name=_("organisations")
    )
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices, default=Kind.OTHER)
    signed_on = models.DateField(_("date"), null=True, blank=True)
    precision = models.CharField(
        _("precision of the date"),
        max_length=10,
        choices=Precision.choices,
        default=Precision.DAY,
    )
    release = models.ForeignKey(
        "releases.Release",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="agreements",
        verbose_name=_("announced by"),
    )
    listed_at = models.DateTimeField(
        _("listed from"),
        null=True,
        blank=True,
        help_text=_("Left empty: shown once the release that announced it is live."),
    )
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)

    objects = AgreementQuerySet.as_manager()

    class Meta:
        verbose_name = _("agreement")
        verbose_name_plural = _("agreements")
        ordering = ["-signed_on", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(precision="none") | Q(signed_on__isnull=False),
                name="agreement_date_or_not_stated",
                violation_error_message=_("Give the date, or say that it is not stated."),
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()} {self.signed_on or ''}".strip()
