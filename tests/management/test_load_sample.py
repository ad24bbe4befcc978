"""The sample newsroom is loaded once for this module, with its real drawings, and every fact is asked of that."""

from collections import Counter
from datetime import datetime
from io import StringIO
from unittest import mock

import pytest
from django.apps import apps
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import override_settings

from releases.management.sample import accounts, loading, pictures, reading
from releases.models import (
    Agreement,
    Appearance,
    FigurePhoto,
    Partner,
    Photo,
    Release,
    Stop,
    Topic,
    Visit,
)
from releases.models.release import HONG_KONG
from releases.services import article, darkroom, renditions
from releases.services.requirements import requirements
from releases.text.languages import LANGUAGES
from tests.conftest import done_here

pytestmark = [pytest.mark.django_db, pytest.mark.dealt("sqlite")]

NOON = datetime(2026, 11, 20, 12, 0, tzinfo=HONG_KONG)
EMBARGO = NOON.replace(day=21, hour=10)


@pytest.fixture(scope="module")
def media(tmp_path_factory):
    return tmp_path_factory.mktemp("media")


@pytest.fixture(scope="module")
def drawn(django_db_setup, django_db_blocker, media):
    """The photos and the accounts; all that this module writes is rolled back with them."""
    quick = override_settings(
        MEDIA_ROOT=media, PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"]
    )
    here = mock.patch.object(darkroom, "_run", done_here)
    with quick, here, django_db_blocker.unblock(), transaction.atomic():
        people = accounts.make()
        yield pictures.make(people["officer"], lambda done, total: None), people
        transaction.set_rollback(True)


@pytest.fixture(scope="module")
def states_at_seven(drawn):
    """How the releases stand when the sample is loaded before the hour of the one of today."""
    with transaction.atomic():
        loading.write(*drawn, NOON.replace(hour=7))
        found = {each.slug: _state(each, NOON.replace(hour=7)) for each in Release.objects.all()}
        transaction.set_rollback(True)
    return found


@pytest.fixture(scope="module")
def newsroom(drawn, states_at_seven):
    """The sample as it was loaded at noon."""
    with transaction.atomic():
        loading.write(*drawn, NOON)
        yield
        transaction.set_rollback(True)


def _state(release, at):
    if release.is_live(at):
        return "live"
    if release.is_scheduled(at):
        return "scheduled"
    return "returned" if release.is_returned() else release.state


def _live():
    """(release, language) of every page that readers have at noon."""
    releases = Release.objects.live(NOON)
    return [(each, language) for each in releases for language in each.live_languages(NOON)]


def _labels(slug, language):
    found = article.assemble(Release.objects.get(slug=slug), language, NOON)
    return [figure.label for figure in found.figures]


def test_twelve_releases_stand_in_six_states(newsroom):
    states = Counter(_state(each, NOON) for each in Release.objects.all())
    assert states == {
        "live": 7,
        "scheduled": 1,
        "submitted": 1,
        "draft": 1,
        "returned": 1,
        "withdrawn": 1,
    }


def test_release_of_today_is_scheduled_when_loaded_before_its_hour(states_at_seven):
    assert states_at_seven["pinecone-joint-sensor"] == "scheduled"


def test_english_of_the_joint_release_opens_two_hours_later(newsroom):
    release = Release.objects.get(slug="pinecone-joint-sensor")
    assert release.live_languages(NOON.replace(hour=10)) == ["zh-hant", "zh-hans"]
    assert release.live_languages(NOON) == list(LANGUAGES)


def test_clinic_day_is_live_in_traditional_chinese_only(newsroom):
    release = Release.objects.get(slug="tai-kok-tong-clinic-day")
    assert release.live_languages(NOON) == ["zh-hant"]


def test_visit_release_has_17_photos_in_10_figures(newsroom):
    assert _labels("shanghai-visit-march-2023", "zh-hant") == [
        "圖一及二",
        "圖三及四",
        "圖五及六",
        "圖七及八",
        "圖九",
        "圖十",
        "圖十一及十二",
        "圖十三",
        "圖十四",
        "圖十五至十七",
    ]
    assert Release.objects.get(slug="shanghai-visit-march-2023").photo_count == 17


def test_photo_release_has_24_photos_in_9_figures(newsroom):
    assert _labels("harbour-lights-photos", "zh-hant")[6:] == [
        "圖十九及二十",
        "圖二十一及二十二",
        "圖二十三及二十四",
    ]
    assert Release.objects.get(slug="harbour-lights-photos").photo_count == 24


def test_photos_have_the_slots_that_the_texts_name(newsroom):
    figures = [figure for texts in reading.release_texts() for figure in texts.get("figures", [])]
    named = {
        photo["drawing"]: photo["slot"]
        for figure in figures
        for photo in figure["photos"]
        if "slot" in photo
    }
    rows = FigurePhoto.objects.select_related("photo")
    stored = {row.photo.original_name.removesuffix(".jpg"): row.slot for row in rows}
    assert {drawing: stored[drawing] for drawing in named} == named


def test_nothing_of_the_embargoed_agreement_is_public_before_its_hour(newsroom):
    silverleaf = Partner.objects.get(slug="silverleaf")
    photos = Photo.objects.filter(figure_photos__figure__release__slug="silverleaf-agreement")
    for at, is_public in [(NOON, False), (EMBARGO, True)]:
        assert {
            *(Partner.objects.public(at, each).contains(silverleaf) for each in LANGUAGES),
            *(Topic.objects.public(at, each).filter(slug="marine-sensing").exists() for each in LANGUAGES),
            Photo.objects.public(at).contains(photos.get()),
            Photo.objects.public(at).contains(silverleaf.logo),
            Agreement.objects.public(at).filter(partners=silverleaf).exists(),
            Appearance.objects.public(at).filter(person__family_name_en="Pak").exists(),
        } == {is_public}  # fmt: skip


def test_all_other_organisations_are_public(newsroom):
    hidden = Partner.objects.exclude(pk__in=Partner.objects.public(NOON))
    assert [partner.slug for partner in hidden] == ["silverleaf"]


def test_visit_shows_its_ten_stops_in_each_language(newsroom):
    visit = Visit.objects.get()
    for language in LANGUAGES:
        assert Visit.objects.public(NOON, language).contains(visit)
        assert Stop.objects.public(NOON, language).filter(visit=visit).count() == 10


def test_every_live_page_assembles_with_issuer_about_text_and_enquiries(newsroom):
    assert len(_live()) == 19
    for release, language in _live():
        found = article.assemble(release, language, NOON)
        assert found.headline_clauses and found.blocks and found.enquiries
        assert all(issuer.about_html for issuer in found.issuers) and found.issuers


def test_live_releases_meet_every_requirement(newsroom):
    problems = [
        problem for release, language in _live() for problem in requirements(release, [language])
    ]
    assert [str(each) for each in problems if each.blocking] == []


def test_release_in_review_misses_one_alternative_text(newsroom):
    release = Release.objects.get(slug="shared-microscope-lab")
    found = [each.anchor for each in requirements(release, ["zh-hant"]) if each.blocking]
    assert found == ["figures"]


def test_every_photo_has_its_web_sizes_on_disk(newsroom, media, settings):
    settings.MEDIA_ROOT = media
    for photo in Photo.objects.all():
        assert photo.sizes == "made" and photo.widths and photo.credit_zh_hant
        assert all(
            default_storage.exists(renditions.name(photo, width, extension))
            for width in photo.widths
            for extension in renditions.FIRST
        )


def test_each_account_has_the_rights_of_its_role_and_no_more(drawn):
    _, people = drawn
    asked = ("change_release", "approve_release", "translate_zh_hans", "translate_en", "add_user")
    rights = {
        name: [right for right in asked if person.has_perm(f"releases.{right}")]
        for name, person in people.items()
    }
    assert rights == {
        "officer": ["change_release"],
        "mainland": ["translate_zh_hans"],
        "editor": ["change_release", "approve_release"],
        "translator": ["translate_en"],
        "admin": list(asked),
    }
    assert not any(person.user_permissions.exists() for person in people.values())


def test_interrupted_loading_keeps_the_photos_it_had(drawn):
    photos, people = drawn
    assert pictures.make(people["officer"], lambda done, total: None) == photos


def test_second_loading_changes_nothing(newsroom):
    def rows():
        return {each.__name__: each.objects.count() for each in apps.get_models()}

    before, said = rows(), StringIO()
    call_command("load_sample", stdout=said)
    assert said.getvalue() == ("This press room has its institution already; nothing was loaded.\n")
    assert rows() == before


@pytest.mark.parametrize("command", ["load_sample", "demo"])
def test_sample_accounts_stay_out_of_a_real_site(command, settings):
    settings.REAL_SITE = True
    with pytest.raises(CommandError, match="real site"):
        call_command(command)
