"""Live releases are found by their words and people, newest first or by what they say themselves."""

from datetime import timedelta

import pytest

from releases.models import Release, SearchEntry
from releases.services import search_index, searching
from releases.text import bigrams
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON, trilingual
from tests.services.searches import LATER, best, found, indexed, live, opened_later

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]

SECOND = timedelta(seconds=1)

# {slug: (headline, body)}, newest first
WORDS = {
    "roche": ("羅氏集團訪港", "羅氏（Roche）的代表參觀衞生署。"),
    "hsbc": ("滙豐銀行開設實驗室", "COVID-19檢測，由O'Brien教授主持。"),
    "name": ("黃克強先生出任行政總裁", "𡃁仔與𠮷野家合作，ＡＩ及5G。"),
    "apart": ("羅馬氏族展覽", "羅先生，氏集團；O Kelly, Brien。covid及2019。"),
    "latin": ("Hong Kong Science Park", "香港科學園 technology"),
}


def corpus():
    for number, (slug, (headline, body)) in enumerate(WORDS.items()):
        yield live(slug, number, headline_zh_hant=headline, body_zh_hant=f"<p>{body}</p>")


# The same on SQLite and on PostgreSQL, since both run this.
HITS = {
    "羅": ["roche", "apart"],
    "罗氏": ["roche"],
    "羅氏": ["roche"],
    "羅氏集團": ["roche"],
    "罗氏集团": ["roche"],
    "氏集": ["roche", "apart"],
    "羅氏 衛生": ["roche"],
    "卫生署": ["roche"],
    "衛生署": ["roche"],
    "roche": ["roche"],
    "Roch": ["roche"],
    "ＲＯＣＨＥ": ["roche"],
    "羅氏 roche": ["roche"],
    "汇丰": ["hsbc"],
    "匯豐": ["hsbc"],
    "滙豐": ["hsbc"],
    "covid-19": ["hsbc"],
    "covid19": [],
    "covid 20": [],
    "covid 201": ["apart"],
    "covid": ["hsbc", "apart"],
    "O'Brien": ["hsbc"],
    "brien o": ["hsbc", "apart"],
    "黄克强": ["name"],
    "克强": ["name"],
    "𠮷野": ["name"],
    "𡃁": ["name"],
    "ai": ["name"],
    "5G": ["name"],
    "hong kong": ["latin"],
    "kong hong": ["latin"],
    "scien": ["latin"],
    "technology": ["latin"],
    "科学园": ["latin"],
    "丁": [],
    "' OR 1=1 --": [],
    'covid" OR "羅氏': [],
    "roche* NEAR(x)": [],
    "releases_searchindex : roche": [],
    "co_id": [],
    "%": [],
}


def test_hits_are_the_same_literal_ones_on_either_database():
    indexed(corpus())
    hits = {query: found(query) if bigrams.sought(query) else [] for query in HITS}
    assert hits == HITS


def test_words_are_sought_in_the_reader_s_language_alone():
    indexed([live("both", headline_zh_hant="香港", headline_en="Hong Kong")])
    assert [found("hong", "zh-hant"), found("hong", "en"), found("香港", "en")] == [
        [],
        ["both"],
        [],
    ]


def test_captions_notes_quotations_and_key_points_are_found():
    release = factories.make_release(**trilingual(subheadline="subheadline"))
    factories.make_key_point(release, "keypoint")
    factories.make_figure(release, factories.make_photo(), **trilingual(caption="portico"))
    factories.make_footnote(release, **trilingual(note="almanac"))
    factories.make_quotation(release, **trilingual(quoted="magnificent"))
    release.body_en += (
        '<p>Cited.<sup data-footnote="abc234"></sup></p><p><q data-quotation="say234"></q></p>'
    )
    release.save()
    factories.approve(release, languages=["en"])
    for word in ("subheadline", "keypoint", "portico", "almanac", "magnificent", "cited"):
        assert found(word, "en") == [release.slug], word


def test_footnote_that_the_text_does_not_cite_is_not_found():
    release = factories.make_release()
    factories.approve(release)
    factories.make_footnote(release, **trilingual(note="almanac"))
    search_index.refresh(release)
    assert found("almanac", "en") == []


def test_pages_follow_each_other_without_gap_or_repeat_even_in_one_second():
    releases = [live(f"r{number}", number // 30, headline_zh_hant="香港") for number in range(50)]
    indexed(releases)
    slugs = found("香港")
    assert sorted(slugs) == sorted(each.slug for each in releases)
    keys = dict(Release.objects.values_list("slug", "pk"))
    hours = [(-(int(slug[1:]) // 30), keys[slug]) for slug in slugs]
    assert hours == sorted(hours, reverse=True)


def test_cursor_of_what_was_withdrawn_leads_on():
    releases = [live(f"r{number}", number, headline_zh_hant="香港") for number in range(25)]
    indexed(releases)
    hits = searching.newest(bigrams.sought("香港"), "zh-hant", NOON, searching.Asked())
    Release.objects.filter(slug="r19").update(state="withdrawn", withdrawn_at=NOON)
    following = searching.newest(
        bigrams.sought("香港"), "zh-hant", NOON, searching.Asked(), hits.older
    )
    assert [each.line.url.split("/")[-2] for each in following.found] == [
        f"r{n}" for n in range(20, 25)
    ]


def test_best_counts_field_and_number_of_places_and_newness():
    indexed(
        [
            live("in-text", 0, headline_zh_hant="甲", body_zh_hant="<p>羅氏</p>"),
            live("often", 1, headline_zh_hant="乙", body_zh_hant="<p>羅氏羅氏，羅氏</p>"),
            live("in-headline", 2, headline_zh_hant="羅氏", body_zh_hant="<p>丙</p>"),
            live("as-often", 3, headline_zh_hant="丁", body_zh_hant="<p>羅氏羅氏，羅氏</p>"),
        ]
    )
    assert found("羅氏") == ["in-text", "often", "in-headline", "as-often"]
    assert best("羅氏") == ["in-headline", "often", "as-often", "in-text"]


NARROWED = [
    ({"year": 2026}, ["photos", "plain"]),
    ({"year": 2025}, ["old"]),
    ({"with_photos": True}, ["photos"]),
    ({"kind": "press_release"}, ["photos", "plain"]),
    ({"kind": "statement"}, ["old"]),
    ({"kind": "speech"}, []),
]


def three_releases():
    plain = factories.make_live("plain", at=NOON - timedelta(days=2))
    photos = factories.make_release("photos")
    factories.make_figure(photos, factories.make_photo())
    factories.drafting.finish(photos, factories.make_user())
    factories.approve(photos)
    factories.make_live("old", kind="statement", at=NOON - timedelta(days=365))
    return plain, photos


@pytest.mark.parametrize(("asked", "slugs"), NARROWED)
def test_search_is_narrowed(asked, slugs):
    three_releases()
    assert found("headline", "en", **asked) == slugs


def test_search_is_narrowed_to_a_topic_and_an_organisation():
    topic, partner = factories.make_topic(), factories.make_partner()
    release = factories.make_release("with", issuer=partner)
    release.topics.add(topic)
    factories.approve(release)
    factories.make_live("without")
    other = factories.make_topic()
    assert found("headline", "en", topic=topic.pk) == ["with"]
    assert found("headline", "en", partner=partner.pk, topic=topic.pk) == ["with"]
    assert found("headline", "en", topic=other.pk) == []


def test_person_leads_to_releases_that_name_or_show_them_by_the_name_of_today():
    person = factories.make_person(family_name_zh_hant="黃", given_name_zh_hant="克強")
    named, shown, other = (factories.make_release(each) for each in ("named", "shown", "other"))
    factories.make_appearance(person, release=named)
    show(person, shown)
    for number, release in enumerate((named, shown, other)):
        factories.approve(release, at=NOON - timedelta(hours=number))
    assert found("黄克强") == ["named", "shown"]
    person.given_name_zh_hant = "文"
    person.save()
    assert [found("黄克强"), found("黄文")] == [[], ["named", "shown"]]


def show(person, release):
    photo = factories.make_photo()
    factories.make_appearance(person, photo=photo)
    factories.make_figure(release, photo)


# In each language another name, none of them part of another's.
QUETZAL = {
    "family_name_zh_hant": "黃",
    "given_name_zh_hant": "克強",
    "family_name_zh_hans": "黄",
    "given_name_zh_hans": "永强",
    "family_name_en": "Quetzal",
    "given_name_en": "Albert",
}


def quoting(slug, body, person):
    """A draft whose bodies all say so, and what somebody says."""
    bodies = {f"body_{each}": body for each in ("zh_hant", "zh_hans", "en")}
    release = factories.make_release(slug, **bodies)
    factories.make_quotation(release, speaker=person)
    return release


def test_speaker_whom_no_text_names_leads_nowhere_in_any_language():
    person = factories.make_person(**QUETZAL)
    said = '<p>He said: <q data-quotation="say234"></q></p>'
    alone = '<p><q data-quotation="say234"></q></p>'
    factories.approve(quoting("unused", "<p>Nothing.</p>", person))
    factories.approve(quoting("in-a-sentence", said, person))
    chinese = factories.approve(quoting("chinese", alone, person), languages=["zh-hans"])
    assert [found("quetzal", each) for each in ("en", "zh-hant")] == [[], []]
    assert [found("克強", each) for each in ("en", "zh-hant")] == [[], []]
    assert found("永强", "zh-hans") == [chinese.slug]


def test_speaker_is_found_by_the_name_that_another_language_prints():
    person = factories.make_person(**QUETZAL)
    alone = '<p><q data-quotation="say234"></q></p>'
    factories.approve(quoting("printed", alone, person))
    assert [found("quetzal", each) for each in LANGUAGES] == [["printed"]] * 3
    assert [found("克強", each) for each in LANGUAGES] == [["printed"]] * 3


def test_name_of_another_language_finds_what_is_live_in_both_and_not_before():
    person = factories.make_person(**QUETZAL)
    named, shown = factories.make_release("named"), factories.make_release("shown")
    factories.make_appearance(person, release=named)
    show(person, shown)
    for release in (named, shown):
        opened_later(release)
    asked = [("克強", "zh-hant"), ("quetzal", "zh-hant"), ("克強", "en"), ("永强", "en")]
    before, then = (
        [sorted(found(*each, at=at)) for each in asked] for at in (LATER - SECOND, LATER)
    )
    both = ["named", "shown"]
    assert before == [both, [], [], []]
    assert then == [both, both, both, []]


def test_nothing_hidden_is_found_and_hidden_twins_change_no_order():
    live_ones = [factories.make_live(f"live-{number}") for number in range(3)]
    before = [found("headline", "en"), best("headline", "en"), found("body", "zh-hant")]
    factories.make_release("draft")
    factories.make_scheduled("soon", publish_at=NOON + timedelta(seconds=1))
    factories.make_live("chinese", languages=["zh-hans"])
    factories.withdraw(factories.make_live("gone"))
    assert [found("headline", "en"), best("headline", "en"), found("body", "zh-hant")] == before
    assert len(before[0]) == len(live_ones)
    assert found("soon", "en", at=NOON + timedelta(seconds=1)) == ["soon"]
    assert found("chinese", "zh-hans") == ["chinese"]


def test_same_search_needs_one_query_whatever_is_found(django_assert_num_queries):
    indexed(corpus())
    for query in ("羅氏", "丁", "黃克強"):
        with django_assert_num_queries(1):
            found(query)


def test_entry_is_there_once_a_language_however_often_it_is_made_anew():
    indexed([live("both", headline_zh_hant="香港", headline_en="Hong Kong"), *corpus()])
    for release in Release.objects.all():
        # At another hour it has another place.
        release.publish_at -= timedelta(hours=1)
        search_index.refresh(release)
    assert sorted(SearchEntry.objects.values_list("release__slug", "language")) == sorted(
        [("both", "en"), *((slug, "zh-hant") for slug in ("both", *WORDS))]
    )
