"""A photo leaves a live release with its number saying so: on its page, in its files, on the record."""

import pytest
from django.db import transaction

from releases.models import FigurePhoto, Photo, Release
from releases.public import plain
from releases.services import amending, article, drafting
from releases.services.refusals import Refused, Unannounced
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db

NOTICE = "Photo 2 has been withdrawn. Please do not use it."
TOLD = {"zh-hant": "圖二已撤回，請勿使用。", "zh-hans": "图二已撤回，请勿使用。", "en": NOTICE}


@pytest.fixture
def editor():
    return factories.make_editor("editor")


@pytest.fixture
def live(editor):
    """Three photos, two of them in one figure, live in three languages."""
    release = factories.make_release()
    made = [
        factories.make_photo(editor, **factories.trilingual(alt_text=f"view {n}", credit=f"by {n}"))
        for n in "abc"
    ]
    factories.make_figure(release, *made[:2], **factories.trilingual(caption="two views"))
    factories.make_figure(release, made[2], **factories.trilingual(caption="one view"))
    return factories.approve(drafting.finish(release, editor))


def second_photo(release):
    return FigurePhoto.objects.filter(figure__release=release).in_order()[1]


def withdraw(release, by, kind="correction", notices=TOLD):
    with transaction.atomic():
        begun = amending.begin(release, based_on=release.version, by=by, at=NOON)
        return amending.finish(
            begun,
            by=by,
            at=NOON,
            kind=kind,
            reason="a visitor asked for it",
            notices=notices,
            withdraws=[second_photo(release).key],
        )


def test_number_of_a_withdrawn_photo_stays_and_says_so(live, editor):
    release = withdraw(live, editor)
    found = article.assemble(release, "en", NOON)
    first, gone, third = (each for figure in found.figures for each in figure.pictures)
    assert [each.number for each in (first, gone, third)] == [1, 2, 3]
    assert (gone.notice, gone.alt, gone.credit, gone.widths) == (NOTICE, "", "", ())
    assert (first.notice, third.notice) == ("", "")
    assert [each.label for each in found.figures] == ["Photos 1 and 2", "Photo 3"]
    assert release.photo_count == 2


def test_proposal_is_the_notice_alone_and_repeats_nothing_of_the_photo(live, editor):
    with pytest.raises(Unannounced) as proposed:
        withdraw(live, editor, notices={})
    assert proposed.value.notices == TOLD


def test_text_version_says_it_too(live, editor):
    release = withdraw(live, editor)
    text = plain.text(article.assemble(release, "en", NOON), "https://press.example/")
    assert (NOTICE in text, "view b" in text, "by b" in text) == (True, False, False)


def test_withdrawn_photo_is_public_no_more_and_the_others_are(live, editor):
    gone = second_photo(live).photo
    others = set(Photo.objects.exclude(pk=gone.pk))
    assert set(Photo.objects.public(NOON)) == {gone, *others}
    withdraw(live, editor)
    assert set(Photo.objects.public(NOON)) == others
    assert list(Photo.objects.of_withdrawn(NOON)) == [gone]


def test_withdrawn_photo_stays_public_where_another_live_release_shows_it(live, editor):
    other = factories.make_release()
    factories.make_figure(other, second_photo(live).photo)
    factories.approve(drafting.finish(other, editor))
    withdraw(live, editor)
    assert Photo.objects.public(NOON).count() == 3


def test_withdrawing_a_photo_is_no_minor_change(live, editor):
    with pytest.raises(Refused, match="a caption or a photo"):
        withdraw(live, editor, kind="minor", notices={})
    assert second_photo(live).withdrawn_at is None


def test_figure_whose_photos_are_all_withdrawn_keeps_its_label_alone(live, editor):
    release = withdraw(live, editor)
    with transaction.atomic():
        begun = amending.begin(release, based_on=release.version, by=editor, at=NOON)
        first = FigurePhoto.objects.filter(figure__release=release).in_order()[0]
        release = amending.finish(
            begun,
            by=editor,
            at=NOON,
            kind="update",
            reason="both",
            notices=dict.fromkeys(TOLD, "x"),
            withdraws=[first.key],
        )
    figure = article.assemble(release, "en", NOON).figures[0]
    assert (figure.label, figure.caption_html) == ("Photos 1 and 2", "")
    assert Release.objects.get().photo_count == 1
