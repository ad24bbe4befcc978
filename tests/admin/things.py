"""One of each thing of the newsroom in each state that rights depend on."""

from datetime import timedelta

from django_tasks_db.models import DBTaskResult

from releases.models import AuditEntry, LinkReport, Photo, Place, Release, Sector
from releases.services import audit, photos, publishing, renditions
from tests import factories

DAY = timedelta(days=1)


class Things:
    """``things["release", "live"]``: a row by its model and state; "used" and "live" are in use by the live release."""

    def __init__(self, at):
        self.at = at
        self.rows = {}
        self._people()
        self._shared("free")
        self._shared("used")
        self._photos()
        self._releases()
        self._uses()
        self._behind_the_house()

    def __getitem__(self, key):
        return self.rows[key]

    def keep(self, model, state, row):
        self.rows[model, state] = row
        return row

    def belongs_to(self, actor):
        """Give the actor a user page, and the release that waits as work of their own."""
        self.keep("user", "self", actor)
        own = Release.objects.filter(pk=self["release", "own"].pk)
        hands = {str(actor.pk): self.at.isoformat()}
        own.update(submitted_by=actor, edited_by=actor, worked_on_by=hands)

    def _people(self):
        self.colleague = self.keep("user", "colleague", factories.make_user("colleague"))
        self.keep("user", "new", factories.make_user("newcomer"))
        self.chief = self.keep("user", "superuser", factories.make_editor("chief"))

    def _shared(self, state):
        slug = f"{state}-thing"
        headings = {
            name: self.keep(
                name, state, model.objects.create(slug=slug, **factories.trilingual(heading=slug))
            )
            for name, model in (("sector", Sector), ("place", Place))
        }
        partner = factories.make_partner(slug, **(headings if state == "used" else {}))
        visit = factories.make_visit(slug)
        for name, row in {
            "partner": partner,
            "visit": visit,
            "stop": factories.make_stop(visit),
            "person": factories.make_person(),
            "agreement": factories.make_agreement(partner),
            "topic": factories.make_topic(slug),
            "boilerplate": factories.make_boilerplate(partner),
            "contact": factories.make_contact(partner),
        }.items():
            self.keep(name, state, row)
        # Each on its own, so that it may be deleted.
        if state == "free":
            lonely = factories.make_partner("lonely"), factories.make_visit("lonely")
            self.keep("partner", state, lonely[0])
            self.keep("visit", state, lonely[1])

    def _photos(self):
        for state in ("free", "draft", "live"):
            photo = photos.receive(factories.picture(f"{state}.jpg"), self.colleague).photo
            renditions.make.call(photo.public_id)
            Photo.objects.filter(pk=photo.pk).update(**factories.trilingual(alt_text="a square"))
            self.keep("photo", state, Photo.objects.get(pk=photo.pk))

    def _release(self, state, **fields):
        issuer = self["partner", "used"]
        made = factories.make_release(f"{state}-release", self.colleague, issuer, **fields)
        return self.keep("release", state, made)

    def _releases(self):
        """Handed in by the writer and approved by the chief, but "own", of which the actor says later whose it is."""
        at, by = self.at - 2 * DAY, self.chief
        draft = self._release("draft")
        factories.make_figure(draft, self["photo", "draft"])
        for state in ("returned", "submitted", "own", "scheduled", "live", "withdrawn"):
            release = self._release(state)
            if state == "submitted":
                factories.make_key_point(release)
            if state == "live":
                self._parts(release)
            self.keep("release", state, factories.submit(release, at=at, by=self.chief))
        self._use("returned", "return_with_reason", at, reason="Say more.")
        hours = {
            "publish_at": self.at + DAY,
            "opening": dict.fromkeys(["zh-hant", "zh-hans", "en"]),
        }
        second = factories.make_editor("second")
        self._use("scheduled", "approve", at, by=second, **hours)
        hours = {"publish_at": at, "opening": dict.fromkeys(["zh-hant", "zh-hans"])}
        for state in ("live", "withdrawn"):
            self._use(state, "approve", at, by=second, **hours)
        reasons = {"zh-hant": "why", "zh-hans": "why"}
        self._use("withdrawn", "withdraw", self.at - DAY, reasons=reasons, keeps_headline=False)
        factories.make_second_look(self["release", "live"], by=by, at=at)

    def _use(self, state, verb, at, by=None, **arguments):
        release = self["release", state]
        arguments |= {"based_on": release.version, "by": by or self.chief, "at": at}
        self.keep("release", state, getattr(publishing, verb)(release, **arguments))

    def _parts(self, release):
        release.visit = self["visit", "used"]
        release.save()
        release.topics.add(self["topic", "used"])
        release.contacts.add(self["contact", "used"])
        factories.make_key_point(release)
        factories.make_figure(release, self["photo", "live"], stop=self["stop", "used"])
        factories.make_appearance(self["person", "used"], release=release)

    def _uses(self):
        agreement = self["agreement", "used"]
        agreement.release = self["release", "live"]
        agreement.save()
        hours = {"checked_at": self.at, "since": self.at}
        report = LinkReport.objects.create(url="https://gone.example/", state="dead", **hours)
        report.releases.add(self["release", "live"])
        self.keep("linkreport", "dead", report)

    def _behind_the_house(self):
        self.keep("sitesettings", "only", factories.make_site_settings())
        entry = audit.record(AuditEntry.What.SAVE, by=self.colleague, thing=self["photo", "free"])
        self.keep("auditentry", "entry", entry)
        task = DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}},
            backend_name="default",
            priority=0,
            queue_name="default",
            run_after=self.at,
            task_path="releases.services.renditions.make",
        )
        self.keep("dbtaskresult", "task", task)
