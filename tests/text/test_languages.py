"""The three languages and their columns."""

from types import SimpleNamespace

import pytest

from releases.text import languages
from releases.text.languages import LANGUAGES


def test_languages_are_these_three_and_traditional_chinese_comes_first():
    assert LANGUAGES == ("zh-hant", "zh-hans", "en")
    assert languages.DEFAULT == "zh-hant"


@pytest.mark.parametrize(
    "language, suffix, html_lang, autonym, short_name, chinese",
    [
        ("zh-hant", "zh_hant", "zh-Hant-HK", "繁體中文", "繁", True),
        ("zh-hans", "zh_hans", "zh-Hans", "简体中文", "简", True),
        ("en", "en", "en", "English", "EN", False),
    ],
)
def test_each_language_has_its_suffix_code_and_names(
    language, suffix, html_lang, autonym, short_name, chinese
):
    assert languages.suffix(language) == suffix
    assert languages.column("headline", language) == f"headline_{suffix}"
    assert languages.html_lang(language) == html_lang
    assert languages.autonym(language) == autonym
    assert languages.short_name(language) == short_name
    assert languages.is_chinese(language) is chinese


@pytest.mark.parametrize("unknown", ["zh_hant", "zh", "EN", "", "fr", None])
@pytest.mark.parametrize(
    "function",
    [
        languages.suffix,
        languages.html_lang,
        languages.autonym,
        languages.short_name,
        languages.is_chinese,
        lambda language: languages.column("headline", language),
        lambda language: languages.of({}, language),
    ],
)
def test_unknown_language_is_refused(function, unknown):
    with pytest.raises(ValueError, match="not a language"):
        function(unknown)


def test_words_are_those_of_the_language_and_never_of_another():
    release = SimpleNamespace(headline_zh_hant="標題", headline_zh_hans=None, headline_en="")
    assert languages.words(release, "headline", "zh-hant") == "標題"
    assert languages.words(release, "headline", "zh-hans") == ""
    assert languages.words(release, "headline", "en") == ""


def test_words_of_a_field_that_does_not_exist_are_an_error():
    with pytest.raises(AttributeError):
        languages.words(SimpleNamespace(), "headline", "en")


@pytest.mark.parametrize(
    "hant, hans, english, first",
    [
        ("標題", "标题", "Title", "標題"),
        ("", "标题", "Title", "标题"),
        (None, "", "Title", "Title"),
        (None, None, None, ""),
    ],
)
def test_first_words_are_the_first_that_are_not_empty(hant, hans, english, first):
    row = SimpleNamespace(name_zh_hant=hant, name_zh_hans=hans, name_en=english)
    assert languages.first_words(row, "name") == first


@pytest.mark.parametrize("text", ["", "Noah Friedman", "Café №5 – “x”", "（）：", "2023"])
def test_text_without_han_is_latin(text):
    assert languages.is_latin(text)


@pytest.mark.parametrize("text", ["黃克強", "JLABS @ 上海", "𡃁", "𠮷", "㐂", "〇", "々", "豈"])
def test_text_with_one_han_character_is_not_latin(text):
    assert not languages.is_latin(text)
