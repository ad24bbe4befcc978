"""What a release is found by follows every save and every change of its state, in the same transaction."""

from datetime import timedelta

import pytest
from django.db import connection, transaction

from releases.models import Release, SearchEntry, SearchIndex
from releases.models.search import all_of
from releases.services import following, publishing, search_index
from tests import factories
from tests.factories import NOON
from tests.services.searches import found, indexed, live

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def languages():
    return sorted(SearchEntry.objects.values_list("language", flat=True))


def test_only_what_is_or_will_be_open_has_entries():
    release = factories.make_release()
    assert languages() == []
    release = factories.approve(
        release, publish_at=NOON + timedelta(days=1), languages=["zh-hant", "en"]
    )
    assert languages() == ["en", "zh-hant"]
    publishing.unschedule(release, based_on=release.version, by=factories.make_editor(), at=NOON)
    assert languages() == []


def test_withdrawn_release_has_none():
    factories.withdraw(factories.make_live())
    assert languages() == []


def test_language_that_is_opened_or_closed_gets_or_loses_its_entry():
    editor, release = factories.make_editor(), factories.make_live(languages=["zh-hant"])
    release = publishing.open_language(
        release, language="en", based_on=release.version, by=editor, at=NOON, reason="alone"
    )
    assert languages() == ["en", "zh-hant"]
    publishing.close_language(
        release, language="en", based_on=release.version, by=editor, at=NOON, reason="why"
    )
    assert languages() == ["zh-hant"]


def test_failed_transaction_leaves_the_index_as_it_was():
    release = factories.make_live("kept", headline_en="Kept words")
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        release.headline_en = "Other words"
        release.save()
        search_index.refresh(release)
        raise ZeroDivisionError
    assert [found("kept", "en"), found("other", "en")] == [["kept"], []]


def test_release_is_found_by_the_name_of_who_speaks_as_it_is_written_now(
    django_capture_on_commit_callbacks,
):
    release = factories.make_release(body_en='<p><q data-quotation="say234"></q></p>')
    speaker = factories.make_person(given_name_en="Birch")
    factories.make_quotation(release, speaker=speaker)
    release = factories.approve(release, languages=["en"])
    assert [found("birch", "en"), found("cedar", "en")] == [[release.slug], []]
    speaker.given_name_en = "Cedar"
    speaker.save()
    with django_capture_on_commit_callbacks(execute=True):
        following.follow_showing(speaker, at=NOON)
    assert [found("birch", "en"), found("cedar", "en")] == [[], [release.slug]]


def test_index_follows_its_entries_whatever_removes_them():
    indexed([live("one", headline_zh_hant="羅氏"), live("two", 1, headline_zh_hant="羅氏")])
    assert SearchIndex.objects.filter(tokens__hold=all_of(["h罗氏"])).count() == 2
    Release.objects.filter(slug="one").delete()
    assert found("羅氏") == ["two"]
    SearchEntry.objects.update(tokens="h别的")
    assert [
        SearchIndex.objects.filter(tokens__hold=all_of([each])).count()
        for each in ("h罗氏", "h别的")
    ] == [0, 1]
    SearchEntry.objects.all().delete()
    assert SearchIndex.objects.filter(tokens__hold=all_of(["h别的"])).count() == 0


def test_index_of_sqlite_agrees_with_its_entries():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps a column")
    factories.withdraw(factories.make_live())
    factories.make_live()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO releases_searchindex(releases_searchindex) VALUES ('integrity-check')"
        )


def test_very_long_text_is_indexed_to_its_limit():
    # Two and a half million characters, all of them different pairs.
    han = "".join(chr(code) for code in range(0x4E00, 0x9000))
    body = "".join(han[start:] for start in range(150))
    indexed([live("long", headline_zh_hant="羅氏", body_zh_hant=f"<p>{body}</p>")])
    assert found("羅氏") == ["long"]
    assert len(SearchEntry.objects.get().text) == search_index.LONGEST


def test_place_follows_hour_then_key_and_never_repeats():
    releases = [
        live(f"r{number}", number % 3, headline_zh_hant="一", headline_en="one")
        for number in range(9)
    ]
    indexed(releases)
    rows = SearchEntry.objects.order_by("pk").values_list(
        "release__publish_at", "release", "language"
    )
    assert list(rows) == sorted(rows, key=lambda row: (row[0], row[1], row[2] == "en"))
    assert len(set(SearchEntry.objects.values_list("pk", flat=True))) == 18


def test_words_of_a_new_approval_are_found_and_former_ones_are_not():
    release = factories.make_scheduled(
        "told", NOON + timedelta(hours=1), headline_en="Former words"
    )
    editor = factories.make_editor()
    release = publishing.unschedule(release, based_on=release.version, by=editor, at=NOON)
    release.headline_en = "Present words"
    release.save()
    release = factories.drafting.finish(release, factories.make_user())
    hours = {"at": NOON, "publish_at": NOON, "opening": {"en": None}}
    publishing.approve(release, based_on=release.version, by=factories.make_editor(), **hours)
    assert [found("former", "en"), found("present", "en")] == [[], ["told"]]
