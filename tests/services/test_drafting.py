"""Begin and finish: nothing stale, nothing locked, everything numbered and clean."""

from datetime import timedelta

import pytest
from django.db import transaction
from reversion.models import Version

from releases.models import Figure, FigurePhoto, Footnote, Release
from releases.services import drafting
from releases.services.refusals import NotAllowed, Refused, StaleVersion
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

WRITER = ["change_release"]
TRANSLATOR = ["translate_zh_hant", "translate_zh_hans", "translate_en"]


def test_begin_hands_out_the_row_as_it_stands():
    release = factories.make_release()
    Release.objects.filter(pk=release.pk).update(headline_en="Newer")
    found = drafting.begin(release, release.version, factories.make_user("w", *WRITER))
    assert found.headline_en == "Newer"


def test_stale_version_is_refused_and_nothing_changes():
    release, writer = factories.make_release(), factories.make_user("w", *WRITER)
    before = release.version
    drafting.finish(release, writer)
    with pytest.raises(StaleVersion):
        drafting.begin(release, before, writer)
    found = Release.objects.get()
    assert (found.version, found.headline_en) == (before + 1, release.headline_en)


@pytest.mark.parametrize("rights", [[], ["approve_release"], ["view_release"]])
def test_who_may_not_edit_is_refused(rights):
    release = factories.make_release()
    with pytest.raises(NotAllowed):
        drafting.begin(release, release.version, factories.make_user("x", *rights))


def in_state(name):
    if name == "submitted":
        release = factories.make_release()
        return factories.publishing.submit(
            release, based_on=release.version, by=factories.make_editor(), at=NOON
        )
    makers = {
        "draft": factories.make_release,
        "scheduled": factories.make_scheduled,
        "live": factories.make_live,
        "live in Chinese": lambda: factories.make_live(languages=LANGUAGES[:2]),
        "withdrawn": lambda: factories.withdraw(factories.make_live(languages=LANGUAGES[:2])),
    }
    return makers[name]()


@pytest.mark.parametrize(
    ("state", "writer", "translator"),
    [
        ("draft", list(LANGUAGES), list(LANGUAGES)),
        ("submitted", list(LANGUAGES), list(LANGUAGES)),
        ("scheduled", [], []),
        ("live", [], []),
        ("live in Chinese", ["en"], ["en"]),
        ("withdrawn", [], []),
    ],
)
def test_editable_languages_by_state(state, writer, translator):
    release = in_state(state)
    writes, translates = factories.make_user("w", *WRITER), factories.make_user("t", *TRANSLATOR)
    assert drafting.editable_languages(release, writes) == writer
    assert drafting.editable_languages(release, translates) == translator
    assert drafting.editable_languages(release, factories.make_user("x")) == []
    assert drafting.may_edit_all(release, writes) is (state in ("draft", "submitted"))
    assert drafting.may_edit_all(release, translates) is False


@pytest.mark.parametrize("state", ["scheduled", "live", "withdrawn"])
def test_locked_release_is_not_opened_for_editing(state):
    release = in_state(state)
    with pytest.raises(Refused, match="unschedule it before you edit it"):
        drafting.begin(release, release.version, factories.make_editor())


def test_closed_language_of_a_live_release_is_opened_for_editing():
    release = in_state("live in Chinese")
    assert (
        drafting.begin(release, release.version, factories.make_user("t", *TRANSLATOR)) == release
    )


def test_finish_raises_the_version_and_keeps_a_revision():
    release, writer = factories.make_release(), factories.make_user("w", *WRITER)
    version = release.version
    release = drafting.finish(release, writer)
    assert (release.version, release.edited_by) == (version + 1, writer)
    latest = Version.objects.get_for_object(release).first().revision
    assert (latest.user, latest.comment) == (writer, "save")


def test_finish_numbers_figures_photos_and_places():
    release = factories.make_release()
    photos = [factories.make_photo() for _ in range(6)]
    late = factories.make_figure(release, *photos[:3], position=7, layout="stack")
    early = factories.make_figure(release, *photos[3:5], position=2)
    empty = factories.make_figure(release, position=9)
    last = factories.make_figure(release, photos[5], position=9)
    assert drafting.finish(release, factories.make_user()).photo_count == 6
    numbered = {each.pk: (each.position, each.first_number) for each in Figure.objects.all()}
    assert numbered == {early.pk: (1, 1), late.pk: (2, 3), empty.pk: (3, 6), last.pk: (4, 6)}
    places = FigurePhoto.objects.order_by("figure__position", "position")
    assert [(each.position, each.slot) for each in places] == [
        (1, "left"),
        (2, "right"),
        (1, "top"),
        (2, "middle"),
        (3, "bottom"),
        (1, ""),
    ]


@pytest.mark.parametrize(
    ("layout", "slots"),
    [
        ("single", ["", "", "", ""]),
        ("row", ["", "", "", ""]),
        ("grid", ["top-left", "top-right", "bottom-left", "bottom-right"]),
    ],
)
def test_position_words_belong_to_layouts_that_show_them(layout, slots):
    release = factories.make_release()
    factories.make_figure(release, *(factories.make_photo() for _ in range(4)), layout=layout)
    drafting.finish(release, factories.make_user())
    assert [each.slot for each in FigurePhoto.objects.all()] == slots


def test_renumbering_follows_a_removed_photo():
    release = factories.make_release()
    first = factories.make_figure(release, factories.make_photo(), factories.make_photo())
    second = factories.make_figure(release, factories.make_photo())
    drafting.finish(release, factories.make_user())
    first.figure_photos.first().delete()
    assert drafting.finish(release, factories.make_user()).photo_count == 2
    assert [row.first_number for row in Figure.objects.all()] == [1, 2]
    assert FigurePhoto.objects.filter(figure=first).get().slot == ""
    assert second.pk == Figure.objects.last().pk


def test_finish_cleans_what_scripts_and_importers_wrote():
    release = factories.make_release(body_en="<p>A[^abc234]</p><script>alert(1)</script>")
    note = factories.make_footnote(release, note_zh_hant="<p>甲</p><p style='x'>乙</p>")
    figure = factories.make_figure(release, caption_zh_hans="<h2>左图</h2>[圖 abc234]")
    drafting.finish(release, factories.make_user())
    assert Release.objects.get().body_en == '<p>A<sup data-footnote="abc234"></sup></p>'
    assert Footnote.objects.get(pk=note.pk).note_zh_hant == "甲<br>乙"
    assert Figure.objects.get(pk=figure.pk).caption_zh_hans == (
        '左图<a data-figure-ref="abc234"></a>'
    )


def test_begin_and_finish_in_one_transaction_leave_nothing_when_it_fails():
    release, writer = factories.make_release(), factories.make_user("w", *WRITER)
    before = (release.version, release.headline_en, Version.objects.count())
    with pytest.raises(RuntimeError), transaction.atomic():
        opened = drafting.begin(release, release.version, writer)
        opened.headline_en = "Half done"
        opened.save()
        drafting.finish(opened, writer)
        raise RuntimeError
    found = Release.objects.get()
    assert (found.version, found.headline_en, Version.objects.count()) == before


def test_slug_of_another_release_is_refused_at_the_end_of_a_draft():
    taken = factories.make_release("taken")
    Release.objects.filter(pk=taken.pk).update(slug="moved")
    with pytest.raises(Refused, match="This address is not available"):
        factories.make_release("taken")


def test_hour_of_the_release_is_not_touched_by_a_draft():
    release = factories.make_scheduled(publish_at=NOON + timedelta(days=2))
    assert drafting.finish(release, factories.make_user()).publish_at == NOON + timedelta(days=2)
