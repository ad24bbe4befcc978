"""People, and where they appear with the post they held then: releases, stops, delegations, photos."""

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..text.languages import LANGUAGES, column, words
from ..text.names import person_name
from .json_lists import AsList, AsObject
from .release import of_live_release
from .search import sought_field
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
    sought_zh_hant = sought_field("zh-hant", "family_name", "given_name", joined=True)
    sought_zh_hans = sought_field("zh-hans", "family_name", "given_name", joined=True)
    sought_en = sought_field("en", "family_name", "given_name", joined=True)

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
            of_live_release(at, language)
            | Exists(Stop.objects.public(at, language).filter(pk=OuterRef("stop")))
            | Exists(Visit.objects.public(at, language).filter(pk=OuterRef("visit")))
        )

    def of_outer_photo(self, language):
        """What a page prints of the people in the photo of an outer query, as one JSON list of objects."""
        names = ("family_name", "given_name", "honorific", "honours")
        told = {name: column(f"person__{name}", language) for name in names}
        told |= {field: field for field in ("position", "id", "row", "side", "nth")}
        told |= {"post": column("post", language), "family_first": "person__family_name_first"}
        rows = self.filter(photo=OuterRef("photo")).order_by().values("photo")
        return rows.annotate(told=AsList(AsObject(**told))).values("told")


def _in_one_of(*places):
    """Return the condition that exactly one of the keys is set."""
    return reduce(
        or_, (Q(**{f"{each}__isnull": each != place for each in places}) for place in places)
    )


class Appearance(models.Model):
    class Capacity(models.TextChoices):
        LEADER = "leader", _("Leader")
        MEMBER = "member", _("Member")
        MET = "met", _("Met")
        NAMED = "named", _("Named")

    class Row(models.TextChoices):
        FRONT = "front", _("front row")
        MIDDLE = "middle", _("middle row")
        BACK = "back", _("back row")

    class Side(models.TextChoices):
        LEFT = "left", _("from the left")
        CENTRE = "centre", _("in the middle")
        RIGHT = "right", _("from the right")

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
    photo = models.ForeignKey(
        "releases.Photo", models.CASCADE, null=True, related_name="appearances"
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
    # Where the person stands in the photo: 前排左四 is the front row, from the left, 4.
    row = models.CharField(_("row"), max_length=10, choices=Row.choices, blank=True)
    side = models.CharField(_("counted"), max_length=10, choices=Side.choices, blank=True)
    nth = models.PositiveSmallIntegerField(_("number in the row"), null=True, blank=True)

    objects = AppearanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("appearance")
        verbose_name_plural = _("appearances")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=_in_one_of("release", "stop", "visit", "photo"),
                name="appearance_in_one_place",
                violation_error_message=_(
                    "A person appears in one release, stop, delegation or photo."
                ),
            ),
        ]

    def __str__(self):
        return str(self.person)
