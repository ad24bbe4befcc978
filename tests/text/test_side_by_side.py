"""Which languages a form shows, from what a user chose, what the form has, and where it has errors."""

import pytest

from releases.text.languages import LANGUAGES
from releases.text.side_by_side import ARRANGEMENTS, at_first, shown


def test_every_set_of_languages_is_an_arrangement():
    assert ARRANGEMENTS == (
        "zh-hant",
        "zh-hans",
        "en",
        "zh-hant zh-hans",
        "zh-hant en",
        "zh-hans en",
        "zh-hant zh-hans en",
    )


@pytest.mark.parametrize("chosen", ARRANGEMENTS)
def test_whole_form_shows_what_was_chosen(chosen):
    assert " ".join(shown(chosen, LANGUAGES)) == chosen


@pytest.mark.parametrize(
    ("chosen", "offered", "found"),
    [
        ("zh-hant en", ["en"], ["en"]),
        ("zh-hant zh-hans en", ["zh-hans", "en"], ["zh-hans", "en"]),
        ("zh-hant", ["zh-hans", "en"], ["zh-hans"]),
        ("fr", LANGUAGES, ["zh-hant"]),
        ("", LANGUAGES, ["zh-hant"]),
        ("en", [], []),
    ],
)
def test_what_the_form_does_not_have_is_not_shown(chosen, offered, found):
    assert shown(chosen, offered) == found


@pytest.mark.parametrize(
    ("chosen", "wrong", "found"),
    [
        ("zh-hant", ["zh-hant"], ["zh-hant"]),
        ("zh-hant", ["en"], ["en"]),
        ("zh-hant", ["zh-hant", "en"], ["zh-hant", "en"]),
        ("zh-hant zh-hans", ["en"], ["zh-hant", "en"]),
        ("zh-hans en", ["zh-hant"], ["zh-hant", "zh-hans"]),
        ("zh-hant en", ["en"], ["zh-hant", "en"]),
        ("en", LANGUAGES, ["zh-hant", "zh-hans", "en"]),
        ("zh-hant zh-hans en", ["en"], ["zh-hant", "zh-hans", "en"]),
    ],
)
def test_language_with_an_error_takes_the_place_of_the_last_without(chosen, wrong, found):
    assert shown(chosen, LANGUAGES, wrong) == found


@pytest.mark.parametrize(
    ("language", "written", "found"),
    [
        ("en", LANGUAGES, "en"),
        ("en", [], "en"),
        ("en", ["en"], "zh-hant en"),
        ("zh-hans", ["en"], "zh-hans en"),
        ("zh-hans", ["zh-hans"], "zh-hant zh-hans"),
        ("zh-hant", ["zh-hans", "en"], "zh-hant zh-hans"),
    ],
)
def test_what_is_written_stands_beside_what_is_read_at_first(language, written, found):
    assert at_first(language, written, LANGUAGES) == found
