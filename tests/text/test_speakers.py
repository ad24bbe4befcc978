"""Whose words a text says a quotation is: the name that speaks right beside it, and no other."""

import pytest

from releases.text.advice.directory import Directory, Individual, Organisation
from releases.text.advice.speakers import introduced, is_of

SAID = '<q data-quotation="say234"></q>'
NAMES = {
    "zh-hant": ("石松", "姬玲"),
    "zh-hans": ("石松", "姬玲"),
    "en": ("Shek Chung", "Kei Ling"),
}


def names_in(html, language):
    people = [Individual(name, ("博士", "女士")) for name in NAMES[language]]
    directory = Directory([Organisation(1, ("石松基金會",))], people)
    return [each.name for each in introduced(html, directory, language)]


@pytest.mark.parametrize(
    ("language", "html", "names"),
    [
        ("zh-hant", f"<p>石松博士表示：{SAID}</p>", ["石松"]),
        ("zh-hant", f"<p>與會者眾。石松博士其後補充說，{SAID}</p>", ["石松"]),
        ("zh-hans", f"<p>石松博士指出：<strong>{SAID}</strong></p>", ["石松"]),
        ("zh-hant", f"<p>石松博士表示：</p><p>{SAID}</p>", ["石松"]),
        ("zh-hant", f"<p>石松博士表示：{SAID}，又說：{SAID}</p>", ["石松"]),
        # Somebody else speaks, or nobody is said to.
        ("zh-hant", f"<p>在石松博士陪同下，園方表示：{SAID}</p>", []),
        ("zh-hant", f"<p>她感謝石松博士，並表示：{SAID}</p>", []),
        ("zh-hant", f"<p>石松博士表示歡迎。</p><p>{SAID}</p>", []),
        ("zh-hant", f"<p>石松基金會表示：{SAID}</p>", []),
        ("en", f"<p>Dr Shek Chung said: {SAID}</p>", ["Shek Chung"]),
        ("en", f"<p>Dr Shek Chung, the director, also said, {SAID}</p>", ["Shek Chung"]),
        ("en", f"<p>{SAID} said Dr Shek Chung, the director.</p>", ["Shek Chung"]),
        ("en", f"<p>{SAID} Dr Shek Chung said.</p>", ["Shek Chung"]),
        ("en", f"<p>With Dr Shek Chung, the president said: {SAID}</p>", []),
        ("en", f"<p>She said: {SAID} Dr Shek Chung was there.</p>", []),
    ],
)
def test_name_that_speaks_beside_a_quotation_is_found(language, html, names):
    assert names_in(html, language) == names


@pytest.mark.parametrize(
    ("name", "speaker", "is_same"),
    [
        ("姬玲", "姬玲女士", True),
        ("Kei Ling", "Ms Kei Ling, GBS", True),
        ("Kei-ling", "Ms Kei Ling", True),
        ("石松", "姬玲女士", False),
    ],
)
def test_speaker_is_known_by_the_name_alone(name, speaker, is_same):
    assert is_of(name, speaker) is is_same
