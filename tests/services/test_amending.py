"""A live text is changed in the open: what readers are told, what is refused, what stays on the record."""

from contextlib import contextmanager
from datetime import timedelta

import pytest
from django.db import transaction

from releases.models import AuditEntry, Release, SecondLook
from releases.services import amending, article, publishing
from releases.services.refusals import (
    NotAllowed,
    Refused,
    RequirementsNotMet,
    StaleVersion,
    Unannounced,
)
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

TEXTS = {
    "body_zh_hant": "<p>活動錄得1,200人次入場。</p>",
    "body_zh_hans": "<p>活动录得1200人次入场。</p>",
    "body_en": "<p>The day counted 1,200 admissions.</p>",
}


@pytest.fixture
def live():
    return factories.make_live(**TEXTS)


@pytest.fixture
def editor():
    return factories.make_user("editor", "approve_release")


def amend(release, by, *, kind="correction", based_on=None, at=NOON, notices=None, **fields):
    """Change columns of a live release; ``withholds_old`` and ``reason`` are finish()'s own."""
    own = {name: fields.pop(name) for name in ("withholds_old", "reason") if name in fields}
    with transaction.atomic():
        begun = amending.begin(
            release, based_on=release.version if based_on is None else based_on, by=by, at=at
        )
        for name, value in fields.items():
            setattr(begun.release, name, value)
        begun.release.save()
        return amending.finish(
            begun,
            by=by,
            at=at,
            kind=kind,
            notices=notices or {},
            **{"reason": "counted twice"} | own,
        )


@contextmanager
def unchanged(release):
    before = Release.objects.filter(pk=release.pk).values().get()
    entries = AuditEntry.objects.count()
    yield
    assert Release.objects.filter(pk=release.pk).values().get() == before
    assert (AuditEntry.objects.count(), SecondLook.objects.count()) == (entries, 0)


RIGHT = {"body_en": "<p>The day counted 1,020 admissions.</p>"}
TOLD = {"en": "in paragraph 1, “1,200” should read “1,020”."}


def test_correction_is_printed_in_its_language_and_the_others_are_told_so(live, editor):
    release = amend(live, editor, notices=TOLD, **RIGHT)
    printed = {each: article.told(release, each) for each in ("en", "zh-hant", "zh-hans")}
    assert [each.text for each in printed["en"]] == [
        "Correction (noon (HKT) on Friday 20 November 2026): " + TOLD["en"]
    ]
    assert [each.text for each in printed["zh-hant"]] == [
        "英文版本曾於2026年11月20日（星期五）中午12時（香港時間）更正；本版本不受影響。"
    ]
    assert len(printed["zh-hans"]) == 1


def test_correction_without_its_notice_is_proposed_and_nothing_changes(live, editor):
    with unchanged(live), pytest.raises(Unannounced) as asked:
        amend(live, editor, **RIGHT)
    assert set(asked.value.notices) == {"en"}
    assert "1,200" in asked.value.notices["en"]
    assert "1,020" in asked.value.notices["en"]


def test_withheld_wording_is_neither_proposed_nor_printed_nor_kept_on_the_record(live, editor):
    with unchanged(live), pytest.raises(Unannounced) as asked:
        amend(live, editor, withholds_old=True, **RIGHT)
    assert "1,200" not in asked.value.notices["en"]
    with unchanged(live), pytest.raises(Refused, match="withheld: “1,200”"):
        amend(live, editor, withholds_old=True, notices=TOLD, **RIGHT)
    release = amend(live, editor, withholds_old=True, notices=asked.value.notices, **RIGHT)
    entry = AuditEntry.objects.get(what="correction")
    assert "1,200" not in f"{entry.details}{release.amendments}"
    assert entry.details["withholds_old"] is True


def test_record_keeps_place_old_and_new_wording_with_the_reason(live, editor):
    release = amend(live, editor, notices=TOLD, **RIGHT)
    entry = AuditEntry.objects.get(what="correction")
    assert (entry.by, entry.at, entry.version) == (editor, NOON, live.version)
    assert entry.details["reason"] == "counted twice"
    [[_place, old, new]] = entry.details["changes"]["en"]
    assert ("1,200" in old, "1,020" in new) == (True, True)
    assert release.approved_version == release.version == live.version + 1


def test_digests_are_those_of_the_corrected_pages(live, editor):
    release = amend(live, editor, notices=TOLD, **RIGHT)
    for language in release.open_languages():
        assert release.approved_digests[language] == article.digest(release, language)
        # The others print that they aren't affected.
        assert release.approved_digests[language] != live.approved_digests[language]


def test_change_by_one_person_waits_for_a_second(live, editor):
    release = amend(live, editor, notices=TOLD, **RIGHT)
    look = SecondLook.objects.get()
    assert (look.what, look.by, look.reason) == ("correction", editor, "counted twice")
    with pytest.raises(Refused):
        publishing.review(release, based_on=release.version, by=editor, at=NOON)
    second = factories.make_editor()
    publishing.review(release, based_on=release.version, by=second, at=NOON)
    look.refresh_from_db()
    assert (look.reviewed_by, look.reviewed_at) == (second, NOON)


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        (RIGHT, "a number"),
        ({"body_zh_hant": "<p>活動錄得1,200人次入場。「很好」</p>"}, "a quotation"),
        (
            {
                "body_en": '<p>The day counted <a href="https://x.example/">1,200</a> admissions.</p>'
            },
            "a link",
        ),
    ],
)
def test_minor_change_that_is_more_is_refused_and_says_what_differs(live, editor, fields, named):
    with unchanged(live), pytest.raises(Refused, match=named):
        amend(live, editor, kind="minor", **fields)


def test_name_of_the_directory_is_no_minor_change(editor):
    partner = factories.make_partner("pinecone")
    live = factories.make_live(body_en=f"<p>{partner.official_name_en} came.</p>")
    with unchanged(live), pytest.raises(Refused, match="a name of the directory"):
        amend(live, editor, kind="minor", body_en="<p>They came.</p>")


def test_minor_change_is_silent_to_readers_and_on_the_record(live, editor):
    release = amend(
        live, editor, kind="minor", body_en="<p>The day had counted 1,200 admissions.</p>"
    )
    assert (release.amendments, article.told(release, "en")) == ([], ())
    assert AuditEntry.objects.get(what="minor").details["changes"]["en"]
    assert SecondLook.objects.get().what == "minor"


def test_nothing_changed_is_no_change(live, editor):
    with unchanged(live), pytest.raises(Refused, match="Nothing that readers see"):
        amend(live, editor)


def test_reason_is_needed(live, editor):
    with unchanged(live), pytest.raises(Refused, match="why the text is changed"):
        amend(live, editor, reason=" ", notices=TOLD, **RIGHT)


def test_corrected_page_meets_the_requirements(live, editor):
    with unchanged(live), pytest.raises(RequirementsNotMet):
        amend(live, editor, headline_en="", notices={"en": "gone"})


def test_stale_or_unentitled_change_is_refused(live, editor):
    with unchanged(live), pytest.raises(StaleVersion):
        amend(live, editor, based_on=live.version - 1, notices=TOLD, **RIGHT)
    with unchanged(live), pytest.raises(NotAllowed):
        amend(live, factories.make_user(None, "change_release"), notices=TOLD, **RIGHT)


@pytest.mark.parametrize(
    "make",
    [
        factories.make_release,
        factories.make_scheduled,
        lambda: factories.withdraw(factories.make_live()),
    ],
)
def test_only_what_is_live_is_amended(make, editor):
    release = make()
    with unchanged(release), pytest.raises(Refused, match="in another state now"):
        amend(release, editor, notices=TOLD, **RIGHT)


def with_figures():
    release = factories.make_release(**TEXTS)
    for _each in range(2):
        factories.make_figure(release, factories.make_photo(), factories.make_photo())
    release = factories.drafting.finish(release, factories.make_user())
    return factories.approve(release, at=NOON - timedelta(days=1))


@pytest.mark.parametrize("deed", ["reorder", "remove", "swap"])
def test_photo_numbers_are_fixed_after_the_hour(editor, deed):
    live = with_figures()
    first, last = live.figures.all()
    with (
        unchanged(live),
        pytest.raises(Refused, match="Photo numbers are fixed"),
        transaction.atomic(),
    ):
        begun = amending.begin(live, based_on=live.version, by=editor, at=NOON)
        if deed == "reorder":
            type(first).objects.filter(pk=first.pk).update(position=9)
        elif deed == "remove":
            first.delete()
        else:
            last.figure_photos.order_by("position").first().delete()
        amending.finish(begun, by=editor, at=NOON, kind="update", reason="why", notices={})


def test_figure_is_appended_with_the_numbers_that_follow(editor):
    live = with_figures()
    with transaction.atomic():
        begun = amending.begin(live, based_on=live.version, by=editor, at=NOON)
        factories.make_figure(live, factories.make_photo(), position=9)
        told = dict.fromkeys(("zh-hant", "zh-hans", "en"), "more photos")
        release = amending.finish(
            begun, by=editor, at=NOON, kind="update", reason="more photos", notices=told
        )
    assert [figure.first_number for figure in release.figures.all()] == [1, 3, 5]
    assert article.told(release, "en")[0].text.startswith("Updated (noon (HKT)")


def test_language_that_opens_later_is_no_reader_of_what_changed_before(editor):
    live = factories.make_live(languages=["zh-hant"], **TEXTS)
    release = amend(
        live, editor, notices={"zh-hant": "第一段"}, body_zh_hant="<p>活動錄得1,020人次入場。</p>"
    )
    release = publishing.open_language(
        release,
        language="en",
        based_on=release.version,
        by=factories.make_editor(),
        at=NOON + timedelta(hours=1),
    )
    assert article.told(release, "en") == ()
    # Nor does the correction of a language that was closed since tell that there was one.
    release = amend(release, editor, at=NOON + timedelta(hours=2), notices=TOLD, **RIGHT)
    release = publishing.close_language(
        release,
        language="en",
        based_on=release.version,
        by=editor,
        at=NOON + timedelta(hours=3),
    )
    assert [each.text for each in article.told(release, "zh-hant")] == [
        "更正（2026年11月20日（星期五）中午12時（香港時間））：第一段"
    ]


def test_organisation_topic_or_contact_is_no_minor_change(live, editor):
    for deed in (
        lambda: live.topics.add(factories.make_topic()),
        lambda: live.roles.create(partner=factories.make_partner(), kind="mentioned"),
        lambda: live.contacts.add(factories.make_contact(factories.make_partner())),
    ):
        with (
            unchanged(live),
            pytest.raises(Refused, match="an organisation, a topic"),
            transaction.atomic(),
        ):
            begun = amending.begin(live, based_on=live.version, by=editor, at=NOON)
            deed()
            amending.finish(begun, by=editor, at=NOON, kind="minor", reason="why", notices={})


def test_minor_change_withholds_nothing(live, editor):
    with unchanged(live), pytest.raises(Refused, match="nothing to withhold"):
        amend(live, editor, kind="minor", withholds_old=True, body_en="<p>It counted 1,200.</p>")


def test_currency_is_part_of_a_number(editor):
    live = factories.make_live(
        body_en="<p>It cost US$5 million.</p>", body_zh_hant="<p>造價5億美元。</p>"
    )
    for changed in (
        {"body_en": "<p>It cost HK$5 million.</p>"},
        {"body_zh_hant": "<p>造價5億元。</p>"},
    ):
        with unchanged(live), pytest.raises(Refused, match="a number"):
            amend(live, editor, kind="minor", **changed)


def test_withheld_wording_leaves_the_notices_of_former_changes(editor):
    live = factories.make_live(body_en="<p>The winner is Chan Siu-ming.</p>")
    live = amend(
        live,
        editor,
        notices={"en": "the winner is Chan Tai-man."},
        body_en="<p>The winner is Chan Tai-man.</p>",
    )
    live = amend(
        live,
        editor,
        withholds_old=True,
        notices={"en": "paragraph 1 has been corrected."},
        body_en="<p>The winner is not named.</p>",
    )
    assert "Tai-man" not in str([each.text for each in article.told(live, "en")])
    assert (
        AuditEntry.objects.filter(what="correction").first().details["former_notices_withheld"] == 1
    )


def test_withheld_wording_is_not_said_in_another_language_or_in_the_reason(live, editor):
    told = {"en": "paragraph 1 has been corrected."}
    with unchanged(live), pytest.raises(Refused, match="1,200"):
        amend(live, editor, withholds_old=True, notices=told, reason="it said 1,200", **RIGHT)


def test_proposal_is_made_anew_when_the_old_wording_is_withheld_late(live, editor):
    with pytest.raises(Unannounced) as asked:
        amend(live, editor, **RIGHT)
    with unchanged(live), pytest.raises(Unannounced) as again:
        amend(live, editor, withholds_old=True, notices=asked.value.notices, **RIGHT)
    assert "1,200" not in again.value.notices["en"]
    with unchanged(live), pytest.raises(Unannounced) as kept:
        amend(live, editor, withholds_old=True, notices={"en": "not 1,200 but fewer"}, **RIGHT)
    assert kept.value.notices["en"] == "not 1,200 but fewer"


def test_issuer_that_comes_with_a_change_prints_its_own_about_text(editor):
    x, y = factories.make_partner("x"), factories.make_partner("y")
    factories.make_boilerplate(x, about_en="<p>X builds ships.</p>")
    factories.make_boilerplate(y, about_en="<p>Y sells tea.</p>")
    live = factories.make_live(issuer=x)
    with transaction.atomic():
        begun = amending.begin(live, based_on=live.version, by=editor, at=NOON)
        live.roles.update(partner=y)
        told = dict.fromkeys(("zh-hant", "zh-hans", "en"), "another issuer")
        release = amending.finish(
            begun, by=editor, at=NOON, kind="correction", reason="why", notices=told
        )
    [issuer] = article.assemble(release, "en", NOON).issuers
    assert (issuer.name, issuer.about_html) == ("y en", "<p>Y sells tea.</p>")


def test_notice_stays_when_its_language_is_closed_and_opened_again(live, editor):
    release = amend(live, editor, notices=TOLD, **RIGHT)
    second = factories.make_editor()
    for verb in (publishing.close_language, publishing.open_language):
        release = verb(release, language="en", based_on=release.version, by=second, at=NOON)
    assert len(article.told(release, "en")) == 1


def test_words_of_a_closed_language_are_on_the_record_too(editor):
    live = factories.make_live(languages=["zh-hant"], **TEXTS)
    amend(
        live,
        editor,
        notices={"zh-hant": "第一段"},
        body_zh_hant="<p>活動錄得1,020人次入場。</p>",
        **RIGHT,
    )
    assert set(AuditEntry.objects.get(what="correction").details["changes"]) == {"zh-hant", "en"}


def test_number_that_stands_in_another_language_still_is_named(live, editor):
    with pytest.raises(Unannounced, match=r"繁體中文: 1200; 简体中文: 1200"):
        amend(live, editor, **RIGHT)
    everywhere = {
        name: text.replace("1,200", "1,020").replace("1200", "1020") for name, text in TEXTS.items()
    }
    with pytest.raises(Unannounced, match="read, or write"):
        amend(live, editor, **everywhere)


def test_closing_and_opening_is_no_way_round_a_correction(live, editor):
    def use(verb, **arguments):
        return getattr(publishing, verb)(
            closed, language="en", based_on=closed.version, by=second, at=NOON, **arguments
        )

    second = factories.make_editor()
    closed = live
    closed = use("close_language", reason="translated badly")
    with transaction.atomic():
        translator = factories.make_user(None, "translate_en")
        opened = factories.drafting.begin(closed, closed.version, translator)
        opened.body_en = RIGHT["body_en"]
        opened.save()
        closed = factories.drafting.finish(opened, translator)
    with pytest.raises(Refused, match="Readers had another text"):
        use("open_language")
    release = use("open_language", notice="paragraph 1 has another figure.")
    assert article.told(release, "en")[0].text.endswith("paragraph 1 has another figure.")
    assert SecondLook.objects.get().what == "open_language"


def test_language_that_is_opened_as_it_was_closed_is_no_news(live):
    second = factories.make_editor()
    for verb in (publishing.close_language, publishing.open_language):
        live = verb(live, language="en", based_on=live.version, by=second, at=NOON)
    assert live.amendments == []


def test_digests_follow_what_other_languages_say_of_a_closed_one(live, editor):
    """Who reads Chinese is told of the English correction only while there is an English page."""
    release = amend(live, editor, notices=TOLD, **RIGHT)
    told = release.approved_digests["zh-hant"]

    def turned(verb):
        facts = {"language": "en", "based_on": release.version, "by": editor, "at": NOON}
        verb(release, **facts | {"reason": "an agency waits"})
        release.refresh_from_db()
        languages = release.open_languages()
        assert release.approved_digests == {
            each: article.digest(release, each) for each in languages
        }
        return release.approved_digests["zh-hant"]

    assert turned(publishing.close_language) != told
    assert turned(publishing.open_language) == told
