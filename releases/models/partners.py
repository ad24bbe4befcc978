"""Organisations, and what each is to a release or a stop."""

from django.core.validators import validate_slug
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery, Value
from django.utils.translation import gettext_lazy as _

from ..text import identities
from ..text.languages import LANGUAGES, column, words
from ..text.sorting import sort_key
from .fields import RichTextField, SortKeyField, WebAddressField
from .json_lists import AsList, AsObject
from .paths import path
from .release import of_live_release
from .search import sought_field
from .team import TeamQuerySet
from .visits import Stop
from .words import by_language, filled, in_any_language

# What an organisation is called, and so found by.
NAMES, SHARED_NAMES = ("official_name", "short_name", "former_names"), ("aliases", "stock_codes")


class PartnerQuerySet(TeamQuerySet):
    def public(self, at, language=None):
        """Organisations that readers of the language may see (None: of any language)."""
        return self.filter(in_any_language(lambda each: self._public_in(at, each), language))

    @staticmethod
    def _public_in(at, language):
        roles = Role.objects.public(at, language).filter(partner=OuterRef("pk"))
        return (Q(listed_at__lte=at) | Q(Exists(roles))) & filled("official_name", language)

    def with_public_languages(self, at):
        """Each with the languages in which readers may see it; words.public_languages() reads them."""
        return self.annotate(**by_language(lambda each: self._public_in(at, each)))

    def with_kin(self, at, language):
        """Each with the organisations before, after, above and below it that are public in the language.

        ``kin`` is a list of {"pk", "slug", "name", "key", "parent", "successor"}, or None for none.
        """
        related = Q(pk=OuterRef("parent")) | Q(pk=OuterRef("successor"))
        related |= Q(parent=OuterRef("pk")) | Q(successor=OuterRef("pk"))
        told = {name: name for name in ("pk", "slug", "parent", "successor")}
        told |= {"name": column("official_name", language), "key": column("sort_key", language)}
        rows = self.model.objects.public(at, language).filter(related).order_by()
        rows = rows.annotate(together=Value(1)).values("together")
        return self.annotate(
            kin=Subquery(rows.annotate(kin=AsList(AsObject(**told))).values("kin"))
        )


class Partner(models.Model):
    class Relation(models.TextChoices):
        OWN = "own", _("Our own organisation")
        PARTNER = "partner", _("Partner")
        MET = "met", _("Met")
        MENTIONED = "mentioned", _("Mentioned")

    public_id = models.CharField(
        max_length=10, unique=True, default=identities.public_id, editable=False
    )
    slug = models.CharField(_("address"), max_length=80, validators=[validate_slug])
    official_name = models.CharField(_("official name"), max_length=200, blank=True)
    short_name = models.CharField(_("short name"), max_length=100, blank=True)
    aliases = models.TextField(
        _("also written as"), blank=True, help_text=_("One a line, in any language.")
    )
    sort_text = models.CharField(
        _("sorted as"),
        max_length=200,
        blank=True,
        help_text=_(
            "Left empty: as its official name. Otherwise another name; in Traditional Chinese also with the strokes"
            " before a character (08阿斯利康), in Simplified also pinyin with tones (shan4 shi4)."
        ),
    )
    # Where the directory of each language has it; save() keeps them.
    sort_key_zh_hant = SortKeyField(blank=True, default="")
    sort_key_zh_hans = SortKeyField(blank=True, default="")
    sort_key_en = SortKeyField(blank=True, default="")
    relation = models.CharField(
        _("relation to us"),
        max_length=10,
        choices=Relation.choices,
        default=Relation.MENTIONED,
        help_text=_("Only “Partner” is printed as partner."),
    )
    sector = models.ForeignKey(
        "releases.Sector",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="partners",
        verbose_name=_("sector"),
    )
    place = models.ForeignKey(
        "releases.Place",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="partners",
        verbose_name=_("place"),
    )
    former_names = models.TextField(
        _("former names"), blank=True, help_text=_("One a line, the latest first.")
    )
    description = RichTextField(_("description"), blank=True)
    website = WebAddressField(_("website"))
    stock_codes = models.CharField(
        _("stock codes"), max_length=100, blank=True, help_text=_("For example 2607.HK, 601607.SH.")
    )
    logo = models.ForeignKey(
        "releases.Photo",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="logo_of",
        verbose_name=_("logo"),
    )
    parent = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="subsidiaries",
        verbose_name=_("parent"),
    )
    successor = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="predecessors",
        verbose_name=_("successor"),
    )
    listed_at = models.DateTimeField(
        _("listed from"),
        null=True,
        blank=True,
        help_text=_("Left empty: shown once a release or stop that names it is public."),
    )
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)
    sought_zh_hant = sought_field("zh-hant", *NAMES, shared=SHARED_NAMES, html=["description"])
    sought_zh_hans = sought_field("zh-hans", *NAMES, shared=SHARED_NAMES, html=["description"])
    sought_en = sought_field("en", *NAMES, shared=SHARED_NAMES, html=["description"])

    objects = PartnerQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="partner_slug_unique",
                violation_error_message=_("This address is not available; choose another one."),
            ),
            models.UniqueConstraint(
                fields=["relation"],
                condition=Q(relation="own"),
                name="partner_one_own",
                violation_error_message=_("Another organisation is already marked as our own."),
            ),
            models.CheckConstraint(
                condition=Q(parent__isnull=True) | ~Q(parent=F("id")),
                name="partner_not_its_own_parent",
                violation_error_message=_("An organisation is not its own parent."),
            ),
        ]

    def __str__(self):
        return next(filter(None, (self.name_in(language) for language in LANGUAGES)), self.slug)

    def save(self, *args, **options):
        """Keep the keys of the directory, too, wherever a name or what it is sorted as is written."""
        self.place_in_order()
        if options.get("update_fields") is not None:
            keys = {column("sort_key", language) for language in LANGUAGES}
            options["update_fields"] = keys.union(options["update_fields"])
        super().save(*args, **options)

    def get_absolute_url(self, language):
        return path("partner", language, self.slug)

    def place_in_order(self):
        """Make the keys by which the directory of each language has it."""
        for language in LANGUAGES:
            name, given = (words(self, field, language) for field in ("official_name", "sort_text"))
            setattr(self, column("sort_key", language), sort_key(name, language, given))

    def name_in(self, language):
        """The short name in a language, or the official one where there is none."""
        return words(self, "short_name", language) or words(self, "official_name", language)


class RoleQuerySet(models.QuerySet):
    def public(self, at, language=None):
        """Roles in a release or stop that readers of the language see."""
        return self.filter(of_live_release(at, language) | self._at_public_stop(at, language))

    def in_releases(self, at, language):
        """Roles in a release that readers of the language see; less to ask than for all that is public."""
        return self.filter(of_live_release(at, language), publish_at__lte=at)

    def at_stops(self, at, language):
        """Roles at a stop that readers of the language see."""
        # No role at a stop has an hour: the index by hour finds them.
        return self.filter(self._at_public_stop(at, language), publish_at=None)

    @staticmethod
    def _at_public_stop(at, language):
        return Exists(Stop.objects.public(at, language).filter(pk=OuterRef("stop")))

    def of_outer_stop(self, language):
        """What a page prints of the organisations at the stop of an outer query, as one JSON list of objects."""
        told = {name: name for name in ("pk", "kind", "position")}
        told |= {"slug": "partner__slug", "name": column("partner__official_name", language)}
        rows = self.filter(stop=OuterRef("pk")).order_by().values("stop")
        return Subquery(rows.annotate(told=AsList(AsObject(**told))).values("told"))


class Role(models.Model):
    class Kind(models.TextChoices):
        ISSUER = "issuer", _("Issuer")
        HOST = "host", _("Host")
        ORGANISER = "organiser", _("Organiser")
        CO_ORGANISER = "co_organiser", _("Co-organiser")
        SUPPORTING = "supporting", _("Supporting")
        SIGNATORY = "signatory", _("Signatory")
        VENUE = "venue", _("Venue")
        MENTIONED = "mentioned", _("Mentioned")

    partner = models.ForeignKey(
        Partner, models.PROTECT, related_name="roles", verbose_name=_("organisation")
    )
    release = models.ForeignKey("releases.Release", models.CASCADE, null=True, related_name="roles")
    stop = models.ForeignKey("releases.Stop", models.CASCADE, null=True, related_name="roles")
    kind = models.CharField(_("role"), max_length=15, choices=Kind.choices, default=Kind.MENTIONED)
    position = models.PositiveIntegerField(_("order"), default=0)
    # The hour of its release, copied by services/filing.py: an organisation's releases are listed in this order.
    publish_at = models.DateTimeField(null=True, editable=False)
    # The "About" text that this release prints of its issuer, pinned by publishing.approve.
    boilerplate = models.ForeignKey(
        "releases.Boilerplate", models.PROTECT, null=True, editable=False, related_name="roles"
    )

    objects = RoleQuerySet.as_manager()

    class Meta:
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        ordering = ["position", "id"]
        indexes = [
            # Whether anybody, or somebody, had a part of a kind, for the directory.
            models.Index(fields=["kind", "partner"], name="role_by_kind"),
            # The list, the page and the feed of one organisation, newest first.
            models.Index(fields=["partner", "-publish_at", "-release"], name="role_by_hour"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(release__isnull=False, stop__isnull=True)
                | Q(release__isnull=True, stop__isnull=False),
                name="role_in_release_or_stop",
                violation_error_message=_("A role belongs to one release or to one stop."),
            ),
            models.UniqueConstraint(
                fields=["release", "partner", "kind"],
                name="role_once_a_release",
                violation_error_message=_("This organisation already has this role here."),
            ),
            models.UniqueConstraint(
                fields=["stop", "partner", "kind"],
                name="role_once_a_stop",
                violation_error_message=_("This organisation already has this role here."),
            ),
        ]

    def __str__(self):
        return f"{self.partner} ({self.get_kind_display()})"
