"""One assembly in one language."""

from datetime import date, timedelta

import pytest

from releases.models import Role
from releases.services import article, drafting
from releases.text.languages import LANGUAGES
from tests import factories
from tests.factories import NOON, trilingual

pytestmark = pytest.mark.django_db

CITED = '<sup data-footnote="{}"></sup>'
HOUR = timedelta(hours=1)


def assembled(release, language="en", at=NOON):
    release = drafting.finish(release, factories.make_user())
    return article.assemble(release, language, at)


def marker(number, place=""):
    return (
        f'<sup class="cite"><a id="ref-{number}{place}" href="#note-{number}" '
        f'role="doc-noteref" aria-label="Note {number}" interestfor="glance-{number}">{number}</a></sup>'
    )


def test_placed_figures_stand_in_the_text_and_the_others_follow_it():
    release = factories.make_release()
    first = factories.make_figure(release, factories.make_photo(), factories.make_photo())
    second = factories.make_figure(release, factories.make_photo())
    release.body_en = f'<p>One.</p><figure data-figure="{second.key}"></figure><p>Two, see <a data-figure-ref="{first.key}"></a>.</p>'
    release.save()
    found = assembled(release)
    assert [block.label if block.is_figure else block.html for block in found.blocks] == [
        "<p>One.</p>",
        "Photo 3",
        '<p>Two, see <a class="see" href="#photo-1">Photos 1 and 2</a>.</p>',
        "Photos 1 and 2",
    ]
    assert [figure.label for figure in found.figures] == ["Photos 1 and 2", "Photo 3"]
    assert (found.photo_count, found.lead.number) == (3, 1)


def test_figure_named_twice_stands_once():
    release = factories.make_release()
    figure = factories.make_figure(release, factories.make_photo())
    release.body_en = f'<figure data-figure="{figure.key}"></figure>' * 2
    release.save()
    assert [block.is_figure for block in assembled(release).blocks] == [True]


def test_figure_without_photos_is_not_printed():
    release = factories.make_release()
    factories.make_figure(release)
    found = assembled(release)
    assert (found.figures, found.lead, found.photo_count) == ((), None, 0)


def test_labels_and_words_are_those_of_the_language():
    release = factories.make_release()
    factories.make_figure(release, factories.make_photo(), factories.make_photo(), layout="row")
    labels = {each: assembled(release, each).figures[0] for each in LANGUAGES}
    assert {each: figure.label for each, figure in labels.items()} == {
        "zh-hant": "圖一及二",
        "zh-hans": "图一及二",
        "en": "Photos 1 and 2",
    }
    assert {each: figure.pictures[0].strip for each, figure in labels.items()} == {
        "zh-hant": "圖一・左圖",
        "zh-hans": "图一・左图",
        "en": "Photo 1 · left",
    }
    assert {figure.caption_html for figure in labels.values()} == {
        f"caption {each}" for each in LANGUAGES
    }


def test_own_alternative_text_goes_before_that_of_the_photo():
    release, photo = factories.make_release(), factories.make_photo()
    row = factories.make_figure(release, photo).figure_photos.get()
    assert assembled(release).lead.alt == "a teal square en"
    row.alt_text_en = "the harbour at noon"
    row.save()
    assert assembled(release).lead.alt == "the harbour at noon"
    assert assembled(release, "zh-hant").lead.alt == "a teal square zh-hant"


def test_notes_are_numbered_in_the_order_of_reading_captions_included():
    release = factories.make_release(
        body_en=f'<p>A{CITED.format("bbbbbb")}</p><figure data-figure="ffffff"></figure>'
        f"<p>B{CITED.format('cccccc')}C{CITED.format('bbbbbb')}</p>",
        notes_to_editors_en=f"<p>D{CITED.format('eeeeee')}</p>",
    )
    factories.make_figure(
        release, factories.make_photo(), caption_en=f"E{CITED.format('dddddd')}", key="gggggg"
    )
    factories.make_figure(
        release, factories.make_photo(), caption_en=f"F{CITED.format('aaaaaa')}", key="ffffff"
    )
    for key in "abcdefg":
        factories.make_footnote(release, key=key * 6, url=f"https://{key}.example/")
    found = assembled(release)
    texts = [block.caption_html if block.is_figure else block.html for block in found.blocks]
    assert texts == [
        f"<p>A{marker(1)}</p>",
        f"F{marker(2)}",
        f"<p>B{marker(3)}C{marker(1, '-2')}</p>",
        f"E{marker(4)}",
    ]
    assert found.notes_to_editors_html == f"<p>D{marker(5)}</p>"
    assert [(note.number, note.url, note.returns) for note in found.notes] == [
        (1, "https://b.example/", ("ref-1", "ref-1-2")),
        (2, "https://a.example/", ("ref-2",)),
        (3, "https://c.example/", ("ref-3",)),
        (4, "https://d.example/", ("ref-4",)),
        (5, "https://e.example/", ("ref-5",)),
    ]


def test_note_says_its_source_in_the_language():
    release = factories.make_release(**trilingual(body=f"<p>A{CITED.format('abc234')}</p>"))
    factories.make_footnote(
        release,
        **trilingual(note="see", source_title="Report", publisher="Office"),
        published_on=date(2023, 3, 31),
        accessed_on=date(2023, 4, 1),
        archived_url="https://archive.example/1",
    )
    note = assembled(release).notes[0]
    assert (note.html, note.source_title, note.publisher) == ("see en", "Report en", "Office en")
    assert (note.published, note.accessed) == ("31 March 2023", "1 April 2023")
    assert note.archived_url == "https://archive.example/1"


@pytest.mark.parametrize(
    ("fields", "line"),
    [
        ({}, "<p>Text.</p>"),
        (
            {"dateline_places_en": "Hong Kong"},
            '<p><span class="dateline">(Hong Kong, 20 November 2026) – </span>Text.</p>',
        ),
        (
            {
                "dateline_places_en": "A & B",
                "dateline_date": date(2023, 3, 31),
                "dateline_reason": "held over",
            },
            '<p><span class="dateline">(A &amp; B, 31 March 2023) – </span>Text.</p>',
        ),
    ],
)
def test_dateline_opens_the_first_paragraph(fields, line):
    release = factories.make_release(body_en="<p>Text.</p>", **fields)
    assert [block.html for block in assembled(release).blocks] == [line]


def test_dateline_is_the_hong_kong_date_of_publication():
    release = factories.make_release(dateline_places_en="Hong Kong")
    release = factories.approve(release, publish_at=NOON + 12 * HOUR)
    found = article.assemble(release, "en", NOON)
    assert "21 November 2026" in found.blocks[0].html


def test_dateline_stands_alone_where_the_text_opens_with_something_else():
    release = factories.make_release(dateline_places_en="Hong Kong", body_en="<h2>First</h2>")
    texts = [block.html for block in assembled(release).blocks]
    assert len(texts) == 2
    assert texts[1] == "<h2>First</h2>"


def test_enquiries_are_the_chosen_contacts_or_those_of_the_issuers():
    issuer, other = factories.make_partner(), factories.make_partner()
    release = factories.make_release(issuer=issuer)
    factories.make_contact(issuer, email="issuer@a.example", duty_phone="9999 9999")
    chosen = factories.make_contact(other, email="chosen@a.example")
    assert [each.email for each in assembled(release).enquiries] == ["issuer@a.example"]
    release.contacts.add(chosen)
    assert [each.email for each in assembled(release).enquiries] == ["chosen@a.example"]


def test_about_text_is_the_pinned_one_once_approved_and_the_current_one_before():
    issuer = factories.make_partner()
    factories.make_boilerplate(issuer, about_en="<p>old</p>")
    release = factories.approve(factories.make_release(issuer=issuer))
    draft = factories.make_release(issuer=issuer)
    factories.make_boilerplate(issuer, about_en="<p>new</p>", valid_from=date(2026, 11, 1))
    assert [each.about_html for each in article.assemble(release, "en", NOON).issuers] == [
        "<p>old</p>"
    ]
    assert [each.about_html for each in article.assemble(draft, "en", NOON).issuers] == [
        "<p>new</p>"
    ]


def test_about_text_of_a_draft_without_an_hour_is_the_latest():
    issuer = factories.make_partner()
    factories.make_boilerplate(issuer, about_en="<p>old</p>")
    factories.make_boilerplate(issuer, about_en="<p>new</p>", valid_from=date(2026, 12, 1))
    draft = factories.make_release(issuer=issuer)
    dated = factories.make_release(issuer=issuer, publish_at=NOON)
    found = [article.assemble(each, "en", NOON).issuers[0] for each in (draft, dated)]
    assert [each.about_html for each in found] == ["<p>new</p>", "<p>old</p>"]


def test_about_text_prints_nothing_for_markers_of_a_release():
    issuer = factories.make_partner()
    text = f'<p>A{CITED.format("abc234")}<a data-figure-ref="def567"></a></p>'
    factories.make_boilerplate(issuer, about_en=f'{text}<figure data-figure="def567"></figure>')
    release = factories.make_release(issuer=issuer)
    assert [each.about_html for each in assembled(release).issuers] == ["<p>A</p>"]


def test_figure_placed_in_notes_to_editors_is_referred_to():
    release = factories.make_release(notes_to_editors_en="<p>One.</p><p>[圖 abc234]</p>")
    factories.make_figure(release, factories.make_photo(), key="abc234")
    found = assembled(release)
    assert (
        found.notes_to_editors_html
        == '<p>One.</p><p><a class="see" href="#photo-1">Photo 1</a></p>'
    )
    assert [figure.label for figure in found.figures] == ["Photo 1"]


def test_footnote_refers_to_figures_and_cites_nothing():
    release = factories.make_release(
        body_en=f"<p>A{CITED.format('abc234')}</p>",
    )
    factories.make_figure(release, factories.make_photo(), key="def567")
    factories.make_footnote(
        release, note_en=f'see <a data-figure-ref="def567"></a>{CITED.format("abc234")}'
    )
    assert [note.html for note in assembled(release).notes] == [
        'see <a class="see" href="#photo-1">Photo 1</a>'
    ]


def test_issuers_stand_in_their_order_and_only_with_a_name_in_the_language():
    release = factories.make_release(issuer=factories.make_partner("first"))
    second = factories.make_partner("second", official_name_en="")
    third = factories.make_partner("third")
    for place, partner in enumerate([third, second], start=2):
        Role.objects.create(release=release, partner=partner, kind="issuer", position=place)
    Role.objects.create(release=release, partner=factories.make_partner(), kind="host")
    assert [each.name for each in assembled(release).issuers] == ["first en", "third en"]


@pytest.mark.parametrize(
    ("ends_at", "at", "is_over"),
    [(None, NOON, False), (None, NOON + HOUR, True), (NOON + 2 * HOUR, NOON + HOUR, False)],
)
def test_invitation_says_when_its_event_is_over(ends_at, at, is_over):
    release = factories.make_release(
        kind="invitation",
        event_starts_at=NOON,
        event_ends_at=ends_at,
        **trilingual(event_place="Hall"),
    )
    event = assembled(release, at=at).event
    assert (event.place, event.is_over) == ("Hall en", is_over)


def test_other_kinds_have_no_event():
    assert assembled(factories.make_release(event_starts_at=NOON)).event is None


@pytest.mark.parametrize(
    ("choice", "of_the_site", "mark"),
    [
        ("site", "words", "Ends"),
        ("site", "hashes", "###"),
        ("words", "hashes", "Ends"),
        ("hashes", "words", "###"),
        ("none", "words", ""),
    ],
)
def test_end_mark_is_the_choice_of_the_release_or_of_the_site(choice, of_the_site, mark, settings):
    settings.END_MARK = of_the_site
    assert assembled(factories.make_release(end_mark=choice)).end_mark == mark


def test_words_of_another_language_never_fill_a_gap():
    release = factories.make_release(
        headline_en="", body_en="", visit=factories.make_visit(title_en="")
    )
    release.topics.add(factories.make_topic(heading_en=""))
    factories.make_key_point(release)
    release.key_points.update(point_en="")
    found = assembled(release)
    assert (found.one_line, found.blocks, found.key_points) == ("", (), ())
    assert (found.topics, found.visit) == ((), None)


def test_digest_changes_with_the_words_of_its_language_alone():
    release = factories.make_live()
    before = {each: article.digest(release, each) for each in LANGUAGES}
    assert before == release.approved_digests
    release.headline_en = "Another"
    after = {each: article.digest(release, each) for each in LANGUAGES}
    assert [each for each in LANGUAGES if before[each] != after[each]] == ["en"]


def test_headline_of_two_clauses():
    found = assembled(factories.make_release(headline_en="One\nTwo"))
    assert (found.headline_clauses, found.one_line) == (("One", "Two"), "One – Two")
