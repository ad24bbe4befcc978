"""Photos, and the numbered groups in which a release shows them."""

from django.conf import settings
from django.core.validators import MaxLengthValidator, MaxValueValidator
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..text import identities
from ..text.languages import first_words, words
from . import paths
from .fields import InlineTextField, PartKeyField
from .partners import Partner
from .people import Appearance
from .release import Release, of_live_release
from .site import SiteSettings
from .team import TeamQuerySet


class PhotoQuerySet(TeamQuerySet):
    def public(self, at):
        """Photos that readers of some language may see: in a live release, or standing for something public.

        The logo of the site stands on every page.
        """
        in_figures = FigurePhoto.objects.shown().filter(
            of_live_release(at, path="figure__release"), photo=OuterRef("pk")
        )
        as_logo = Partner.objects.public(at).filter(logo=OuterRef("pk"))
        as_portrait = Appearance.objects.public(at).filter(person__portrait=OuterRef("pk"))
        of_site = SiteSettings.objects.with_logo(OuterRef("pk"))
        return self.filter(
            Exists(in_figures) | Exists(as_logo) | Exists(as_portrait) | Exists(of_site)
        )

    def of_withdrawn(self, at):
        """Photos that were public in a figure until it or its release was withdrawn, and are public no more."""
        in_figures = FigurePhoto.objects.filter(
            Q(figure__release__in=Release.objects.withdrawn(at))
            | Q(withdrawn_at__lte=at) & of_live_release(at, path="figure__release"),
            photo=OuterRef("pk"),
        )
        return self.filter(Exists(in_figures))

    def in_use_by_approved(self):
        """Photos that a scheduled, live or withdrawn release shows."""
        return self.filter(
            Exists(
                FigurePhoto.objects.filter(
                    photo=OuterRef("pk"), figure__release__state__in=["approved", "withdrawn"]
                )
            )
        )


class Photo(models.Model):
    class Kind(models.TextChoices):
        PHOTO = "photo", _("Photo")
        RENDERING = "rendering", _("Artist’s impression")
        CONSTRUCTION = "construction", _("Construction view")
        LOGO = "logo", _("Logo")
        PORTRAIT = "portrait", _("Portrait")
        AI = "ai", _("AI-generated image")

    class Sizes(models.TextChoices):
        QUEUED = "queued", _("Waiting")
        MADE = "made", _("Made")
        FAILED = "failed", _("Failed")

    public_id = models.CharField(
        max_length=26, unique=True, default=identities.photo_id, editable=False
    )
    original = models.FileField(_("original"), max_length=200)
    original_name = models.CharField(_("name of the file"), max_length=255, editable=False)
    checksum = models.CharField(_("checksum"), max_length=64, editable=False, db_index=True)
    format = models.CharField(max_length=4, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    size = models.PositiveBigIntegerField(_("size"), editable=False, help_text=_("Bytes."))
    kind = models.CharField(_("kind"), max_length=15, choices=Kind.choices, default=Kind.PHOTO)
    alt_text = models.CharField(
        _("alternative text"),
        max_length=250,
        blank=True,
        help_text=_("What the picture shows, for readers who cannot see it."),
    )
    credit = models.CharField(_("credit"), max_length=200, blank=True)
    copyright = models.CharField(
        _("copyright notice"),
        max_length=200,
        blank=True,
        help_text=_("For example © 2026 and the owner."),
    )
    terms = models.TextField(
        _("terms of use"),
        blank=True,
        validators=[MaxLengthValidator(500)],
        help_text=_("Left empty: for editorial use only, credit required."),
    )
    taken_on = models.DateField(
        _("taken on"), null=True, blank=True, help_text=_("By the clock of the camera.")
    )
    # Where the eye should be when the photo is cropped, in per cent from the left and from the top.
    focal_x = models.PositiveSmallIntegerField(
        _("focal point from the left"), default=50, validators=[MaxValueValidator(100)]
    )
    focal_y = models.PositiveSmallIntegerField(
        _("focal point from the top"), default=50, validators=[MaxValueValidator(100)]
    )
    sizes = models.CharField(
        _("web sizes"), max_length=10, choices=Sizes.choices, default=Sizes.QUEUED, editable=False
    )
    sizes_error = models.CharField(_("why they failed"), max_length=300, blank=True, editable=False)
    widths = models.JSONField(default=list, editable=False)
    # AVIF follows JPEG and WebP; until then readers get those.
    has_avif = models.BooleanField(default=False, editable=False)
    uploaded_at = models.DateTimeField(_("uploaded"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-uploaded_at", "-id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(focal_x__lte=100, focal_y__lte=100),
                name="photo_focal_point_inside",
                violation_error_message=_("A focal point lies inside its photo."),
            ),
        ]

    def __str__(self):
        return first_words(self, "alt_text") or self.original_name

    def address(self, width, extension):
        """The gated public address of one web size; ``extension`` is "jpg", "webp" or "avif"."""
        return paths.photo(self.public_id, width, extension)


class Figure(models.Model):
    class Layout(models.TextChoices):
        SINGLE = "single", _("One below the other, full width")
        ROW = "row", _("Side by side")
        STACK = "stack", _("Top to bottom")
        GRID = "grid", _("Two by two")

    release = models.ForeignKey("releases.Release", models.CASCADE, related_name="figures")
    key = PartKeyField(
        _("key"),
        help_text=_("Type [圖 key] where it belongs in the text; otherwise it follows the text."),
    )
    position = models.PositiveIntegerField(_("order"), default=0)
    layout = models.CharField(
        _("layout"), max_length=10, choices=Layout.choices, default=Layout.ROW
    )
    caption = InlineTextField(_("caption"), blank=True)
    stop = models.ForeignKey(
        "releases.Stop",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="figures",
        verbose_name=_("stop of the visit"),
    )
    # Kept by drafting.finish, so that a figure shown outside its release still knows its number.
    first_number = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("figure")
        verbose_name_plural = _("figures")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "key"],
                name="figure_key_once_a_release",
                violation_error_message=_("Two figures have the same key; change one of them."),
            ),
        ]

    def __str__(self):
        return f"#{self.first_number} [圖 {self.key}]"


# The photos of a release in the order of their numbers.
IN_ORDER = ("figure__position", "figure_id", "position", "id")


class FigurePhotoQuerySet(models.QuerySet):
    def shown(self):
        """Photos in their figures, without those of which only the number is left."""
        return self.filter(withdrawn_at=None)

    def in_order(self):
        """In the order of their numbers, release by release."""
        return self.order_by(*IN_ORDER)

    def newest_first(self):
        """In the same order, those of the newest release first."""
        return self.order_by("-figure__release__publish_at", *IN_ORDER)


class FigurePhoto(models.Model):
    class Slot(models.TextChoices):
        LEFT = "left", _("left")
        RIGHT = "right", _("right")
        TOP = "top", _("top")
        MIDDLE = "middle", _("middle")
        BOTTOM = "bottom", _("bottom")
        TOP_LEFT = "top-left", _("top left")
        TOP_RIGHT = "top-right", _("top right")
        BOTTOM_LEFT = "bottom-left", _("bottom left")
        BOTTOM_RIGHT = "bottom-right", _("bottom right")

    figure = models.ForeignKey(Figure, models.CASCADE, related_name="figure_photos")
    photo = models.ForeignKey(Photo, models.PROTECT, related_name="figure_photos")
    # What a reference to this one photo and the address of its download name; it moves with the photo.
    key = PartKeyField(_("key"))
    position = models.PositiveIntegerField(_("order"), default=0)
    slot = models.CharField(
        _("place in the group"), max_length=15, choices=Slot.choices, blank=True
    )
    alt_text = models.CharField(_("alternative text"), max_length=250, blank=True)
    # A photo leaves a live release with its number saying so.
    withdrawn_at = models.DateTimeField(_("withdrawn"), null=True, editable=False)

    objects = FigurePhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo in a figure")
        verbose_name_plural = _("photos in figures")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "photo"],
                name="figure_photo_once",
                violation_error_message=_("A photo stands only once in a figure."),
            ),
            models.UniqueConstraint(
                fields=["figure", "key"],
                name="figure_photo_key_once_a_figure",
                violation_error_message=_(
                    "Two photos have the same key; upload one of them again."
                ),
            ),
        ]

    def __str__(self):
        return str(self.photo)

    def alt_in(self, language):
        """The alternative text in a language: its own where the figure needs one, else that of the photo."""
        return words(self, "alt_text", language) or words(self.photo, "alt_text", language)
