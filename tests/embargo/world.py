"""One release with everything there is around it, every word a canary."""

from datetime import date, timedelta

from django.apps import apps

from releases.models import (
    Agreement,
    Appearance,
    AuditEntry,
    Boilerplate,
    Contact,
    Figure,
    FigurePhoto,
    Footnote,
    KeyPoint,
    LinkReport,
    Partner,
    Person,
    Place,
    Quotation,
    Release,
    Role,
    SecondLook,
    Sector,
    SiteSettings,
    Stop,
    Topic,
    Visit,
)
from releases.services import addresses, drafting, photos, publishing
from releases.text.languages import LANGUAGES, column
from tests import factories, packs
from tests.embargo import social, uploads, web_sizes
from tests.embargo.canaries import Canaries, Mark

YEAR = timedelta(days=365)


class World:
    """A hidden release, and beside it a newsroom that is public.

    Owners of canaries: "release" (public through the release alone), "visit", "stop" (public through the visit and, for
    the stop, the release), "shared" (a photo that a live release shows too), "team" (never public), "site" (what every
    page says of the institution).
    """

    # The language in which readers find nothing although they read the others; set by the state.
    closed = None
    # Those in which addresses are asked.
    languages = LANGUAGES

    def __init__(self, at, *, kind="invitation", shares_a_photo=False, lists_the_visit=False):
        self.at = at
        # {row: the slug that it had before}
        self.former = {}
        # [(surface of the table, photo)]
        self.photos = []
        self.canaries = Canaries(seed=f"{kind}{shares_a_photo}{lists_the_visit}")
        self.people_of_the_team()
        self.public_background()
        self.own_things()
        self.visit_and_stop(at if lists_the_visit else None)
        self.release = self.make_release(kind)
        self.parts(shares_a_photo)
        self.cross_links()
        self.kept_of_the_desk()
        drafting.finish(self.release, self.writer)

    # --- what is made ---

    def fill(self, row, owner="release"):
        return self.canaries.fill(row, owner)

    def people_of_the_team(self):
        self.writer = self.fill(factories.make_user("w", "change_release"), "team")
        self.editor = self.fill(factories.make_editor("e"), "team")

    def public_background(self):
        """What readers see all the time: so that an empty page is not taken for a tight one."""
        headings = {
            name: model.objects.create(slug=f"open-{name}", **factories.trilingual(heading=name))
            for name, model in (("sector", Sector), ("place", Place))
        }
        listed = {"relation": "own", "listed_at": self.at - YEAR}
        own = self.own = factories.make_partner("own", **listed, **headings)
        factories.make_contact(own, in_foot=True)
        logo = self.photo(None, kind="logo")
        self.fill(SiteSettings(accent="#24506b", logo=logo), "site")
        visit = self.open_visit = factories.make_visit("open-visit")
        self.live = factories.make_release("open-release", issuer=own, visit=visit)
        self.live.topics.add(factories.make_topic("open-topic"))
        self.open_photo = self.photo(None)
        factories.make_figure(self.live, self.open_photo)
        factories.make_stop(visit)

    def photo(self, owner="release", **fields):
        photo = self.received(owner)
        web_sizes.keep(photo)
        for field, value in (factories.trilingual(alt_text="square") | fields).items():
            setattr(photo, field, value)
        photo.save()
        if not owner:
            return photo
        self.photos.append(("S39" if "kind" in fields else "S33", photo))
        return self.fill(photo, owner)

    def received(self, owner):
        """A photo as it comes in, with words in its file."""
        return photos.receive(uploads.picture(self.canaries, owner), self.writer).photo

    def partner(self, owner="release", **fields):
        return self.claimed(self.fill(Partner(relation="partner", **fields), owner), owner)

    def claimed(self, row, owner):
        """Claim the slug of a row, and one that it had before."""
        now, row.slug = row.slug, self.canaries.noted("Address.slug", owner)
        self.former[row] = row.slug
        addresses.claim(row)
        row.slug = now
        addresses.claim(row)
        return row

    def person(self, owner, **place):
        person = self.fill(Person(), owner)
        person.portrait = self.photo(owner, kind="portrait")
        person.save()
        organisation = self.partner(owner) if owner == "visit" else None
        return self.fill(Appearance(person=person, organisation=organisation, **place), owner)

    def own_things(self):
        self.topic, self.sector, self.place = map(self.fill, (Topic(), Sector(), Place()))
        self.parent, self.successor = self.partner(), self.partner()
        self.issuer = self.partner(
            sector=self.sector,
            place=self.place,
            logo=self.photo(kind="logo"),
            parent=self.parent,
            successor=self.successor,
        )
        self.fill(Boilerplate(partner=self.issuer, valid_from=date(2020, 1, 1)))
        self.fill(Contact(partner=self.issuer))

    def visit_and_stop(self, listed_at):
        owner = "visit" if listed_at else "release"
        days = {"precision": "none", "starts_on": date(2027, 1, 1)}
        self.destination = self.fill(Place(), owner)
        visit = self.fill(Visit(listed_at=listed_at, place=self.destination, **days), owner)
        self.visit = self.claimed(visit, owner)
        self.person(owner, visit=visit, capacity="leader")
        plain = self.fill(Stop(visit=visit), owner)
        self.host = self.partner(owner)
        Role.objects.create(stop=plain, partner=self.host, kind="host")

    def make_release(self, kind):
        days = {"event_starts_at": self.at + YEAR, "dateline_date": date(2026, 1, 1)}
        release = self.fill(Release(kind=kind, visit=self.visit, **days))
        release.topics.add(self.topic)
        self.claimed(release, "release")
        for partner, role in (
            (self.issuer, "issuer"),
            (self.parent, "host"),
            (self.successor, "mentioned"),
        ):
            Role.objects.create(release=release, partner=partner, kind=role)
        self.person("release", release=release)
        # An agreement has no words; its day tells of it.
        agreement = Agreement.objects.create(signed_on=date(1987, 6, 5), release=release)
        agreement.partners.set([self.issuer, self.parent, self.own])
        for day in ("5 June 1987", "1987年6月5日"):
            self.canaries.marks[day] = Mark("Agreement.signed_on", None, "release")
        return release

    def own_stop(self):
        """A stop of the visit that waits for the release, whoever may see the visit."""
        stop = self.fill(Stop(visit=self.visit, release=self.release))
        # Nobody else has that part: the directory may not offer it.
        Role.objects.create(stop=stop, partner=self.partner(), kind="venue")
        self.canaries.marks["role=venue"] = Mark("Role.kind", None, "release")
        self.person("release", stop=stop, capacity="met")
        return stop

    def parts(self, shares_a_photo):
        release, stop = self.release, self.own_stop()
        self.stop = stop
        self.fill(KeyPoint(release=release))
        note = self.fill(Footnote(release=release))
        said = self.fill(Quotation(release=release, speaker=self.fill(Person())))
        placed = self.fill(Figure(release=release, position=1, stop=stop))
        following = self.fill(Figure(release=release, position=2))
        first = self.fill(FigurePhoto(figure=placed, photo=self.photo()))
        person = self.fill(Person())
        place = {"row": "front", "side": "left", "nth": 1}
        shown = self.fill(Appearance(person=person, photo=first.photo, **place))
        # What a photo takes with it when it is withdrawn.
        self.withdrawable = [first, first.photo, person, shown]
        last = self.photo("shared" if shares_a_photo else "release")
        key = self.canaries.noted("FigurePhoto.key", "release", longest=6)
        # Without words of its own, so that those of the photo are read.
        FigurePhoto.objects.create(figure=following, photo=last, key=key)
        self.keys = [first.key, key]
        if shares_a_photo:
            factories.make_figure(self.live, last)
            drafting.finish(self.live, self.writer)
        for language in LANGUAGES:
            name = column("body", language)
            nodes = f"<p>[^{note.key}]</p><p>[圖 {placed.key}]</p><p>[引 {said.key}]</p>"
            setattr(release, name, getattr(release, name) + nodes)
        release.save()
        self.live = packs.work(factories.approve(self.live, at=self.at - YEAR))

    def cross_links(self):
        """What is public is linked with what is hidden: neither page may follow the link too early."""
        release, own = self.release, self.own
        Partner.objects.filter(pk=own.pk).update(parent=self.parent, successor=self.successor)
        Partner.objects.filter(pk=self.parent.pk).update(parent=own)
        waiting = self.fill(Stop(visit=self.open_visit, release=release))
        Role.objects.create(release=release, partner=own, kind="organiser")
        for stop in (self.stop, waiting):
            for partner in (own, self.host):
                Role.objects.create(stop=stop, partner=partner, kind="supporting")
        listed = Agreement.objects.create(
            kind="mou", precision="none", release=release, listed_at=self.at - YEAR
        )
        listed.partners.set([own, self.issuer])
        factories.make_appearance(visit=self.open_visit, organisation=self.issuer)
        release.topics.add(*self.live.topics.all())

    def kept_of_the_desk(self):
        """What the desk keeps of a release: no reader is ever told of it."""
        self.fill(AuditEntry(at=self.at, what="save"), "team")
        by = {"by": self.editor, "at": self.at}
        self.fill(SecondLook(release=self.release, what="open_language", **by), "team")
        found = {"state": "dead", "status": 404, "checked_at": self.at, "since": self.at}
        self.fill(LinkReport(**found), "team").releases.add(self.release)

    # --- its life ---

    def latest(self):
        self.release = Release.objects.get(pk=self.release.pk)
        return self.release

    def use(self, verb, at=None, **arguments):
        """Use a verb as who may: the writer hands in, the editor does everything else."""
        release = self.latest()
        by = self.writer if verb == "submit" else self.editor
        getattr(publishing, verb)(
            release, based_on=release.version, by=by, at=at or self.at, **arguments
        )
        self.release = packs.work(self.latest())
        return self.release

    def make_packs(self):
        """Let the worker make the packs that are waited for."""
        for release in Release.objects.exclude(packs={}):
            made = packs.work(release).packs
            assert all("name" in entry for entry in made.values()), made

    @staticmethod
    def draw_images():
        """Give every release images for social media, those that wait too."""
        for release in Release.objects.all():
            social.keep(release)

    # --- what the routes ask for ---

    def open_pages(self, language):
        """Yield (surface, route, address) of the public things that are linked with the hidden ones."""
        page = self.live.get_absolute_url(language)
        for name, address in (
            ("release", page),
            ("print", f"{page}print/"),
            ("text", f"{page}release.txt"),
        ):
            yield "S07", name, address
        yield "S38", "social_image", f"{page}social.jpg"
        yield "S36", "pack", f"{page}photos.zip"
        for key in packs.keys(self.live):
            yield "S36", "press_photo", f"{page}photos/{key}.jpg"
        topic = self.live.topics.get()
        yield "S13", "list", topic.get_absolute_url(language)
        yield "S26", "topic_feed", f"/{language}/topics/{topic.slug}/feed/"
        yield "S26", "partner_feed", f"{self.own.get_absolute_url(language)}feed/"
        yield "S18", "visit", self.open_visit.get_absolute_url(language)
        yield "S16", "partner", self.own.get_absolute_url(language)

    def with_addresses(self):
        """The hidden things that have pages, the release as it now is."""
        return [self.release if row == self.release else row for row in self.former]

    @staticmethod
    def row_of(app, model):
        """Some row of a model, to fill an address of the admin; None for what has no rows here."""
        model = apps.all_models[app].get(model)
        return model and model.objects.order_by("-pk").first()
