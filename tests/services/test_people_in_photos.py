"""People in photos, as a page and its files name them: in order, with post and place, in the words of the language."""

import pytest

from releases.services import article, drafting
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture
def by():
    return factories.make_user()


def person(family, given, **fields):
    words = {
        "family_name_zh_hant": family,
        "given_name_zh_hant": given,
        "honorific_zh_hant": "先生",
    }
    english = {"family_name_en": "Shek", "given_name_en": "Pine", "honorific_en": "Mr"}
    return factories.make_person(**words | english | fields)


@pytest.fixture
def photo(by):
    photo = factories.make_photo(by)
    right = person("石", "松")
    left = person("柏", "青", family_name_en="", given_name_en="")
    post = {"post_zh_hant": "園長", "post_en": "Keeper"}
    factories.make_appearance(right, photo=photo, position=2, side="right", nth=2, **post)
    factories.make_appearance(left, photo=photo, position=1, side="left", nth=4, post_zh_hant="")
    third = person("竹", "影", family_name_en="Chuk", given_name_en="Ying")
    factories.make_appearance(third, photo=photo, position=3, row="front", side="centre", **post)
    return photo


def figure(by, photo, *others, **fields):
    release = factories.make_release()
    factories.make_figure(release, photo, *others, **fields)
    return lambda language: article.assemble(drafting.finish(release, by), language, NOON).figures[
        0
    ]


def test_people_stand_in_hand_set_order_with_post_and_place(by, photo):
    [picture] = figure(by, photo)("zh-hant").pictures
    assert picture.people == ("柏青先生（左四）", "園長石松先生（右二）", "園長竹影先生（前排中）")
    assert picture.names == ("柏青", "石松", "竹影")


def test_who_has_no_name_in_the_language_is_left_out(by, photo):
    [picture] = figure(by, photo)("en").pictures
    assert picture.people == (
        "Mr Pine Shek, Keeper (second from right)",
        "Mr Ying Chuk, Keeper (front row, centre)",
    )


def test_in_a_group_the_photo_is_named_first(by, photo):
    shown = figure(by, photo, factories.make_photo(by), layout="stack")("zh-hant")
    assert [each.people for each in shown.pictures] == [
        ("柏青先生（上圖左四）", "園長石松先生（上圖右二）", "園長竹影先生（上圖前排中）"),
        (),
    ]


@pytest.mark.parametrize(
    ("row", "nth", "printed"),
    [("", 1, ["（左）", "（右）"]), ("front", 2, ["（前排左二）", "（右一）"])],
)
def test_two_people_are_counted_where_one_of_them_stands_in_a_larger_group(by, row, nth, printed):
    photo = factories.make_photo(by)
    here = {"photo": photo, "post_zh_hant": ""}
    factories.make_appearance(person("石", ""), **here, position=1, row=row, side="left", nth=nth)
    factories.make_appearance(person("柏", ""), **here, position=2, side="right", nth=1)
    [picture] = figure(by, photo)("zh-hant").pictures
    assert picture.people == (f"石先生{printed[0]}", f"柏先生{printed[1]}")


def test_whom_the_caption_names_is_not_named_twice(by, photo):
    shown = figure(by, photo, caption_zh_hant="園長石松（右二）與來賓")
    assert shown("zh-hant").people == ["柏青先生（左四）", "園長竹影先生（前排中）"]


def test_people_cost_no_query(by, photo, django_assert_num_queries):
    release = factories.make_release()
    factories.make_figure(release, factories.make_photo(by))
    release = drafting.finish(release, by)
    with django_assert_num_queries(8):
        article.assemble(release, "en", NOON)
    factories.make_figure(release, photo)
    release = drafting.finish(release, by)
    with django_assert_num_queries(8):
        article.assemble(release, "en", NOON)
