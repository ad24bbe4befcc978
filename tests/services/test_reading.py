"""What the newsroom calls a note, and how a text is shown to who writes it in another language."""

import pytest

from releases.services.reading import TOLD, Reading, note_name, quotation_name
from releases.text.languages import LANGUAGES
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.dealt]

CITED = '<sup data-footnote="{}2"></sup>'


def cite(*names):
    return "".join(CITED.format(name) for name in names)


@pytest.fixture
def release():
    """A body that cites one note, places a figure whose caption cites another, and refers to both its photos."""
    release = factories.make_release(
        body_en=f'<p>A{cite("note3")}</p><figure data-figure="figa22"></figure><p>B{cite("note4")}</p>',
        notes_to_editors_en=f"<p>C{cite('note2', 'none2')}</p>",
    )
    for number in (2, 3, 4):
        factories.make_footnote(release, key=f"note{number}2")
    photos = [factories.make_photo() for _ in range(2)]
    factories.make_figure(release, *photos, key="figa22", caption_en=f"D{cite('note2')}")
    return release


def test_notes_are_numbered_as_a_reader_meets_them(release):
    marks = {"note32": 1, "note22": 2, "note42": 3}
    reading = Reading(release)
    for key, number in marks.items():
        text = f'<p>A<sup data-footnote="{key}"></sup></p>'
        assert reading.html(text, "en") == f"<p>A\u2060<sup>{number}</sup></p>"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ('<p>See <a data-figure-ref="figa22"></a>.</p>', "<p>See Photos 1 and 2.</p>"),
        ('<figure data-figure="figa22"></figure>', "<p>Photos 1 and 2</p>"),
        ('<a data-figure-ref="none22"></a>', "[圖 none22]"),
        ('<sup data-footnote="none22"></sup>', "[^none22]"),
        ('<p>He said: <q data-quotation="say234"></q></p>', "<p>He said: “words en”</p>"),
        ('<q data-quotation="none22"></q>', "[引 none22]"),
        (
            '<a href="https://a.example/" onclick="a()">a</a><script>b</script>',
            '<a target="_blank" rel="noreferrer" href="https://a.example/">a</a>',
        ),
    ],
)
def test_text_is_shown_clean_and_as_readers_will_see_it(release, text, shown):
    factories.make_quotation(release)
    assert Reading(release).html(text, "en") == shown


def test_words_of_a_quotation_are_no_markup(release):
    factories.make_quotation(release, quoted_en="<b>a</b> & b")
    shown = Reading(release).html('<q data-quotation="say234"></q>', "en")
    assert shown == "“&lt;b&gt;a&lt;/b&gt; &amp; b”"


@pytest.mark.parametrize(
    ("fields", "number", "name"),
    [
        ({"note_en": "<em>Tides</em> of 2026"}, 3, "Footnote 3, “Tides of 2026”"),
        ({"note_zh_hant": "潮汐"}, 3, "Footnote 3, “潮汐”"),
        ({"publisher_en": "The Port"}, None, "Footnote “The Port”"),
        ({"note_en": "a" * 99}, None, f"Footnote “{'a' * TOLD}…”"),
        ({"url": ""}, 3, "Footnote 3"),
        ({"url": ""}, None, "Footnote [^abc234]"),
    ],
)
def test_note_is_called_by_its_number_and_first_words(release, fields, number, name):
    note = factories.make_footnote(release, **fields)
    assert note_name(note, number, "en") == name


def test_quotation_is_called_by_its_words_in_any_language(release):
    said = factories.make_quotation(release, quoted_en="", quoted_zh_hant="", quoted_zh_hans="潮汐")
    assert {quotation_name(said, each) for each in LANGUAGES} == {"潮汐"}
    said.quoted_zh_hans = ""
    assert quotation_name(said, "en") == "say234"
