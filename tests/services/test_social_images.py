"""Images for social media: drawn before their hour, drawn again when what they show changes, gone when they must be."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from reversion.models import Version

from pressroom import env
from releases.models import Release, SiteSettings
from releases.services import following, social_images, sweeping
from releases.text.languages import LANGUAGES
from tests import factories, packs
from tests.embargo import web_sizes
from tests.factories import NOON

FONT = env.font("SOCIAL_FONT")
pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not FONT, reason="no font with Chinese: install fonts-noto-cjk"),
]
CHINESE = LANGUAGES[:2]


@pytest.fixture(autouse=True)
def font(settings):
    settings.SOCIAL_FONT = FONT


def make_photo():
    photo = factories.make_photo()
    web_sizes.keep(photo)
    return photo


def make_live(slug="shown", photo=None, **when):
    """A release that is live since NOON, with one photo, and its images."""
    release = factories.make_release(slug)
    factories.make_figure(release, photo or make_photo())
    release = factories.drafting.finish(release, factories.make_user())
    return work(factories.approve(release, **when))


def work(release):
    """Let the worker draw what the release waits for; return it as it stands then."""
    release.refresh_from_db()
    for language in release.social_images:
        social_images.make.call(release.public_id, language)
    release.refresh_from_db()
    return release


def names(release):
    return {language: entry.get("name") for language, entry in release.social_images.items()}


def files():
    folder = default_storage.path("social")
    return {f"social/{name}" for name in default_storage.listdir(folder)[1]}


def test_scheduled_release_has_one_for_each_language_that_opens_some_time():
    release = make_live(at=NOON - timedelta(days=1), publish_at=NOON, languages=CHINESE)
    assert set(release.social_images) == set(CHINESE)
    assert files() == set(names(release).values())
    image = social_images.offer(release, "zh-hant")
    assert (image.width, image.height) == (1200, 630)


def test_draft_has_none_and_costs_no_query(django_assert_num_queries):
    release = factories.make_release("shown")
    with django_assert_num_queries(0):
        social_images.refresh(release)
    assert release.social_images == {}


def test_without_a_font_none_is_wanted(settings):
    settings.SOCIAL_FONT = ""
    assert factories.make_live().social_images == {}


def test_correction_of_the_caption_keeps_it_and_one_of_the_headline_draws_it_again():
    release = make_live()
    before = names(release)
    release = packs.amended(release, packs.caption("another"))
    assert names(release) == before

    def rename(release):
        release.headline_en = "Another headline"
        release.save()

    release = packs.amended(release, rename)
    assert names(release) == before | {"en": None}
    assert social_images.is_awaited(release, "en")
    release = work(release)
    assert names(release)["en"] not in (None, before["en"])


def test_withdrawn_lead_photo_is_shown_no_more():
    release = make_live()
    before = social_images.offer(release, "en").fingerprint
    release.figures.get().figure_photos.update(withdrawn_at=NOON)
    social_images.refresh(release)
    assert social_images.offer(release, "en") is None
    assert social_images.offer(work(release), "en").fingerprint != before


def test_moved_focal_point_draws_it_again(django_capture_on_commit_callbacks):
    photo = make_photo()
    release, other = make_live(photo=photo), make_live("other")
    before, of_other = names(release), names(other)
    photo.focal_x = 10
    photo.save()
    with django_capture_on_commit_callbacks(execute=True):
        following.follow_showing(photo, at=NOON)
    for each in (release, other):
        each.refresh_from_db()
    assert set(names(release).values()) & set(before.values()) == set()
    assert names(other) == of_other


def test_name_of_the_site_draws_all_again():
    release = make_live()
    before = names(release)
    SiteSettings.objects.create(**factories.trilingual(site_name="Another"))
    social_images.refresh_all.call()
    assert set(names(work(release)).values()) & set(before.values()) == set()


def test_withdrawn_release_has_none(django_capture_on_commit_callbacks):
    release = make_live()
    with django_capture_on_commit_callbacks(execute=True):
        release = factories.withdraw(release)
    assert (release.social_images, files()) == ({}, set())


def test_what_was_drawn_of_words_that_changed_meanwhile_is_not_named(monkeypatch):
    release = make_live()
    Release.objects.filter(pk=release.pk).update(
        social_images={"en": {"fingerprint": "of other words"}}, headline_en="Former"
    )
    ask = social_images.darkroom.ask

    def change(*args, **told):
        Release.objects.filter(pk=release.pk).update(headline_en="Latter")
        return ask(*args, **told)

    monkeypatch.setattr(social_images.darkroom, "ask", change)
    social_images.make.call(release.public_id, "en")
    release.refresh_from_db()
    assert names(release)["en"] is None


def test_failure_is_kept_and_tried_again():
    release = make_live()
    photo = release.figures.get().figure_photos.get().photo
    default_storage.delete(f"renditions/{photo.public_id}/{photo.widths[-1]}.jpg")
    Release.objects.filter(pk=release.pk).update(social_images={"en": {}})
    release = work(release)
    assert "failed" in release.social_images["en"]
    assert not social_images.is_awaited(release, "en")
    web_sizes.keep(photo)
    social_images.refresh(release)
    assert social_images.offer(work(release), "en")


def test_sweeping_knows_its_files():
    make_live()
    orphan = default_storage.save("social/orphan.jpg", ContentFile(b"orphan"))
    found = sweeping.leftovers(NOON + timedelta(days=9000), timedelta(days=1))
    assert [each.name for each in found if each.name.startswith("social/")] == [orphan]


def test_revision_has_no_word_of_it():
    release = make_live()
    assert release.social_images
    versions = Version.objects.get_for_object(release)
    assert {"social_images" in each.field_dict for each in versions} == {False}


def test_command_draws_what_is_missing(capsys):
    release = make_live()
    Release.objects.filter(pk=release.pk).update(social_images={})
    call_command("make_social_images")
    release.refresh_from_db()
    assert None not in names(release).values()
    assert capsys.readouterr().out == "Images for social media of 1 releases are there.\n"


def test_command_says_that_there_is_no_font(settings):
    settings.SOCIAL_FONT = ""
    with pytest.raises(CommandError, match="SOCIAL_FONT"):
        call_command("make_social_images")
