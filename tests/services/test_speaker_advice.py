"""A quotation that the text gives to another person than its speaker is advised on, in the language in which it does."""

import pytest

from releases.models import Release
from releases.services.requirements import requirements
from releases.text.languages import LANGUAGES
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.dealt]


@pytest.fixture
def release():
    """The speaker is 姬玲; the text has 石松 say it in Traditional Chinese, and names nobody in English."""
    speaker = factories.make_person(
        family_name_zh_hant="姬", given_name_zh_hant="玲", honorific_zh_hant="女士"
    )
    factories.make_person(
        family_name_zh_hant="石", given_name_zh_hant="松", honorific_zh_hant="博士"
    )
    said = '<q data-quotation="say234"></q>'
    release = factories.make_release(
        body_zh_hant=f"<p>石松博士表示：{said}</p>", body_en=f"<p>He said: {said}</p>"
    )
    factories.make_quotation(release, quoted_zh_hant="我們會做", speaker=speaker)
    return release


def told(release):
    """{field: sentence} of the lines that say whose a quotation is."""
    found = requirements(Release.objects.get(pk=release.pk), LANGUAGES)
    lines = [each for each in found if "the speaker of" in str(each.sentence)]
    return {each.spot.field: (str(each.sentence), each.blocking) for each in lines}


def test_another_name_beside_a_quotation_is_advised_on(release):
    sentence = "The text gives “我們會做” to 石松; the speaker of the quotation is 姬玲女士."
    assert told(release) == {"body_zh_hant": (sentence, False)}


def test_right_name_or_a_quotation_without_speaker_is_not(release):
    release.body_zh_hant = release.body_zh_hant.replace("石松博士", "姬玲女士")
    release.save()
    assert told(release) == {}
    release.body_zh_hant = release.body_zh_hant.replace("姬玲女士", "石松博士")
    release.save()
    assert list(told(release)) == ["body_zh_hant"]
    release.quotations.update(speaker=None)
    assert told(release) == {}
