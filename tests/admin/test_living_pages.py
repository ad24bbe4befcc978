"""What several colleagues keep: shown at once, never overwritten silently, addresses kept for all time."""

import re

import pytest
from django.urls import reverse

from releases.models import Address, Appearance, Partner, Place, Role, Sector, Stop, Visit
from tests import factories
from tests.admin.forms import submitted_form

pytestmark = pytest.mark.django_db


def change(thing):
    return reverse(f"admin:releases_{thing._meta.model_name}_change", args=[thing.pk])


STALE = "Somebody else has saved this page"
LIVING = {
    "visit": (factories.make_visit, "title"),
    "partner": (factories.make_partner, "short_name"),
    "stop": (factories.make_stop, "title"),
    "person": (factories.make_person, "given_name"),
    "photo": (factories.make_photo, "credit"),
    "topic": (factories.make_topic, "heading"),
    "sector": (lambda: Sector.objects.create(slug="biotech"), "heading"),
    "place": (lambda: Place.objects.create(slug="shanghai"), "heading"),
    "boilerplate": (lambda: factories.make_boilerplate(factories.make_partner()), "about"),
    "contact": (lambda: factories.make_contact(factories.make_partner()), "contact_name"),
}


@pytest.mark.parametrize("name", LIVING)
def test_stale_save_is_refused_and_the_text_comes_back(client, name):
    make, field = LIVING[name]
    client.force_login(factories.make_editor())
    thing = make()
    data = submitted_form(client.get(change(thing)))
    client.post(change(thing), data | {f"{field}_en": "<p>First</p>"})
    answer = client.post(change(thing), data | {f"{field}_zh_hans": "<p>Second</p>"})
    thing.refresh_from_db()
    assert getattr(thing, f"{field}_en") == "<p>First</p>"
    assert (getattr(thing, f"{field}_zh_hans") or "") == data[f"{field}_zh_hans"]
    assert submitted_form(answer)[f"{field}_zh_hans"] == "<p>Second</p>"
    assert STALE in answer.content.decode()
    client.post(change(thing), submitted_form(client.get(change(thing))) | {f"{field}_en": ""})
    thing.refresh_from_db()
    assert not getattr(thing, f"{field}_en")


def test_stale_save_of_an_agreement_is_refused_and_the_choice_comes_back(client):
    client.force_login(factories.make_editor())
    agreement = factories.make_agreement(factories.make_partner())
    data = submitted_form(client.get(change(agreement)))
    client.post(change(agreement), data | {"kind": "mou"})
    answer = client.post(change(agreement), data | {"kind": "strategic"})
    agreement.refresh_from_db()
    assert agreement.kind == "mou"
    assert submitted_form(answer)["kind"] == "strategic"
    assert STALE in answer.content.decode()


def test_stale_save_of_a_photo_in_an_approved_release_is_refused(client):
    client.force_login(factories.make_editor())
    release, photo = factories.make_release(), factories.make_photo()
    factories.make_figure(release, photo)
    factories.approve(release)
    data = submitted_form(client.get(change(photo))) | {"note": "Named at last."}
    client.post(change(photo), data | {"credit_en": "First"})
    answer = client.post(change(photo), data | {"credit_en": "Second"})
    photo.refresh_from_db()
    assert photo.credit_en == "First"
    assert STALE in answer.content.decode()


def test_form_that_carries_no_hour_is_refused(client):
    client.force_login(factories.make_editor())
    topic = factories.make_topic()
    data = submitted_form(client.get(change(topic)))
    del data["seen"]
    answer = client.post(change(topic), data | {"heading_en": "Forged"})
    assert STALE in answer.content.decode()


@pytest.mark.parametrize("name", [*LIVING, "agreement"])
def test_hour_stands_once_in_every_form(client, name):
    client.force_login(factories.make_editor())
    thing = LIVING[name][0]() if name in LIVING else factories.make_agreement()
    assert client.get(change(thing)).content.decode().count('name="seen"') == 1


def test_popup_adds_and_changes_and_refuses_what_is_stale(client):
    client.force_login(factories.make_editor())
    add = reverse("admin:releases_topic_add") + "?_popup=1"
    answer = client.post(add, submitted_form(client.get(add)) | {"slug": "fund", "heading_en": "1"})
    assert "&quot;obj&quot;: &quot;1&quot;" in answer.content.decode()
    topic = factories.Topic.objects.get()
    popup = change(topic) + "?_popup=1"
    data = submitted_form(client.get(popup))
    answer = client.post(popup, data | {"heading_en": "2"})
    assert "&quot;action&quot;: &quot;change&quot;" in answer.content.decode()
    assert STALE in client.post(popup, data | {"heading_en": "3"}).content.decode()


def test_nothing_is_saved_as_new_by_a_form_that_does_not_offer_it(client):
    client.force_login(factories.make_editor())
    topic = factories.make_topic()
    data = submitted_form(client.get(change(topic)))
    forged = {"slug": "copy", "heading_en": "Second", "_saveasnew": "Save as new"}
    assert client.post(change(topic), data | forged).status_code == 403
    assert factories.Topic.objects.get() == topic


@pytest.mark.parametrize("deed", ["change", "delete", "delete from the list", "move"])
def test_form_of_a_visit_is_stale_once_a_stop_was_saved_on_its_own_page(client, deed):
    client.force_login(factories.make_editor())
    visit = factories.make_visit()
    stop, other = factories.make_stop(visit), factories.make_stop(visit)
    data = submitted_form(client.get(change(visit)))
    if deed == "delete":
        client.post(reverse("admin:releases_stop_delete", args=[stop.pk]), {"post": "yes"})
    elif deed == "delete from the list":
        chosen = {"action": "delete_selected", "_selected_action": stop.pk, "post": "yes"}
        client.post(reverse("admin:releases_stop_changelist"), chosen)
    else:
        new = {"title_en": "New"} if deed == "change" else {"visit": factories.make_visit().pk}
        client.post(change(stop), submitted_form(client.get(change(stop))) | new)
    after = list(Stop.objects.order_by("pk").values_list("pk", "visit", "title_en"))
    assert after != [(each.pk, visit.pk, "stop en") for each in (stop, other)]
    place = next(
        name for name, value in data.items() if name.startswith("stops-") and value == f"{other.pk}"
    )
    answer = client.post(
        change(visit), data | {place.replace("-id", "-title_en"): "Typed", "title_en": "Typed too"}
    )
    assert STALE in answer.content.decode()
    assert list(Stop.objects.order_by("pk").values_list("pk", "visit", "title_en")) == after


def test_form_of_a_stop_is_stale_once_its_visit_was_saved_with_another_title_for_it(client):
    client.force_login(factories.make_editor())
    stop = factories.make_stop()
    data = submitted_form(client.get(change(stop)))
    visit_data = submitted_form(client.get(change(stop.visit)))
    client.post(change(stop.visit), visit_data | {"stops-0-title_en": "First"})
    answer = client.post(change(stop), data | {"title_en": "Second"})
    stop.refresh_from_db()
    assert stop.title_en == "First"
    assert STALE in answer.content.decode()


@pytest.mark.parametrize("model", [Role, Appearance])
def test_hosts_and_people_of_a_stop_are_of_its_form(client, model):
    client.force_login(factories.make_editor())
    stop = factories.make_stop()
    data = submitted_form(client.get(change(stop)))
    rows = {
        Role: {
            "roles-TOTAL_FORMS": "1",
            "roles-0-partner": factories.make_partner().pk,
            "roles-0-kind": "host",
        },
        Appearance: {
            "appearances-TOTAL_FORMS": "1",
            "appearances-0-person": factories.make_person().pk,
            "appearances-0-capacity": "met",
        },
    }
    client.post(change(stop), data | rows[model])
    assert model.objects.count() == 1
    answer = client.post(change(stop), data | rows[model])
    assert STALE in answer.content.decode()
    assert model.objects.count() == 1


@pytest.mark.parametrize("owner", ["stop", "release"])
def test_two_organisations_exchange_their_places(client, owner):
    client.force_login(factories.make_editor())
    first, second = factories.make_partner(), factories.make_partner()
    thing = factories.make_release(issuer=first) if owner == "release" else factories.make_stop()
    thing.roles.all().delete()
    rows = [
        Role.objects.create(**{owner: thing}, partner=partner, kind="host", position=position)
        for position, partner in enumerate((first, second), start=1)
    ]
    data = submitted_form(client.get(change(thing)))
    client.post(change(thing), data | {"roles-0-partner": second.pk, "roles-1-partner": first.pk})
    found = [(row.pk, row.partner, row.kind) for row in thing.roles.all()]
    assert found == [(rows[0].pk, second, "host"), (rows[1].pk, first, "host")]


def test_organisation_takes_the_place_of_one_whose_row_is_deleted(client):
    client.force_login(factories.make_editor())
    stop = factories.make_stop()
    first, second = factories.make_partner(), factories.make_partner()
    for partner in (first, second):
        Role.objects.create(stop=stop, partner=partner, kind="host")
    data = submitted_form(client.get(change(stop)))
    client.post(change(stop), data | {"roles-0-partner": second.pk, "roles-1-DELETE": "on"})
    assert [(row.partner, row.kind) for row in stop.roles.all()] == [(second, "host")]


def test_same_organisation_twice_in_one_role_is_refused_and_the_rows_come_back(client):
    client.force_login(factories.make_editor())
    stop = factories.make_stop()
    first, second = factories.make_partner(), factories.make_partner()
    for partner in (first, second):
        Role.objects.create(stop=stop, partner=partner, kind="host")
    data = submitted_form(client.get(change(stop))) | {"roles-0-partner": second.pk}
    answer = client.post(change(stop), data | {"title_en": "Typed"})
    assert answer.status_code == 200
    assert submitted_form(answer)["title_en"] == "Typed"
    assert [row.partner for row in stop.roles.all()] == [first, second]


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


def stands_under(page):
    """Return the headings of the index that the form names, in the order of the languages."""
    return re.findall(
        '<span lang="[^"]*">. ?(?:N )?([^<]*)</span>', page.partition("field-stands_under")[2]
    )


def test_place_in_the_directory_follows_the_name_until_somebody_gives_another(client):
    client.force_login(factories.make_editor())
    partner = factories.make_partner(
        official_name_en="The Egret Fund",
        official_name_zh_hant="白鷺基金",
        official_name_zh_hans="白鹭基金",
        sort_text_zh_hant="06白鷺",
    )
    page = client.get(change(partner))
    assert stands_under(page.content.decode()) == ["六畫", "B", "E"]
    new = {"official_name_en": "Heron Fund", "official_name_zh_hant": "蒼鷺基金"}
    client.post(change(partner), submitted_form(page) | new)
    page = client.get(change(partner))
    assert stands_under(page.content.decode()) == ["六畫", "B", "H"]
    client.post(change(partner), submitted_form(page) | {"sort_text_zh_hant": ""})
    page = client.get(change(partner))
    assert stands_under(page.content.decode()) == ["十四畫", "B", "H"]


def test_organisation_without_a_name_in_a_language_stands_nowhere_in_it(client):
    client.force_login(factories.make_editor())
    partner = factories.make_partner(official_name_zh_hant="3M", official_name_en="")
    page = client.get(change(partner)).content.decode()
    assert stands_under(page)[::2] == ["Others", "–"]
