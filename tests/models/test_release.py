"""The definition of "live", asked of rows and of the database, against a plain reading of the design."""

from datetime import UTC, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from hypothesis import given
from hypothesis import strategies as st

from releases.models import Release
from releases.text.languages import LANGUAGES, suffix
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

STEPS = [timedelta(days=365), timedelta(seconds=1), timedelta(microseconds=1), timedelta(0)]
hours = st.sampled_from([NOON + sign * step for step in STEPS for sign in (1, -1)])
languages_or_any = st.sampled_from([None, *LANGUAGES])


@st.composite
def releases(draw):
    """A release in a random state, with whatever hours its constraints allow."""
    state = draw(st.sampled_from(Release.State.values))
    has_hour = state in ("approved", "withdrawn")
    return Release(
        state=state,
        publish_at=draw(hours if has_hour else st.none() | hours),
        withdrawn_at=draw(hours) if state == "withdrawn" else None,
        **{f"ready_at_{suffix(each)}": draw(st.none() | hours) for each in LANGUAGES},
    )


def readers_see(release, at, language):
    """Section 4 of the design, word for word."""
    if release.state == "withdrawn" or release.state != "approved":
        return False
    if not release.publish_at <= at:
        return False
    ready = {
        "zh-hant": release.ready_at_zh_hant,
        "zh-hans": release.ready_at_zh_hans,
        "en": release.ready_at_en,
    }
    asked = ready.values() if language is None else [ready[language]]
    return any(hour is not None and hour <= at for hour in asked)


def readers_saw(release, at, language):
    """Whether the release answers 410: it was open in the language when it was withdrawn."""
    if release.state != "withdrawn" or release.withdrawn_at > at:
        return False
    asked = LANGUAGES if language is None else [language]
    hours_open = [getattr(release, f"ready_at_{suffix(each)}") for each in asked]
    return any(hour is not None and hour <= release.withdrawn_at for hour in hours_open)


def kept(rows):
    """Save the rows under slugs of their own."""
    for number, row in enumerate(rows):
        row.slug = f"random-{number}"
    return Release.objects.bulk_create(rows)


@given(st.lists(releases(), min_size=1, max_size=8), hours, languages_or_any)
def test_live_rows_are_those_that_are_live_by_themselves_and_by_the_design(rows, at, language):
    with transaction.atomic():
        kept(rows)
        found = {row.slug for row in Release.objects.live(at, language)}
        assert found == {row.slug for row in rows if row.is_live(at, language)}
        assert found == {row.slug for row in rows if readers_see(row, at, language)}
        transaction.set_rollback(True)


@given(st.lists(releases(), min_size=1, max_size=8), hours, languages_or_any)
def test_withdrawn_rows_are_those_that_readers_had_seen(rows, at, language):
    with transaction.atomic():
        kept(rows)
        found = {row.slug for row in Release.objects.withdrawn(at, language)}
        assert found == {row.slug for row in rows if readers_saw(row, at, language)}
        transaction.set_rollback(True)


@given(releases(), hours)
def test_live_languages_are_those_in_which_it_is_live(release, at):
    expected = [each for each in LANGUAGES if readers_see(release, at, each)]
    assert release.live_languages(at) == expected
    assert release.is_live(at) == bool(expected)


def test_unknown_language_is_an_error_and_not_a_gate_left_open():
    with pytest.raises(ValueError, match="not a language"):
        Release.objects.live(NOON, "fr")
    with pytest.raises(ValueError, match="not a language"):
        factories.make_live().is_live(NOON, "fr")


def test_release_goes_live_at_its_second_in_each_language_by_its_own_hour():
    hour = NOON + timedelta(hours=1)
    release = factories.make_release()
    release = factories.publishing.submit(
        release, based_on=release.version, by=factories.make_editor(), at=NOON
    )
    release = factories.publishing.approve(
        release,
        based_on=release.version,
        by=factories.make_editor(),
        at=NOON,
        publish_at=hour,
        opening={"zh-hant": None, "en": hour + timedelta(hours=4)},
    )
    second = timedelta(seconds=1)
    assert release.live_languages(hour - second) == []
    assert release.live_languages(hour) == ["zh-hant"]
    assert release.live_languages(hour + timedelta(hours=4) - second) == ["zh-hant"]
    assert release.live_languages(hour + timedelta(hours=4)) == ["zh-hant", "en"]


def test_address_carries_the_hong_kong_year():
    release = factories.make_live(at=datetime(2025, 12, 31, 16, 0, tzinfo=UTC))
    assert release.year == 2026


def test_newest_first_breaks_ties_by_the_later_row():
    older = factories.make_live("older", at=NOON - timedelta(days=2))
    first, second = factories.make_live("first"), factories.make_live("second")
    assert list(Release.objects.newest_first()) == [second, first, older]


def test_newsroom_shows_releases_to_staff_only():
    release = factories.make_release()
    staff, reader = factories.make_user(), factories.make_user()
    reader.is_staff = False
    assert list(Release.objects.visible_to(staff)) == [release]
    assert list(Release.objects.visible_to(reader)) == []


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ({"headline_zh_hant": "一\n二", "headline_en": "One"}, "一\u3000二"),
        ({"headline_en": "One"}, "One"),
        ({}, "plain-slug"),
    ],
)
def test_release_is_called_by_its_first_headline(words, name):
    assert str(Release(slug="plain-slug", **words)) == name


@pytest.mark.parametrize(
    ("headline", "problems"),
    [
        ("one", []),
        ("one\ntwo", []),
        (
            "one\ntwo\nthree",
            ["A headline has at most two clauses: keep one line break and remove the others."],
        ),
    ],
)
def test_headline_has_at_most_two_clauses(headline, problems):
    field = Release._meta.get_field("headline_en")
    found = []
    for validate in field.validators:
        try:
            validate(headline)
        except ValidationError as error:
            found += error.messages
    assert found == problems


def test_state_words_for_the_newsroom():
    draft, live = factories.make_release(), factories.make_live()
    assert (draft.is_locked(), live.is_locked()) == (False, True)
    assert live.is_scheduled(live.publish_at - timedelta(seconds=1)) is True
    assert live.is_scheduled(live.publish_at) is False
    assert live.open_languages() == list(LANGUAGES)
    draft.returned_reason = "shorter"
    assert (draft.is_returned(), live.is_returned()) == (True, False)
