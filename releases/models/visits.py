"""Delegation visits and their stops."""

from django.core.validators import validate_slug
from django.db import models, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..text import identities
from ..text.languages import first_words
from .fields import RichTextField
from .paths import path
from .release import Release, of_live_release
from .search import sought_field
from .team import TeamQuerySet
from .words import by_language, filled, in_any_language


class VisitQuerySet(TeamQuerySet):
    def public(self, at, language=None):
        """Visits that readers of the language may see (None: of any language)."""
        return self.filter(in_any_language(lambda each: self._public_in(at, each), language))

    @staticmethod
    def _public_in(at, language):
        reports = Release.objects.live(at, language).filter(visit=OuterRef("pk"))
        return (Q(listed_at__lte=at) | Q(Exists(reports))) & filled("title", language)

    def with_public_languages(self, at):
        """Each with the languages in which readers may see it; words.public_languages() reads them."""
        return self.annotate(**by_language(lambda each: self._public_in(at, each)))

    def newest_first(self):
        return self.order_by(F("starts_on").desc(nulls_last=True), "-id")


class Visit(models.Model):
    class Precision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        YEAR = "year", _("year")
        NONE = "none", _("not stated")

    public_id = models.CharField(
        max_length=10, unique=True, default=identities.public_id, editable=False
    )
    slug = models.CharField(_("address"), max_length=80, validators=[validate_slug])
    title = models.CharField(_("title"), max_length=200, blank=True)
    destination = models.CharField(_("destination"), max_length=120, blank=True)
    place = models.ForeignKey(
        "releases.Place",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="visits",
        verbose_name=_("place"),
        help_text=_("Under which heading the archive of visits has it."),
    )
    starts_on = models.DateField(
        _("first day"),
        null=True,
        blank=True,
        help_text=_("Also orders visits whose days are not stated; then only its precision shows."),
    )
    ends_on = models.DateField(_("last day"), null=True, blank=True)
    precision = models.CharField(
        _("precision of the dates"), max_length=10, choices=Precision.choices, default="day"
    )
    duration_days = models.PositiveSmallIntegerField(
        _("days"), null=True, blank=True, help_text=_("Where only the duration is stated.")
    )
    date_note = models.CharField(_("note on the dates"), max_length=200, blank=True)
    summary = RichTextField(_("summary"), blank=True)
    listed_at = models.DateTimeField(
        _("listed from"),
        null=True,
        blank=True,
        help_text=_("Left empty: shown once a release that reports it is live."),
    )
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)
    sought_zh_hant = sought_field("zh-hant", "title", "destination", html=["summary"])
    sought_zh_hans = sought_field("zh-hans", "title", "destination", html=["summary"])
    sought_en = sought_field("en", "title", "destination", html=["summary"])

    objects = VisitQuerySet.as_manager()

    class Meta:
        verbose_name = _("delegation visit")
        verbose_name_plural = _("delegation visits")
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="visit_slug_unique",
                violation_error_message=_("This address is not available; choose another one."),
            ),
            models.CheckConstraint(
                condition=Q(ends_on__isnull=True)
                | Q(starts_on__isnull=False, ends_on__gte=F("starts_on")),
                name="visit_ends_after_start",
                violation_error_message=_("The visit ends before it begins: correct its days."),
            ),
            models.CheckConstraint(
                condition=Q(precision="none") | Q(starts_on__isnull=False),
                name="visit_days_or_not_stated",
                violation_error_message=_("Give the first day, or say that it is not stated."),
            ),
        ]

    def __str__(self):
        return first_words(self, "title") or self.slug

    def get_absolute_url(self, language):
        return path("visit", language, self.slug)


class StopQuerySet(TeamQuerySet):
    def public(self, at, language=None):
        """Stops that readers of the language may see (None: of any language)."""
        return self.filter(in_any_language(lambda each: self._public_in(at, each), language))

    @staticmethod
    def _public_in(at, language):
        own_release = Q(release__isnull=True) | of_live_release(at, language)
        visits = Visit.objects.public(at, language).filter(pk=OuterRef("visit"))
        return Exists(visits) & own_release & filled("title", language)


class Stop(models.Model):
    class Kind(models.TextChoices):
        SITE_VISIT = "site_visit", _("Site visit")
        MEETING = "meeting", _("Meeting")
        CO_HOSTED = "co_hosted", _("Co-hosted event")
        SIGNING = "signing", _("Signing")

    visit = models.ForeignKey(
        Visit, models.CASCADE, related_name="stops", verbose_name=_("delegation visit")
    )
    title = models.CharField(_("name"), max_length=200, blank=True)
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices, default=Kind.SITE_VISIT)
    position = models.PositiveIntegerField(_("order"), default=0)
    day = models.DateField(_("day"), null=True, blank=True)
    hour = models.TimeField(_("hour"), null=True, blank=True)
    summary = RichTextField(_("summary"), blank=True)
    release = models.ForeignKey(
        "releases.Release",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="stops",
        verbose_name=_("its own release"),
        help_text=_("The stop is shown only once this release is live."),
    )
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)
    sought_zh_hant = sought_field("zh-hant", "title", html=["summary"])
    sought_zh_hans = sought_field("zh-hans", "title", html=["summary"])
    sought_en = sought_field("en", "title", html=["summary"])

    objects = StopQuerySet.as_manager()

    class Meta:
        verbose_name = _("stop")
        verbose_name_plural = _("stops")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(hour__isnull=True) | Q(day__isnull=False),
                name="stop_hour_has_day",
                violation_error_message=_("An hour needs its day."),
            ),
        ]

    def __str__(self):
        return first_words(self, "title") or f"#{self.position}"

    @transaction.atomic
    def save(self, *args, **kwargs):
        self._touch_visits()
        super().save(*args, **kwargs)

    @transaction.atomic
    def delete(self, *args, **kwargs):
        self._touch_visits()
        return super().delete(*args, **kwargs)

    def _touch_visits(self):
        """Note the edit on the visit, whose form holds its stops, and on the one that the stop leaves.

        Visits come before stops wherever both are locked, so that no two saves wait for each other.
        """
        before = Stop.objects.filter(pk=self.pk).values("visit")
        for visit in Visit.objects.filter(Q(pk=self.visit_id) | Q(pk__in=before)).order_by("pk"):
            visit.save(update_fields=["edited_at"])
