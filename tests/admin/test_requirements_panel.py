"""Each line of the requirements leads to its very field, in the row and the language that it means."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models.words import columns
from releases.services import drafting
from releases.text.languages import LANGUAGES, column, suffix
from tests import factories
from tests.admin.forms import submitted_form
from tests.admin.full_release import BODY, Page, form_of, make_full_release, row, second_photo
from tests.services.lacks import LACKS, set_words

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = factories.make_editor()
    client.force_login(user)
    return user


def test_full_release_lacks_nothing_and_shows_no_panel(client, editor):
    page = Page(client.get(form_of(make_full_release())))
    assert (page.lists, page.lines) == ([], [])


TRACKING = "https://a.example/?gclid=1"
NO_MARKER = "<p>[圖 K9]</p>"
NO_FIGURE = '<a data-figure-ref="zzzzzz"></a>'
NO_NOTE = '<sup data-footnote="zzzzzz"></sup>'


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("group", "index", "field", "text"),
    [
        (None, 0, "headline", ""),
        (None, 0, "headline", "[圖 K9]"),
        (None, 0, "subheadline", "[圖 K9]"),
        (None, 0, "body", BODY + NO_MARKER),
        (None, 0, "body", BODY + NO_NOTE),
        (None, 0, "body", BODY + '<figure data-figure="zzzzzz"></figure>'),
        (None, 0, "notes_to_editors", NO_MARKER),
        (None, 0, "notes_to_editors", NO_NOTE),
        (None, 0, "event_place", " "),
        (None, 0, "event_registration", TRACKING),
        ("key_points", 1, "point", ""),
        ("key_points", 2, "point", "[圖 K9]"),
        ("figures", 2, "caption", ""),
        ("figures", 1, "caption", f"A{NO_NOTE}"),
        ("figures", 2, "caption", NO_FIGURE),
        ("footnotes", 2, "note", f'<a href="{TRACKING}">A</a>'),
        ("footnotes", 1, "note", NO_FIGURE),
    ],
)
def test_line_leads_to_the_text_of_its_row_and_language(
    client, editor, group, index, field, text, language
):
    release = make_full_release()
    name = column(field, language)
    set_words(row(release, group, index) if group else release, **{name: text})
    target = f"id_{group}-{index}-{name}" if group else f"id_{name}"
    page = Page(client.get(form_of(release)))
    assert page.hrefs() == [f"#{target}"]
    assert page.ids.count(target) == 1
    assert page.lists == [("requirements", language)]


@pytest.mark.parametrize("language", LANGUAGES)
def test_line_leads_to_the_alternative_text_of_its_photo(client, editor, language):
    release = make_full_release()
    photo = second_photo(release, 2)
    set_words(photo, **{column("alt_text", language): ""})
    page = Page(client.get(form_of(release)))
    target = f"id_figures-2-photos-alt-{photo.public_id}-{suffix(language)}"
    assert page.hrefs() == [f"#{target}"]
    assert page.ids.count(target) == 1


@pytest.mark.parametrize(
    ("change", "targets"),
    [
        (lambda it: set_words(it, event_starts_at=None), ["id_event_starts_at_0"]),
        (lambda it: it.roles.filter(kind="issuer").delete(), ["roles-group"]),
        (
            lambda it: row(it, "figures", 1).figure_photos.all().delete(),
            ["id_figures-1-photos-files"],
        ),
        (
            lambda it: set_words(second_photo(it, 1), sizes="queued", widths=[]),
            ["id_figures-1-photos-files"],
        ),
        (
            lambda it: set_words(second_photo(it, 2), sizes="failed", widths=[]),
            ["id_figures-2-photos-files"],
        ),
        (
            lambda it: set_words(row(it, "footnotes", 1), url=""),
            [f"id_footnotes-1-note_{suffix(language)}" for language in LANGUAGES],
        ),
        (
            lambda it: set_words(row(it, "footnotes", 1), url=TRACKING),
            ["id_footnotes-1-url"] * 3,
        ),
        (
            lambda it: set_words(row(it, "footnotes", 2), archived_url=TRACKING),
            ["id_footnotes-2-archived_url"] * 3,
        ),
        (
            lambda it: set_words(it, **dict.fromkeys(columns("body"), "<p>A</p>")),
            [f"id_footnotes-{index}-key" for index in range(3)] * 3,
        ),
    ],
)
def test_line_leads_to_what_has_no_language(client, editor, change, targets):
    release = make_full_release()
    change(release)
    page = Page(client.get(form_of(release)))
    assert page.hrefs() == [f"#{target}" for target in targets]
    assert [page.ids.count(target) for target in targets] == [1] * len(targets)


# The thing without words, the field on its own page, the spot of it on the release's form.
THINGS = [
    (lambda it: row(it, "roles", 1).partner, "official_name", "id_roles-1-partner"),
    (lambda it: row(it, "appearances", 2).person, "family_name", "id_appearances-2-person"),
    (
        lambda it: row(it, "appearances", 1).organisation,
        "official_name",
        "id_appearances-1-organisation",
    ),
    (lambda it: row(it, "figures", 2).stop, "title", "id_figures-2-stop"),
    (lambda it: it.visit, "title", "id_visit"),
    (lambda it: it.contacts.last(), "contact_name", "id_contacts"),
    (
        lambda it: factories.make_boilerplate(it.roles.get(kind="issuer").partner),
        "about",
        "id_roles-2-partner",
    ),
]


def make_wordless(thing, field, language):
    fields = [field, "given_name"] if field == "family_name" else [field]
    set_words(thing, **{column(each, language): "" for each in fields})


def page_of(thing):
    return reverse(f"admin:releases_{thing._meta.model_name}_change", args=[thing.pk])


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("find", "field", "spot"), THINGS)
def test_line_opens_the_page_of_a_thing_that_has_one(client, editor, find, field, spot, language):
    release = make_full_release()
    thing = find(release)
    make_wordless(thing, field, language)
    [line] = Page(client.get(form_of(release))).lines
    target = f"id_{column(field, language)}"
    assert (line["href"], line.get("target")) == (f"{page_of(thing)}#{target}", "_blank")
    assert Page(client.get(page_of(thing))).ids.count(target) == 1


@pytest.mark.parametrize(("find", "field", "spot"), THINGS)
def test_line_stays_on_the_form_for_who_may_not_see_the_thing(client, find, field, spot):
    release = make_full_release()
    make_wordless(find(release), field, "en")
    client.force_login(factories.make_user(None, "view_release", "change_release"))
    page = Page(client.get(form_of(release)))
    assert [(line["href"], line.get("target")) for line in page.lines] == [(f"#{spot}", None)]
    assert page.ids.count(spot) == 1


@pytest.mark.parametrize("name", LACKS)
def test_every_kind_of_line_leads_to_something_that_is_there(client, editor, name):
    lack = LACKS[name]()
    page = Page(client.get(form_of(lack.release)))
    assert len(page.lines) == len(lack.languages)
    for href in page.hrefs():
        address, _, target = href.partition("#")
        there = Page(client.get(address)) if address else page
        assert there.ids.count(target) == 1


def test_line_of_an_about_text_in_use_asks_for_a_new_one(client, editor):
    release = make_full_release()
    issuer = release.roles.get(kind="issuer").partner
    text = factories.make_boilerplate(issuer, about_en="")
    factories.make_release(issuer=issuer).roles.update(boilerplate=text)
    add = f"{reverse('admin:releases_boilerplate_add')}?partner={issuer.pk}"
    page = Page(client.get(form_of(release)))
    assert page.hrefs() == [f"{add}#id_about_en"]
    assert submitted_form(client.get(add))["partner"] == str(issuer.pk)


def test_lines_of_a_verb_page_lead_to_the_form(client, editor):
    release = make_full_release()
    set_words(release, headline_en="")
    set_words(row(release, "figures", 2), caption_zh_hans="")
    set_words(row(release, "key_points", 1), point_en="")
    release = factories.submit(release)
    page = Page(client.get(reverse("admin:releases_release_approve", args=[release.pk])))
    form = Page(client.get(form_of(release)))
    assert page.hrefs() == [f"{form_of(release)}{href}" for href in form.hrefs()]
    assert {href.partition("#")[2] for href in form.hrefs()} == {
        "id_headline_en",
        "id_figures-2-caption_zh_hans",
        "id_key_points-1-point_en",
    }


def test_lines_follow_rows_that_a_refused_form_sent_in_another_order(client, editor):
    release = make_full_release()
    set_words(row(release, "key_points", 0), point_en="")
    data = submitted_form(client.get(form_of(release)))
    for field in ("id", "position", *columns("point")):
        one, other = f"key_points-0-{field}", f"key_points-2-{field}"
        data[one], data[other] = data[other], data[one]
    page = Page(client.post(form_of(release), data | {"headline_en": "1\n2\n3"}))
    assert page.hrefs() == ["#id_key_points-2-point_en"]


def test_what_blocks_stands_before_the_advice_and_apart(client, editor):
    release = factories.make_release(headline_zh_hant="", headline_en="")
    photos = [factories.make_photo(**factories.trilingual(credit="A")) for _ in range(2)]
    for key, photo in zip(("aaaaaa", "bbbbbb"), photos, strict=True):
        factories.make_figure(release, photo, key=key)
    set_words(
        release,
        body_en='<figure data-figure="bbbbbb"></figure><figure data-figure="aaaaaa"></figure>',
    )
    drafting.finish(release, editor)
    set_words(
        release,
        body_en='<figure data-figure="bbbbbb"></figure><figure data-figure="aaaaaa"></figure>',
    )
    page = Page(client.get(form_of(release)))
    assert page.lists == [
        ("requirements", "zh-hant"),
        ("requirements", "en"),
        ("requirements advice", "en"),
    ]
    assert page.hrefs() == ["#id_headline_zh_hant", "#id_headline_en", "#id_body_en"]


def test_line_that_asks_for_words_alone_knows_the_field_that_it_sees_filled(client, editor):
    release = make_full_release()
    set_words(release, headline_en="", subheadline_en="[圖 K9]")
    set_words(row(release, "key_points", 2), point_en="")
    lines = Page(client.get(form_of(release))).lines
    assert {line["href"]: line.get("data-fills") for line in lines} == {
        "#id_headline_en": "id_headline_en",
        "#id_key_points-2-point_en": "id_key_points-2-point_en",
        "#id_subheadline_en": None,
    }


def test_panel_needs_the_same_number_of_queries_for_one_line_and_for_many(
    client, editor, django_assert_num_queries
):
    release = make_full_release()
    set_words(row(release, "figures", 0), caption_en="")
    with CaptureQueriesContext(connection) as one:
        client.get(form_of(release))
    for figure in release.figures.all():
        set_words(figure, **dict.fromkeys(columns("caption"), ""))
    for point in release.key_points.all():
        set_words(point, **dict.fromkeys(columns("point"), ""))
    with django_assert_num_queries(len(one)):
        client.get(form_of(release))


def test_lines_of_a_refused_form_are_all_of_what_was_saved_and_say_so(client, editor):
    release = make_full_release()
    set_words(release, headline_en="")
    set_words(row(release, "figures", 0), caption_en="")
    before = Page(client.get(form_of(release))).hrefs()
    data = submitted_form(client.get(form_of(release)))
    filled = {"headline_en": "Filled", "figures-0-caption_en": "Filled", "based_on": "0"}
    answer = client.post(form_of(release), data | filled)
    assert (len(before), Page(answer).hrefs()) == (2, before)
    said = "These lists are of what was saved last"
    assert [said in each.content.decode() for each in (answer, client.get(form_of(release)))] == [
        True,
        False,
    ]
