"""Each thing that may be missing: named with field and language while it is missing, gone once it is there."""

import pytest
from django.utils import translation

from releases.models import Release
from releases.services import drafting
from releases.services.requirements import requirements
from releases.text.languages import LANGUAGES
from tests import factories
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
