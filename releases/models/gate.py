"""The gate: states of a release, what makes it live, and what else the database is asked about releases."""

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

    def showing(self, *things):
        """Releases that show one of these Photos, or of these Persons in a photo or as one who speaks."""
        photo = "figures__figure_photos__photo"
        if all(each._meta.model_name == "photo" for each in things):
            shown = Q(**{f"{photo}__in": things})
        else:
            in_photo = Q(**{f"{photo}__appearances__person__in": things})
            shown = in_photo | Q(quotations__speaker__in=things)
        return self.filter(pk__in=self.model.objects.filter(shown).values("pk"))

    def locked(self):
        """Releases whose rows are locked; always in one order, so that no two wait for each other."""
        return self.order_by("pk").select_for_update()

    def visible_to(self, user):
        """Releases that a member of the team sees in the newsroom: today, all of them."""
        return self if user.is_staff else self.none()
