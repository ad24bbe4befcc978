"""What is stored of a release is what it prints, after every deed; anything else is put together from the rows."""

import ast
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from django.utils import translation

from releases.models import Boilerplate, Person, Release, StoredArticle
from releases.services import (
    article,
    assembling,
    crediting,
    following,
    publishing,
    renditions,
    stored_articles,
    typesetting,
)
from releases.text.languages import LANGUAGES
from releases.text.packing import pack, unpack, unpack_entry, unpack_page
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
    beside = stored_articles.for_page(Release.objects.filter(pk=release.pk), language).get()
    with translation.override(language):
        return (
            stored_articles.page(beside, issuers(beside, language)),
            article.read(beside, language, NOON),
            article.assemble(beside, language, NOON),
        )


def fed(release, language):
    """Return what is served of the stored entry of a feed, or None."""
    [beside] = stored_articles.for_feed(Release.objects.filter(pk=release.pk), language)
    return stored_articles.entry(beside, issuers(beside, language))


def issuers(release, language):
    return [each.key for each in article._parties(release, language) if each.is_issuer]


def assert_equal_in(release, *languages):
    """What is stored is served in these languages alone, and says what the rows say, AVIF included."""
    assert stored(release) == list(languages)
    for language in languages:
        (parts, typeset), served, assembled = read(release, language)
        with translation.override(language):
            fresh = assembling.parts(release, language, NOON)
            assert (pack(parts), served) == (pack(fresh), assembled)
            assert typeset == typesetting.of_page(fresh, language)
            assert fed(release, language) == typesetting.of_feed(fresh, language)


def test_packed_parts_come_back_equal(whole):
    with translation.override("en"):
        parts = assembling.parts(whole, "en", NOON)
        page, entry = typesetting.of_page(parts, "en"), typesetting.of_feed(parts, "en")
    assert unpack(json.loads(json.dumps(pack(parts)))) == parts
    assert unpack_page(json.loads(json.dumps(asdict(page)))) == page
    assert unpack_entry(json.loads(json.dumps(asdict(entry)))) == entry
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


def test_credit_of_a_photo_is_stored_anew(whole, django_capture_on_commit_callbacks):
    photo = whole.figures.first().figure_photos.first().photo
    rows = type(photo).objects.filter(pk=photo.pk)
    given = {"credit_en": "somebody else"}
    by = factories.make_editor()
    with django_capture_on_commit_callbacks(execute=True):
        assert crediting.credit(rows, given, by=by, at=NOON, replaces=True, note="asked").changed
        # Until it is stored anew, nothing that is stale is served.
        assert stored(whole) == []
    assert_equal_in(whole, *LANGUAGES)
    assert read(whole, "en")[1].figures[0].pictures[0].credit == "somebody else"


def test_web_sizes_are_stored_anew(whole, django_capture_on_commit_callbacks):
    photo = whole.figures.first().figure_photos.first().photo
    with django_capture_on_commit_callbacks(execute=True):
        renditions._note(photo, widths=[480], has_avif=True)
        assert stored(whole) == []
    assert_equal_in(whole, *LANGUAGES)
    picture = read(whole, "en")[1].figures[0].pictures[0]
    assert (picture.widths, picture.has_avif) == ((480,), True)


def test_name_of_who_speaks_is_stored_anew(django_capture_on_commit_callbacks):
    release = factories.make_release(body_en='<p><q data-quotation="say234"></q></p>')
    speaker = factories.make_person()
    factories.make_quotation(release, speaker=speaker)
    release = factories.approve(release, languages=["en"])
    Person.objects.filter(pk=speaker.pk).update(given_name_en="Cedar")
    with django_capture_on_commit_callbacks(execute=True):
        following.follow_showing(Person.objects.get(pk=speaker.pk), at=NOON)
        assert stored(release) == []
    assert_equal_in(release, "en")


def test_article_of_a_changed_row_is_not_served(whole, clock):
    clock.move(seconds=1)
    release = Release.objects.get(pk=whole.pk)
    release.save()
    assert stored(release) == []
    assert read(release, "en")[1] == read(release, "en")[2]


def test_article_of_another_version_of_the_program_is_not_served(whole):
    StoredArticle.objects.filter(language="en").update(recipe="0123456789abcdef")
    assert stored(whole) == ["zh-hant", "zh-hans"]
    assert [fed(whole, each) is None for each in LANGUAGES] == [False, False, True]


def test_pages_and_feeds_are_the_same_byte_for_byte_without_stored_articles(client, whole):
    page = whole.get_absolute_url("en")
    paths = (page, f"{page}print/", f"{page}release.txt", "/en/feed/", "/en/partners/met-0/feed/")
    served = [client.get(path).content for path in paths]
    StoredArticle.objects.all().delete()
    assert [client.get(path).content for path in paths] == served


def test_origin_of_the_site_is_not_stored(client, whole, settings):
    paths = (whole.get_absolute_url("en"), "/en/feed/")
    before = [client.get(path).text for path in paths]
    settings.SITE_ORIGIN = "https://elsewhere.example"
    after = [client.get(path).text for path in paths]
    assert [each.count("http://127.0.0.1:8000/") > 9 for each in before] == [True, True]
    assert [each.count("http://127.0.0.1:8000") for each in after] == [0, 0]


def test_all_services_that_make_an_article_are_part_of_its_recipe():
    found, waiting = set(), ["stored_articles"]
    while waiting:
        found.add(name := waiting.pop())
        tree = ast.parse(Path(stored_articles.__file__).with_name(f"{name}.py").read_text())
        nodes = [each for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)]
        own = [each for each in nodes if (each.level, each.module) == (1, None)]
        assert [each for each in nodes if each.level == 1] == own
        waiting += {alias.name for each in own for alias in each.names} - found
    assert found == set(stored_articles.SERVICES)


def test_recipe_is_another_one_after_any_change_of_what_makes_an_article(tmp_path, monkeypatch):
    makers = ("text/dates.py", "models/release.py", "services/assembling.py", "locale/x.mo")
    monkeypatch.setattr(stored_articles, "ROOT", tmp_path)
    for path in makers:
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text("1")
    recipe = stored_articles.recipe.__wrapped__
    found = [recipe()]
    for path in makers:
        (tmp_path / path).write_text("2")
        found.append(recipe())
    (tmp_path / "services" / "board.py").write_text("1")
    assert (len(set(found)), recipe()) == (len(makers) + 1, found[-1])


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
