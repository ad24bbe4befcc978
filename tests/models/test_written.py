"""A question that is written once gives what its QuerySet gives, for every value."""

import threading
from datetime import UTC, timedelta, timezone

import pytest
from django.db import connection
from django.db.models import Q

from releases.models import Photo, Release, written
from releases.models.written import Written
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


def live(language, *, at, slug):
    return Release.objects.live(at, language).filter(slug=slug).select_related("visit")


def names(*, publish_at):
    return Release.objects.filter(publish_at__lte=publish_at).values_list("slug", "publish_at")


def among(*, hours, keys):
    return Release.objects.filter(publish_at__in=hours, pk__in=keys).order_by("slug")


def sought(*, words, slug):
    named = Release.objects.filter(*(Q(slug__contains=word) for word in words)).exclude(slug=slug)
    return named.order_by("slug").values_list("slug", flat=True)


def large(*, least):
    return Photo.objects.filter(size__gte=least)


def first_ones(amount, *, slug):
    return Release.objects.filter(slug=slug).values_list("pk")[:amount]


def counted(compose):
    """Return the question, and the list of the shapes in which it has been composed."""
    shapes = []

    def composed(*shape, **values):
        shapes.append(shape)
        return compose(*shape, **values)

    return Written(composed), shapes


def sent(ask):
    """Return [(SQL, parameters)] as the database of this thread gets them while something is asked."""
    statements = []

    def note(execute, sql, params, many, context):
        statements.append((sql, tuple((type(each), each) for each in params)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        ask()
    return statements


# --- The same answers ----------------------------------------------------------------------------


def test_values_are_those_of_each_question():
    asked = Written(live)
    first, second = factories.make_live("first"), factories.make_live("second")
    for release in (first, second):
        found = asked("en", at=NOON, slug=release.slug)
        assert (found, found[0].publish_at) == ([release], release.publish_at)
    assert asked("en", at=NOON - timedelta(days=2), slug="first") == []


def test_first_is_the_first_of_them_or_none():
    release = factories.make_live("first")
    factories.make_live("second")
    assert Written(names).first(publish_at=NOON) == names(publish_at=NOON)[0]
    assert Written(live).first("en", at=NOON, slug="first") == release
    assert Written(live).first("en", at=NOON, slug="none") is None


def test_rows_are_handed_over_as_the_queryset_does():
    factories.make_live("first")
    assert Written(names)(publish_at=NOON) == list(names(publish_at=NOON))


def test_hour_counts_to_its_last_digit_in_every_zone():
    hour = NOON.replace(microsecond=123456)
    factories.make_live("first", at=hour)
    asked, hong_kong = Written(names), timezone(timedelta(hours=8))
    for zone in (UTC, hong_kong):
        at = hour.astimezone(zone)
        assert asked(publish_at=at) == [("first", hour)]
        assert asked(publish_at=at - timedelta(microseconds=1)) == []


def test_values_of_a_list_are_asked_for_one_by_one():
    releases = [
        factories.make_live(slug, at=NOON - timedelta(days=day)) for day, slug in enumerate("abc")
    ]
    asked, hours = Written(among), tuple(each.publish_at for each in releases)
    keys = tuple(each.pk for each in releases)
    assert asked(hours=hours, keys=keys) == releases
    assert asked(hours=hours[::-1], keys=keys) == releases
    assert asked(hours=hours[:2], keys=keys[1:]) == [releases[1]]
    assert asked(hours=hours[:1], keys=keys[1:]) == []


def test_texts_are_looked_for_one_by_one():
    asked = Written(sought)
    for slug in ("a-b", "a-c", "b-c"):
        factories.make_release(slug)
    assert asked(words=("a",), slug="a-b") == ["a-c"]
    assert asked(words=("b",), slug="a-b") == ["b-c"]
    assert asked(words=("b", "c"), slug="") == ["b-c"]
    assert asked(words=(), slug="") == ["a-b", "a-c", "b-c"]


# --- The same question ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("compose", "shape", "values"),
    [
        (live, ("en",), {"at": NOON, "slug": "first"}),
        (names, (), {"publish_at": NOON.replace(microsecond=1)}),
        (among, (), {"hours": (NOON, NOON + timedelta(seconds=1)), "keys": (3, 1 << 40)}),
        (large, (), {"least": 1 << 40}),
        (sought, (), {"words": ("羅", "b"), "slug": "' OR 1=1 --"}),
        (first_ones, (2,), {"slug": "\ue000mark 0\ue001"}),
    ],
)
def test_database_gets_what_the_queryset_would_send(compose, shape, values):
    asked = Written(compose)
    # Written for other values of the same kinds.
    asked(*shape, **{name: other(value) for name, value in values.items()})
    found = sent(lambda: asked(*shape, **values))
    assert found == sent(lambda: list(compose(*shape, **values)))
    assert len(found) == 1


def other(value):
    if isinstance(value, tuple):
        return tuple(map(other, value))
    return f"{value}x" if isinstance(value, str) else value + type(value - value)(1)


def test_value_is_never_part_of_the_sql():
    release = factories.make_live("first")
    asked, hostile, found = Written(live), "first' OR 1=1 --", []
    [(sql, params)] = sent(lambda: found.extend(asked("en", at=NOON, slug=hostile)))
    assert (found, asked("en", at=NOON, slug="first")) == ([], [release])
    assert (hostile in sql, (str, hostile) in params) == (False, True)


# --- Once ----------------------------------------------------------------------------------------


def test_it_is_one_query_and_written_once(django_assert_num_queries):
    asked, shapes = counted(names)
    for day in range(3):
        with django_assert_num_queries(1):
            asked(publish_at=NOON + timedelta(days=day))
    assert shapes == [()]
    written.forget()
    with django_assert_num_queries(1):
        asked(publish_at=NOON)
    assert shapes == [(), ()]


def test_another_shape_and_a_longer_list_are_written_for_themselves():
    asked, shapes = counted(live)
    for language in ("en", "zh-hant", "en"):
        asked(language, at=NOON, slug="first")
    assert shapes == [("en",), ("zh-hant",)]
    asked, shapes = counted(sought)
    for words in (("a",), ("a", "b"), ("b",)):
        asked(words=words, slug="first")
    assert len(shapes) == 2


def test_only_the_latest_are_kept():
    asked, shapes = counted(first_ones)
    for amount in range(1, written.KEPT + 2):
        asked(amount, slug="first")
    asked(written.KEPT + 1, slug="second")
    assert shapes == [(amount,) for amount in range(1, written.KEPT + 2)]
    asked(1, slug="second")
    assert shapes[-1] == (1,)
    assert len(shapes) == written.KEPT + 2


@pytest.mark.django_db(transaction=True)
def test_each_thread_asks_over_its_own_connection():
    slugs, asked = [f"r{number}" for number in range(4)], Written(live)
    for slug in slugs:
        factories.make_live(slug)
    barrier, answers = threading.Barrier(len(slugs)), {}

    def ask(slug):
        barrier.wait()
        try:
            found = []
            statements = sent(
                lambda: [found.append(asked.first("en", at=NOON, slug=slug)) for _ in range(20)]
            )
            answers[slug] = ({each.slug for each in found}, len(statements))
        finally:
            connection.close()

    threads = [threading.Thread(target=ask, args=[slug]) for slug in slugs]
    here = sent(
        lambda: [*map(threading.Thread.start, threads), *map(threading.Thread.join, threads)]
    )
    assert (answers, here) == ({slug: ({slug}, 20) for slug in slugs}, [])


# --- What is refused -----------------------------------------------------------------------------


def test_value_that_it_does_not_ask_for_is_refused():
    with pytest.raises(ValueError, match="slug"):
        Written(lambda *, slug: Release.objects.all())(slug="first")
    with pytest.raises(ValueError, match=r"ask for \[1\]"):
        Written(lambda *, slugs: Release.objects.filter(slug=slugs[0]))(slugs=("a", "b"))
    with pytest.raises(ValueError, match="amount"):
        Written(lambda *, amount: Release.objects.all()[:amount])(amount=3)


def test_hour_that_is_not_compared_as_it_is_given_is_refused():
    def of_the_last_day(*, at):
        return Release.objects.filter(publish_at__lte=at, publish_at__gt=at - timedelta(days=1))

    with pytest.raises(ValueError, match="hand it in"):
        Written(of_the_last_day)(at=NOON)
    with pytest.raises(ValueError, match="hand it in"):
        Written(lambda *, pk: Release.objects.filter(pk__gt=pk, pk__lt=pk + 9))(pk=3)


@pytest.mark.parametrize("value", [None, True, 0.5, NOON.date(), ("a", None)])
def test_value_of_another_kind_is_refused(value):
    with pytest.raises(KeyError):
        Written(lambda *, slug: Release.objects.filter(slug=slug))(slug=value)


@pytest.mark.parametrize("sign", "%_\\\"'*")
def test_text_is_looked_for_only_without_signs_that_mean_something(sign):
    factories.make_release("a-b")
    asked = Written(sought)
    assert asked(words=("a",), slug=sign) == ["a-b"]
    with pytest.raises(ValueError, match="plain"):
        asked(words=(f"a{sign}",), slug="")
