"""The release itself: what it says, where it stands, who may read it and from when."""

from django.conf import settings
from django.core.validators import MaxLengthValidator, RegexValidator, validate_slug
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..text import identities
from ..text.dates import HONG_KONG
from ..text.languages import LANGUAGES, first_words, suffix
from ..text.names import headline_in_one_line
from . import paths
from .fields import RichTextField
from .gate import ReleaseQuerySet, State

two_clauses = RegexValidator(
    r"\A[^\n]*(\n[^\n]*)?\Z",
    _("A headline has at most two clauses: keep one line break and remove the others."),
)


class Release(models.Model):
    State = State

    class Kind(models.TextChoices):
        PRESS_RELEASE = "press_release", _("Press release")
        INVITATION = "invitation", _("Media invitation")
        STATEMENT = "statement", _("Statement")
        RESPONSE = "response", _("Response to media enquiries")
        CLARIFICATION = "clarification", _("Clarification")
        SPEECH = "speech", _("Speech")
        PHOTOS = "photos", _("Photo release")

    class EndMark(models.TextChoices):
        SITE = "site", _("As on the whole site")
        WORDS = "words", _("（完） / Ends")
        HASHES = "hashes", "###"
        NONE = "none", _("None")

    public_id = models.CharField(
        max_length=10, unique=True, default=identities.public_id, editable=False
    )
    slug = models.CharField(
        _("address"),
        max_length=80,
        validators=[validate_slug],
        help_text=_("ASCII letters, digits and hyphens; the same in the three languages."),
    )
    kind = models.CharField(
        _("kind"), max_length=20, choices=Kind.choices, default=Kind.PRESS_RELEASE
    )

    notice = models.TextField(
        _("notice above the text"),
        blank=True,
        validators=[MaxLengthValidator(500)],
        help_text=_("Printed above the headline, for example that a text is issued again."),
    )
    headline = models.TextField(
        _("headline"),
        blank=True,
        validators=[two_clauses, MaxLengthValidator(300)],
        help_text=_("One line, or two clauses on two lines."),
    )
    subheadline = models.TextField(
        _("sub-headline"), blank=True, validators=[MaxLengthValidator(300)]
    )
    dateline_places = models.CharField(
        _("dateline: places"),
        max_length=120,
        blank=True,
        help_text=_("The date follows by itself: the Hong Kong date of publication."),
    )
    body = RichTextField(_("body"), blank=True)
    notes_to_editors = RichTextField(_("notes to editors"), blank=True)
    end_mark = models.CharField(
        _("end mark"), max_length=10, choices=EndMark.choices, default=EndMark.SITE
    )
    dateline_date = models.DateField(_("dateline: another date"), null=True, blank=True)
    dateline_reason = models.CharField(
        _("why another date"), max_length=200, blank=True, help_text=_("For colleagues only.")
    )

    event_starts_at = models.DateTimeField(_("event begins"), null=True, blank=True)
    event_ends_at = models.DateTimeField(_("event ends"), null=True, blank=True)
    event_place = models.CharField(_("event: place"), max_length=200, blank=True)
    event_registration = models.TextField(
        _("event: registration"), blank=True, validators=[MaxLengthValidator(1000)]
    )

    visit = models.ForeignKey(
        "releases.Visit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="releases",
        verbose_name=_("delegation visit"),
    )
    topics = models.ManyToManyField(
        "releases.Topic", blank=True, related_name="releases", verbose_name=_("topics")
    )
    contacts = models.ManyToManyField(
        "releases.Contact",
        blank=True,
        related_name="releases",
        verbose_name=_("media contacts"),
        help_text=_("Left empty: the contacts of its issuers."),
    )

    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.DRAFT, editable=False
    )
    publish_at = models.DateTimeField(_("hour"), null=True, blank=True, editable=False)
    ready_at_zh_hant = models.DateTimeField(_("open from（繁）"), null=True, editable=False)
    ready_at_zh_hans = models.DateTimeField(_("open from（简）"), null=True, editable=False)
    ready_at_en = models.DateTimeField(_("open from（EN）"), null=True, editable=False)
    returned_reason = models.TextField(_("returned because"), blank=True, editable=False)
    submitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    approved_at = models.DateTimeField(_("approved at"), null=True, editable=False)
    approved_version = models.PositiveIntegerField(null=True, editable=False)
    approved_digests = models.JSONField(default=dict, editable=False)
    # {language: digest}: what readers of a language had when it was closed to them.
    former_digests = models.JSONField(default=dict, editable=False)
    # {language: ISO hour or None} of an approval that was taken back: what the next one proposes.
    proposed_opening = models.JSONField(default=dict, editable=False)
    # What readers are told of changes after the hour, oldest first; text/amendments.py reads and writes it.
    amendments = models.JSONField(default=list, editable=False)
    # The picture packs that are made, by the languages that they speak; services/picture_pack.py reads and writes it.
    packs = models.JSONField(default=dict, editable=False)
    # {language: what social media are shown of it}; services/social_images.py reads and writes it.
    social_images = models.JSONField(default=dict, editable=False)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True, editable=False)
    withdrawal_reason = models.TextField(_("reason for withdrawal"), blank=True, editable=False)
    withdrawal_keeps_headline = models.BooleanField(default=False, editable=False)

    version = models.PositiveIntegerField(_("version"), default=0, editable=False)
    photo_count = models.PositiveIntegerField(_("photos"), default=0, editable=False)
    created_at = models.DateTimeField(_("begun"), auto_now_add=True)
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)
    edited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, editable=False, related_name="+"
    )
    # {user's key: ISO hour}: who handed it in, who had edited it last then, and whoever has edited it since.
    worked_on_by = models.JSONField(default=dict, editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release")
        verbose_name_plural = _("releases")
        permissions = [
            ("approve_release", _("May approve, schedule and withdraw releases")),
            ("translate_zh_hant", _("May edit Traditional Chinese while it is closed")),
            ("translate_zh_hans", _("May edit Simplified Chinese while it is closed")),
            ("translate_en", _("May edit English while it is closed")),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                name="release_slug_unique",
                violation_error_message=_("This address is not available; choose another one."),
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "submitted"]) | Q(publish_at__isnull=False),
                name="release_approved_has_hour",
                violation_error_message=_("An approved release needs the hour of publication."),
            ),
            models.CheckConstraint(
                condition=~Q(state="withdrawn") | Q(withdrawn_at__isnull=False),
                name="release_withdrawn_has_hour",
                violation_error_message=_("A withdrawn release needs the hour of withdrawal."),
            ),
            models.CheckConstraint(
                condition=Q(dateline_date__isnull=True) | ~Q(dateline_reason=""),
                name="release_other_date_has_reason",
                violation_error_message=_("Say why the dateline carries another date."),
            ),
            models.CheckConstraint(
                condition=Q(event_ends_at__isnull=True)
                | Q(event_starts_at__isnull=False, event_ends_at__gte=F("event_starts_at")),
                name="release_event_ends_after_start",
                violation_error_message=_("The event ends before it begins: correct its hours."),
            ),
        ]
        indexes = [
            *(
                # The list, the home page and the feed of one language, newest first.
                models.Index(
                    fields=["-publish_at", "-id"],
                    name=f"release_live_{suffix(language)}",
                    condition=Q(
                        **{"state": "approved", f"ready_at_{suffix(language)}__isnull": False}
                    ),
                )
                for language in LANGUAGES
            ),
            # Whether a visit is public, and what reports it.
            models.Index(fields=["visit", "state", "publish_at"], name="release_of_visit"),
            # The newsroom's list, filtered by state.
            models.Index(fields=["state", "-publish_at"], name="release_by_state"),
        ]

    def __str__(self):
        return headline_in_one_line(first_words(self, "headline"), "zh-hant") or self.slug

    def get_absolute_url(self, language):
        """The public address in a language; only a release with an hour has one."""
        return paths.release(language, self.publish_at, self.slug)

    @property
    def year(self):
        """The Hong Kong year of publication, as addresses carry it."""
        return self.publish_at.astimezone(HONG_KONG).year

    def ready_at(self, language):
        return getattr(self, f"ready_at_{suffix(language)}")

    def is_live(self, at, language=None):
        """Whether readers see it at this instant; the same definition as ReleaseQuerySet.live."""
        if self.state != self.State.APPROVED or self.publish_at > at:
            return False
        return bool(self.live_languages(at)) if language is None else self._is_open(at, language)

    def live_languages(self, at):
        """The languages in which readers see it at this instant, in the order of LANGUAGES."""
        if self.state != self.State.APPROVED or self.publish_at > at:
            return []
        return [language for language in LANGUAGES if self._is_open(at, language)]

    def withdrawn_languages(self):
        """The languages in which readers had it before it was withdrawn; their pages answer 410."""
        if self.state != self.State.WITHDRAWN:
            return []
        return [language for language in LANGUAGES if self._is_open(self.withdrawn_at, language)]

    def opened_at(self, language):
        """Since when, or from when on, an approved release is read in an open language."""
        return max(self.publish_at, self.ready_at(language))

    def open_languages(self):
        """The languages that are open now or from some hour on."""
        return [language for language in LANGUAGES if self.ready_at(language)]

    def is_scheduled(self, at):
        return self.state == self.State.APPROVED and not self.is_live(at)

    def is_returned(self):
        return self.state == self.State.DRAFT and bool(self.returned_reason)

    def is_work_of(self, user):
        """Whether the person handed it in, edited it last before or has edited it since: a second one must approve it."""
        return str(user.pk) in self.worked_on_by

    def is_locked(self):
        """Whether its text may be edited only after it was unscheduled, or by a correction."""
        return self.state in (self.State.APPROVED, self.State.WITHDRAWN)

    def _is_open(self, at, language):
        ready_at = self.ready_at(language)
        return ready_at is not None and ready_at <= at


def of_live_release(at, language=None, path="release"):
    """Return the condition that the release to which a row's ``path`` leads is live.

    Asked row by row: a list of all that is live grows with the archive.
    """
    return Exists(Release.objects.live(at, language).filter(pk=OuterRef(path)))
