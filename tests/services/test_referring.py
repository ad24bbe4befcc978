"""References to photos follow renumbering, and photos keep their keys wherever they move in a release."""

import pytest
from django.db import transaction

from releases.models import FigurePhoto, Release
from releases.services import article, drafting, figures
from releases.services.figures import Place
from releases.services.requirements import requirements
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return factories.make_editor()


@pytest.fixture
def release(by):
    """Three photos, the second and third in one figure, and a text that mentions them as typed."""
    release = factories.make_release()
    factories.make_figure(release, factories.make_photo(by))
    factories.make_figure(release, factories.make_photo(by), factories.make_photo(by))
    return write(drafting.finish(release, by), by, "<p>A (see Photo 3), see Photos 2 and 3.</p>")


@transaction.atomic
def write(release, by, body, rearrange=lambda release: None):
    """Save a body in English as the form does, and whatever else is done on the way."""
    opened = drafting.begin(release, release.version, by)
    opened.body_en = body
    opened.save()
    rearrange(opened)
    return drafting.finish(opened, by)


def rows(release):
    return list(FigurePhoto.objects.filter(figure__release=release).in_order())


def printed(release):
    return article.assemble(release, "en", factories.NOON).blocks[0].html


def links(numbers):
    one, many = numbers
    return (
        f'<p>A (see <a class="see" href="#photo-{one[0]}">{one[1]}</a>), '
        f'see <a class="see" href="#photo-{many[0]}">{many[1]}</a>.</p>'
    )


def test_typed_mentions_are_bound_when_they_are_saved(release):
    first, _second, third = rows(release)
    figure = third.figure
    assert release.body_en == (
        f'<p>A (see <a data-figure-ref="{third.key}"></a>), see <a data-figure-ref="{figure.key}"></a>.</p>'
    )
    assert printed(release) == links([(3, "Photo 3"), (2, "Photos 2 and 3")])
    assert first.key not in release.body_en


def test_references_follow_their_photo_and_their_group(release, by):
    first, second, third = rows(release)
    first.figure.delete()
    third.position, second.position = 1, 2
    FigurePhoto.objects.bulk_update([second, third], ["position"])
    assert printed(drafting.finish(release, by)) == links([(1, "Photo 1"), (1, "Photos 1 and 2")])


def test_photo_that_moves_to_another_figure_keeps_its_key(release, by):
    first, second, third = rows(release)
    former = figures.keys(release)
    wanted = {
        first.figure: [Place(third.photo), Place(first.photo)],
        second.figure: [Place(second.photo)],
    }
    figures.arrange(release, wanted, former)
    drafting.finish(release, by)
    assert [row.key for row in rows(release)] == [third.key, first.key, second.key]
    assert printed(release) == links([(1, "Photo 1"), (3, "Photo 3")])


def test_photo_that_stands_in_two_figures_has_two_keys(release, by):
    first, second, third = rows(release)
    wanted = {second.figure: [Place(each.photo) for each in (second, third, first)]}
    figures.arrange(release, wanted, figures.keys(release))
    keys = [row.key for row in rows(release)]
    assert keys[:3] == [first.key, second.key, third.key]
    assert len(set(keys)) == 4


def test_photo_of_a_deleted_figure_keeps_its_key_in_the_next(release, by):
    first, second, third = rows(release)
    former = figures.keys(release)
    first.figure.delete()
    wanted = {second.figure: [Place(each.photo) for each in (first, second, third)]}
    figures.arrange(release, wanted, former)
    assert [row.key for row in rows(release)] == [first.key, second.key, third.key]


def test_mention_of_a_number_that_moved_in_the_same_save_stays_as_typed(release, by):
    def rearrange(release):
        release.figures.first().delete()

    release = write(release, by, "<p>see Photo 2</p>", rearrange)
    assert release.body_en == "<p>see Photo 2</p>"
    advice = [each for each in requirements(release, ["en"]) if each.anchor == "body"]
    assert [each.sentence for each in advice] == [
        "“Photo 2” is not tied to a photo: check the number and save once more, or name each photo by itself."
    ]
    again = write(release, by, release.body_en)
    assert again.body_en == f'<p>see <a data-figure-ref="{rows(again)[1].key}"></a></p>'


def test_numbers_before_what_moved_are_bound(release, by):
    def rearrange(release):
        factories.make_figure(release, factories.make_photo(by))

    release = write(release, by, "<p>see Photo 1</p>", rearrange)
    assert release.body_en == f'<p>see <a data-figure-ref="{rows(release)[0].key}"></a></p>'


def test_open_languages_of_a_locked_release_stay_as_they_are(release, by):
    release.body_en, release.body_zh_hans = "<p>see Photo 1</p>", "<p>见图一</p>"
    release.save()
    live = factories.approve(release, languages=["en"])
    with transaction.atomic():
        opened = drafting.begin(live, live.version, by)
        saved = drafting.finish(opened, by)
    key = rows(saved)[0].key
    assert (saved.body_en, saved.body_zh_hans) == (
        "<p>see Photo 1</p>",
        f'<p>见<a data-figure-ref="{key}"></a></p>',
    )


def test_texts_that_were_just_cleaned_are_not_written_back_as_they_came(by):
    release = factories.make_release()
    factories.make_figure(release, factories.make_photo(by))
    release = drafting.finish(release, by)
    write(release, by, "<p>see Photo 1</p><script>x</script>")
    key = rows(release)[0].key
    assert Release.objects.get().body_en == f'<p>see <a data-figure-ref="{key}"></a></p>'
