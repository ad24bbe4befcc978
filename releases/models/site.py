"""What makes the press room an institution's own: its name, logo and colour, and what it says of itself."""

from math import floor

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ..text import colours
from ..text.languages import first_words
from .fields import InlineTextField
from .team import TeamQuerySet


def readable_by_day(colour):
    """Refuse what is no colour, or too light for the paper of the pages."""
    _refuse(
        colour,
        colours.PAPER,
        _(
            "This colour is too light: on the paper of the pages its contrast is %(found)s : 1, and "
            "links need at least 4.5 : 1. Choose a darker one."
        ),
    )


def readable_at_night(colour):
    """Refuse what is no colour, or too dark for the pages at night."""
    _refuse(
        colour,
        colours.NIGHT,
        _(
            "This colour is too dark: on the dark ground of the pages its contrast is %(found)s : 1, "
            "and links need at least 4.5 : 1. Choose a lighter one."
        ),
    )


def _refuse(colour, ground, sentence):
    if not colours.is_colour(colour):
        raise ValidationError(
            _("Write the colour as # and six digits or letters a to f, for example #1a5276.")
        )
    found = colours.contrast(colour, ground)
    if found < colours.LEAST:
        # Rounded down, so that what is refused never reads like what is asked for.
        raise ValidationError(sentence, params={"found": floor(10 * found) / 10})


class SiteSettingsQuerySet(TeamQuerySet):
    def with_logo(self, photo):
        """The settings, if this photo is what every page prints as the logo."""
        return self.filter(logo=photo)


class SiteSettings(models.Model):
    """One row or none; readers see all of it at once."""

    site_name = models.CharField(
        _("name of the site"),
        max_length=80,
        blank=True,
        help_text=_("Left empty: the name of our own organisation, and “Press room”."),
    )
    description = models.CharField(
        _("in one line"),
        max_length=160,
        blank=True,
        help_text=_("What search engines print below the name."),
    )
    introduction = InlineTextField(
        _("introduction"),
        blank=True,
        help_text=_("One paragraph on the home page: what this institution is."),
    )
    logo = models.ForeignKey(
        "releases.Photo",
        models.PROTECT,
        null=True,
        blank=True,
        limit_choices_to={"kind": "logo"},
        related_name="logo_of_site",
        verbose_name=_("logo"),
        help_text=_(
            "A photo of the kind “Logo”, beside the name on every page. Readers can see it from now on."
        ),
    )
    accent = models.CharField(
        _("accent colour"),
        max_length=7,
        blank=True,
        validators=[readable_by_day],
        help_text=_("For example #1a5276. Left empty: the press room’s own red."),
    )
    accent_at_night = models.CharField(
        _("accent colour on dark pages"),
        max_length=7,
        blank=True,
        validators=[readable_at_night],
        help_text=_("Left empty: made from the accent colour."),
    )
    # Of all rows only one can have it.
    is_the_only = models.BooleanField(default=True, editable=False)
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)

    objects = SiteSettingsQuerySet.as_manager()

    class Meta:
        verbose_name = verbose_name_plural = _("site settings")
        # A site without a row has the settings of the house: there is nothing to delete.
        default_permissions = ["add", "change", "view"]
        constraints = [
            models.UniqueConstraint(
                fields=["is_the_only"],
                name="site_settings_once",
                violation_error_message=_(
                    "Somebody else has made the settings since you opened this page: look at theirs first."
                ),
            ),
            models.CheckConstraint(
                condition=Q(is_the_only=True), name="site_settings_the_only_ones"
            ),
        ]

    def __str__(self):
        return first_words(self, "site_name") or str(self._meta.verbose_name)
