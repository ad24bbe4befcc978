"""A newsroom with everything on it, a given number of times: what the pages are asked to show."""

from releases.models import Agreement, Place, Role, Sector
from tests import factories
from tests.factories import trilingual


def make_own():
    """Our own organisation, whose name and contact stand on every page."""
    own = factories.make_partner("own", relation="own", **trilingual(official_name="Cloudsail"))
    factories.make_contact(own, in_foot=True, phone="+852 5550 0100", duty_phone="+852 5550 0199")
    return own


def make_listed(slug, **fields):
    """An organisation that stands in the directory whatever names it."""
    return factories.make_partner(slug, listed_at=factories.NOON, **fields)


def make_whole(number, own, visit=None, **fields):
    """A live release of ``own`` with two of every part, a visit, a topic, a partner, an agreement."""
    visit = visit or factories.make_visit()
    release = factories.make_release(f"whole-{number}", issuer=own, visit=visit, **fields)
    partner = factories.make_partner(
        f"met-{number}",
        relation="met",
        sector=Sector.objects.create(slug=f"sector-{number}", **trilingual(heading="sector")),
        place=Place.objects.create(slug=f"place-{number}", **trilingual(heading="place")),
    )
    stops = [factories.make_stop(visit, position=place) for place in range(2)]
    for place, stop in enumerate(stops):
        Role.objects.create(stop=stop, partner=partner, kind="host")
        factories.make_appearance(stop=stop, organisation=partner, capacity="met")
        photos = [factories.make_photo(), factories.make_photo()]
        factories.make_figure(release, *photos, stop=stop)
        factories.make_key_point(release, f"point {place}")
        key = f"abc23{place + 2}"
        factories.make_footnote(release, key)
        release.body_en += f'<p>Cited.<sup data-footnote="{key}"></sup></p>'
        release.body_zh_hant += f'<p>Cited.<sup data-footnote="{key}"></sup></p>'
        release.body_zh_hans += f'<p>Cited.<sup data-footnote="{key}"></sup></p>'
    release.save()
    factories.make_appearance(visit=visit, capacity="leader", organisation=partner)
    Role.objects.create(release=release, partner=partner, kind="host", position=1)
    release.topics.add(factories.make_topic(f"topic-{number}"))
    factories.drafting.finish(release, factories.make_user())
    release = factories.approve(release, at=factories.NOON - factories.timedelta(days=number + 1))
    agreement = Agreement.objects.create(signed_on="2026-11-02", release=release)
    agreement.partners.add(own, partner)
    return release
