"""Lists answer a press office's questions, with the same number of queries for one row as for three."""

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from releases.models import User
from tests import factories

pytestmark = pytest.mark.django_db

LISTS = [
    "release",
    "photo",
    "visit",
    "stop",
    "partner",
    "person",
    "agreement",
    "topic",
    "boilerplate",
    "contact",
    "auditentry",
    "linkreport",
]


def make_row(name):
    partner = factories.make_partner()
    visit = factories.make_visit()
    return {
        "release": lambda: factories.make_release(visit=visit),
        "photo": factories.make_photo,
        "visit": factories.make_visit,
        "stop": lambda: factories.make_stop(visit),
        "partner": factories.make_partner,
        "person": factories.make_person,
        "agreement": lambda: factories.make_agreement(partner),
        "topic": factories.make_topic,
        "boilerplate": lambda: factories.make_boilerplate(partner),
        "contact": lambda: factories.make_contact(partner),
        # Each save of a release leaves one.
        "auditentry": factories.make_release,
        "linkreport": lambda: factories.make_link_report(
            f"https://{visit.slug}.example/", factories.make_release()
        ),
    }[name]()


ROOMS = [each for each in admin.site._registry.values() if each.opts.app_label == "releases"]


@pytest.mark.parametrize("room", ROOMS, ids=str)
def test_list_starts_from_what_the_user_may_see(rf, room):
    editor = factories.make_editor()
    name = room.opts.model_name
    if name in LISTS:
        make_row(name)
    elif name == "sitesettings":
        factories.make_site_settings()
    elif name != "user":
        room.model.objects.create(slug="one")
    request = rf.get("/admin/")
    seen = []
    for user in (editor, factories.User(username="outside"), AnonymousUser()):
        request.user = user
        seen.append(room.get_queryset(request).exists())
    assert seen == [True, False, False]


@pytest.mark.parametrize("name", LISTS)
def test_list_needs_no_query_per_row(
    client, name, django_assert_num_queries, django_assert_max_num_queries
):
    client.force_login(factories.make_editor())
    address = reverse(f"admin:releases_{name}_changelist")
    make_row(name)
    with django_assert_max_num_queries(14) as one:
        assert client.get(address).status_code == 200
    make_row(name)
    make_row(name)
    with django_assert_num_queries(len(one)):
        client.get(address)


def found(client, name, **query):
    answer = client.get(reverse(f"admin:releases_{name}_changelist"), query)
    return sorted(str(row.slug) for row in answer.context["cl"].result_list)


def test_state_filter_tells_scheduled_from_live_by_the_clock(client, clock):
    factories.make_release("a-draft")
    factories.make_live("is-live")
    factories.make_scheduled("is-scheduled")
    factories.withdraw(factories.make_live("is-withdrawn"))
    clock.at = factories.NOON
    client.force_login(factories.make_editor())
    states = ["draft", "returned", "submitted", "scheduled", "live", "withdrawn"]
    assert [found(client, "release", state=state) for state in states] == [
        ["a-draft"],
        [],
        [],
        ["is-scheduled"],
        ["is-live"],
        ["is-withdrawn"],
    ]
    clock.at = factories.NOON + factories.timedelta(days=1)
    client.force_login(factories.make_editor())
    assert found(client, "release", state="live") == ["is-live", "is-scheduled"]


def test_closed_language_filter_names_approved_releases_without_it(client, clock):
    client.force_login(factories.make_editor())
    factories.make_live("chinese-only", languages=["zh-hant"])
    factories.make_live("all-three")
    assert found(client, "release", closed="en") == ["chinese-only"]


@pytest.mark.parametrize("language", ["zh_hant", "zh_hans", "en"])
def test_search_and_autocomplete_find_the_names_of_every_language(client, language):
    client.force_login(factories.make_editor())
    factories.make_partner("the-one", **{f"official_name_{language}": "羅氏Roche"})
    factories.make_partner("another")
    assert found(client, "partner", q="羅氏") == ["the-one"]
    answer = client.get(
        reverse("admin:autocomplete"),
        {"term": "羅氏", "app_label": "releases", "model_name": "role", "field_name": "partner"},
    )
    assert len(answer.json()["results"]) == 1


def test_person_is_found_by_the_whole_chinese_name(client):
    client.force_login(factories.make_editor())
    factories.make_person(family_name_zh_hant="黃", given_name_zh_hant="克強")
    factories.make_person()
    answer = client.get(reverse("admin:releases_person_changelist"), {"q": "黃克強"})
    assert [row.given_name_zh_hant for row in answer.context["cl"].result_list] == ["克強"]


def test_newsroom_with_chinese_names_only_is_readable_in_english(client):
    client.force_login(factories.make_editor())
    factories.make_partner("roche", official_name_en="", official_name_zh_hant="羅氏")
    answer = client.get(reverse("admin:releases_partner_changelist"))
    assert "羅氏" in answer.content.decode()


def test_newsroom_speaks_the_language_of_its_user(client):
    user = factories.make_editor()
    client.force_login(user)
    client.post(reverse("admin:choose_language"), {"language": "zh-hans", "next": "/admin/"})
    user.refresh_from_db()
    assert user.language == "zh-hans"
    assert client.get("/admin/")["Content-Language"] == "zh-hans"


@pytest.mark.parametrize(("language", "words"), [("en", "1 result"), ("zh-hant", "1項結果")])
def test_foot_of_a_list_counts_its_rows_with_their_measure_word(client, language, words):
    client.force_login(factories.make_editor())
    User.objects.update(language=language)
    factories.make_link_report("https://dead.example/")
    page = client.get(reverse("admin:releases_linkreport_changelist")).content.decode()
    assert (
        " ".join(page.partition('<p class="paginator">')[2].partition("</p>")[0].split()) == words
    )
