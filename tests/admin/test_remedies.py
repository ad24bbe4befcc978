"""Advice that knows what to write offers it beside its line, on the form and nowhere else."""

import json
from html.parser import HTMLParser

import pytest
from django.urls import reverse

from tests import factories
from tests.admin.full_release import form_of
from tests.services.lacks import set_words

pytestmark = pytest.mark.django_db


class Offers(HTMLParser):
    """The buttons of the requirements as (words, field, replacements), and the pieces of differences."""

    def __init__(self, answer):
        super().__init__()
        self.buttons, self.pieces, self.tag = [], [], ""
        self.feed(answer.content.decode())

    def handle_starttag(self, tag, attributes):
        self.tag, remedy = tag, dict(attributes).get("data-remedy")
        if remedy:
            self.buttons.append(("", *json.loads(remedy).values()))
            # Without script it would do nothing.
            assert ("hidden", None) in attributes

    def handle_data(self, data):
        if self.tag == "button" and self.buttons and not self.buttons[-1][0]:
            self.buttons[-1] = (data, *self.buttons[-1][1:])
        if self.tag in ("del", "ins"):
            self.pieces.append((self.tag, data))

    def handle_endtag(self, tag):
        self.tag = ""


@pytest.fixture
def editor(client):
    user = factories.make_editor()
    client.force_login(user)
    return user


@pytest.mark.parametrize(
    ("text", "words", "replaced"),
    [
        ("The park's day", "Replace", [("park's", "park’s", 0)]),
        ("A day .", "Replace", [("day .", "day.", 0)]),
        ("###", "Remove", [("###", "", 0)]),
        (
            "The park's day and its day's end",
            "Replace all 2",
            [("park's", "park’s", 0), ("day's", "day’s", 0)],
        ),
    ],
)
def test_line_offers_what_one_press_writes(client, editor, text, words, replaced):
    release = factories.make_release()
    set_words(release, subheadline_en=text)
    replacements = [
        {"found": found, "proposal": proposal, "occurrence": occurrence}
        for found, proposal, occurrence in replaced
    ]
    offers = Offers(client.get(form_of(release)))
    assert offers.buttons == [(words, "id_subheadline_en", replacements)]


def test_line_of_a_row_offers_it_for_the_field_of_that_row(client, editor):
    release = factories.make_release()
    factories.make_key_point(release)
    set_words(factories.make_key_point(release), point_en="The park's day")
    [(_words, field, _replacements)] = Offers(client.get(form_of(release))).buttons
    assert field == "id_key_points-1-point_en"


def test_advice_without_a_sure_remedy_offers_none(client, editor):
    release = factories.make_release()
    set_words(release, body_en="<p>The park opens today.</p>")
    answer = client.get(form_of(release))
    assert "“Today” stands with its date" in answer.content.decode()
    assert Offers(answer).buttons == []


def test_page_of_a_verb_has_the_line_and_no_field_to_write_into(client, editor):
    release = factories.make_release()
    set_words(release, headline_en="The park's day")
    release = factories.submit(release)
    answer = client.get(reverse("admin:releases_release_approve", args=[release.pk]))
    assert "park&#x27;s” → “park’s" in answer.content.decode()
    assert Offers(answer).buttons == []


def test_difference_of_a_copy_is_marked(client, editor):
    release = factories.make_release(
        body_en='<p><q data-quotation="say234"></q></p>',
    )
    factories.make_quotation(release, quoted_en="We took three years to bring this to the bedside.")
    set_words(release, subheadline_en="“We needed three years to bring this to the bedside.”")
    offers = Offers(client.get(form_of(release)))
    assert offers.pieces == [("del", "needed"), ("ins", "took")]
    assert offers.buttons == []
