"""What a directory sorts by."""

import pytest

from releases.text.sorting import default_sort_text


@pytest.mark.parametrize(
    "name, key",
    [
        ("The University of Hong Kong", "university of hong kong"),
        ("THE Hub", "hub"),
        ("Theatre", "theatre"),
        ("The", "the"),
        ("Café Zürich", "cafe zurich"),
        ("  JLABS  @ Shanghai ", "jlabs @ shanghai"),
        ("Straße", "strasse"),
        ("", ""),
    ],
)
def test_english_is_folded_and_loses_its_article(name, key):
    assert default_sort_text(name, "en") == key


@pytest.mark.parametrize("language", ["zh-hant", "zh-hans"])
def test_chinese_is_the_name_itself_in_one_form_of_its_letters(language):
    assert default_sort_text("香港科技園公司", language) == "香港科技園公司"
    assert default_sort_text("ＡＴＬＡＴＬ飛鏢", language) == "ATLATL飛鏢"
    assert default_sort_text("The 機構", language) == "The 機構"


def test_an_unknown_language_is_refused():
    with pytest.raises(ValueError, match="not a language"):
        default_sort_text("X", "fr")
