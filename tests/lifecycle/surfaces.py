"""One release with all that is public through it alone, and every surface on which readers could meet it."""

from dataclasses import dataclass

from django.urls import reverse

from releases.models import Partner, Photo, Release, Role, Topic, Visit
from releases.services import drafting, renditions
from releases.text.dates import hong_kong
from tests import factories

# These have no language of their own: they are there once the release is live in any.
OF_NO_LANGUAGE = {"short address", "photo", "photo as WebP"}
OF_ONE_LANGUAGE = {
    *("page", "print", "text", "home", "list", "list of topic", "list of organisation"),
    *("feed", "feed of topic", "feed of organisation", "sitemap"),
    *("organisation", "organisations", "visit", "visits"),
}


@dataclass
class Subject:
    """The release with its own organisation, topic, visit and photo."""

    release: Release
    partner: Partner
    topic: Topic
    visit: Visit
    photo: Photo

    def latest(self):
        self.release = Release.objects.get(pk=self.release.pk)
        return self.release


def make_places(slug, by):
    """Make what a release of this slug is public with; no other slug may begin with it."""
    photo = factories.make_photo(by)
    # The factory says that the web sizes are made; readers ask for the files.
    Photo.objects.filter(pk=photo.pk).update(sizes=Photo.Sizes.QUEUED)
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    return {
        "partner": factories.make_partner(f"{slug}-partner", relation="partner"),
        "topic": factories.make_topic(f"{slug}-topic"),
        "visit": factories.make_visit(f"{slug}-visit"),
        "photo": photo,
    }


def make_subject(slug, by, places=None):
    """Make a draft with all its places and one photo."""
    places = places or make_places(slug, by)
    release = Release.objects.create(
        slug=slug,
        visit=places["visit"],
        **factories.trilingual(headline=f"headline of {slug}", body=f"<p>body of {slug}</p>"),
    )
    Role.objects.create(release=release, partner=places["partner"], kind="issuer")
    release.topics.add(places["topic"])
    factories.make_figure(release, places["photo"])
    return Subject(drafting.finish(release, by), **places)


def surfaces(subject, language, year):
    """Return {surface: (address, sign)}: readers see the release where the answer is a page that holds the sign.

    ``year`` stands in the addresses of a release that has no hour yet.
    """
    release = subject.release
    year = release.year if release.publish_at else year
    month = f"{hong_kong(release.publish_at):%Y-%m}" if release.publish_at else f"{year}-01"
    page = _address("release", language, year=year, slug=release.slug)
    jpeg, webp = (subject.photo.address(480, extension) for extension in ("jpg", "webp"))
    partner, visit = (each.get_absolute_url(language) for each in (subject.partner, subject.visit))
    return {
        "page": (page, ""),
        "print": (f"{page}print/", ""),
        "text": (f"{page}release.txt", ""),
        "home": (_address("home", language), page),
        "list": (_address("list", language), page),
        "list of topic": (f"{_address('list', language)}?topic={subject.topic.slug}", page),
        "list of organisation": (
            f"{_address('list', language)}?partner={subject.partner.slug}",
            page,
        ),
        "feed": (_address("feed", language), page),
        "feed of topic": (_address("topic_feed", language, slug=subject.topic.slug), page),
        "sitemap": (reverse("releases:sitemap_part", args=[month]), page),
        "feed of organisation": (
            _address("partner_feed", language, slug=subject.partner.slug),
            page,
        ),
        "organisation": (partner, page),
        "organisations": (_address("partners", language), partner),
        "visit": (visit, page),
        "visits": (_address("visits", language), visit),
        "short address": (reverse("releases:short", args=[release.public_id]), ""),
        "photo": (jpeg, ""),
        "photo as WebP": (webp, ""),
    }


def _address(name, language, **parts):
    return reverse(f"releases:{name}", kwargs={"language": language} | parts)


def seen(client, subject, language, names=OF_ONE_LANGUAGE | OF_NO_LANGUAGE):
    """Return {surface: whether readers see the release there}, asked over HTTP; the release has an hour."""
    found = surfaces(subject, language, subject.release.year)
    return {name: answers(client, *found[name]) for name in names}


def answers(client, address, sign):
    """Whether an address leads somewhere, and says the sign there."""
    response = client.get(address)
    found = response.status_code in (200, 302)
    return found and sign.encode() in response.getvalue()
