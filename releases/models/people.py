"""People, and where they appear with the post they held then."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..text.languages import LANGUAGES, words
from ..text.names import person_name
from .release import Release
from .team import TeamQuerySet
from .visits import Stop, Visit


class Person(models.Model):
    family_name = models.CharField(_("family name"), max_length=80, blank=True)
    given_name = models.CharField(_("given name"), max_length=80, blank=True)
    honorific = models.CharField(
        _("form of address"),
        max_length=40,
        blank=True,
        help_text=_("先生, 女士, 博士; Mr, Ms, Dr."),
    )
    honours = models.CharField(
        _("honours"), max_length=80, blank=True, help_text=_("For example GBS, JP.")
    )
    family_name_first = models.BooleanField(
        _("family name first in English"), default=False, help_text=_("Chen Qiyu, not Qiyu Chen.")
    )
    portrait = models.ForeignKey(
        "releases.Photo",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="portrait_of",
        verbose_name=_("portrait"),
    )
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        return next(filter(None, (self.name_in(language) for language in LANGUAGES)), str(self.pk))

    def name_in(self, language):
        """The name as a page of the language prints it, form of address included; "" without words."""
        family, given = words(self, "family_name", language), words(self, "given_name", language)
        if not family and not given:
            return ""
        return person_name(
            family,
            given,
            words(self, "honorific", language),
            words(self, "honours", language),
            language,
            self.family_name_first,
        )


class AppearanceQuerySet(models.QuerySet):
    def public(self, at, language=None):
        """Appearances on a page that readers of the language see."""
        return self.filter(
            Q(release__in=Release.objects.live(at, language))
            | Q(stop__in=Stop.objects.public(at, language))
            | Q(visit__in=Visit.objects.public(at, language))
        )


class Appearance(models.Model):
    class Capacity(models.TextChoices):
        LEADER = "leader", _("Leader")
        MEMBER = "member", _("Member")
        MET = "met", _("Met")
        NAMED = "named", _("Named")

    person = models.ForeignKey(
        Person, models.PROTECT, related_name="appearances", verbose_name=_("person")
    )
    release = models.ForeignKey(
        "releases.Release", models.CASCADE, null=True, related_name="appearances"
    )
    stop = models.ForeignKey("releases.Stop", models.CASCADE, null=True, related_name="appearances")
    visit = models.ForeignKey(
        "releases.Visit", models.CASCADE, null=True, related_name="appearances"
    )
    capacity = models.CharField(
        _("as"), max_length=10, choices=Capacity.choices, default=Capacity.NAMED
    )
    post = models.CharField(_("post held then"), max_length=200, blank=True)
    organisation = models.ForeignKey(
        "releases.Partner",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appearances",
        verbose_name=_("organisation"),
    )
    position = models.PositiveIntegerField(_("order"), default=0)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(release__isnull=False, stop__isnull=True, visit__isnull=True)
                    | Q(release__isnull=True, stop__isnull=False, visit__isnull=True)
                    | Q(release__isnull=True, stop__isnull=True, visit__isnull=False)
                ),
                name="appearance_in_one_place",
                violation_error_message=_("A person appears in one release, stop or delegation."),
            ),
        ]

    def __str__(self):
        return str(self.person)
