"""The reference to a release, by the custom of each language."""

from datetime import UTC, datetime

import pytest

from releases.text import citing

# 1 April in Hong Kong.
PUBLISHED = datetime(2023, 3, 31, 17, tzinfo=UTC)
ADDRESS = "https://press.example/releases/2023/opening/"
WRITTEN = {
    "zh-hant": f"甲園、乙院：〈上句\u3000下句〉（新聞稿），2023年4月1日，{ADDRESS}",
    "zh-hans": "甲园, 乙院. 上句\u3000下句[EB/OL]. (2023-04-01)",
    "en": f"Park and Hospital, “One – Two”, Press release, 1 April 2023, {ADDRESS}",
}


def cited(language, accessed=""):
    issuers, title, kind = {
        "zh-hant": (["甲園", "乙院"], "上句\u3000下句", "新聞稿"),
        "zh-hans": (["甲园", "乙院"], "上句\u3000下句", "新闻稿"),
        "en": (["Park", "Hospital"], "One – Two", "Press release"),
    }[language]
    return citing.citation(issuers, title, kind, PUBLISHED, ADDRESS, language, accessed)


@pytest.mark.parametrize(
    ("language", "ending"),
    [("zh-hant", "。"), ("zh-hans", f". {ADDRESS}."), ("en", "")],
)
def test_citation_names_issuers_title_kind_day_and_address(language, ending):
    assert cited(language) == WRITTEN[language] + ending


@pytest.mark.parametrize(
    ("language", "accessed", "ending"),
    [
        ("zh-hant", "2026年11月23日", "，瀏覽日期：2026年11月23日。"),
        ("zh-hans", "2026-11-23", f"[2026-11-23]. {ADDRESS}."),
        ("en", "23 November 2026", " (accessed 23 November 2026)"),
    ],
)
def test_day_of_reading_stands_where_the_custom_puts_it(language, accessed, ending):
    assert cited(language, accessed) == WRITTEN[language] + ending


@pytest.mark.parametrize(
    ("issuers", "opening"),
    [(["A"], "A, “"), (["A", "B", "C"], "A, B and C, “"), ([], ", “")],
)
def test_any_number_of_issuers_is_named(issuers, opening):
    words = citing.citation(issuers, "T", "Statement", PUBLISHED, ADDRESS, "en")
    assert words == f"{opening}T”, Statement, 1 April 2023, {ADDRESS}"


@pytest.mark.parametrize(
    ("language", "form"), [("zh-hant", "long"), ("zh-hans", "iso"), ("en", "long")]
)
def test_day_of_reading_is_written_as_the_custom_asks(language, form):
    assert citing.accessed_form(language) == form
