"""What is stored of a release is what it prints, after every deed; anything else is put together from the rows."""

import json

import pytest
from django.utils import translation

from releases.models import Boilerplate, Person, Release, StoredArticle
from releases.services import (
    article,
    assembling,
    crediting,
    publishing,
    renditions,
    stored_articles,
)
from releases.text.languages import LANGUAGES
from releases.text.packing import pack, unpack
from tests import factories
from tests.factories import NOON
from tests.public.newsroom import make_own, make_whole
from tests.services.test_amending import amend

pytestmark = pytest.mark.django_db


@pytest.fixture
def whole(clock):
    clock.at = NOON
    return make_whole(0, make_own())


def stored(release):
    """The languages in which the release has an article that is served."""
    return [each for each in LANGUAGES if read(release, each)[0]]


def read(release, language):
    """Return (what is served of the stored parts or None, what readers read, what the rows say)."""
    rows = Release.objects.filter(pk=release.pk).select_related("visit")
    beside = stored_articles.beside(rows, language).get()
    issuers = [each.key for each in article._parties(beside, language) if each.is_issuer]
    with translation.override(language):
        return (
            stored_articles.parts(beside, issuers),
            article.read(beside, language, NOON),
            article.assemble(beside, language, NOON),
        )


def assert_equal_in(release, *languages):
    """What is stored is served in these languages alone, and says what the rows say, AVIF included."""
    assert stored(release) == list(languages)
    for language in languages:
        parts, served, assembled = read(release, language)
        with translation.override(language):
            fresh = assembling.parts(release, language, NOON)
        assert (pack(parts), served) == (pack(fresh), assembled)


def test_packed_parts_come_back_equal(whole):
    with translation.override("en"):
        parts = assembling.parts(whole, "en", NOON)
    assert unpack(json.loads(json.dumps(pack(parts)))) == parts
    assert (len(parts.figures), len(parts.notes), len(parts.key_points)) == (2, 2, 2)


def test_article_is_stored_in_open_languages_alone():
    release = factories.make_release()
    assert stored(release) == []
    release = factories.approve(release, languages=["zh-hant", "en"])
    assert_equal_in(release, "zh-hant", "en")


def test_each_verb_stores_what_the_release_prints_then(whole):
    by = factories.make_editor()
    assert_equal_in(whole, *LANGUAGES)
    closed = publishing.close_language(whole, language="en", based_on=whole.version, by=by, at=NOON)
    assert_equal_in(closed, "zh-hant", "zh-hans")
    assert StoredArticle.objects.filter(release=whole, language="en").count() == 0
    amended = amend(
        closed,
        by,
        kind="update",
        subheadline_zh_hant="新副題",
        notices={"zh-hant": "加入副題。"},
    )
    assert_equal_in(amended, "zh-hant", "zh-hans")
    assert read(amended, "zh-hant")[1].subheadline == "新副題"
    withdrawn = factories.withdraw(amended, by=by)
    assert StoredArticle.objects.filter(release=withdrawn).count() == 0


def test_credit_of_a_photo_is_stored_anew(whole):
    photo = whole.figures.first().figure_photos.first().photo
    rows = type(photo).objects.filter(pk=photo.pk)
    given = {"credit_en": "somebody else"}
    by = factories.make_editor()
    assert crediting.credit(rows, given, by=by, at=NOON, replaces=True, note="asked").changed
    assert_equal_in(whole, *LANGUAGES)
    assert read(whole, "en")[1].figures[0].pictures[0].credit == "somebody else"


def test_web_sizes_are_stored_anew(whole):
    photo = whole.figures.first().figure_photos.first().photo
    renditions._note(photo, widths=[480], has_avif=True)
    assert_equal_in(whole, *LANGUAGES)
    picture = read(whole, "en")[1].figures[0].pictures[0]
    assert (picture.widths, picture.has_avif) == ((480,), True)


def test_name_of_who_speaks_is_stored_anew():
    release = factories.make_release(body_en='<p><q data-quotation="say234"></q></p>')
    speaker = factories.make_person()
    factories.make_quotation(release, speaker=speaker)
    release = factories.approve(release, languages=["en"])
    Person.objects.filter(pk=speaker.pk).update(given_name_en="Cedar")
    stored_articles.keep_showing(Person.objects.get(pk=speaker.pk))
    assert_equal_in(release, "en")


def test_article_of_a_changed_row_is_not_served(whole, clock):
    clock.move(seconds=1)
    release = Release.objects.get(pk=whole.pk)
    release.save()
    assert stored(release) == []
    assert read(release, "en")[1] == read(release, "en")[2]


def test_article_of_another_recipe_is_not_served(whole, monkeypatch):
    monkeypatch.setattr(stored_articles, "RECIPE", stored_articles.RECIPE + 1)
    assert stored(whole) == []


def test_article_is_not_served_once_an_issuer_lost_its_name(whole):
    issuer = whole.roles.get(kind="issuer").partner
    issuer.official_name_en = ""
    issuer.save()
    assert stored(whole) == ["zh-hant", "zh-hans"]
    assert read(whole, "en")[1].issuers == ()


def test_name_of_an_issuer_is_asked(whole):
    issuer = whole.roles.get(kind="issuer").partner
    Boilerplate.objects.filter(partner=issuer).delete()
    type(issuer).objects.filter(pk=issuer.pk).update(official_name_en="Another name")
    assert "en" in stored(whole)
    assert [each.name for each in read(whole, "en")[1].issuers] == ["Another name"]
