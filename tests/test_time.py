"""The clock: nothing before the instant, everything at it; whatever the server's zone, a restart or a clock set back."""

import random
from datetime import datetime, timedelta

import pytest
from django import forms
from django.test import Client
from django.urls import reverse
from django.utils import translation

from releases.admin.plan_forms import HourField
from releases.models import AuditEntry
from releases.services import publishing
from releases.services.calendar import FIRST_YEAR
from releases.text.dates import HONG_KONG, desk_moment
from releases.text.languages import LANGUAGES
from tests import factories, figures
from tests.admin.forms import submitted_form
from tests.conftest import DEEP
from tests.lifecycle.surfaces import OF_NO_LANGUAGE, OF_ONE_LANGUAGE, make_subject, seen

SECOND, HOUR, DAY = timedelta(seconds=1), timedelta(hours=1), timedelta(days=1)
TEN = datetime(2026, 11, 20, 10, 0, tzinfo=HONG_KONG)
OPENS = {"zh-hant": TEN, "zh-hans": TEN, "en": TEN + 4 * HOUR}

# --- Around the instant ----------------------------------------------------------------------------

INSTANTS = [
    *(-365 * DAY, -DAY, -HOUR, -SECOND, -SECOND / 1000, -SECOND / 1_000_000),
    *(timedelta(), SECOND / 1_000_000, SECOND / 1000, SECOND, DAY, 365 * DAY),
]


def approved(subject, at, publish_at, opening):
    """Submit and approve the subject's release, by two people."""
    release = factories.submit(subject.release, at=at)
    return publishing.approve(
        release,
        based_on=release.version,
        by=factories.make_editor(),
        at=at,
        publish_at=publish_at,
        opening=opening,
    )


def make_scheduled(slug, publish_at, opening):
    """A subject approved a year and a day before its hour."""
    subject = make_subject(slug, factories.make_user(None, "change_release"))
    approved(subject, publish_at - 366 * DAY, publish_at, opening)
    subject.latest()
    return subject


@pytest.mark.django_db
@pytest.mark.dealt
@pytest.mark.parametrize("hour", sorted(set(OPENS.values())))
def test_every_surface_turns_at_the_instant_and_none_before(clock, hour):
    subject = make_scheduled("subject", TEN, OPENS | {"zh-hant": None})
    client = Client()
    for step in INSTANTS:
        clock.at = hour + step
        # The two Chinese versions open together.
        for language in LANGUAGES if DEEP else ["zh-hant", "en"]:
            found = seen(client, subject, language, OF_ONE_LANGUAGE)
            assert found == dict.fromkeys(OF_ONE_LANGUAGE, clock.at >= OPENS[language]), step
        found = seen(client, subject, "en", OF_NO_LANGUAGE)
        assert found == dict.fromkeys(OF_NO_LANGUAGE, clock.at >= TEN), step
        figures.add("instants, every surface asked at each")


# --- Zones ------------------------------------------------------------------------------------------

TIMES = 10_000 if DEEP else 500
ZONES = ["UTC", "America/New_York", "Europe/London", "Australia/Lord_Howe", "Pacific/Apia"]


class HourForm(forms.Form):
    hour = HourField("Hour")


def parsed(day, clock_time):
    """Return what the field makes of a day and an hour as typed, or its ValidationError's sentences and codes."""
    form = HourForm({"hour_0": day, "hour_1": clock_time})
    if form.is_valid():
        return form.cleaned_data["hour"]
    return [(error.code, str(error.messages[0])) for error in form.errors["hour"].as_data()]


def shown(moment):
    """Return the day and the hour that stand in the field before somebody types."""
    bound = HourForm(initial={"hour": moment})["hour"]
    parts = bound.field.widget.get_context("hour", bound.value(), {})["widget"]["subwidgets"]
    return [part["value"] for part in parts]


def stored(moments):
    """Return the moments as the database gives them back."""
    entries = [AuditEntry(at=at, what="save", kind="hour", thing_id="", thing="") for at in moments]
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    return list(AuditEntry.objects.order_by("id").values_list("at", flat=True))


@pytest.mark.django_db
@pytest.mark.parametrize("zone", ZONES)
def test_hour_typed_stored_shown_and_typed_again_is_the_same_in_any_zone(zone, settings):
    """The settings' zone moves the process's own with it (TZ)."""
    settings.TIME_ZONE = zone
    chance = random.Random(zone)
    minutes = [chance.randrange(120 * 365 * 1440) for _ in range(TIMES)]
    typed = [datetime(1980, 1, 1) + timedelta(minutes=each) for each in minutes]
    with translation.override(LANGUAGES[ZONES.index(zone) % 3]):
        moments = [parsed(f"{each:%Y-%m-%d}", f"{each:%H:%M}") for each in typed]
        assert moments == [each.replace(tzinfo=HONG_KONG) for each in typed]
        back = stored(moments)
        assert back == moments
        assert {each.utcoffset() for each in back} == {timedelta()}
        assert [parsed(*shown(each)) for each in back] == moments
    for said, each in zip(back, typed, strict=True):
        in_words = desk_moment(said, "zh-hant")
        assert (in_words[:10], in_words[-10:]) == (f"{each:%Y-%m-%d}", f"{each:%H:%M} 香港時間")
    figures.add("hours typed, stored, shown and typed again", TIMES)


def changes_of_the_clock():
    """Yield Hong Kong's half-hours that the clock jumped over or showed twice: it had summer time until 1979."""
    half = timedelta(minutes=30)
    day = datetime(FIRST_YEAR, 1, 1, 12)
    while day.year < 1981:
        later = day + DAY
        if _offset(day) != _offset(later):
            times = [day + number * half for number in range(48)]
            yield from (each for each in times if _offset(each) != _offset(each.replace(fold=1)))
        day = later


def _offset(local):
    return local.replace(tzinfo=HONG_KONG).utcoffset()


def test_hour_that_never_was_or_was_twice_is_refused_in_words():
    times = list(changes_of_the_clock())
    assert len(times) > 100
    for each in times:
        day, clock_time = f"{each:%Y-%m-%d}", f"{each:%H:%M}"
        sentence = (
            f"{day} {clock_time}:00 couldn’t be interpreted in time zone Asia/Hong_Kong; "
            "it may be ambiguous or it may not exist."
        )
        assert parsed(day, clock_time) == [("ambiguous_timezone", sentence)]
        noon = each.replace(hour=12, minute=0)
        assert parsed(day, "12:00") == noon.replace(tzinfo=HONG_KONG)
    figures.note("hours that never were or were twice, refused", len(times))


# --- A clock set back -------------------------------------------------------------------------------


def everything(is_live):
    return dict.fromkeys(OF_ONE_LANGUAGE | OF_NO_LANGUAGE, is_live)


@pytest.fixture
def set_back(clock):
    """Two releases, at ten and five minutes later; the first went live, then the clock was set back an hour."""
    first = make_scheduled("first", TEN, dict.fromkeys(LANGUAGES))
    second = make_scheduled("second", TEN + 300 * SECOND, dict.fromkeys(LANGUAGES))
    clock.at = TEN + SECOND
    assert seen(Client(), first, "en") == everything(True)
    clock.move(hours=-1)
    return first, second


@pytest.mark.django_db
def test_release_stays_for_readers_when_the_clock_is_set_back(clock, set_back):
    first, second = set_back
    for language in LANGUAGES:
        assert seen(Client(), first, language) == everything(True)
    for hour in (TEN - 1800 * SECOND, TEN + 2 * SECOND, TEN + 299 * SECOND):
        clock.at = hour
        assert seen(Client(), first, "en") == everything(True)
        assert seen(Client(), second, "en") == everything(False)
    clock.at = TEN + 300 * SECOND
    assert seen(Client(), second, "en") == everything(True)


@pytest.mark.django_db
def test_clock_set_back_by_far_was_wrong_before(clock, set_back):
    first, _second = set_back
    clock.move(hours=-3)
    assert seen(Client(), first, "en") == everything(False)


def verb_page(verb, release):
    return reverse(f"admin:releases_release_{verb}", args=[release.pk])


def pressed(client, page, data):
    """Post the form of a verb, and once more where its hours were first said in words."""
    response = client.post(page, data)
    if "plan" in (response.context or ()):
        client.post(page, data | {"read": response.context["form"].data["read"]})


@pytest.mark.django_db
@pytest.mark.parametrize("verb", ["unschedule", "reschedule"])
def test_desk_cannot_take_back_what_readers_had_before_the_clock_was_set_back(set_back, verb):
    client = Client()
    client.force_login(factories.make_editor())
    first, second = set_back
    data = submitted_form(client.get(verb_page(verb, second.release)), form_id="")
    versions = {}
    for subject in (first, second):
        before = subject.latest().version
        pressed(client, verb_page(verb, subject.release), data | {"based_on": before})
        versions[subject.release.slug] = subject.latest().version - before
    assert versions == {"first": 0, "second": 1}


@pytest.mark.django_db
def test_desk_approves_for_no_hour_that_readers_have_reached(clock, set_back):
    subject = make_subject("third", factories.make_user(None, "change_release"))
    release = factories.submit(subject.release)
    client = Client()
    client.force_login(factories.make_editor())
    page = verb_page("approve", release)
    form = submitted_form(client.get(page), form_id="")
    form |= {"when": "hour", "publish_at_0": "2026-11-20"}
    assert clock.at < TEN - 1800 * SECOND
    pressed(client, page, form | {"publish_at_1": "09:30"})
    assert subject.latest().state == "submitted"
    pressed(client, page, form | {"publish_at_1": "10:30"})
    assert subject.latest().state == "approved"
    assert seen(Client(), subject, "en") == everything(False)
