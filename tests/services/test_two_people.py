"""Two pairs of eyes: nobody approves their own work, and what one person does alone waits for a second."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from releases.models import AuditEntry, SecondLook
from releases.services import article, drafting, publishing, verbs
from releases.services.refusals import OwnWork, Refused, RequirementsNotMet
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

HOUR = NOON + timedelta(hours=6)
PLAN = {"publish_at": HOUR, "opening": dict.fromkeys(LANGUAGES)}


@pytest.fixture
def alone():
    """An editor who writes, too."""
    return factories.make_user("alone", "change_release", "approve_release")


@pytest.fixture
def second():
    return factories.make_user("second", "approve_release")


def use(verb, release, by, at=NOON, **arguments):
    return getattr(publishing, verb)(release, based_on=release.version, by=by, at=at, **arguments)


def test_whoever_submitted_may_not_approve(alone, second):
    release = use("submit", factories.make_release(), alone)
    assert "approve" not in verbs.usable(release, alone, NOON)
    with pytest.raises(OwnWork):
        use("approve", release, alone, **PLAN)
    assert use("approve", release, second, **PLAN).approved_by == second


def test_whoever_edited_last_may_not_approve(alone, second):
    release = use("submit", factories.make_release(), factories.make_user(None, "change_release"))
    with transaction.atomic():
        opened = drafting.begin(release, release.version, alone)
        opened.headline_en = "The editor's own words"
        opened.save()
        release = drafting.finish(opened, alone)
    with pytest.raises(OwnWork):
        use("approve", release, alone, **PLAN)
    use("approve", release, second, **PLAN)


def test_version_is_judged_before_the_person(alone):
    release = use("submit", factories.make_release(), alone)
    with pytest.raises(Refused, match="Somebody else has saved"):
        publishing.approve(release, based_on=release.version - 1, by=alone, at=NOON, **PLAN)


@pytest.mark.parametrize("is_submitted", [False, True])
def test_emergency_publication_by_one_person_is_flagged(alone, second, is_submitted):
    release = factories.make_release(by=alone)
    if is_submitted:
        release = use("submit", release, alone)
    release = use("publish_in_emergency", release, alone, **PLAN, reason="flood at night")
    assert (release.state, release.submitted_by, release.approved_by) == ("approved", alone, alone)
    look = release.second_looks.get()
    assert (look.what, look.reason, look.by) == ("publish_in_emergency", "flood at night", alone)
    assert "review" not in verbs.usable(release, alone, NOON)
    with pytest.raises(Refused):
        use("review", release, alone)
    assert "review" in verbs.usable(release, second, NOON)
    use("review", release, second)
    assert not SecondLook.objects.open().exists()
    entry = AuditEntry.objects.get(what="publish_in_emergency")
    assert entry.details["reason"] == "flood at night"
    assert set(entry.details["hours"]) == {"publish_at", *LANGUAGES}


def test_emergency_publication_needs_a_reason_and_the_requirements(alone):
    release = factories.make_release(by=alone)
    with pytest.raises(Refused, match="Say why"):
        use("publish_in_emergency", release, alone, **PLAN, reason=" ")
    empty = factories.make_release(by=alone, headline_en="")
    with pytest.raises(RequirementsNotMet):
        use("publish_in_emergency", empty, alone, **PLAN, reason="flood")
    assert not SecondLook.objects.exists()


def test_second_person_approves_in_the_ordinary_way(second):
    release = factories.submit(factories.make_release())
    assert "publish_in_emergency" not in verbs.usable(release, second, NOON)


def test_unscheduling_takes_the_flag_away(alone, second):
    release = use("publish_in_emergency", factories.make_release(), alone, **PLAN, reason="flood")
    use("unschedule", release, second)
    assert not SecondLook.objects.exists()


def test_database_keeps_the_first_person_from_being_the_second(alone):
    look = factories.make_second_look(factories.make_live(), by=alone)
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondLook.objects.filter(pk=look.pk).update(reviewed_by=alone, reviewed_at=NOON)
    with pytest.raises(IntegrityError), transaction.atomic():
        SecondLook.objects.filter(pk=look.pk).update(reviewed_at=NOON)


def test_each_of_two_looks_at_what_the_other_did(alone, second):
    release = factories.make_live()
    factories.make_second_look(release, by=alone)
    factories.make_second_look(release, by=second, what="correction")
    release = use("review", release, alone)
    assert [look.by for look in SecondLook.objects.open()] == [alone]
    use("review", release, second)
    assert not SecondLook.objects.open().exists()


def test_language_is_opened_by_a_second_person_or_with_a_reason(alone, second):
    release = use("submit", factories.make_release(), alone)
    release = use("approve", release, second, publish_at=NOON, opening={"zh-hant": None})
    with transaction.atomic():
        opened = drafting.begin(release, release.version, alone)
        release = drafting.finish(opened, alone)
    with pytest.raises(OwnWork):
        use("open_language", release, alone, language="en")
    release = use("open_language", release, alone, language="en", reason="nobody else awake")
    assert release.second_looks.get().what == "open_language"
    use("open_language", release, second, language="zh-hans")
    assert release.second_looks.count() == 1


def test_rescheduling_keeps_the_approval_and_its_text(second):
    release = factories.make_scheduled(publish_at=HOUR)
    before = release.approved_at, release.approved_by, release.approved_version
    later = HOUR + timedelta(days=1)
    moved = use(
        "reschedule", release, second, publish_at=later, opening={"zh-hant": None, "en": later}
    )
    assert (moved.approved_at, moved.approved_by, moved.approved_version) == before
    assert (moved.publish_at, moved.open_languages()) == (later, ["zh-hant", "en"])
    assert moved.approved_digests["en"] == article.digest(moved, "en")
    details = AuditEntry.objects.get(what="reschedule").details
    assert details["former"]["publish_at"] == HOUR.isoformat()
    assert details["hours"]["publish_at"] == later.isoformat()


def test_unscheduled_release_remembers_the_hours_of_its_languages():
    later = HOUR + timedelta(hours=4)
    release = factories.submit(factories.make_release())
    editor = factories.make_editor()
    release = use(
        "approve", release, editor, publish_at=HOUR, opening={"zh-hant": None, "en": later}
    )
    release = use("unschedule", release, editor)
    assert (release.publish_at, release.proposed_opening) == (
        HOUR,
        {"zh-hant": None, "en": later.isoformat()},
    )


def test_reinstated_release_is_read_again_and_says_so(second):
    live = factories.make_live(languages=["zh-hant", "en"])
    withdrawn = factories.withdraw(live)
    told = {"zh-hant": "評審已覆核。", "en": "The judging was reviewed."}
    release = use("reinstate", withdrawn, second, notices=told, reason="judged again")
    assert release.live_languages(NOON) == ["zh-hant", "en"]
    assert (release.withdrawn_at, release.withdrawal_reason_en) == (None, "")
    assert article.told(release, "en")[0].text.endswith("The judging was reviewed.")
    assert release.second_looks.get().what == "reinstate"
    assert release.approved_digests["en"] == article.digest(release, "en")


def test_language_that_readers_never_had_stays_closed_when_a_release_is_reinstated(second):
    release = factories.submit(factories.make_release())
    plan = {"publish_at": NOON, "opening": {"zh-hant": None, "en": HOUR}}
    release = use("approve", release, second, **plan)
    release = factories.withdraw(release)
    after = HOUR + timedelta(hours=1)
    release = use(
        "reinstate", release, second, at=after, notices={"zh-hant": "覆核"}, reason="judged again"
    )
    assert release.live_languages(after) == ["zh-hant"]
    assert release.open_languages() == ["zh-hant"]


def test_reinstatement_tells_readers_of_each_language(second):
    withdrawn = factories.withdraw(factories.make_live())
    with pytest.raises(Refused, match="each language"):
        use("reinstate", withdrawn, second, notices={"en": "back"}, reason="judged again")


def test_every_change_of_a_release_has_one_entry_of_the_record(second):
    release = factories.make_live()
    release = use("close_language", release, second, language="en")
    release = use("open_language", release, second, language="en")
    release = factories.withdraw(release)
    entries = AuditEntry.objects.of(release)
    assert [entry.version for entry in entries] == [*range(release.version - 1, -1, -1)]
    assert [entry.what for entry in entries] == [
        "withdraw",
        "open_language",
        "close_language",
        "approve",
        "submit",
        "save",
    ]


def test_third_persons_save_does_not_make_ones_work_somebody_elses(alone, second):
    release = use("submit", factories.make_release(), factories.make_user(None, "change_release"))
    translator = factories.make_user("translator", "translate_en")
    for by in (alone, translator):
        with transaction.atomic():
            opened = drafting.begin(release, release.version, by)
            opened.headline_en = f"Words of {by}"
            opened.save()
            release = drafting.finish(opened, by)
    with pytest.raises(OwnWork):
        use("approve", release, alone, **PLAN)
    release = use("approve", release, second, publish_at=NOON, opening={"zh-hant": None})
    with pytest.raises(OwnWork):
        use("open_language", release, alone, language="en")


def test_work_before_it_was_handed_in_by_others_is_theirs(alone):
    release = factories.make_release(by=alone)
    writer = factories.make_user(None, "change_release")
    with transaction.atomic():
        opened = drafting.begin(release, release.version, writer)
        release = drafting.finish(opened, writer)
    release = use("submit", release, writer)
    assert use("approve", release, alone, **PLAN).approved_by == alone


def test_rescheduling_ones_own_work_needs_a_reason_and_is_flagged(alone, second):
    release = use("submit", factories.make_release(), alone)
    release = use("approve", release, second, publish_at=HOUR, opening={"zh-hant": None})
    with pytest.raises(OwnWork):
        use("reschedule", release, alone, publish_at=NOON, opening=dict.fromkeys(LANGUAGES))
    release = use("reschedule", release, alone, **PLAN, reason="the partner asked for it")
    assert release.second_looks.get().what == "reschedule"
    use("reschedule", release, second, **PLAN)
    assert release.second_looks.count() == 1


def test_hour_that_passed_while_no_language_was_open_may_stay(second):
    release = factories.submit(factories.make_release())
    release = use("approve", release, second, publish_at=NOON, opening={"en": HOUR})
    after, later = NOON + timedelta(hours=1), HOUR + timedelta(hours=1)
    moved = use("reschedule", release, second, at=after, publish_at=NOON, opening={"en": later})
    assert (moved.publish_at, moved.ready_at_en) == (NOON, later)
    with pytest.raises(Refused, match="gone by"):
        use(
            "reschedule",
            moved,
            second,
            at=after,
            publish_at=NOON + timedelta(minutes=1),
            opening={"en": later},
        )


def test_language_of_a_scheduled_release_opens_with_it_at_the_earliest(second):
    release = factories.submit(factories.make_release())
    release = use("approve", release, second, publish_at=HOUR, opening={"zh-hant": None})
    with pytest.raises(Refused, match="before the release itself"):
        use("open_language", release, second, language="en", ready_at=HOUR - timedelta(hours=1))
    assert use("open_language", release, second, language="en").ready_at_en == HOUR


def test_verb_does_not_count_as_an_edit(second):
    release = factories.make_release()
    edited_at = release.edited_at
    release = use("submit", release, factories.make_user(None, "change_release"))
    release = use("approve", release, second, **PLAN)
    release.refresh_from_db()
    assert release.edited_at == edited_at
