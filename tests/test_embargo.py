"""Nothing is seen before its time: every route, every state, a random word in every text column.

tests/embargo/ has the words (canaries), the hidden things (world) and the addresses (routes).
"""

import gzip
import re

import pytest
from django.apps import apps
from django.test import Client

from releases.text.languages import LANGUAGES
from tests import factories, figures
from tests.conftest import DEEP
from tests.embargo import canaries, routes
from tests.embargo.world import SECOND, World

pytestmark = pytest.mark.django_db

STATES = {
    "draft": World.stay_draft,
    "submitted": World.submit,
    "returned": World.return_to_its_writer,
    "scheduled +1 s": World.schedule_for_the_next_second,
    "scheduled +1 year": World.schedule_for_next_year,
    "unscheduled": World.schedule_and_take_back,
}
# The states in which the further worlds are asked; the deep run asks them in all.
FEW = [*STATES] if DEEP else ["scheduled +1 s"]
NEVER_PUBLIC = ("team",)
# What no page shows, each with its reason.
NOT_FOR_READERS = {
    "Address.slug": "leads on to the present one",
    "Contact.duty_phone": "for colleagues",
    "Partner.aliases": "found by search, a later issue",
    "Partner.sort_text": "orders the directory",
    "Photo.checksum": "for the newsroom",
    "Photo.original": "the private name of the file",
    "Photo.original_name": "for the newsroom",
    "Photo.sizes_error": "for the newsroom",
    "Release.dateline_reason": "for colleagues",
    "Release.returned_reason": "for the writer",
    "Release.withdrawal_reason": "shown once it is withdrawn",
    "Visit.public_id": "leads on from the short address",
    "Partner.public_id": "leads on from the short address",
}


def client_of(user=None):
    client = Client(raise_request_exception=False)
    if user:
        client.force_login(user)
    return client


def told(response):
    """Everything that an answer says: status line, headers, body, unpacked."""
    body = response.getvalue()
    if response.headers.get("Content-Encoding") == "gzip":
        body = gzip.decompress(body)
    head = "\n".join(f"{name}: {value}" for name, value in response.headers.items())
    cookies = response.cookies.output()
    return f"{response.reason_phrase}\n{head}\n{cookies}\n\n" + body.decode("utf-8", "replace")


def without_nonces(text):
    return re.sub(r"nonce(-|=\")[\w+/=-]+", "nonce", text)


def leaks(response, address, words):
    """Return the words that an answer gives away; those of its own address were known before."""
    figures.add("answers searched for canaries")
    text = told(response)
    return {words[word].column for word in words if word in text and word not in address}


class Nonsense:
    """What addresses answer where never was anything, asked once each."""

    def __init__(self, client):
        self.client, self.answers = client, {}

    def told(self, address):
        if address not in self.answers:
            self.answers[address] = without_nonces(told(self.client.get(address)))
        return self.answers[address]


def assert_like_nothing(nonsense, ask, words, *, as_head=True):
    """The answer is that to an address where never was anything, to the byte: a plain 404."""
    client = nonsense.client
    hidden = client.get(ask.address, headers={"range": "bytes=0-1", "if-none-match": "*"})
    assert (hidden.status_code, ask.address) == (404, ask.address)
    assert without_nonces(told(hidden)) == nonsense.told(ask.nonsense), ask.address
    assert leaks(hidden, ask.address, words) == set(), ask.address
    assert not hidden.cookies
    if as_head:
        head = client.head(ask.address)
        assert (head.status_code, head.content) == (404, b""), ask.address


def assert_silent(client, world, words):
    """No page that anybody may open says one of the words."""
    for _name, address in routes.open_addresses(world):
        response = client.get(address)
        assert leaks(response, address, words) == set(), address
        assert not response.cookies, address
        assert response.status_code in (200, 302, 404), address


def asks_for(world, words):
    """Return the addresses that name one of the words."""
    return [ask for ask in routes.hidden_asks(world) if any(word in ask.address for word in words)]


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
    assert found == expected


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
        assert leaks(response, "", world.canaries.of("shared")) >= {"Photo.credit", "Photo.terms"}
    shared = world.photos()[1]
    assert client.get(shared.address(480, "jpg")).status_code == 200


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


def reader():
    """Somebody with an account who is not of the team."""
    user = factories.make_user()
    user.is_staff = False
    user.save()
    return user


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
            assert response.status_code in (200, 302, 403, 404, 405), address
            asked += 1
        response = client.post(address, {"based_on": world.release.version})
        assert leaks(response, address, words) == set(), address
    assert asked > 500
    before = (world.release.state, world.release.version)
    after = world.latest()
    assert (after.state, after.version) == before


# --- The controls: the same words are there once they may be -----------------------------------------


def seen(world):
    """Return {route: the words that it shows}, over every address and language."""
    found, client = {}, client_of()
    addresses = [*routes.open_addresses(world)]
    addresses += [(ask.route, ask.address) for ask in routes.hidden_asks(world)]
    marks = world.canaries.marks
    for name, address in addresses:
        text = told(client.get(address))
        found.setdefault(name, set()).update(
            marks[word] for word in marks if word in text and word not in address
        )
    return found


def test_second_after_the_hour_every_word_for_readers_is_read(clock):
    world = World(clock.at)
    world.schedule_for_the_next_second()
    clock.move(seconds=1)
    found = seen(world)
    everywhere = set().union(*found.values())
    missing = {
        (mark.column, mark.language)
        for mark in world.canaries.of("release", "visit").values()
        if mark not in everywhere and mark.column not in NOT_FOR_READERS
    }
    assert missing == set()
    never = {mark.column for mark in everywhere} & {*NOT_FOR_READERS}
    assert never == set()
    assert {mark.owner for mark in everywhere} == {"release"}


SHOWN_BY = {
    "home": {"Release.headline", "Visit.title"},
    "list": {"Release.headline", "Release.slug"},
    "release": {"Release.headline", "Release.body", "Figure.caption", "Footnote.note"},
    "print": {"Release.headline", "Release.body", "Figure.caption", "Footnote.note"},
    "text": {"Release.headline", "Release.body", "Figure.caption", "Footnote.note"},
    "visits": {"Visit.title"},
    "visit": {"Visit.summary", "Stop.title", "Person.family_name"},
    "partners": {"Partner.official_name", "Sector.heading"},
    "partner": {"Partner.description", "Release.headline", "Stop.title"},
    "feed": {"Release.headline", "Release.public_id"},
    "topic_feed": {"Release.headline", "Topic.heading"},
    "sitemap": {"Release.slug", "Visit.slug", "Partner.slug"},
    "short": {"Release.slug", "Visit.slug", "Partner.slug"},
}


def test_each_surface_shows_what_it_is_for_in_each_language(clock):
    world = World(clock.at)
    world.go_live()
    found = seen(world)
    for name, columns in SHOWN_BY.items():
        shown = {(mark.column, mark.language) for mark in found[name]}
        expected = {
            (column, language)
            for column in columns
            for language in ((None,) if column.endswith(("slug", "public_id")) else LANGUAGES)
        }
        assert expected - shown == set(), name
    client = client_of()
    for photo in world.photos():
        response = client.get(photo.address(480, "jpg"))
        assert (response.status_code, response.headers["Content-Type"]) == (200, "image/jpeg")


def test_hour_comes_on_every_surface_in_the_same_second(clock):
    world = World(clock.at)
    world.schedule_for_the_next_second()
    client = client_of()
    asks = [ask for ask in routes.hidden_asks(world) if ask.route != "photo"]
    sound = [ask for ask in asks if f"/{clock.at.year + 1}/" not in ask.address]
    before = {ask.address: client.get(ask.address).status_code for ask in sound}
    clock.move(microseconds=999_999)
    assert {ask.address: client.get(ask.address).status_code for ask in sound} == before
    clock.move(microseconds=1)
    after = {ask.address: client.get(ask.address).status_code for ask in sound}
    assert set(before.values()) == {404}
    assert set(after.values()) <= {200, 302}
    assert SECOND.total_seconds() == 1
