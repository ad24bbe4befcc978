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


def test_photo_of_a_live_release_is_not_taken_away(client, clock, editor, live):
    data = filled(client, live, **{"figures-0-DELETE": "on"})
    answer = client.post(amend_page(live), data | {"change_kind": "update"})
    assert "Photo numbers are fixed" in answer.content.decode()
    assert Release.objects.get().figures.count() == 1


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
    told = {each: form[each].value() for each in ("told_zh_hant", "told_zh_hans", "told_en")}
    client.post(amend_page(live), filled(client, live, **box, **told))
    row.refresh_from_db()
    assert row.withdrawn_at is not None
    assert (
        client.get(amend_page(live)).context["adminform"].form.fields["withdrawn_photos"].choices
        == []
    )
