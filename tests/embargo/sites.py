"""A press room with a public past, and twenty releases that wait beside it, linked with everything that is public."""

from dataclasses import dataclass
from datetime import date, timedelta

from releases.models import Partner, Place, Role, Sector
from releases.services import addresses, drafting, publishing
from releases.text.languages import LANGUAGES
from tests import factories, packs
from tests.embargo import social, web_sizes

SECOND, DAY, MONTH = timedelta(seconds=1), timedelta(days=1), timedelta(days=30)
CHINESE = LANGUAGES[:2]
NEXT_YEAR = date(2027, 1, 1)


def stay_draft(release, at):
    return release


def submit(release, at):
    return factories.submit(release, at=at)


def return_to_its_writer(release, at):
    release, by = submit(release, at), factories.make_editor()
    return publishing.return_with_reason(
        release, based_on=release.version, by=by, at=at, reason="Say more."
    )


def schedule_soon(release, at):
    return factories.approve(release, at=at, publish_at=at + SECOND)


def schedule_for_next_year(release, at):
    return factories.approve(release, at=at, publish_at=at + 365 * DAY)


def unschedule(release, at):
    release, by = schedule_soon(release, at), factories.make_editor()
    return publishing.unschedule(release, based_on=release.version, by=by, at=at)


HIDE = [
    stay_draft,
    submit,
    return_to_its_writer,
    schedule_soon,
    schedule_for_next_year,
    unschedule,
]


@dataclass
class Hidden:
    """One release that waits, and the things of its own that must wait with it."""

    release: object
    photo: object
    partner: object
    visit: object
    topic: object
    former: str


class Site:
    """``Site(at)`` is what readers have; ``embargo()`` adds what they haven't."""

    def __init__(self, at, releases=22):
        self.at = at
        self.own = factories.make_partner("own", relation="own", listed_at=at - 800 * DAY)
        factories.make_contact(self.own, in_foot=True)
        factories.make_boilerplate(self.own)
        logo = factories.make_photo(kind="logo")
        web_sizes.keep(logo)
        factories.make_site_settings(logo=logo)
        self.topics = [factories.make_topic(f"topic-{number}") for number in range(2)]
        self.photos = [self.photo(f"public-{number}.jpg") for number in range(3)]
        self.partners = [self.partner(number) for number in range(3)]
        self.person = factories.make_person(portrait=self.photos[2])
        self.visits = [self.visit(number) for number in range(2)]
        self.releases = [self.release(number) for number in range(releases)]
        self.agreement(self.releases[0], self.partners[0])
        self.hidden = []

    @staticmethod
    def photo(name):
        photo = factories.make_photo(name=name)
        web_sizes.keep(photo)
        return photo

    def partner(self, number):
        headings = {
            name: model.objects.create(
                slug=f"{name}-{number}", **factories.trilingual(heading=name)
            )
            for name, model in (("sector", Sector), ("place", Place))
        }
        logo = self.photos[1] if number == 1 else None
        return factories.make_partner(f"partner-of-{number}", relation="met", logo=logo, **headings)

    def visit(self, number):
        visit = factories.make_visit(f"visit-{number}", starts_on=date(2026, 11, 2 - number))
        stop = factories.make_stop(visit)
        Role.objects.create(stop=stop, partner=self.partners[number], kind="host")
        factories.make_appearance(self.person, visit=visit, capacity="leader")
        factories.make_appearance(self.person, stop=stop, organisation=self.partners[2])
        return visit

    def release(self, number):
        """One of two years of releases, every third in Chinese only, the sixth withdrawn."""
        visit = self.visits[number % 4] if number % 4 < 2 else None
        release = factories.make_release(f"park-news-{number}", issuer=self.own, visit=visit)
        Role.objects.create(release=release, partner=self.partners[number % 3], kind="host")
        release.topics.add(self.topics[number % 2])
        if number < 3:
            factories.make_figure(release, self.photos[0], self.photos[1])
            factories.make_key_point(release)
        drafting.finish(release, factories.make_user())
        languages = CHINESE if number % 3 == 2 else LANGUAGES
        release = factories.approve(release, at=self.at - number * MONTH, languages=languages)
        packs.work(release)
        social.keep(release)
        return factories.withdraw(release, at=self.at) if number == 5 else release

    def agreement(self, release, *partners):
        return factories.make_agreement(self.own, *partners, release=release)

    # --- What waits ---

    def embargo(self, amount):
        """Add releases in all hidden states, each with things of its own and tied to what is public."""
        first = len(self.releases)
        self.hidden += [self.wait(first + number) for number in range(amount)]
        one, other = self.hidden[0].partner, self.hidden[-1].partner
        Partner.objects.filter(pk=self.own.pk).update(successor=one, parent=other)
        return self.hidden

    def wait(self, number):
        topic = factories.make_topic(f"hidden-topic-{number}")
        partner = factories.make_partner(
            f"hidden-partner-{number}",
            sector=self.partners[0].sector if number % 2 else _heading(Sector, number),
            place=self.partners[0].place if number % 2 else _heading(Place, number),
            parent=self.partners[1],
            successor=self.partners[2],
        )
        factories.make_contact(partner)
        factories.make_boilerplate(partner)
        own_visit = factories.make_visit(
            f"hidden-visit-{number}", starts_on=NEXT_YEAR, ends_on=NEXT_YEAR
        )
        visit = self.visits[0] if number % 3 == 0 else own_visit
        former = f"park-soon-{number}"
        release = factories.make_release(former, issuer=partner, visit=visit)
        release.slug = f"park-news-{number}"
        release.topics.add(topic, *self.topics)
        release.save()
        photo = self.photo(f"hidden-{number}.jpg")
        self._tie(release, partner, own_visit, photo)
        drafting.finish(release, factories.make_user())
        release = packs.work(HIDE[number % len(HIDE)](release, self.at))
        social.keep(release)
        for row in (partner, own_visit):
            addresses.claim(row)
        return Hidden(release, photo, partner, own_visit, topic, former)

    def _tie(self, release, partner, own_visit, photo):
        """Link a release with what is hidden and with what is public."""
        for place in (own_visit, *self.visits):
            stop = factories.make_stop(place, release=release)
            for each in (partner, *self.partners):
                Role.objects.create(stop=stop, partner=each, kind="host")
            factories.make_appearance(self.person, stop=stop, organisation=partner)
        figure_stop = self.visits[0].stops.filter(release=None).first()
        factories.make_figure(release, photo, self.photos[0], stop=figure_stop)
        for each in (self.own, *self.partners):
            Role.objects.create(release=release, partner=each, kind="supporting")
        person = factories.make_person(portrait=photo)
        for each in (person, self.person):
            factories.make_appearance(each, release=release)
        factories.make_appearance(person, visit=own_visit)
        self.agreement(release, partner, *self.partners)


def _heading(model, number):
    return model.objects.create(slug=f"hidden-{number}", **factories.trilingual(heading="hidden"))
