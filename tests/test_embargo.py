"""Nothing is seen before its time: every route, every state, a random word in every text column.

tests/embargo/ has the words (canaries), the hidden things (world), the addresses (routes) and how to listen (answers);
test_embargo_controls.py shows that the same words are there once they may be.
"""

import pytest
from django.apps import apps

from releases.text.languages import LANGUAGES
from tests import factories
from tests.conftest import DEEP
from tests.embargo import canaries, routes
from tests.embargo.answers import (
    Nonsense,
    asks_for,
    assert_like_nothing,
    assert_silent,
    client_of,
    leaks,
    reader,
    told,
    without_nonces,
)
from tests.embargo.world import World

pytestmark = pytest.mark.django_db

STATES = {
    "scheduled +1 s": World.schedule_for_the_next_second,
    "scheduled +1 year": World.schedule_for_next_year,
    "languages open before the hour": World.open_languages_before_the_hour,
    "draft": World.stay_draft,
    "submitted": World.submit,
    "returned": World.return_to_its_writer,
    "unscheduled": World.schedule_and_take_back,
}
# The states in which the further worlds are asked; the deep run asks them in all.
FEW = [*STATES] if DEEP else ["scheduled +1 s"]
NEVER_PUBLIC = ("team",)


# --- The tables are complete ---------------------------------------------------------------------


def test_every_route_is_classified():
    public = {name for route, name in routes.leaves() if not route.startswith("admin/")}
    assert public == routes.OPEN.keys() | routes.HIDDEN.keys()


def test_every_model_with_words_has_a_row_in_the_world(clock):
    World(clock.at)
    empty = [
        model.__name__
        for model in apps.get_app_config("releases").get_models()
        if canaries.text_columns(model) and not model.objects.exists()
    ]
    assert empty == []


def test_every_text_column_holds_a_canary(clock):
    found = {mark.column for mark in World(clock.at).canaries.marks.values()}
    expected = {
        f"{model.__name__}.{canaries._base(field)}"
        for model in apps.get_app_config("releases").get_models()
        for field in canaries.text_columns(model)
    }
    assert found == expected | {"Agreement.signed_on"}


# --- What is hidden ------------------------------------------------------------------------------


@pytest.mark.parametrize("state", STATES)
def test_hidden_release_and_all_that_is_its_own_do_not_exist(state, clock):
    world = World(clock.at)
    STATES[state](world)
    words = world.canaries.of("release", "visit", *NEVER_PUBLIC)
    asks = asks_for(world, words)
    assert {ask.route for ask in asks} == routes.HIDDEN.keys()
    for user in (None, reader()) if state in FEW else (None,):
        client = client_of(user)
        assert_silent(client, world, words)
        nonsense = Nonsense(client)
        for ask in asks:
            assert_like_nothing(nonsense, ask, words, as_head=user is None)


@pytest.mark.parametrize("state", FEW)
def test_team_gets_the_answers_that_everybody_gets(state, clock):
    world = World(clock.at)
    STATES[state](world)
    anonymous, editor = client_of(), client_of(world.editor)
    addresses = [address for _name, address in routes.open_addresses(world)]
    addresses += [ask.address for ask in routes.hidden_asks(world)]
    for address in addresses:
        answers = [without_nonces(told(each.get(address))) for each in (anonymous, editor)]
        assert answers[0] == answers[1], address


@pytest.mark.parametrize("closed", LANGUAGES)
def test_closed_language_does_not_exist(closed, clock):
    world = World(clock.at)
    world.go_live([each for each in LANGUAGES if each != closed])
    words = world.canaries.of("release")
    own = {word: mark for word, mark in words.items() if mark.language == closed}
    # Nor may another language's page lead to it: in its language bar, to machines, in the sitemap.
    for row in (world.release, *(row for row in world.former if row != world.release)):
        own[row.get_absolute_url(closed)] = canaries.Mark("address", closed, "release")
    client = client_of()
    nonsense = Nonsense(client)
    assert_silent(client, world, own)
    for ask in asks_for(world, words):
        if ask.address.startswith(f"/{closed}/"):
            assert_like_nothing(nonsense, ask, words)
        else:
            assert leaks(client.get(ask.address), ask.address, own) == set(), ask.address
    for _name, address in routes.open_addresses(world):
        if address.startswith(f"/{closed}/"):
            assert leaks(client.get(address), address, words) == set(), address


@pytest.mark.parametrize("state", FEW)
def test_public_visit_says_nothing_of_the_stop_whose_release_is_hidden(state, clock):
    world = World(clock.at, lists_the_visit=True)
    STATES[state](world)
    hidden, shown = world.canaries.of("release", *NEVER_PUBLIC), world.canaries.of("visit")
    client = client_of()
    assert_silent(client, world, hidden)
    nonsense = Nonsense(client)
    for ask in asks_for(world, hidden):
        assert_like_nothing(nonsense, ask, hidden)
    for language in LANGUAGES:
        for row in (world.visit, world.host):
            address = row.get_absolute_url(language)
            response = client.get(address)
            assert (response.status_code, leaks(response, address, hidden)) == (200, set())
            assert leaks(response, "", shown)


@pytest.mark.parametrize("state", FEW)
def test_photo_shared_with_a_live_release_says_nothing_of_the_hidden_one(state, clock):
    world = World(clock.at, shares_a_photo=True)
    STATES[state](world)
    hidden = world.canaries.of("release", "visit", *NEVER_PUBLIC)
    client = client_of()
    assert_silent(client, world, hidden)
    nonsense = Nonsense(client)
    for ask in asks_for(world, hidden):
        assert_like_nothing(nonsense, ask, hidden)
    for language in LANGUAGES:
        address = world.live.get_absolute_url(language)
        response = client.get(address)
        assert (response.status_code, leaks(response, address, hidden)) == (200, set())
        assert leaks(response, "", world.canaries.of("shared")) >= {
            "Photo.alt_text",
            "Photo.credit",
        }
    shared = world.photos()[1]
    response = client.get(shared.address(480, "jpg"))
    assert (response.status_code, leaks(response, shared.public_id, hidden)) == (200, set())


@pytest.mark.parametrize("keeps_headline", [True, False])
def test_withdrawn_release_leaves_its_notice_and_nothing_else(keeps_headline, clock):
    world = World(clock.at)
    release = world.withdraw(keeps_headline=keeps_headline)
    words = world.canaries.of("release", "visit", *NEVER_PUBLIC)
    client = client_of()
    assert_silent(client, world, words)
    notice = {"Release.withdrawal_reason"} | ({"Release.headline"} if keeps_headline else set())
    gone = {
        photo.address(width, extension)
        for photo in world.photos()
        for width in routes.WIDTHS
        for extension in ("jpg", "webp")
    }
    nonsense = Nonsense(client)
    for ask in asks_for(world, words):
        response = client.get(ask.address)
        if ask.route in ("release", "print", "text") and release.slug in ask.address:
            assert response.status_code == 410
            expected = notice if ask.route == "release" else set()
            assert leaks(response, ask.address, words) == expected, ask.address
            assert response.content == b"" or ask.route == "release"
        elif ask.address in gone:
            assert (response.status_code, response.content) == (410, b"")
        elif ask.route == "short" and release.public_id in ask.address:
            assert (response.status_code, response.content) == (302, b"")
            assert leaks(response, ask.address, words) == {"Release.slug"}
        else:
            assert_like_nothing(nonsense, ask, words)


# --- The newsroom --------------------------------------------------------------------------------


# Pages of the newsroom that hold nothing of anybody's.
OF_NOBODY = {
    "/admin/",
    "/admin/login/",
    "/admin/password_change/",
    "/admin/password_change/done/",
    "/admin/jsi18n/",
}


@pytest.mark.parametrize("who", ["anonymous", "not of the team", "without rights"])
def test_newsroom_tells_nothing_to_who_has_no_rights(who, clock):
    world = World(clock.at)
    world.schedule_for_the_next_second()
    words = world.canaries.of("release", "visit", "team")
    user = {"anonymous": None, "not of the team": reader(), "without rights": factories.make_user()}
    client, asked = client_of(user[who]), 0
    queries = ["", "?q=q", "?headline_en__startswith=q", "?_popup=1", "?_to_field=slug"]
    queries += ["?app_label=releases&model_name=role&field_name=partner&term=q"]
    for address in routes.admin_addresses(world):
        for query in queries:
            response = client.get(address + query)
            assert leaks(response, address + query, words) == set(), address
            assert response.status_code in (302, 400, 403, 404, 405) or address in OF_NOBODY, (
                address
            )
            asked += 1
        if address != "/admin/logout/":
            response = client.post(address, {"based_on": world.release.version})
            assert leaks(response, address, words) == set(), address
    assert asked > 500
    assert client.get("/admin/").status_code == (200 if who == "without rights" else 302)
    before = (world.release.state, world.release.version)
    after = world.latest()
    assert (after.state, after.version) == before
