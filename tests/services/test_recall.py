"""Whatever name a text holds is found by it, in either script: two to four characters, on either database."""

import random

import pytest
from django.db import connection
from opencc import OpenCC

from releases.models import SearchEntry
from releases.text import bigrams
from tests import figures
from tests.conftest import DEEP
from tests.services.searches import found, indexed, live

pytestmark = [pytest.mark.usefixtures("room_given_back"), pytest.mark.django_db]

RELEASES, NAMES = (10_000, 400) if DEEP else (300, 200)
# Family names, and characters of names of people and companies, many of which have another form in Simplified.
FAMILY = "陳黃羅劉張楊趙吳鄭馮鄧蕭鍾韓葉蘇盧譚龔龐歐鄔錢嚴華衞"
GIVEN = "國華偉強麗雲業維發長豐滙匯銀聯靈鳳龍馬鴻興寶慶學實驗藥醫乾坤東莊蘭慧敏峯裏着啟後鐘嘉禮"
FILLER = "代表團會見訪問上海香港園區企業研究合作項目活動介紹參觀簽署協議今日表示將會繼續推動發展創新科技人才公司"


@pytest.fixture(scope="module")
def room_given_back(django_db_setup, django_db_blocker):
    """Ten thousand rows that are rolled back leave tables that are large and empty, which PostgreSQL reads through."""
    yield
    if connection.vendor == "postgresql":
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM FULL")


def names(source):
    """Return names of two, three and four characters, no one of which is part of another's text by design."""
    made = {}
    while len(made) < NAMES:
        length = 2 + len(made) % 3
        made[source.choice(FAMILY) + "".join(source.choices(GIVEN, k=length - 1))] = None
    return list(made)


def corpus(source, planted):
    """Yield releases, each in both scripts, with a few of the names in its headline and body."""
    simplify = OpenCC("hk2s").convert
    for number in range(RELEASES):
        parts = ["".join(source.choices(FILLER, k=source.randint(8, 30))) for _ in range(6)]
        here = [planted[number % NAMES], *source.sample(planted, 2)]
        text = "".join(part + name for part, name in zip(parts, [*here, *here], strict=True))
        head, body = f"{here[0]}{parts[0]}", f"<p>{text}</p>"
        yield live(
            f"release-{number}",
            number,
            headline_zh_hant=head,
            headline_zh_hans=simplify(head),
            body_zh_hant=body,
            body_zh_hans=simplify(body),
        )


def test_every_name_is_found_in_either_script():
    source = random.Random(6)
    planted = names(source)
    releases = list(corpus(source, planted))
    indexed(releases)
    if connection.vendor == "postgresql":
        # What it does by itself, outside of a test, soon after so many rows came.
        connection.cursor().execute("ANALYZE")
    simplify, missing, extra = OpenCC("hk2s").convert, 0, 0
    texts = {
        language: dict(
            SearchEntry.objects.filter(language=language).values_list("release__slug", "evened")
        )
        for language in ("zh-hant", "zh-hans")
    }
    # In the order of the list, newest first.
    order = [release.slug for release in releases]
    for number, name in enumerate(planted):
        language = ("zh-hant", "zh-hans")[number % 2]
        holds = {
            each.slug for each in releases if name in each.headline_zh_hant + each.body_zh_hant
        }
        for written in (name, simplify(name)):
            slugs = found(written, language)
            missing += len(holds - set(slugs))
            extra += len(set(slugs) - holds)
            # Found is exactly what holds it, by Python's own reading: so it is on the other database.
            needle = bigrams.evened(written).strip()
            assert slugs == [each for each in order if needle in texts[language][each]], written
    figures.note("search: names sought in either script", 2 * len(planted))
    figures.note("search: releases searched", len(releases))
    figures.note("search: hits missed", missing)
    figures.note("search: hits of another name that reads alike", extra)
    assert missing == 0
