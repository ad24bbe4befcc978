"""Every verb: who may, in which state, on which version, with what effect; a refusal changes nothing."""

from datetime import date, timedelta

import pytest
from django.forms.models import model_to_dict
from reversion.models import Version

from releases.models import Release, Role
from releases.services import publishing, verbs
from releases.services.refusals import NotAllowed, Refused, RequirementsNotMet, StaleVersion
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

HOUR = NOON + timedelta(hours=6)
REASONS = {language: f"reason {language}" for language in LANGUAGES}
# Verb: (its own arguments, the right it needs).
VERBS = {
    "submit": ({}, "change_release"),
    "return_with_reason": ({"reason": "Shorter, please."}, "approve_release"),
    "approve": ({"publish_at": HOUR, "opening": dict.fromkeys(LANGUAGES)}, "approve_release"),
    "publish_in_emergency": (
        {"publish_at": HOUR, "opening": dict.fromkeys(LANGUAGES), "reason": "alone on duty"},
        "approve_release",
    ),
    "reschedule": (
        {"publish_at": HOUR + timedelta(hours=1), "opening": dict.fromkeys(LANGUAGES)},
        "approve_release",
    ),
    "unschedule": ({}, "approve_release"),
    "reinstate": ({"notices": REASONS, "reason": "judged again"}, "approve_release"),
    "withdraw": ({"reasons": REASONS, "keeps_headline": True}, "approve_release"),
    "open_language": ({"language": "en"}, "approve_release"),
    "close_language": ({"language": "zh-hans"}, "approve_release"),
}
# State: the verbs that fit it.
FITTING = {
    "draft": ["submit", "publish_in_emergency"],
    "submitted": ["return_with_reason", "approve"],
    "scheduled": ["reschedule", "unschedule", "open_language", "close_language"],
    "live": ["amend", "withdraw", "open_language", "close_language"],
    "withdrawn": ["reinstate"],
}
PAIRS = [(verb, state) for state in FITTING for verb in VERBS]


def in_state(state):
    """A release in this state at NOON, approved ones in the two Chinese languages."""
    release = factories.make_release()
    if state == "draft":
        return release
    editor = factories.make_editor()
    release = factories.submit(release)
    if state == "submitted":
        return release
    hour = HOUR if state == "scheduled" else NOON - timedelta(hours=1)
    release = publishing.approve(
        release,
        based_on=release.version,
        by=editor,
        at=min(hour, NOON),
        publish_at=hour,
        opening=dict.fromkeys(LANGUAGES[:2]),
    )
    return factories.withdraw(release) if state == "withdrawn" else release


def use(verb, release, *, by=None, based_on=None, **changed):
    arguments = VERBS[verb][0] | changed
    return getattr(publishing, verb)(
        release,
        based_on=release.version if based_on is None else based_on,
        by=by or factories.make_editor(),
        at=NOON,
        **arguments,
    )


def kept():
    """Everything that a refusal must leave as it was."""
    rows = [model_to_dict(row) for row in (*Release.objects.all(), *Role.objects.all())]
    hidden = list(
        Release.objects.values_list(
            "version", "state", "publish_at", "ready_at_zh_hant", "ready_at_zh_hans", "ready_at_en"
        )
    )
    return rows, hidden, Version.objects.count()


@pytest.mark.parametrize(("verb", "state"), PAIRS)
def test_verb_is_done_in_its_states_and_refused_in_the_others(verb, state):
    release = in_state(state)
    before = kept()
    if verb in FITTING[state]:
        assert use(verb, release).version == release.version + 1
        assert Version.objects.get_for_object(release).count() > 1
    else:
        with pytest.raises(Refused, match="in another state now"):
            use(verb, release)
        assert kept() == before


@pytest.mark.parametrize("state", FITTING)
def test_buttons_are_the_verbs_that_fit_the_state_and_the_rights(state):
    release = in_state(state)
    buttons = verbs.usable(release, factories.make_editor(), NOON)
    assert sorted(buttons) == sorted(FITTING[state])
    assert verbs.usable(release, factories.make_user(), NOON) == []
    writer = factories.make_user("writer", "change_release")
    assert verbs.usable(release, writer, NOON) == [
        verb for verb in FITTING[state] if verb == "submit"
    ]


@pytest.mark.parametrize(
    ("verb", "state"), [(verb, state) for verb, state in PAIRS if verb in FITTING[state]]
)
def test_verb_needs_its_right_and_the_latest_version(verb, state):
    release = in_state(state)
    others = {right for _arguments, right in VERBS.values()} - {VERBS[verb][1]}
    before = kept()
    with pytest.raises(NotAllowed):
        use(verb, release, by=factories.make_user("other", *others, "translate_en"))
    with pytest.raises(StaleVersion):
        use(verb, release, based_on=release.version - 1)
    assert kept() == before
    entitled = factories.make_user("entitled", VERBS[verb][1])
    assert use(verb, release, by=entitled).version == release.version + 1


def test_submit_notes_who_and_clears_the_reason_of_a_return():
    release, writer = in_state("submitted"), factories.make_editor("writer")
    release = use("return_with_reason", release)
    assert (release.state, release.returned_reason) == ("draft", "Shorter, please.")
    assert release.is_returned()
    release = use("submit", release, by=writer)
    assert (release.state, release.submitted_by, release.returned_reason) == (
        "submitted",
        writer,
        "",
    )


def test_return_needs_a_reason():
    release = in_state("submitted")
    before = kept()
    with pytest.raises(Refused, match="Say what should be changed"):
        use("return_with_reason", release, reason="  ")
    assert kept() == before


def test_approve_sets_the_hours_and_keeps_version_and_digests():
    editor = factories.make_editor("editor")
    later = HOUR + timedelta(hours=4)
    release = use(
        "approve", in_state("submitted"), by=editor, opening={"zh-hant": None, "en": later}
    )
    assert (release.state, release.publish_at, release.approved_by) == ("approved", HOUR, editor)
    assert [release.ready_at(language) for language in LANGUAGES] == [HOUR, None, later]
    assert release.approved_version == release.version
    assert sorted(release.approved_digests) == ["en", "zh-hant"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"opening": {}}, "Open at least one language"),
        ({"publish_at": NOON - timedelta(seconds=1)}, "This hour has gone by"),
    ],
)
def test_approval_needs_a_language_and_an_hour_to_come(changed, sentence):
    release = in_state("submitted")
    before = kept()
    with pytest.raises(Refused, match=sentence):
        use("approve", release, **changed)
    assert kept() == before


def test_approval_for_now_is_live_at_once():
    assert use("approve", in_state("submitted"), publish_at=NOON).is_live(NOON)


def test_approval_asks_the_requirements_of_the_languages_that_open_and_no_others():
    release = in_state("submitted")
    Release.objects.update(headline_en="")
    before = kept()
    with pytest.raises(RequirementsNotMet) as refusal:
        use("approve", release)
    assert [(each.anchor, each.language) for each in refusal.value.problems] == [("headline", "en")]
    assert kept() == before
    assert use("approve", release, opening=dict.fromkeys(LANGUAGES[:2])).state == "approved"


def test_approval_pins_the_about_text_of_the_day_of_publication():
    issuer = factories.make_partner()
    old = factories.make_boilerplate(issuer, valid_from=date(2020, 1, 1))
    new = factories.make_boilerplate(issuer, valid_from=date(2026, 11, 21))
    release = factories.make_release(issuer=issuer)
    next_day = NOON + timedelta(hours=12)
    pinned = {}
    for hour in (HOUR, next_day):
        scheduled = factories.approve(release, publish_at=hour)
        pinned[hour] = scheduled.roles.get().boilerplate
        release = use("return_with_reason", use("unschedule", scheduled))
        assert release.roles.get().boilerplate is None
    assert pinned == {HOUR: old, next_day: new}


def test_unscheduled_release_waits_for_review_again_with_all_languages_closed():
    release = use("unschedule", in_state("scheduled"))
    assert (release.state, release.approved_by, release.approved_version) == (
        "submitted",
        None,
        None,
    )
    assert (release.open_languages(), release.approved_digests) == ([], {})


def test_withdrawal_needs_a_reason_in_each_language_that_readers_had():
    release = in_state("live")
    before = kept()
    with pytest.raises(Refused, match="each language that was open"):
        use("withdraw", release, reasons=REASONS | {"zh-hans": " "})
    assert kept() == before
    release = use("withdraw", release, reasons=REASONS | {"en": ""}, keeps_headline=False)
    assert (release.state, release.withdrawn_at) == ("withdrawn", NOON)
    assert release.withdrawal_keeps_headline is False
    assert [release.withdrawal_reason_zh_hant, release.withdrawal_reason_zh_hans] == [
        "reason zh-hant",
        "reason zh-hans",
    ]
    assert not release.withdrawal_reason_en
    assert release.withdrawn_languages() == ["zh-hant", "zh-hans"]


def test_language_opens_now_or_from_an_hour_on():
    now = use("open_language", in_state("live"))
    later = use("open_language", in_state("live"), ready_at=HOUR)
    assert (now.ready_at_en, later.ready_at_en) == (NOON, HOUR)
    assert sorted(now.approved_digests) == ["en", "zh-hans", "zh-hant"]


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"language": "zh-hant"}, "open already"),
        ({"ready_at": NOON - timedelta(seconds=1)}, "This hour has gone by"),
    ],
)
def test_language_is_not_opened_twice_or_in_the_past(changed, sentence):
    release = in_state("live")
    before = kept()
    with pytest.raises(Refused, match=sentence):
        use("open_language", release, **changed)
    assert kept() == before


def test_language_is_not_opened_before_its_requirements_are_met():
    release = in_state("live")
    Release.objects.update(body_en="")
    with pytest.raises(RequirementsNotMet):
        use("open_language", release)
    assert Release.objects.get().ready_at_en is None


def test_closed_language_is_gone_and_the_last_one_cannot_be_closed():
    release = use("close_language", in_state("live"))
    assert release.live_languages(NOON) == ["zh-hant"]
    assert sorted(release.approved_digests) == ["zh-hant"]
    with pytest.raises(Refused):
        use("close_language", release, language="zh-hant")


def test_language_that_is_closed_already_is_not_closed_again():
    with pytest.raises(Refused, match="closed already"):
        use("close_language", in_state("live"), language="en")


@pytest.mark.parametrize(
    ("passed", "proposed"), [(0, 30), (1, 30), (15, 30), (16, 60), (44, 60), (45, 60), (46, 90)]
)
def test_proposed_hour_is_a_full_or_half_one_with_time_to_read(passed, proposed):
    at = NOON + timedelta(minutes=passed)
    assert publishing.soonest(at) == NOON + timedelta(minutes=proposed)


def test_last_language_that_readers_have_is_not_closed():
    release = factories.approve(
        factories.make_release(), at=NOON, languages=["zh-hant", "en"], publish_at=NOON
    )
    later = NOON + timedelta(hours=4)
    Release.objects.filter(pk=release.pk).update(ready_at_en=later)
    with pytest.raises(Refused, match="Readers have no other language yet"):
        publishing.close_language(
            release,
            language="zh-hant",
            based_on=release.version,
            by=factories.make_editor(),
            at=NOON,
        )
    publishing.close_language(
        release, language="zh-hant", based_on=release.version, by=factories.make_editor(), at=later
    )


def test_language_does_not_open_before_the_release():
    release = factories.make_release()
    editor = factories.make_editor()
    release = factories.submit(release)
    with pytest.raises(Refused, match="A language opens before the release itself"):
        publishing.approve(
            release,
            based_on=release.version,
            by=editor,
            at=NOON,
            publish_at=NOON + timedelta(hours=2),
            opening={"zh-hant": None, "en": NOON + timedelta(hours=1)},
        )
