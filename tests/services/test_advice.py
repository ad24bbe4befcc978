"""Advice on the texts of a release: where each line leads, what it says, what one press would write."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import Release, Role
from releases.services import drafting
from releases.services.problems import Remedy, Spot
from releases.services.requirements import requirements
from releases.text.languages import LANGUAGES
from tests import factories
from tests.services.lacks import set_words

pytestmark = [pytest.mark.django_db, pytest.mark.dealt]


def make_photo():
    """A photo of which nothing else is to be said."""
    return factories.make_photo(**factories.trilingual(credit="credit"))


def lines(release, *languages):
    """Return {spot: sentence} of the advice in some languages."""
    return {each.spot: str(each.sentence) for each in problems(release, *languages)}


def problems(release, *languages):
    release = Release.objects.get(pk=release.pk)
    return [each for each in requirements(release, languages) if not each.blocking]


def blocking(release, language):
    release = Release.objects.get(pk=release.pk)
    found = [each for each in requirements(release, [language]) if each.blocking]
    return {each.spot: str(each.sentence) for each in found}


def test_complete_release_gets_no_advice():
    assert lines(factories.make_release(), *LANGUAGES) == {}


@pytest.mark.parametrize(
    ("field", "text", "sentence", "remedies"),
    [
        (
            "headline_zh_hant",
            "新樓2026 年啟用",
            "No space is typed between Chinese and Latin letters or digits: “2026␣年啟” → “2026年啟”",
            [Remedy("2026 年啟", "2026年啟", 0)],
        ),
        (
            "body_zh_hant",
            "<p>作爲平台，作爲平台</p><ul><li><p>強弱</p></li></ul>",
            "The house writes these characters otherwise: “作爲平台” → “作為平台”; “，作爲平台” → “，作為平台”",
            [Remedy("作爲平台", "作為平台", 0), Remedy("，作爲平台", "，作為平台", 0)],
        ),
        (
            "body_en",
            "<p>It's open &amp; it's full</p><p>Ends</p>",
            "The page prints the end mark by itself; take it out of the text: “Ends”",
            [Remedy("Ends", "", 0)],
        ),
        (
            "notes_to_editors_zh_hans",
            "<p>这項计划</p>",
            "Traditional characters in a Simplified text: “这項计划” → “这项计划”",
            [Remedy("这項计划", "这项计划", 0)],
        ),
        (
            "body_en",
            '<p>We call it "growth", and they do</p>',
            'The house writes quotation marks as “ ”, within them ‘ ’: "growth → “growth; growth", → growth”,',
            [Remedy('"growth', "“growth", 0), Remedy('growth",', "growth”,", 0)],
        ),
        (
            "notice_zh_hant",
            "園區有  兩座新樓",
            "There is a space too many: “區有␣␣兩座”",
            [],
        ),
        (
            "body_zh_hant",
            "<p>園方今日宣布</p>",
            "“Today” stands with its date: “園方今日宣布”",
            [],
        ),
    ],
)
def test_line_says_what_was_found_and_what_may_be_written(field, text, sentence, remedies):
    release = factories.make_release()
    set_words(release, **{field: text})
    language = next(each for each in LANGUAGES if field.endswith(each.replace("-", "_")))
    found = [each for each in problems(release, language) if str(each.sentence) == sentence]
    assert [each.spot for each in found] == [
        Spot(field.removesuffix(f"_{language.replace('-', '_')}"), field)
    ]
    assert list(found[0].remedies) == remedies


def test_remedy_counts_the_same_words_before_it():
    release = factories.make_release(body_en="<p>its park and the park's</p><p>the park's</p>")
    [line] = problems(release, "en")
    assert line.remedies == (Remedy("park's", "park’s", 0), Remedy("park's", "park’s", 1))


def test_each_field_has_lines_of_its_own():
    release = factories.make_release()
    point, note = factories.make_key_point(release), factories.make_footnote(release)
    figure = factories.make_figure(release, make_photo())
    quotation = factories.make_quotation(release)
    set_words(point, point_zh_hant="一 A")
    set_words(note, note_zh_hant="二 A")
    set_words(figure, caption_zh_hant="三 A")
    set_words(quotation, quoted_zh_hant="四 A")
    cited = '<sup data-footnote="abc234"></sup><q data-quotation="say234"></q>'
    set_words(
        release, subheadline_zh_hant="五 A", notice_zh_hant="六 A", body_zh_hant=f"<p>{cited}</p>"
    )
    assert set(lines(release, "zh-hant")) == {
        Spot("key_points", "point_zh_hant", point.pk),
        Spot("footnotes", "note_zh_hant", note.pk),
        Spot("figures", "caption_zh_hant", figure.pk),
        Spot("quotations", "quoted_zh_hant", quotation.pk),
        Spot("subheadline", "subheadline_zh_hant"),
        Spot("notice", "notice_zh_hant"),
    }


def test_caption_is_measured_against_the_photos_of_its_group():
    release = factories.make_release()
    photos = [make_photo() for _ in range(3)]
    one = factories.make_figure(release, photos[0], caption_zh_hant="大堂（左圖）")
    two = factories.make_figure(
        release, *photos[1:], layout="row", caption_zh_hant="大堂（左圖）及門外（下圖）"
    )
    drafting.finish(release, factories.make_user())
    assert lines(release, "zh-hant") == {
        Spot("figures", "caption_zh_hant", one.pk): (
            "The group has one photo, so no place needs to be named: “左圖”"
        ),
        Spot("figures", "caption_zh_hant", two.pk): "The group has no photo in this place: “下圖”",
    }


def test_more_people_are_counted_than_are_listed():
    release = factories.make_release()
    photo = make_photo()
    figure = factories.make_figure(release, photo, caption_zh_hant="黃先生（左五）")
    assert lines(release, "zh-hant") == {}
    appearance = factories.make_appearance(photo=photo, side="left", nth=4)
    spot = Spot("figures", "caption_zh_hant", figure.pk)
    sentence = "More people are counted than are listed for the photos: “左五”"
    assert lines(release, "zh-hant") == {spot: sentence}
    set_words(appearance, nth=5)
    assert lines(release, "zh-hant") == {}


# The directory


def test_organisation_that_is_named_and_not_linked_is_told_once():
    release = factories.make_release()
    partner = factories.make_partner(
        official_name_zh_hant="青嶼藥業有限公司",
        short_name_zh_hant="青嶼藥業",
        official_name_en="Isle Pharma",
    )
    set_words(release, body_zh_hant="<p>青嶼藥業出席。</p>", body_en="<p>Isle Pharma came.</p>")
    sentence = "“青嶼藥業” is named in the text but not linked: add it to the organisations."
    assert lines(release, *LANGUAGES) == {Spot("roles"): sentence}
    role = Role.objects.create(release=release, partner=partner, kind="host")
    assert lines(release, *LANGUAGES) == {}
    set_words(release, body_zh_hant="<p>甲</p>", body_en="<p>A</p>")
    sentence = "“青嶼藥業” is linked but named in no text: name or unlink it."
    assert lines(release, *LANGUAGES) == {Spot("roles", "partner", role.pk): sentence}


@pytest.mark.parametrize("named", ["alias", "former", "another language"])
def test_organisation_is_known_by_all_its_names(named):
    partner = factories.make_partner(
        aliases="青嶼集團\nQingyu", former_names_zh_hant="舊嶼藥廠", official_name_en="Isle Pharma"
    )
    text = {"alias": "青嶼集團", "former": "舊嶼藥廠", "another language": "Isle Pharma"}[named]
    release = factories.make_release(body_zh_hant=f"<p>{text}出席。</p>")
    Role.objects.create(release=release, partner=partner, kind="host")
    assert lines(release, "zh-hant") == {}


def test_parent_is_not_named_by_the_name_of_its_subsidiary():
    parent = factories.make_partner(official_name_zh_hant="青嶼藥業")
    child = factories.make_partner(official_name_zh_hant="青嶼藥業研究院", parent=parent)
    release = factories.make_release(body_zh_hant="<p>青嶼藥業研究院出席。</p>")
    Role.objects.create(release=release, partner=child, kind="host")
    assert lines(release, "zh-hant") == {}


def test_organisation_linked_through_a_stop_or_a_person_is_linked():
    stop = factories.make_stop()
    at_stop, of_person = (
        factories.make_partner(official_name_en=name) for name in ("Isle Pharma", "Bay Pharma")
    )
    Role.objects.create(stop=stop, partner=at_stop, kind="host")
    release = factories.make_release(body_en="<p>Isle Pharma and Bay Pharma came.</p>")
    factories.make_figure(release, make_photo(), stop=stop)
    factories.make_appearance(release=release, organisation=of_person)
    assert lines(release, "en") == {}


def test_name_written_otherwise_than_in_the_directory_is_told_with_the_right_one():
    person = factories.make_person(
        family_name_zh_hant="梁", given_name_zh_hant="啟強", honorific_zh_hant="先生"
    )
    release = factories.make_release(body_zh_hant="<p>行政總裁梁啟强先生及行政總裁梁啟堅先生</p>")
    appearance = factories.make_appearance(person, release=release)
    set_words(appearance, post_zh_hant="行政總裁")
    found = problems(release, "zh-hant")
    assert [(str(each.sentence), each.remedies) for each in found] == [
        (
            "The directory writes this name otherwise: “梁啟强” → “梁啟強”",
            (Remedy("梁啟强", "梁啟強", 0),),
        ),
        ("This name seems mistyped: “梁啟堅” → “梁啟強”", (Remedy("梁啟堅", "梁啟強", 0),)),
    ]


def test_letters_of_a_name_of_the_directory_are_left_alone():
    factories.make_partner(official_name_zh_hant="峯爲强 A 會", relation="mentioned")
    release = factories.make_release(
        event_place_zh_hant="峯爲强 A 會", subheadline_zh_hant="峯爲强 A 會"
    )
    assert lines(release, "zh-hant").keys() == {Spot("roles")}


@pytest.mark.parametrize("rows", [1, 3])
def test_directory_is_read_once_for_all_languages(rows):
    release = factories.make_release()
    for _ in range(rows):
        factories.make_partner(), factories.make_person()
        figure = factories.make_figure(release, make_photo())
        set_words(figure, caption_zh_hant="作爲 A", caption_en="It's")
        factories.make_quotation(release, key=f"say{figure.pk:03}")
    release = Release.objects.get(pk=release.pk)
    with CaptureQueriesContext(connection) as asked:
        requirements(release, LANGUAGES)
    of_directory = [each["sql"] for each in asked if 'FROM "releases_p' in each["sql"]]
    assert len([each for each in of_directory if 'FROM "releases_partner"' in each]) == 1
    assert len(asked) == 13


# Quotations

SAID = "我們用了三年，才把實驗室的成果帶到病床邊。"


def test_quotation_that_a_text_prints_and_nobody_kept_blocks():
    release = factories.make_release(body_en='<p>A <q data-quotation="say234"></q></p>')
    sentence = "The text prints [引 say234], but no quotation has this key."
    assert blocking(release, "en") == {Spot("body", "body_en"): sentence}
    quotation = factories.make_quotation(release, quoted_en="")
    sentence = "The text prints the quotation “words zh-hant”, which has no words in this language."
    spot = Spot("quotations", "quoted_en", quotation.pk)
    assert blocking(release, "en") == {spot: sentence}
    set_words(quotation, quoted_en="words")
    assert (blocking(release, "en"), lines(release, "en")) == ({}, {})


def test_quotation_that_no_text_prints_is_advice_where_it_has_words():
    release = factories.make_release()
    quotation = factories.make_quotation(release, quoted_zh_hans="")
    sentence = "The quotation “words {}” is not printed in the text: place it or remove it."
    for language, column in (("zh-hant", "quoted_zh_hant"), ("en", "quoted_en")):
        told = sentence.format(language)
        assert lines(release, language) == {Spot("quotations", column, quotation.pk): told}
    assert lines(release, "zh-hans") == {}


def test_copy_that_differs_from_the_kept_quotation_is_shown_with_the_difference():
    release = factories.make_release(
        body_zh_hant='<p><q data-quotation="say234"></q></p>',
    )
    factories.make_quotation(release, quoted_zh_hant=SAID)
    copy = SAID.replace("用了", "花了足足")
    figure = factories.make_figure(release, make_photo(), caption_zh_hant=f"她說：「{copy}」")
    [line] = problems(release, "zh-hant")
    assert line.spot == Spot("figures", "caption_zh_hant", figure.pk)
    assert str(line.sentence) == f"This differs from the quotation kept with the release: “{copy}”"
    assert line.difference == (
        ("same", "我們"),
        ("here", "花"),
        ("there", "用"),
        ("same", "了"),
        ("here", "足足"),
        ("same", "三年，才把實…"),
    )
    set_words(figure, caption_zh_hant=f"她說：「{SAID}」")
    assert lines(release, "zh-hant") == {}


def test_two_copies_that_differ_are_told_at_the_later_one():
    release = factories.make_release(body_zh_hant=f"<p>她說：「{SAID}」</p>")
    figure = factories.make_figure(
        release,
        make_photo(),
        caption_zh_hant=f"她說：「{SAID.replace('帶到', '送到')}」",
    )
    [line] = problems(release, "zh-hant")
    assert line.spot == Spot("figures", "caption_zh_hant", figure.pk)
    assert ("here", "送") in line.difference


def test_copy_in_another_language_is_not_compared():
    release = factories.make_release(
        body_zh_hant=f"<p>「{SAID}」</p>",
        body_zh_hans="<p>“我们花了三年，才把成果带到病床边。”</p>",
    )
    assert lines(release, *LANGUAGES) == {}


def test_space_that_stands_behind_a_note_can_be_seen():
    release = factories.make_release(
        body_zh_hant='<p>新樓啟用。<sup data-footnote="abc234"></sup>  有兩座。</p>'
    )
    factories.make_footnote(release)
    assert [str(each.sentence) for each in problems(release, "zh-hant")] == [
        "There is a space too many: “␣␣有兩”"
    ]


def test_quotation_behind_a_sentence_is_no_note_behind_a_space():
    release = factories.make_release(
        body_en='<p>The hall is open, says the park. <q data-quotation="say234"></q></p>'
    )
    factories.make_quotation(release)
    assert problems(release, "en") == []


def test_organisation_that_only_an_address_names_is_not_to_be_linked():
    factories.make_partner(official_name_en="Cloudsail")
    release = factories.make_release(notice_en="See https://www.cloudsail.example/a.")
    assert problems(release, "en") == []
