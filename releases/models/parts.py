"""Ordered parts of a release: key points and the sources that its text cites."""

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
