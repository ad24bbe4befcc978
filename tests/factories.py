"""Valid things with one call each: make_… saves and returns them. Texts are the test's own words."""

import io
import itertools
from datetime import UTC, date, datetime, timedelta

from django.contrib.auth.models import Permission
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import ExifTags, Image

from releases.models import (
    Agreement,
    Appearance,
    Boilerplate,
    Contact,
    Figure,
    FigurePhoto,
    Footnote,
    KeyPoint,
    LinkReport,
    Partner,
    Person,
    Quotation,
    Release,
    Role,
    SecondLook,
    SiteSettings,
    Stop,
    Topic,
    User,
    Visit,
)
from releases.services import drafting, photos, publishing
from releases.text.languages import LANGUAGES, column

NOON = datetime(2026, 11, 20, 4, 0, tzinfo=UTC)
_numbers = itertools.count(1)


# The single rights behind the group of editors, which tests with real transactions lose.
EDITOR = (
    "add_release",
    "change_release",
    "view_release",
    "approve_release",
    *(
        f"{deed}_{part}"
        for deed in ("add", "change", "view", "delete")
        for part in ("keypoint", "footnote", "figure", "role", "appearance")
    ),
)


def trilingual(**fields):
    """Return {column: text · language} for each field, for example headline="Opening"."""
    return {
        column(field, language): f"{text} {language}"
        for field, text in fields.items()
        for language in LANGUAGES
    }


def make_site_settings(**fields):
    """The settings of the site: a name, a line, a paragraph and a colour of its own."""
    words = trilingual(site_name="site", description="line", introduction="opening")
    return SiteSettings.objects.create(**words | {"accent": "#24506b"} | fields)


def make_user(username=None, *rights, is_superuser=False):
    """A member of the team with some rights of the app, for example "change_release"."""
    user = User.objects.create_user(
        username or f"user{next(_numbers)}",
        password="a long pass phrase",
        is_staff=True,
        is_superuser=is_superuser,
        language="en",
    )
    user.user_permissions.set(
        Permission.objects.filter(content_type__app_label="releases", codename__in=rights)
    )
    return User.objects.get(pk=user.pk)


def make_editor(username=None):
    return make_user(username, is_superuser=True)


def make_partner(slug=None, **fields):
    slug = slug or f"partner-{next(_numbers)}"
    return Partner.objects.create(slug=slug, **trilingual(official_name=slug) | fields)


def make_topic(slug=None, **fields):
    slug = slug or f"topic-{next(_numbers)}"
    return Topic.objects.create(slug=slug, **trilingual(heading=slug) | fields)


def make_person(**fields):
    return Person.objects.create(**trilingual(family_name="Shek", given_name="Pine") | fields)


def make_visit(slug=None, **fields):
    slug = slug or f"visit-{next(_numbers)}"
    defaults = trilingual(title=slug, destination="Harbour") | {
        "starts_on": date(2026, 11, 2),
        "ends_on": date(2026, 11, 3),
    }
    return Visit.objects.create(slug=slug, **defaults | fields)


def make_stop(visit=None, **fields):
    return Stop.objects.create(visit=visit or make_visit(), **trilingual(title="stop") | fields)


def make_boilerplate(partner, **fields):
    defaults = trilingual(about="<p>about</p>") | {"valid_from": date(2020, 1, 1)}
    return Boilerplate.objects.create(partner=partner, **defaults | fields)


def make_contact(partner, **fields):
    defaults = trilingual(contact_name="desk") | {"email": "press@cloudsail.example"}
    return Contact.objects.create(partner=partner, **defaults | fields)


def picture(name="photo.jpg", size=(600, 400), colour="teal", image_format="JPEG"):
    """A small sound picture as a browser uploads it; no two have the same bytes."""
    target, exif = io.BytesIO(), Image.Exif()
    exif[ExifTags.Base.ImageDescription] = f"picture {next(_numbers)}"
    Image.new("RGB", size, colour).save(target, image_format, exif=exif)
    return SimpleUploadedFile(name, target.getvalue())


def make_photo(by=None, **fields):
    """A photo with its web sizes made, unless transactions of the test keep the worker away."""
    photo = photos.receive(picture(fields.pop("name", "photo.jpg")), by or make_user()).photo
    for field, value in (trilingual(alt_text="a teal square") | fields).items():
        setattr(photo, field, value)
    photo.sizes, photo.widths = "made", [480, 600]
    photo.save()
    return photo


def make_figure(release, *group, **fields):
    """A figure of the release with these photos in order."""
    position = release.figures.count()
    defaults = trilingual(caption="caption") | {"position": position}
    figure = Figure.objects.create(release=release, **defaults | fields)
    for place, photo in enumerate(group):
        FigurePhoto.objects.create(figure=figure, photo=photo, position=place)
    return figure


def make_release(slug=None, by=None, issuer=None, **fields):
    """A complete draft: headline and body in three languages and one issuer."""
    slug = slug or f"release-{next(_numbers)}"
    defaults = trilingual(headline=f"headline of {slug}", body=f"<p>body of {slug}</p>")
    release = Release.objects.create(slug=slug, **defaults | fields)
    Role.objects.create(release=release, partner=issuer or make_partner(), kind="issuer")
    return drafting.finish(release, by or make_user())


def make_key_point(release, text="point"):
    return KeyPoint.objects.create(release=release, **trilingual(point=text))


def make_footnote(release, key="abc234", **fields):
    defaults = {"url": "https://source.example/report"}
    return Footnote.objects.create(release=release, key=key, **defaults | fields)


def make_quotation(release, key="say234", **fields):
    defaults = trilingual(quoted="words", post="post")
    return Quotation.objects.create(release=release, key=key, **defaults | fields)


def make_link_report(url, *releases, **fields):
    """A link of these releases, dead for a day."""
    defaults = {"state": "dead", "checked_at": NOON, "since": NOON - timedelta(days=1)}
    report = LinkReport.objects.create(url=url, **defaults | fields)
    report.releases.set(releases)
    return report


def make_appearance(person=None, **place):
    return Appearance.objects.create(
        person=person or make_person(), **trilingual(post="post") | place
    )


def approve(release, *, at=NOON, publish_at=None, languages=LANGUAGES, by=None):
    """Submit and approve a draft, by two people, for an hour (default: at once) in some languages."""
    release = submit(release, at=at)
    by = by or make_editor()
    return publishing.approve(
        release,
        based_on=release.version,
        by=by,
        at=at,
        publish_at=publish_at or at,
        opening=dict.fromkeys(languages),
    )


def submit(release, *, at=NOON, by=None):
    release.refresh_from_db()
    by = by or make_user(None, "change_release")
    return publishing.submit(release, based_on=release.version, by=by, at=at)


def make_live(slug=None, at=NOON - timedelta(days=1), languages=LANGUAGES, **fields):
    """A release that has been live for a day at NOON."""
    return approve(make_release(slug, **fields), at=at, languages=languages)


def make_scheduled(slug=None, publish_at=NOON + timedelta(days=1), **fields):
    return approve(make_release(slug, **fields), publish_at=publish_at)


def make_second_look(release, by=None, at=NOON, **fields):
    """What one person did alone with the release, waiting for a second."""
    defaults = {"what": "publish_in_emergency", "reason": "alone on duty"}
    by = by or make_editor()
    return SecondLook.objects.create(release=release, by=by, at=at, **defaults | fields)


def withdraw(release, *, at=NOON, by=None, keeps_headline=False):
    return publishing.withdraw(
        release,
        based_on=release.version,
        by=by or make_editor(),
        at=at,
        reasons={language: f"reason {language}" for language in LANGUAGES},
        keeps_headline=keeps_headline,
    )


def make_agreement(*partners, **fields):
    defaults = {"signed_on": date(2026, 1, 5)}
    agreement = Agreement.objects.create(**defaults | fields)
    agreement.partners.set(partners)
    return agreement
