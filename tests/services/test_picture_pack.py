"""Picture packs: one for each set of languages that time opens, made before its hour, and never an old one."""

from datetime import timedelta

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from reversion.models import Version

from releases.models import Appearance, FigurePhoto, Release
from releases.services import following, picture_pack, publishing
from releases.text.languages import LANGUAGES
from tests import factories, packs
from tests.factories import NOON, trilingual
from tests.packs import ALL, CHINESE, LATER

pytestmark = pytest.mark.django_db

SECOND = timedelta(seconds=1)


# --- One for each set of languages ---------------------------------------------------------------


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ({"zh_hant": None, "zh_hans": None, "en": None}, [ALL]),
        ({"zh_hant": None, "zh_hans": None, "en": LATER}, [CHINESE, ALL]),
        ({"en": None}, ["en"]),
        ({"en": LATER}, ["en"]),
        ({"en": None, "zh_hant": LATER}, ["en", "zh-hant en"]),
        (
            {"en": None, "zh_hant": LATER, "zh_hans": NOON + timedelta(hours=1)},
            ["en", "zh-hans en", ALL],
        ),
    ],
)
def test_there_is_a_pack_for_each_set_of_languages_that_time_opens(opening, expected):
    release = packs.work(packs.opened(packs.make_draft(), **opening))
    assert sorted(release.packs) == sorted(expected)
    assert all("name" in entry for entry in release.packs.values())


def test_sets_that_have_gone_by_are_not_made_again():
    release = packs.chinese_first()
    release.refresh_from_db()
    picture_pack.refresh(release, LATER)
    assert list(release.packs) == [ALL]


def test_pack_speaks_the_languages_that_are_live_to_the_second():
    release = packs.chinese_first()
    assert picture_pack.offer(release, NOON - SECOND) is None
    before = picture_pack.offer(release, LATER - SECOND)
    after = picture_pack.offer(release, LATER)
    assert before == picture_pack.offer(release, NOON)
    assert before != after
    assert "captions-en.txt" not in packs.unzipped(packs.stored(before))
    assert "captions-en.txt" in packs.unzipped(packs.stored(after))


def test_words_of_a_later_language_are_in_no_byte_of_the_earlier_pack():
    photo = packs.make_photo(**trilingual(alt_text="qalt", credit="qcredit", copyright="qowner"))
    factories.make_appearance(photo=photo, person=factories.make_person(given_name_en="qgiven"))
    draft = packs.make_draft("shown", [photo], **trilingual(headline="qhead"))
    draft.figures.update(**trilingual(caption="qcaption"))
    release = packs.chinese_first(draft)
    words = [f"{word} en" for word in ("qcredit", "qowner", "qhead", "qcaption")]
    words = [*words, "qgiven", "/en/", "captions-en"]
    before = packs.stored(picture_pack.offer(release, NOON))
    after = packs.stored(picture_pack.offer(release, LATER))
    assert [word for word in words if word.encode() in before] == []
    assert [word for word in words if word.encode() not in after] == []


def test_release_without_photos_has_no_pack():
    release = packs.work(factories.make_live())
    assert release.packs == {}
    assert not picture_pack.is_expected(release, NOON)


def test_draft_costs_nothing(django_assert_num_queries):
    draft = packs.make_draft()
    with django_assert_num_queries(0):
        picture_pack.refresh(draft, NOON)
    assert draft.packs == {}


def test_page_asks_no_query_for_what_is_offered(django_assert_num_queries):
    release = Release.objects.get(pk=packs.make_live().pk)
    with django_assert_num_queries(0):
        pack = picture_pack.offer(release, NOON)
    assert pack.size == default_storage.size(pack.name)
    assert sorted(each.number for each in pack.photos.values()) == [1, 2, 3]
    assert sorted(pack.photos) == sorted(packs.keys(release))


# --- Never an old one ----------------------------------------------------------------------------


def close_english(release):
    publishing.close_language(
        release, language="en", based_on=release.version, by=factories.make_editor(), at=NOON
    )


def change_credit(release):
    photo = release.figures.first().figure_photos.first().photo
    photo.credit_en = "somebody else"
    photo.save()
    following.follow_showing(photo, at=NOON)


def rename_person(release):
    photo = release.figures.first().figure_photos.first().photo
    person = Appearance.objects.get(photo=photo).person
    person.given_name_en = "Pine Tree"
    person.save()
    following.follow_showing(person, at=NOON)


def withdraw_photo(release):
    def write(opened):
        row = FigurePhoto.objects.filter(figure__release=opened).first()
        FigurePhoto.objects.filter(pk=row.pk).update(withdrawn_at=NOON)

    packs.amended(release, write)


DEEDS = {
    "a correction": lambda release: packs.amended(release, packs.caption("another")),
    "a closed language": close_english,
    "a withdrawal": factories.withdraw,
    "a photo's credit": change_credit,
    "a person's name": rename_person,
    "a withdrawn photo": withdraw_photo,
}


@pytest.mark.parametrize("deed", DEEDS)
def test_old_pack_is_offered_no_more_once_it_says_something_else(deed):
    photo = packs.make_photo()
    factories.make_appearance(photo=photo)
    release = packs.approve(packs.make_draft("shown", [photo], 2))
    former = picture_pack.offer(release, NOON)
    DEEDS[deed](release)
    release.refresh_from_db()
    assert picture_pack.offer(release, NOON) is None
    assert former.fingerprint not in [each["fingerprint"] for each in release.packs.values()]
    later = picture_pack.offer(packs.work(release), NOON)
    assert later != former
    assert (later is None) == (deed == "a withdrawal")


def test_unscheduled_release_has_no_pack():
    release = packs.approve(packs.make_draft(), publish_at=LATER)
    editor = factories.make_editor()
    publishing.unschedule(release, based_on=release.version, by=editor, at=NOON)
    release.refresh_from_db()
    assert release.packs == {}


def test_another_hour_is_another_pack():
    release = packs.approve(packs.make_draft(), publish_at=LATER)
    former = picture_pack.offer(release, LATER)
    editor, hour = factories.make_editor(), LATER + timedelta(days=1)
    publishing.reschedule(
        release,
        based_on=release.version,
        by=editor,
        at=NOON,
        publish_at=hour,
        opening=dict.fromkeys(LANGUAGES),
    )
    later = picture_pack.offer(packs.work(release), hour)
    assert later.fingerprint != former.fingerprint


def test_pack_stays_where_a_change_says_nothing_of_photos():
    release = packs.make_live()
    former = picture_pack.offer(release, NOON)
    release = packs.amended(release, lambda opened: factories.make_key_point(opened, "more"))
    assert picture_pack.offer(release, NOON) == former


def test_version_of_history_has_nothing_of_packs():
    version = Version.objects.get_for_object(packs.make_live()).first()
    assert version.field_dict["slug"] == "shown"
    assert "packs" not in version.field_dict


def test_file_of_a_former_pack_is_removed_and_a_reader_keeps_what_is_open(
    django_capture_on_commit_callbacks,
):
    with django_capture_on_commit_callbacks(execute=True):
        release = factories.approve(packs.make_draft())
    release.refresh_from_db()
    former = picture_pack.offer(release, NOON)
    data = packs.stored(former)
    with default_storage.open(former.name) as reader:
        with django_capture_on_commit_callbacks(execute=True):
            packs.amended(release, packs.caption("another"))
        assert reader.read() == data
    release.refresh_from_db()
    later = picture_pack.offer(release, NOON)
    assert default_storage.listdir("packs")[1] == [later.name.removeprefix("packs/")]


def test_deed_that_is_undone_leaves_the_pack(django_capture_on_commit_callbacks):
    release = packs.make_live()
    former = picture_pack.offer(release, NOON)
    with (
        django_capture_on_commit_callbacks(execute=True),
        pytest.raises(InterruptedError),
        transaction.atomic(),
    ):
        packs.amended(release, packs.caption("another"))
        raise InterruptedError
    release.refresh_from_db()
    assert picture_pack.offer(release, NOON) == former
    assert default_storage.exists(former.name)


def test_photo_is_refreshed_in_every_release_that_shows_it():
    photo = packs.make_photo()
    live = [packs.approve(packs.make_draft(f"shown-{each}", [photo])) for each in range(2)]
    other, draft = packs.make_live("other"), packs.make_draft("draft", [photo])
    photo.credit_en = "somebody else"
    photo.save()
    following.follow_showing(photo, at=NOON)
    for release in (*live, other, draft):
        release.refresh_from_db()
    assert [picture_pack.offer(each, NOON) is None for each in (*live, other)] == [
        True,
        True,
        False,
    ]
    assert draft.packs == {}
