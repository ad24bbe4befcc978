"""Visits and organisations: shown at once, never overwritten silently, their addresses kept for all time."""

import pytest
from django.urls import reverse

from releases.models import Address, Partner, Visit
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db


def change(thing):
    return reverse(f"admin:releases_{thing._meta.model_name}_change", args=[thing.pk])


@pytest.mark.parametrize(
    ("make", "field"),
    [(factories.make_visit, "title_en"), (factories.make_partner, "short_name_en")],
)
def test_stale_save_is_refused_and_the_text_comes_back(client, make, field):
    client.force_login(factories.make_editor())
    thing = make()
    data = submitted_form(client.get(change(thing)))
    client.post(change(thing), data | {field: "First"})
    answer = client.post(change(thing), data | {field: "Second"})
    thing.refresh_from_db()
    assert getattr(thing, field) == "First"
    assert submitted_form(answer)[field] == "Second"
    assert "Somebody else has saved this page" in answer.content.decode()


def test_form_says_that_a_change_shows_at_once(client):
    client.force_login(factories.make_editor())
    answer = client.get(change(factories.make_partner()))
    assert "shown at once on every public page" in answer.content.decode()


def test_saving_a_public_visit_says_that_readers_see_it(client, clock):
    client.force_login(factories.make_editor())
    visit = factories.make_visit(listed_at=clock.at)
    answer = client.post(change(visit), submitted_form(client.get(change(visit))), follow=True)
    assert "This page is public: readers see the change now." in answer.content.decode()


def test_visit_is_made_with_its_delegation_and_stops(client):
    client.force_login(factories.make_editor())
    person = factories.make_person()
    add = reverse("admin:releases_visit_add")
    data = submitted_form(client.get(add)) | {
        "title_zh_hant": "上海訪問",
        "precision": "none",
        "slug": "shanghai",
        "appearances-TOTAL_FORMS": "1",
        "appearances-0-person": person.pk,
        "appearances-0-capacity": "leader",
        "stops-TOTAL_FORMS": "2",
        "stops-0-title_en": "First",
        "stops-0-kind": "meeting",
        "stops-1-title_en": "Second",
        "stops-1-kind": "signing",
    }
    client.post(add, data)
    visit = Visit.objects.get()
    assert [member.person for member in visit.appearances.all()] == [person]
    assert [(stop.position, stop.title_en) for stop in visit.stops.all()] == [
        (1, "First"),
        (2, "Second"),
    ]


def test_former_address_of_a_partner_stays_taken(client):
    client.force_login(factories.make_editor())
    add = reverse("admin:releases_partner_add")
    client.post(
        add, submitted_form(client.get(add)) | {"official_name_en": "Roche", "slug": "roche"}
    )
    partner = Partner.objects.get()
    client.post(
        change(partner), submitted_form(client.get(change(partner))) | {"slug": "roche-group"}
    )
    answer = client.post(add, submitted_form(client.get(add)) | {"slug": "roche"})
    assert "This address is not available" in answer.content.decode()
    assert sorted(Address.objects.values_list("slug", flat=True)) == ["roche", "roche-group"]


def test_sort_text_is_made_from_the_name_and_may_be_overridden(client):
    client.force_login(factories.make_editor())
    add = reverse("admin:releases_partner_add")
    data = submitted_form(client.get(add)) | {
        "official_name_en": "The Egret Fund",
        "official_name_zh_hant": "白鷺基金",
        "sort_text_zh_hant": "05白鷺基金",
    }
    client.post(add, data)
    partner = Partner.objects.get()
    assert (partner.sort_text_en, partner.sort_text_zh_hant) == ("egret fund", "05白鷺基金")
