"""Ordered parts of a release: key points, the sources that its text cites, and what people say in it."""

from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from ..text.languages import first_words
from .fields import InlineTextField, PartKeyField, WebAddressField


class KeyPoint(models.Model):
    release = models.ForeignKey("releases.Release", models.CASCADE, related_name="key_points")
    position = models.PositiveIntegerField(_("order"), default=0)
    point = models.TextField(_("key point"), blank=True, validators=[MaxLengthValidator(400)])

    class Meta:
        verbose_name = _("key point")
        verbose_name_plural = _("key points")
        ordering = ["position", "id"]

    def __str__(self):
        return first_words(self, "point")


class Footnote(models.Model):
    class Language(models.TextChoices):
        ZH_HANT = "zh-hant", "繁體中文"
        ZH_HANS = "zh-hans", "简体中文"
        EN = "en", "English"
        OTHER = "other", _("Another language")

    release = models.ForeignKey("releases.Release", models.CASCADE, related_name="footnotes")
    key = PartKeyField(_("key"), help_text=_("Type [^key] in the text."))
    position = models.PositiveIntegerField(_("order"), default=0)
    note = InlineTextField(_("note"), blank=True)
    source_title = models.CharField(_("title of the source"), max_length=300, blank=True)
    publisher = models.CharField(_("publisher"), max_length=200, blank=True)
    url = WebAddressField(_("link"))
    language = models.CharField(
        _("language of the source"), max_length=10, choices=Language.choices, blank=True
    )
    published_on = models.DateField(_("published on"), null=True, blank=True)
    accessed_on = models.DateField(_("accessed on"), null=True, blank=True)
    archived_url = WebAddressField(_("archived copy"))

    class Meta:
        verbose_name = _("footnote")
        verbose_name_plural = _("footnotes")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "key"],
                name="footnote_key_once_a_release",
                violation_error_message=_("Two footnotes have the same key; change one of them."),
            ),
        ]

    def __str__(self):
        return f"[^{self.key}] {first_words(self, 'publisher') or self.url}".strip()


class Quotation(models.Model):
    """Words that somebody said, entered once and printed wherever a text of the release names their key."""

    release = models.ForeignKey("releases.Release", models.CASCADE, related_name="quotations")
    key = PartKeyField(_("key"), help_text=_("Type [引 key] in the text."))
    position = models.PositiveIntegerField(_("order"), default=0)
    speaker = models.ForeignKey(
        "releases.Person",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotations",
        verbose_name=_("speaker"),
    )
    post = models.CharField(
        _("post held then"), max_length=200, blank=True, help_text=_("As it was on the day.")
    )
    quoted = models.TextField(
        _("words"),
        blank=True,
        validators=[MaxLengthValidator(2000)],
        help_text=_("Without quotation marks; they are printed."),
    )

    class Meta:
        verbose_name = _("quotation")
        verbose_name_plural = _("quotations")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["release", "key"],
                name="quotation_key_once_a_release",
                violation_error_message=_("Two quotations have the same key; change one of them."),
            ),
        ]

    def __str__(self):
        return f"[{self.key}] {first_words(self, 'quoted')[:60]}"
