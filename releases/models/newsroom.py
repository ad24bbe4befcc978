"""The team and what its releases share: users, topics, headings of the directory, "About" texts, contacts."""

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from ..text import languages
from ..text.languages import first_words
from . import paths
from .fields import RichTextField
from .partners import Partner, Role
from .release import Release, of_live_release
from .team import TeamQuerySet
from .words import by_language, filled


class TeamManager(UserManager.from_queryset(TeamQuerySet)):
    use_in_migrations = False


class User(AbstractUser):
    shown_name = models.CharField(
        _("name shown"), max_length=100, blank=True, help_text=_("As colleagues read it.")
    )
    language = models.CharField(
        _("language of the newsroom"),
        max_length=10,
        choices=[(each, languages.autonym(each)) for each in languages.LANGUAGES],
        default=languages.DEFAULT,
    )
    # Those that stand side by side on the forms, as this user last chose: "zh-hant en"; "" until they choose.
    side_by_side = models.CharField(max_length=30, blank=True, editable=False)

    objects = TeamManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self):
        return self.shown_name or self.username


class TopicQuerySet(TeamQuerySet):
    def public(self, at, language):
        """Topics of a live release; the others do not exist for readers."""
        return self.filter(self._public_in(at, language))

    @staticmethod
    def _public_in(at, language):
        filed = Release.topics.through.objects.filter(topic=OuterRef("pk"))
        filed = filed.filter(of_live_release(at, language))
        return Q(Exists(filed)) & filled("heading", language)

    def with_public_languages(self, at):
        """Each with the languages in which readers may see it; words.public_languages() reads them."""
        return self.annotate(**by_language(lambda each: self._public_in(at, each)))


class Topic(models.Model):
    slug = models.SlugField(_("address"), max_length=60, unique=True)
    heading = models.CharField(_("heading"), max_length=80, blank=True)
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)

    objects = TopicQuerySet.as_manager()

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["slug"]

    def __str__(self):
        return first_words(self, "heading") or self.slug

    def get_absolute_url(self, language):
        return paths.narrowed("list", language, {"topic": self.slug})


class DirectoryHeading(models.Model):
    """What sectors and places have in common: a heading in each language, in hand-set order."""

    slug = models.SlugField(_("address"), max_length=60, unique=True)
    heading = models.CharField(_("heading"), max_length=80, blank=True)
    position = models.PositiveIntegerField(_("order"), default=0)
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)

    objects = TeamQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "slug"]

    def __str__(self):
        return first_words(self, "heading") or self.slug


class Sector(DirectoryHeading):
    class Meta(DirectoryHeading.Meta):
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")


class Place(DirectoryHeading):
    class Meta(DirectoryHeading.Meta):
        verbose_name = _("place")
        verbose_name_plural = _("places")


class BoilerplateQuerySet(TeamQuerySet):
    def current(self, on, partners):
        """The text of each organisation in force on a day: the latest that had begun."""
        later = Boilerplate.objects.filter(
            partner=OuterRef("partner"), valid_from__lte=on, valid_from__gt=OuterRef("valid_from")
        )
        return self.filter(~Exists(later), partner__in=partners, valid_from__lte=on)

    def in_use(self):
        """Texts that a scheduled, live or withdrawn release prints; they are never edited."""
        return self.filter(roles__isnull=False).distinct()


class Boilerplate(models.Model):
    partner = models.ForeignKey(
        Partner, models.CASCADE, related_name="boilerplates", verbose_name=_("organisation")
    )
    valid_from = models.DateField(_("valid from"))
    about = RichTextField(_("text"), blank=True)
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)

    objects = BoilerplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("boilerplate")
        verbose_name_plural = _("boilerplates")
        ordering = ["partner", "-valid_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["partner", "valid_from"],
                name="boilerplate_one_a_day",
                violation_error_message=_("This organisation has a text from that day already."),
            ),
        ]

    def __str__(self):
        return f"{self.partner}, {self.valid_from}"


class ContactQuerySet(TeamQuerySet):
    def of_release(self, release):
        """Contacts chosen for a release, given by its key, (is_chosen) and those of its issuers, one row each."""
        links = Release.contacts.through.objects
        chosen = links.filter(release=release, contact=OuterRef("pk"))
        issuers = Role.objects.filter(release=release, kind="issuer").values("partner")
        return self.annotate(is_chosen=Exists(chosen)).filter(
            Q(is_chosen=True) | Q(partner__in=issuers)
        )


class Contact(models.Model):
    partner = models.ForeignKey(
        Partner, models.CASCADE, related_name="contacts", verbose_name=_("organisation")
    )
    contact_name = models.CharField(_("name or desk"), max_length=120, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    duty_phone = models.CharField(
        _("duty line"), max_length=40, blank=True, help_text=_("For colleagues; never printed.")
    )
    email = models.EmailField(_("e-mail"), blank=True)
    in_foot = models.BooleanField(
        _("at the foot of every page"),
        default=False,
        help_text=_("Only for a contact of our own organisation."),
    )
    position = models.PositiveIntegerField(_("order"), default=0)
    edited_at = models.DateTimeField(_("last edited"), auto_now=True)

    objects = ContactQuerySet.as_manager()

    class Meta:
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")
        ordering = ["position", "id"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(phone="") | ~Q(email=""),
                name="contact_can_be_reached",
                violation_error_message=_("Give a telephone number or an e-mail address."),
            ),
        ]

    def __str__(self):
        return first_words(self, "contact_name") or self.email or self.phone
