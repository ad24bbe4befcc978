"""A live release is changed on its form: readers are told first, and what is refused comes back whole."""

from datetime import timedelta

import pytest
from django.urls import reverse

from releases.models import AuditEntry, Release
from releases.services import article
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = factories.make_user(None, *factories.EDITOR)
    client.force_login(user)
    return user


@pytest.fixture
def live():
    release = factories.make_release(body_en="<p>The day counted 1,200 admissions.</p>")
    factories.make_figure(release, factories.make_photo())
    return factories.approve(release, at=factories.NOON - timedelta(days=1))


def amend_page(release):
    return reverse("admin:releases_release_amend", args=[release.pk])


def filled(client, release, **changed):
    """The form of the change as it is opened, with a kind, a reason and what is changed."""
    question = {"change_kind": "correction", "change_reason": "counted twice"}
    return submitted_form(client.get(amend_page(release))) | question | changed


CORRECTED = {"body_en": "<p>The day counted 1,020 admissions.</p>"}


def test_notice_is_proposed_before_anything_goes_out(client, clock, editor, live):
    answer = client.post(amend_page(live), filled(client, live, **CORRECTED))
    form = answer.context["adminform"].form
    assert "1,020" in form["body_en"].value()
    assert "1,200" in form["told_en"].value()
    assert "Nothing is changed yet" in answer.content.decode()
    assert Release.objects.get().version == live.version
    again = submitted_form(answer) | {"change_kind": "correction"}
    answer = client.post(amend_page(live), again)
    assert answer.url == reverse("admin:releases_release_change", args=[live.pk])
    corrected = Release.objects.get()
    assert "1,020" in corrected.body_en
    assert "1,200" in article.told(corrected, "en")[0].text
    # What readers are told is no part of the text.
    assert not corrected.notice_en
    assert AuditEntry.objects.filter(what="correction").count() == 1
    assert not AuditEntry.objects.filter(what="change", kind="release").exists()


def test_what_was_typed_comes_back_with_a_refusal(client, clock, editor, live):
    data = filled(client, live, headline_en="Another headline", **CORRECTED)
    answer = client.post(amend_page(live), data | {"change_kind": "minor"})
    page = answer.content.decode()
    assert "More than a minor change: a number" in page
    assert answer.context["adminform"].form["headline_en"].value() == "Another headline"
    assert Release.objects.get().headline_en == live.headline_en


def test_stale_change_is_refused_with_its_text(client, clock, editor, live):
    data = filled(client, live, told_en="x", **CORRECTED) | {"based_on": live.version - 1}
    answer = client.post(amend_page(live), data)
    assert "Somebody else has saved this release" in answer.content.decode()
    assert "1,020" in answer.context["adminform"].form["body_en"].value()
    assert Release.objects.get().body_en == live.body_en


@pytest.mark.parametrize("how", ["figure deleted", "photo removed", "photo forgotten", "one more"])
def test_photo_of_a_live_release_is_not_taken_away_and_withdrawing_is_named(
    client, clock, editor, live, how
):
    """Its form offers none of this; one that was opened before the release was live, or a forged one, asks for it."""
    photo = live.figures.get().figure_photos.get().photo
    asked = {
        "figure deleted": {"figures-0-DELETE": "on"},
        "photo removed": {f"figures-0-photos-remove-{photo.public_id}": "on"},
        "photo forgotten": {"figures-0-photos-ids": ""},
        "one more": {
            "figures-0-photos-ids": f"{photo.public_id},{factories.make_photo().public_id}"
        },
    }[how]
    data = filled(client, live, headline_en="Typed", **asked)
    answer = client.post(amend_page(live), data | {"change_kind": "update"})
    page = answer.content.decode()
    assert "Photo numbers are fixed" in page
    assert "tick “Withdraw this photo” in its row" in page
    assert live.figures.get().figure_photos.get().photo == photo
    # Sent again as it came back it is about the words alone.
    again = submitted_form(answer) | {"change_kind": "update", "change_reason": "why"}
    again |= {f"told_{each}": "x" for each in ("zh_hant", "zh_hans", "en")}
    assert client.post(amend_page(live), again).status_code == 302
    assert Release.objects.get().headline_en == "Typed"


def test_row_of_a_photo_that_readers_have_offers_to_withdraw_it_and_nothing_else(
    client, clock, editor, live
):
    row = live.figures.get().figure_photos.get()
    page = client.get(amend_page(live)).content.decode()
    assert page.count(f'name="withdrawn_photos" value="{row.key}"') == 1
    own = page.split('data-photo="')[1].partition("</li>")[0]
    assert [each in own for each in ("photos-remove-", "photos-order-", "photos-key-")] == [
        False
    ] * 3
    for offered in ("figures-0-DELETE", "figures-0-photos-files", 'data-view="arrange"'):
        assert offered not in page
    # The draft of another release offers all of it.
    draft = factories.make_release()
    factories.make_figure(draft, factories.make_photo())
    page = client.get(reverse("admin:releases_release_change", args=[draft.pk])).content.decode()
    for offered in ("figures-0-DELETE", "figures-0-photos-files", 'data-view="arrange"'):
        assert offered in page
    assert "withdrawn_photos" not in page


def test_missing_words_are_listed_and_nothing_changes(client, clock, editor, live):
    answer = client.post(amend_page(live), filled(client, live, headline_en=""))
    assert "Write the headline." in answer.content.decode()
    assert Release.objects.get().headline_en == live.headline_en


@pytest.mark.parametrize("make", [factories.make_release, factories.make_scheduled])
def test_form_of_a_change_is_for_live_releases(client, clock, editor, make):
    release = make()
    assert client.get(amend_page(release)).status_code == 302
    assert client.post(amend_page(release), {"headline_en": "x"}).status_code == 302
    assert Release.objects.get().headline_en == release.headline_en


def test_writer_cannot_change_what_is_live(client, clock, live):
    client.force_login(factories.make_user(None, "change_release", "view_release"))
    assert client.get(amend_page(live)).status_code == 403
    assert client.post(amend_page(live), {"headline_en": "x"}).status_code == 403
    # Nor does the ordinary form open for a forged post.
    form = reverse("admin:releases_release_change", args=[live.pk])
    client.post(form, {"based_on": live.version, "headline_en": "x"})
    assert Release.objects.get().headline_en == live.headline_en


def test_slug_kind_and_hour_stay_what_readers_know(client, clock, editor, live):
    hour = Release.objects.get().publish_at
    data = filled(client, live, slug="another", told_en="x", **CORRECTED)
    client.post(amend_page(live), data | {"publish_at": "2030-01-01"})
    after = Release.objects.get()
    assert (after.slug, after.publish_at) == (live.slug, hour)
    assert "1,020" in after.body_en


def test_photo_is_withdrawn_by_its_box_and_readers_are_told(client, clock, editor, live):
    row = live.figures.get().figure_photos.get()
    box = {"withdrawn_photos": row.key}
    page = client.get(amend_page(live))
    assert page.context["adminform"].form.fields["withdrawn_photos"].choices == [
        (row.key, "Photo 1 · photo.jpg")
    ]
    proposed = client.post(amend_page(live), filled(client, live, **box))
    form = proposed.context["adminform"].form
    assert form["told_en"].value() == "Photo 1 has been withdrawn. Please do not use it."
    assert form["withdrawn_photos"].value() == [row.key]
    assert submitted_form(proposed)["withdrawn_photos"] == row.key
    told = {each: form[each].value() for each in ("told_zh_hant", "told_zh_hans", "told_en")}
    client.post(amend_page(live), filled(client, live, **box, **told))
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    assert "withdrawn_photos" not in submitted_form(client.get(amend_page(live)))
    assert f'value="{row.key}"' not in client.get(amend_page(live)).content.decode()
    assert (
        client.get(amend_page(live)).context["adminform"].form.fields["withdrawn_photos"].choices
        == []
    )
