"""One credit for many photos: asked among the figures of a release, and on a page for those chosen in the library."""

import pytest
from django.urls import reverse

from releases.models import AuditEntry, Photo
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db

LIST = reverse("admin:releases_photo_changelist")
WRITER = ("add_release", "change_release", "view_release", "view_photo", "change_photo")


@pytest.fixture
def writer(client):
    user = factories.make_user(None, *WRITER)
    client.force_login(user)
    return user


def form_of(release, page="change"):
    return reverse(f"admin:releases_release_{page}", args=[release.pk])


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def credits():
    return dict(Photo.objects.values_list("original_name", "credit_en"))


# --- On the form of a release ----------------------------------------------------------------------


def save(client, release, **words):
    data = submitted_form(client.get(form_of(release))) | {"_continue": "yes"}
    return client.post(form_of(release), data | words, follow=True)


def test_photos_of_the_release_that_have_none_are_given_the_credit(client, writer):
    release = factories.make_release()
    photos = [factories.make_photo(name=name) for name in ("a", "b", "c", "elsewhere")]
    Photo.objects.filter(original_name="b").update(credit_en="Albert Wong")
    factories.make_figure(release, *photos[:2])
    factories.make_figure(release, photos[2])
    words = {"credits-credit_en": "Pine Shek", "credits-terms_zh_hant": "須註明來源"}
    answer = save(client, release, **words)
    assert credits() == {
        "a": "Pine Shek",
        "b": "Albert Wong",
        "c": "Pine Shek",
        "elsewhere": None,
    }
    assert "3 photos were given the words." in told(answer)
    assert AuditEntry.objects.of(photos[0]).first().details == {
        "fields": [["credit_en", None, "Pine Shek"], ["terms_zh_hant", None, "須註明來源"]]
    }
    # What was given stands in the photos, and the panel is empty again.
    assert submitted_form(answer)["credits-credit_en"] == ""


def test_photo_that_comes_with_the_same_save_is_given_the_credit_too(client, writer):
    add = reverse("admin:releases_release_add")
    data = submitted_form(client.get(add)) | {
        "figures-TOTAL_FORMS": "1",
        "figures-0-layout": "row",
        "figures-0-photos-ids": factories.make_photo(name="new").public_id,
        "credits-credit_en": "Pine Shek",
    }
    client.post(add, data)
    assert credits() == {"new": "Pine Shek"}


def test_photo_that_readers_have_is_left_and_that_is_said(client, writer):
    live, release = factories.make_release(), factories.make_release()
    photos = [factories.make_photo(name=name) for name in ("shared", "own")]
    factories.make_figure(live, photos[0])
    factories.approve(live)
    factories.make_figure(release, *photos)
    answer = save(client, release, **{"credits-credit_en": "Pine Shek"})
    assert credits() == {"shared": None, "own": "Pine Shek"}
    assert told(answer)[:2] == [
        "1 photo was given the words.",
        "1 photo in a scheduled or live release was left as it is: an editor changes it in the photo library, with a note.",
    ]


def test_credit_that_is_too_long_comes_back_with_the_form(client, writer):
    release = factories.make_release()
    factories.make_figure(release, factories.make_photo(name="a"))
    words = {"credits-credit_en": "P" * 201, "headline_en": "Typed"}
    answer = save(client, release, **words)
    assert "Credit · EN: Ensure this value has at most 200 characters" in answer.content.decode()
    assert submitted_form(answer)["credits-credit_en"] == "P" * 201
    release.refresh_from_db()
    assert (credits(), release.headline_en == "Typed") == ({"a": None}, False)


def test_panel_is_for_whoever_may_change_photos_where_the_form_is_whole(client, clock):
    release = factories.make_release()
    closed = factories.make_live(languages=["zh-hant"])
    for each in (release, closed):
        factories.make_figure(each, factories.make_photo(name=f"of {each.slug}"))

    def offers(*address):
        return 'name="credits-credit_en"' in client.get(form_of(*address)).content.decode()

    client.force_login(factories.make_user(None, "change_release", "view_release"))
    assert not offers(release)
    save(client, release, **{"credits-credit_en": "Pine Shek"})
    clock.at = factories.NOON
    client.force_login(factories.make_editor())
    assert [offers(release), offers(closed), offers(closed, "amend")] == [True, False, False]
    assert set(credits().values()) == {None}


# --- In the library --------------------------------------------------------------------------------


def chosen(client, *photos, **words):
    """The page that asks for the words, or what came of it once it is given them."""
    data = {"action": "give_credit", "_selected_action": [each.pk for each in photos]}
    if words:
        data |= {"given": "yes", "credits-manner": "fill"} | words
    return client.post(LIST, data, follow=True)


@pytest.mark.parametrize(
    ("manner", "expected"), [("fill", "Albert Wong"), ("replace", "Pine Shek")]
)
def test_chosen_photos_are_given_the_credit(client, writer, manner, expected):
    photos = [factories.make_photo(name=name) for name in ("a", "b", "other")]
    Photo.objects.filter(original_name="b").update(credit_en="Albert Wong")
    words = {"credits-credit_en": "Pine Shek", "credits-manner": manner}
    answer = chosen(client, *photos[:2], **words)
    assert answer.redirect_chain == [(LIST, 302)]
    assert credits() == {"a": "Pine Shek", "b": expected, "other": None}


def test_page_shows_the_chosen_photos_and_changes_nothing(
    client, writer, django_assert_num_queries
):
    photos = [factories.make_photo(name=name) for name in ("a", "b", "c")]
    for some in (photos[:1], photos):
        with django_assert_num_queries(8):
            page = chosen(client, *some).content.decode()
        assert [f'name="_selected_action" value="{each.pk}"' in page for each in photos] == [
            each in some for each in photos
        ]
    assert set(credits().values()) == {None}


def test_nothing_written_is_asked_for_again(client, writer):
    photo = factories.make_photo(name="a")
    page = chosen(client, photo, **{"credits-credit_en": " "})
    assert "Write a credit, a copyright notice or terms of use." in page.content.decode()


def test_photo_that_readers_have_asks_an_editor_for_a_note(client, writer):
    photo, live = factories.make_photo(name="a"), factories.make_release()
    factories.make_figure(live, photo)
    factories.approve(live)
    words = {"credits-credit_en": "Pine Shek"}
    assert 'name="credits-note"' not in chosen(client, photo).content.decode()
    chosen(client, photo, **words | {"credits-note": "mine"})
    assert credits() == {"a": None}
    client.force_login(factories.make_editor())
    assert 'name="credits-note"' in chosen(client, photo).content.decode()
    answer = chosen(client, photo, **words)
    assert (credits(), len(told(answer))) == ({"a": None}, 1)
    chosen(client, photo, **words | {"credits-note": "Named by the host."})
    assert credits() == {"a": "Pine Shek"}
    assert AuditEntry.objects.of(photo).first().details["note"] == "Named by the host."


def test_reader_of_the_library_has_no_such_action(client):
    client.force_login(factories.make_user(None, "view_photo"))
    photo = factories.make_photo(name="a")
    chosen(client, photo, **{"credits-credit_en": "Pine Shek"})
    assert credits() == {"a": None}
