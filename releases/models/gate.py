"""The gate: which releases readers see at an instant, as the database is asked."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from ..text.languages import LANGUAGES, suffix


class State(models.TextChoices):
    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    APPROVED = "approved", _("Approved")
    WITHDRAWN = "withdrawn", _("Withdrawn")


def live_condition(at, language=None):
    """Return the one definition of "live at this instant" as a condition on a release.

    ``at`` is an aware datetime; ``language`` one of LANGUAGES, or None for any of them.
    """
    open_languages = Q()
    for each in [language] if language else LANGUAGES:
        open_languages |= Q(**{f"ready_at_{suffix(each)}__lte": at})
    return Q(state=State.APPROVED, publish_at__lte=at) & open_languages


class ReleaseQuerySet(models.QuerySet):
    def live(self, at, language=None):
        """Releases that readers of the language see at this instant (None: readers of any language)."""
        return self.filter(live_condition(at, language))

    def withdrawn(self, at, language=None):
        """Releases that were live in the language and were then withdrawn: they answer 410."""
        open_languages = Q()
        for each in [language] if language else LANGUAGES:
            open_languages |= Q(**{f"ready_at_{suffix(each)}__lte": F("withdrawn_at")})
        return self.filter(open_languages, state=State.WITHDRAWN, withdrawn_at__lte=at)

    def newest_first(self):
        return self.order_by("-publish_at", "-id")

    def showing(self, thing):
        """Releases that show a Photo, or a Person in a photo or as one who speaks."""
        photos = "figures__figure_photos__photo"
        if thing._meta.model_name == "photo":
            shown = Q(**{photos: thing})
        else:
            shown = Q(**{f"{photos}__appearances__person": thing}) | Q(quotations__speaker=thing)
        return self.filter(pk__in=self.model.objects.filter(shown).values("pk"))

    def visible_to(self, user):
        """Releases that a member of the team sees in the newsroom: today, all of them."""
        return self if user.is_staff else self.none()
