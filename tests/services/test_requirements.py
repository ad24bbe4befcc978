"""Each thing that may be missing: named with field and language while it is missing, gone once it is there."""

from datetime import date, timedelta

import pytest
from django.utils import translation

from releases.models import Release
from releases.services import article, drafting
from releases.services.requirements import requirements
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON, trilingual
from tests.services.lacks import LACKS

pytestmark = pytest.mark.django_db


def problems(release, languages=LANGUAGES):
    """Return {(anchor, language): sentence} of the blocking problems, in English."""
    release = Release.objects.get(pk=release.pk)
    with translation.override("en"):
        return {
            (each.anchor, each.language): str(each.sentence)
            for each in requirements(release, languages)
            if each.blocking
        }


@pytest.mark.parametrize("name", LACKS)
def test_what_lacks_is_named_and_gone_once_it_is_there(name):
    lack = LACKS[name]()
    assert problems(lack.release) == {
        (lack.anchor, language): lack.sentence for language in lack.languages
    }
    for language in LANGUAGES:
        expected = {(lack.anchor, each) for each in lack.languages if each in (None, language)}
        assert problems(lack.release, [language]).keys() == expected
    lack.remedy()
    assert problems(lack.release) == {}


def test_complete_release_lacks_nothing_and_an_empty_one_is_still_saved():
    assert problems(factories.make_release()) == {}
    empty = Release.objects.create(slug="empty")
    drafting.finish(empty, factories.make_user())
    assert problems(empty, ["en"]) == {
        ("roles", None): "Name the organisation that issues this release.",
        ("headline", "en"): "Write the headline.",
        ("body", "en"): "Write the body.",
    }


def test_photo_release_needs_no_body():
    release = factories.make_release(kind="photos", **dict.fromkeys(["body_en", "body_zh_hant"]))
    factories.make_figure(release, factories.make_photo())
    assert problems(release) == {}


def test_alternative_text_of_the_photo_will_do():
    release = factories.make_release()
    factories.make_figure(release, factories.make_photo())
    assert problems(release) == {}


def test_problem_says_its_language():
    release = factories.make_release(headline_en="")
    with translation.override("en"):
        assert [str(each) for each in requirements(release, ["en"])] == ["EN：Write the headline."]


@pytest.mark.parametrize("marker", ["[^ABC234]", "[^abc2345]", "[圖 K9]", "[图 九]", "[Photo 9]"])
@pytest.mark.parametrize("anchor", ["body", "figures", "notes_to_editors", "footnotes", "headline"])
def test_marker_that_is_none_is_named_where_it_stands(anchor, marker):
    cited = trilingual(body='<p>A<sup data-footnote="abc234"></sup></p>')
    release = factories.make_release(**cited)
    figure = factories.make_figure(release, factories.make_photo())
    note = factories.make_footnote(release)
    row, column = {
        "figures": (figure, "caption_zh_hans"),
        "footnotes": (note, "note_zh_hans"),
    }.get(anchor, (release, f"{anchor}_zh_hans"))
    text = getattr(row, column) or ""
    setattr(row, column, f"{text} {marker}" if anchor == "headline" else f"{text}<p>{marker}</p>")
    row.save()
    assert problems(release) == {
        (anchor, "zh-hans"): f"“{marker}” is no marker: correct or remove it."
    }


def test_marker_with_its_part_is_not_named():
    release = factories.make_release(body_en="<p>A[^abc234], see [圖 def567]</p><p>[圖 def567]</p>")
    release.body_zh_hant = release.body_zh_hans = release.body_en
    release.save()
    factories.make_footnote(release)
    factories.make_figure(release, factories.make_photo(), key="def567")
    assert problems(release) == {}


@pytest.mark.parametrize(
    ("anchor", "fields"),
    [
        ("footnotes", {"note_en": '<a href="{}">A</a>'}),
        ("footnotes", {"archived_url": "{}"}),
        ("event_registration", {"event_registration_en": "Sign up：{}。"}),
    ],
)
def test_tracking_link_is_named_wherever_a_page_prints_one(anchor, fields):
    url = "https://a.example/?fbclid=1"
    release = factories.make_release(
        **trilingual(body='<p>A<sup data-footnote="abc234"></sup></p>')
    )
    note = factories.make_footnote(release)
    row = note if anchor == "footnotes" else release
    for name, text in fields.items():
        setattr(row, name, text.format(url))
    row.save()
    sentence = f"A link tracks its readers or passes a mail scanner; replace it: {url}"
    assert problems(release, ["en"]) == {(anchor, "en"): sentence}


def test_chosen_contacts_are_printed_in_place_of_those_of_the_issuers():
    issuer = factories.make_partner()
    factories.make_contact(issuer, contact_name_en="")
    release = factories.make_release(issuer=issuer)
    assert problems(release).keys() == {("contacts", "en")}
    release.contacts.add(factories.make_contact(factories.make_partner()))
    assert problems(release) == {}


@pytest.mark.parametrize(
    ("publish_at", "is_judged"),
    [(None, True), (NOON, False), (NOON + timedelta(days=11), True)],
)
def test_about_text_that_is_judged_is_the_one_that_is_printed(publish_at, is_judged):
    issuer = factories.make_partner()
    factories.make_boilerplate(issuer, about_en="<p>old</p>")
    factories.make_boilerplate(issuer, about_en="", valid_from=date(2026, 12, 1))
    release = factories.make_release(issuer=issuer, publish_at=publish_at)
    assert (problems(release).keys() == {("roles", "en")}) == is_judged
    printed = article.assemble(release, "en", NOON).issuers[0].about_html
    assert printed == ("" if is_judged else "<p>old</p>")


def test_figure_before_one_with_a_lower_number_is_advice():
    release = factories.make_release()
    photos = [factories.make_photo(**trilingual(credit="A")) for _ in range(4)]
    factories.make_figure(release, *photos[:2], key="aaaaaa")
    factories.make_figure(release, photos[2], key="bbbbbb")
    factories.make_figure(release, photos[3], key="cccccc")
    node = '<figure data-figure="{}"></figure>'.format
    release.body_en = node("bbbbbb") + node("aaaaaa")
    release.body_zh_hant = node("bbbbbb")
    release.body_zh_hans = node("aaaaaa")
    release.save()
    release = drafting.finish(release, factories.make_user())
    assert problems(release) == {}
    with translation.override("en"):
        advice = {each.language: str(each.sentence) for each in requirements(release, LANGUAGES)}
    assert advice == {
        "en": "Photo 3 stands before Photos 1 and 2: place figures by their numbers.",
        "zh-hant": "圖三 stands before 圖一及二: place figures by their numbers.",
    }


def advice(release, languages=LANGUAGES):
    """Return {(language, field of the form): sentence} of what is advised, in English."""
    release = Release.objects.get(pk=release.pk)
    with translation.override("en"):
        return {
            (each.language, each.spot.field): str(each.sentence)
            for each in requirements(release, languages)
            if not each.blocking
        }


def test_photos_without_a_credit_are_one_line_of_advice_a_language():
    release = factories.make_release()
    named = factories.make_photo(**trilingual(credit="Pine Shek") | {"credit_en": ""})
    nameless = factories.make_photo(credit_zh_hant="石松")
    factories.make_figure(release, named, nameless)
    factories.make_figure(release, nameless)
    gone = factories.make_figure(release, factories.make_photo())
    gone.figure_photos.update(withdrawn_at=NOON)
    assert problems(release) == {}
    assert advice(release) == {
        ("zh-hans", "credits-credit_zh_hans"): "1 photo has no credit: write it.",
        ("en", "credits-credit_en"): "2 photos have no credit: write it.",
    }


def test_photo_that_another_release_withdrew_is_advised_to_be_looked_at():
    release, other = factories.make_release(), factories.make_release()
    photos = [factories.make_photo(name=name, **trilingual(credit="A")) for name in ("a", "b")]
    factories.make_figure(release, *photos)
    elsewhere = factories.make_figure(other, *photos)
    assert advice(release) == {}
    elsewhere.figure_photos.filter(photo=photos[1]).update(withdrawn_at=NOON)
    assert problems(release) == {}
    assert advice(release) == {
        (
            None,
            "photos-files",
        ): "“b” was withdrawn from a release: see where before it is used again."
    }
    # The other one says no more of it than that it is withdrawn.
    assert advice(other) == {}


@pytest.mark.parametrize("count", [1, 3])
def test_requirements_ask_as_much_for_three_withdrawn_photos_as_for_one(
    count, django_assert_num_queries
):
    release, other = factories.make_release(), factories.make_release()
    for _ in range(count):
        photo = factories.make_photo()
        factories.make_figure(release, photo)
        factories.make_figure(other, photo).figure_photos.update(withdrawn_at=NOON)
    release = Release.objects.get(pk=release.pk)
    with django_assert_num_queries(13):
        found = requirements(release, ["en"])
    assert sum(each.thing_field == "uses" for each in found) == count
