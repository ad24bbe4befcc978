"""The languages of a form: kept for each user, served as they were left, opened where there is an error."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from releases.models import AuditEntry, User
from releases.text.languages import LANGUAGES, html_lang, suffix
from releases.text.side_by_side import ARRANGEMENTS
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db

CHOOSE = "/admin/side-by-side/"


@pytest.fixture
def editor(client):
    user = factories.make_editor()
    client.force_login(user)
    return user


def kept(user):
    return User.objects.get(pk=user.pk).side_by_side


def change(thing):
    return reverse(f"admin:releases_{thing._meta.model_name}_change", args=[thing.pk])


def switch_of(response):
    """Return (what is checked, what cannot be chosen) of the switch on a page."""
    inputs = re.findall(r'<input type="radio" name="languages"[^>]*>', response.content.decode())
    values = {each: re.search(r'value="([^"]*)"', each)[1] for each in inputs}
    checked = [values[each] for each in inputs if " checked" in each]
    return checked, [values[each] for each in inputs if " disabled" in each]


def make_things():
    """One of each thing whose form has words in three languages."""
    partner = factories.make_partner()
    visit = factories.make_visit()
    return [
        factories.make_release(),
        factories.make_photo(),
        partner,
        visit,
        factories.make_stop(visit),
        factories.make_person(),
        factories.make_topic(),
        factories.make_boilerplate(partner),
        factories.make_contact(partner),
    ]


# --- What is kept ---


@pytest.mark.parametrize("chosen", ARRANGEMENTS)
def test_choice_is_kept_for_the_user_who_made_it_and_no_other(client, editor, chosen):
    other = factories.make_user("other")
    before = kept(other)
    answer = client.post(CHOOSE, {"languages": chosen, "next": "/admin/releases/release/add/"})
    assert (answer.status_code, answer.url) == (302, "/admin/releases/release/add/")
    assert (kept(editor), kept(other)) == (chosen, before)


@pytest.mark.parametrize("forged", [None, "", "fr", "en en", "en zh-hant", "zh-hant,en", "x" * 99])
def test_any_other_value_is_refused_and_nothing_is_kept(client, editor, forged):
    before = kept(editor)
    answer = client.post(CHOOSE, {} if forged is None else {"languages": forged})
    assert (answer.status_code, kept(editor)) == (400, before)


def test_user_named_in_the_form_is_not_heard(client, editor):
    other = factories.make_user("other")
    before = kept(other)
    named = {"user": other.pk, "id": other.pk, "username": "other"}
    client.post(CHOOSE, {"languages": "zh-hans en"} | named)
    assert (kept(editor), kept(other)) == ("zh-hans en", before)


def test_reading_the_address_keeps_nothing(client, editor):
    before = kept(editor)
    assert client.get(CHOOSE, {"languages": "en"}).status_code == 405
    assert kept(editor) == before


def test_post_without_a_token_keeps_nothing(editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    before = kept(editor)
    assert strict.post(CHOOSE, {"languages": "en"}).status_code == 403
    assert kept(editor) == before


def test_whoever_is_not_of_the_team_keeps_nothing(client):
    reader = factories.make_user("reader")
    User.objects.filter(pk=reader.pk).update(is_staff=False)
    client.force_login(reader)
    before = kept(reader)
    assert client.post(CHOOSE, {"languages": "en"}).url.startswith("/admin/login/")
    assert kept(reader) == before


def test_address_of_another_site_is_not_gone_to(client, editor):
    answer = client.post(CHOOSE, {"languages": "en", "next": "https://a.example/"})
    assert answer.url == "/admin/"


def test_choice_is_on_no_record_and_changes_no_release(client, editor):
    release = factories.make_release()
    client.post(CHOOSE, {"languages": "en"})
    version, was = release.version, AuditEntry.objects.count()
    release.refresh_from_db()
    assert (release.version, AuditEntry.objects.count()) == (version, was)


# --- What is served ---


@pytest.mark.parametrize("chosen", ["en", "zh-hant zh-hans", "zh-hans en", "zh-hant zh-hans en"])
def test_every_form_with_words_is_served_as_its_user_left_it(client, editor, chosen):
    User.objects.update(side_by_side=chosen)
    for thing in make_things():
        assert switch_of(client.get(change(thing))) == ([chosen], []), thing._meta.model_name


def test_form_without_words_has_no_switch(client, editor):
    assert switch_of(client.get(reverse("admin:releases_agreement_add"))) == ([], [])
    assert switch_of(client.get(reverse("admin:releases_photo_add"))) == ([], [])
    assert switch_of(client.get(reverse("admin:releases_release_changelist"))) == ([], [])


def test_user_who_never_chose_begins_with_the_language_of_the_newsroom(client, editor):
    User.objects.filter(pk=editor.pk).update(side_by_side="", language="zh-hans")
    answer = client.get(change(factories.make_release()))
    assert switch_of(answer)[0] == ["zh-hans"]


@pytest.mark.parametrize(
    ("chosen", "shown"), [("", "zh-hant en"), ("zh-hans en", "zh-hans en"), ("zh-hant", "zh-hant")]
)
def test_open_languages_of_a_locked_release_are_offered_to_be_read(client, editor, chosen, shown):
    User.objects.update(side_by_side=chosen, language="en")
    locked = factories.make_live(languages=["zh-hant", "zh-hans"])
    assert switch_of(client.get(change(locked))) == ([shown], [])


def test_list_of_what_is_missing_is_open_in_the_languages_that_are_shown(client, editor):
    User.objects.update(side_by_side="zh-hans en")
    page = client.get(change(factories.make_release(headline_zh_hant="", headline_en="")))
    lists = re.findall(
        r'<details class="requirements[^"]*" data-language="([^"]*)"( open)?>',
        page.content.decode(),
    )
    assert dict(lists) == {"zh-hant": "", "en": " open"}


@pytest.mark.parametrize(
    ("chosen", "shown"),
    [("zh-hant", "zh-hans"), ("zh-hant en", "zh-hant zh-hans"), ("zh-hans en", "zh-hans en")],
)
def test_language_with_an_error_is_shown_and_the_choice_is_left(client, editor, chosen, shown):
    User.objects.update(side_by_side=chosen)
    release = factories.make_release()
    data = submitted_form(client.get(change(release)), "release_form")
    answer = client.post(change(release), data | {"headline_zh_hans": "一\n二\n三"})
    assert switch_of(answer)[0] == [shown]
    assert answer.content.decode().count('class="wrong"') == 1
    assert kept(editor) == chosen


def test_error_in_a_row_opens_its_language_too(client, editor):
    User.objects.update(side_by_side="zh-hant")
    release = factories.make_release()
    factories.make_key_point(release)
    data = submitted_form(client.get(change(release)), "release_form")
    answer = client.post(change(release), data | {"key_points-0-point_en": "x" * 5000})
    assert switch_of(answer)[0] == ["en"]


# --- What is written in which language ---


def languages_of_inputs(page):
    """Return {suffix of the name: [lang attributes]} of every field with a language."""
    tags = re.findall(r"<(?:input|textarea)[^>]*>", page)
    found = {}
    for tag in tags:
        name, lang = (re.search(rf' {each}="([^"]*)"', tag) for each in ("name", "lang"))
        if name and 'type="hidden"' not in tag:
            for language in LANGUAGES:
                if re.search(rf"[_-]{suffix(language)}$", name[1]):
                    found.setdefault(language, set()).add(lang and lang[1])
    return found


def test_every_input_says_in_which_language_it_is_written(client, editor):
    things = make_things()
    factories.make_figure(things[0], things[1])
    factories.make_key_point(things[0])
    live = factories.make_live("live")
    pages = [*map(change, things), reverse("admin:releases_release_amend", args=[live.pk])]
    for address in pages:
        found = languages_of_inputs(client.get(address).content.decode())
        assert found == {each: {html_lang(each)} for each in LANGUAGES}, address


# --- What it costs ---


@pytest.mark.parametrize("name", ["release", "partner"])
def test_forms_with_and_without_a_choice_ask_the_same_questions(client, editor, name):
    thing = getattr(factories, f"make_{name}")()
    client.get(change(thing))
    counts = []
    for chosen in ("", "zh-hant", "zh-hant zh-hans en"):
        User.objects.update(side_by_side=chosen)
        with CaptureQueriesContext(connection) as asked:
            client.get(change(thing))
        counts.append(len(asked))
    assert len(set(counts)) == 1
