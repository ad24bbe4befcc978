"""A newsroom with one of everything, whose every column was altered to hold hostile text: not by a form, by SQL."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle

from django.apps import apps
from django.contrib import admin
from django.urls import reverse

from releases.models import AuditEntry, LinkReport, Partner, Release, SiteSettings, User
from releases.models.fields import RichTextField, WebAddressField
from releases.services import stored_articles
from releases.text.dates import hong_kong
from releases.text.languages import LANGUAGES
from tests import factories
from tests.conftest import DEEP
from tests.embargo.canaries import text_columns
from tests.xss import payloads

# What addresses and programs are made of: a page that can't be found shows nothing.
LEFT_ALONE = {"slug", "public_id", "key", "checksum", "original", "username", "path", "name"}
# Closes what a payload may have left open, so that the next one is read afresh; each leaves its mark.
END = (
    "\n\"'>--></script></style></textarea></title></noscript></template></select></svg></math>"
    "</noembed></noframes></xmp></iframe></object></form></table><p>mark{}</p>"
)
NODES = (
    '<p>cited<sup data-footnote="note22"></sup> seen<a data-figure-ref="figa22"></a></p>'
    '<p><q data-quotation="say234"></q></p>'
)
NOW = factories.NOON
# A column for a name or a number holds one payload, the next one in each row.
SHORT = 200
WORDS = factories.trilingual(event_place="hall", event_registration="call", notice="notice")


def is_endless(text):
    """Whether the text behind a payload is read as part of it, whatever stands there."""
    return "<plaintext" in text or "<mglyph" in text


def run_together(numbered):
    """Return one text of all payloads, each closed behind itself; what nothing closes comes last."""
    in_order = sorted(numbered, key=lambda number: is_endless(numbered[number]))
    return "".join(numbered[number] + END.format(number) for number in in_order)


class Newsroom:
    """``numbered`` is {number: payload}; after alter() each text column of each row holds all of them."""

    def __init__(self, numbered):
        self.numbered = numbered
        self.fields = set()
        self.own = factories.make_partner("own", relation="own", listed_at=NOW)
        factories.make_contact(self.own, in_foot=True)
        factories.make_boilerplate(self.own)
        factories.make_site_settings()
        self.visit = factories.make_visit("harbour")
        self.stop = factories.make_stop(self.visit)
        factories.make_appearance(visit=self.visit, capacity="leader", organisation=self.own)
        factories.make_appearance(stop=self.stop, capacity="met")
        self.live = self._release("whole", "live")
        self.gone = factories.withdraw(self._release("gone", "live"), keeps_headline=True)
        self.waiting = self._release("waiting", "scheduled")
        self.draft = self._release("draft", "draft")
        factories.make_agreement(self.own, release=self.live, listed_at=NOW)
        factories.make_second_look(self.live)
        self._report()

    def _release(self, slug, state):
        fields = {"kind": "invitation", "event_starts_at": NOW, "visit": self.visit} | WORDS
        release = factories.make_release(slug, issuer=self.own, **fields)
        release.topics.add(factories.make_topic(f"topic-{slug}"))
        factories.make_key_point(release)
        factories.make_footnote(release, key="note22")
        factories.make_quotation(release, speaker=factories.make_person())
        photo = factories.make_photo()
        factories.make_appearance(photo=photo, side="left", nth=1)
        factories.make_figure(release, photo, key="figa22", stop=self.stop)
        for suffix in ("zh_hant", "zh_hans", "en"):
            setattr(release, f"body_{suffix}", NODES)
        release.save()
        factories.drafting.finish(release, factories.make_user())
        if state == "draft":
            return release
        later = {"publish_at": NOW + factories.timedelta(days=1)} if state == "scheduled" else {}
        return factories.approve(release, **later)

    def _report(self):
        report = LinkReport.objects.create(url="x", state="dead", checked_at=NOW, since=NOW)
        report.releases.set([self.live])

    def alter(self):
        """Write into every text column, past forms, models and services."""
        text = run_together(self.numbered)
        written = Written(text, cycle(self.numbered.values()), cycle(payloads.ADDRESSES))
        for model in apps.get_app_config("releases").get_models():
            if model is not AuditEntry:
                self._alter(model, written)
        told = {"kind": "correction", "at": NOW.isoformat(), "readers": [*LANGUAGES]}
        Release.objects.update(amendments=[told | {"notices": dict.fromkeys(LANGUAGES, text)}])
        # What readers are printed is made of what the rows say now.
        for release in Release.objects.all():
            stored_articles.keep(release)
        self._record(text)

    def _alter(self, model, written):
        columns = [each for each in text_columns(model) if each.name not in LEFT_ALONE]
        self.fields |= {f"{model.__name__}.{each.name}" for each in columns}
        for row in model._base_manager.all():
            told = {each.name: written.into(each, row) for each in columns}
            model._base_manager.filter(pk=row.pk).update(**told)

    def _record(self, text):
        """The record refuses to be altered; what is added to it may say anything."""
        words = dict.fromkeys(LANGUAGES, text)
        details = {"reason": text, "reasons": words, "headline_en": text, text: text}
        details["changes"] = {key: [[text, text, text]] for key in LANGUAGES}
        for thing in (self.live, self.visit):
            AuditEntry.objects.create(
                at=NOW,
                what="save",
                kind=thing._meta.model_name,
                thing_id=str(thing.pk),
                thing=text,
                by_name=text,
                details=details,
            )

    def public_pages(self, language):
        """Yield the addresses of what readers are shown."""
        page = self.live.get_absolute_url(language)
        yield from (page, f"{page}print/", f"{page}release.txt")
        yield self.gone.get_absolute_url(language)
        yield from (thing.get_absolute_url(language) for thing in (self.visit, self.own))
        for name in ("home", "list", "visits", "partners", "search"):
            yield reverse(f"releases:{name}", kwargs={"language": language})
        yield f"{reverse('releases:search', kwargs={'language': language})}?q=mark"

    def feeds(self, language):
        """Yield the addresses of what programs read."""
        yield reverse("releases:feed", kwargs={"language": language})
        yield reverse("releases:topic_feed", kwargs={"language": language, "slug": "topic-whole"})
        yield reverse("releases:partner_feed", kwargs={"language": language, "slug": self.own.slug})
        yield reverse("releases:sitemap")
        yield reverse("releases:news_sitemap")
        month = f"{hong_kong(self.live.publish_at):%Y-%m}"
        for part in ("pages", month, "visits-1", "partners-1"):
            yield reverse("releases:sitemap_part", args=[part])

    def newsroom_pages(self):
        """Yield the addresses of what the team is shown."""
        yield reverse("admin:index")
        yield reverse("admin:releases_release_calendar")
        for model in admin.site._registry:
            if model._meta.app_label == "releases":
                yield from _of_model(model)
        for release in (self.live, self.waiting, self.draft):
            yield reverse("admin:releases_release_change", args=[release.pk])
        for language in LANGUAGES:
            yield reverse("admin:releases_release_preview", args=[self.draft.pk, language])
        for verb, release in (
            ("amend", self.live),
            ("withdraw", self.live),
            ("submit", self.draft),
            ("reschedule", self.waiting),
        ):
            yield reverse(f"admin:releases_release_{verb}", args=[release.pk])


def _of_model(model):
    """The list of a model, and of one row the form, the record and the question before it goes."""
    name = f"admin:releases_{model._meta.model_name}"
    row = model._base_manager.order_by("pk").first()
    # The list of the site's settings leads to the only ones.
    if model is not SiteSettings:
        yield reverse(f"{name}_changelist")
    if row and model is not Release:
        yield reverse(f"{name}_change", args=[row.pk])
    # The record and the question are one template each.
    if model is Partner or (DEEP and row and model not in (AuditEntry, LinkReport, User)):
        yield from (reverse(f"{name}_{page}", args=[row.pk]) for page in ("history", "delete"))


@dataclass
class Written:
    """What each column gets: ``text`` is all payloads, the others hand them out one by one."""

    text: str
    singly: Iterator[str]
    addresses: Iterator[str]

    def into(self, field, row):
        if isinstance(field, RichTextField):
            return f"{getattr(row, field.name) or ''}{self.text}"
        if isinstance(field, WebAddressField) or field.name in ("url", "moved_to"):
            return f"{payloads.said(0, next(self.addresses))}#{row.pk}"
        text = next(self.singly) if (field.max_length or SHORT + 1) <= SHORT else self.text
        return f"{row.pk}{text}" if field.unique else text
