"""What is kept set is printed once for each language, and nothing of one page can stay in it for another."""

from django.template import Context, Template
from django.utils import translation

SOURCE = "{% load i18n press %}{% standing %}{{ language }} {{ secret }}{% translate 'Tools' %}{% endstanding %}"


def test_nothing_of_a_page_stays_for_the_next_one():
    kept = Template(SOURCE)
    with translation.override("en"):
        first = kept.render(Context({"language": "en", "secret": "embargoed"}))
        second = kept.render(Context({"language": "en"}))
    assert (first, second) == ("en Tools", "en Tools")


def test_each_language_has_its_own():
    kept, found = Template(SOURCE), []
    for language in ("en", "zh-hant", "en", "zh-hans"):
        with translation.override(language):
            found.append(kept.render(Context({"language": language})))
    assert found == ["en Tools", "zh-hant 工具", "en Tools", "zh-hans 工具"]


def test_preview_within_the_newsroom_does_not_decide_what_readers_get():
    kept, found = Template(SOURCE), []
    for active in ("zh-hant", "en"):
        with translation.override(active):
            found.append(kept.render(Context({"language": "en"})))
    assert found == ["en 工具", "en Tools"]
