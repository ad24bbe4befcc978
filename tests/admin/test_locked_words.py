"""Who may write some languages alone reads the others beside them: shown as they will be read, never sent, never saved."""

from html.parser import HTMLParser

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from releases.models import User
from releases.text.languages import LANGUAGES, suffix
from tests import factories
from tests.admin.forms import submitted_form
from tests.admin.full_release import form_of
from tests.admin.test_side_by_side import switch_of
from tests.services.lacks import set_words

pytestmark = pytest.mark.django_db

BODY = '<p>正文<sup data-footnote="abc234"></sup></p><script>a</script><p onclick="a">〈 &lt;</p>'


@pytest.fixture
def translator(client):
    user = factories.make_user(None, "view_release", "translate_en")
    client.force_login(user)
    return user


class Locked(HTMLParser):
    """The locked words of a page: {id of their row, if any, and their column: words}."""

    def __init__(self, answer):
        super().__init__()
        self.words, self.row, self.inside = {}, "", None
        self.feed(answer.content.decode())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        classes = (attributes.get("class") or "").split()
        if "inline-related" in classes or (tag == "tr" and "form-row" in classes):
            self.row = attributes.get("id", "")
        if "locked-words" in classes:
            self.inside = " ".join(filter(None, (self.row, attributes["data-column"])))
            self.words[self.inside] = ""

    def handle_endtag(self, tag):
        if tag in ("div", "span"):
            self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.words[self.inside] += data


def make_rows(release):
    factories.make_key_point(release, "要點")
    factories.make_figure(release, factories.make_photo(alt_text_zh_hant="大廳"))
    factories.make_footnote(release, note_zh_hant="註")
    factories.make_quotation(release, quoted_zh_hant="話")


def in_state(state):
    """A release of which English is written by no one yet."""
    closed = {"languages": ["zh-hant", "zh-hans"]}
    return {
        "draft": factories.make_release,
        "approved": lambda: factories.approve(
            factories.make_release(), publish_at=factories.NOON, **closed
        ),
        "live": lambda: factories.make_live(**closed),
    }[state]()


@pytest.mark.parametrize("state", ["draft", "approved", "live"])
def test_other_languages_stand_beside_the_own_in_every_field_and_row(client, translator, state):
    release = in_state(state)
    make_rows(release)
    set_words(release, body_zh_hant=BODY, headline_zh_hant="標題\n兩句")
    page = client.get(form_of(release))
    photo = release.figures.get().figure_photos.get().photo.public_id
    found = Locked(page).words
    assert {name: words for name, words in found.items() if name.endswith("zh_hant")} == {
        "headline_zh_hant": "標題\n兩句",
        "subheadline_zh_hant": "",
        "dateline_places_zh_hant": "",
        "body_zh_hant": "正文\u20601〈 <",
        "notes_to_editors_zh_hant": "",
        "notice_zh_hant": "",
        "event_place_zh_hant": "",
        "event_registration_zh_hant": "",
        "key_points-0 point_zh_hant": "要點 zh-hant",
        f"figures-0 photos-alt-{photo}-zh_hant": "大廳",
        "figures-0 caption_zh_hant": "caption zh-hant",
        "footnotes-0 note_zh_hant": "註",
        "footnotes-0 source_title_zh_hant": "",
        "footnotes-0 publisher_zh_hant": "",
        "quotations-0 post_zh_hant": "post zh-hant",
        "quotations-0 quoted_zh_hant": "話",
    }
    assert len(found) == 2 * sum(name.endswith("zh_hant") for name in found)
    assert '<div class="locked-words is-rich" data-column="body_zh_hant"' in page.content.decode()


@pytest.mark.parametrize("state", ["draft", "live"])
def test_nothing_of_another_language_is_sent_or_saved(client, translator, state):
    release = in_state(state)
    make_rows(release)
    kept = ("headline_zh_hant", "headline_zh_hans", "body_zh_hant", "body_zh_hans")
    before = [getattr(release, each) for each in kept]
    data = submitted_form(client.get(form_of(release)))
    assert [name for name in data if name.endswith(("zh_hant", "zh_hans"))] == []
    photo = release.figures.get().figure_photos.get().photo.public_id
    forged = {
        f"{name}_{suffix(each)}": "forged"
        for name in ("headline", "body", "key_points-0-point", "footnotes-0-note")
        for each in LANGUAGES[:2]
    } | {f"figures-0-photos-alt-{photo}-zh_hant": "forged"}
    client.post(form_of(release), data | forged | {"headline_en": "Mine"})
    release.refresh_from_db()
    assert release.headline_en == "Mine"
    assert [getattr(release, each) for each in kept] == before
    page = client.get(form_of(release)).content.decode()
    assert "forged" not in page


def test_refused_form_comes_back_with_the_words_that_may_only_be_read(client, translator):
    release = in_state("draft")
    make_rows(release)
    before = Locked(client.get(form_of(release))).words
    data = submitted_form(client.get(form_of(release)))
    answer = client.post(form_of(release), data | {"headline_en": "1\n2\n3"})
    assert answer.status_code == 200
    assert Locked(answer).words == before


def test_sections_are_headed_as_writers_have_them(client, translator):
    page = client.get(form_of(in_state("live")))
    headings = [each.name for each in page.context["adminform"]]
    assert list(map(str, headings)) == ["None", "Text", "Event (media invitations)"]


def test_all_languages_are_offered_and_the_own_stands_beside_another_at_first(client, translator):
    release = in_state("live")
    assert switch_of(client.get(form_of(release))) == (["zh-hant en"], [])
    User.objects.filter(pk=translator.pk).update(side_by_side="zh-hans en")
    assert switch_of(client.get(form_of(release))) == (["zh-hans en"], [])


def test_who_may_write_all_languages_has_a_field_for_each(client):
    client.force_login(factories.make_editor())
    assert Locked(client.get(form_of(in_state("draft")))).words == {}


def test_page_asks_as_many_questions_with_one_row_as_with_three(client, translator):
    release = in_state("draft")
    counts = []
    for number in (1, 2, 3):
        factories.make_key_point(release)
        factories.make_footnote(release, key=f"note{number}2")
        factories.make_quotation(release, key=f"said{number}2")
        client.get(form_of(release))
        with CaptureQueriesContext(connection) as asked:
            client.get(form_of(release))
        counts.append(len(asked))
    assert len(set(counts)) == 1
