"""One release with all that is public through it alone, and every surface on which readers could meet it."""

from dataclasses import dataclass

from django.urls import reverse

from releases.models import Partner, Photo, Release, Topic, Visit
from releases.services import renditions
from tests import factories

# These have no language of their own: they are there once the release is live in any.
OF_NO_LANGUAGE = {"short address", "photo", "photo as WebP"}
OF_ONE_LANGUAGE = {
    *("page", "print", "text", "home", "list", "list of topic", "list of organisation"),
    *("feed", "feed of topic", "sitemap", "organisation", "organisations", "visit", "visits"),
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


def make_subject(slug, by):
    """Make a draft and what belongs to it; each has a slug that no other begins with."""
    partner = factories.make_partner(f"{slug}-partner", relation="partner")
    visit, topic = factories.make_visit(f"{slug}-visit"), factories.make_topic(f"{slug}-topic")
    release = factories.make_release(slug, by=by, issuer=partner, visit=visit)
    release.topics.add(topic)
    photo = factories.make_photo(by)
    photo.sizes = Photo.Sizes.QUEUED
    photo.save()
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    factories.make_figure(release, photo)
    release = factories.drafting.finish(release, by)
    return Subject(release, partner, topic, visit, photo)


def surfaces(subject, language, year):
    """Return {surface: (address, sign)}: readers see the release where the answer is a page that holds the sign.

    ``year`` stands in the addresses of a release that has no hour yet.
    """
    release = subject.release
    year = release.year if release.publish_at else year
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
        "sitemap": (reverse("releases:sitemap"), page),
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


def seen(client, subject, language, year=2026):
    """Return {surface: whether readers see the release there}, asked over HTTP."""
    return {
        name: answers(client, address, sign)
        for name, (address, sign) in surfaces(subject, language, year).items()
    }


def answers(client, address, sign):
    """Whether an address leads somewhere, and says the sign there."""
    response = client.get(address)
    found = response.status_code in (200, 302)
    return found and sign.encode() in response.getvalue()
