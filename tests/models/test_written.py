"""A question that is written once gives what its QuerySet gives, for every value."""

import pytest
from django.db import connection
from django.db.models import Q

from releases.models import Release, written
from releases.models.written import Written
from tests import factories
from tests.factories import NOON, timedelta

pytestmark = pytest.mark.django_db


def live(language, *, at, slug):
    return Release.objects.live(at, language).filter(slug=slug).select_related("visit")


def names(*, publish_at):
    return Release.objects.filter(publish_at__lte=publish_at).values_list("slug", "publish_at")


def test_values_are_those_of_each_question():
    asked = Written(live)
    first, second = factories.make_live("first"), factories.make_live("second")
    for release in (first, second):
        found = asked("en", at=NOON, slug=release.slug)
        assert (found, found[0].publish_at) == ([release], release.publish_at)
    assert asked("en", at=NOON - timedelta(days=2), slug="first") == []
    assert asked.first("en", at=NOON, slug="none") is None


def test_rows_are_handed_over_as_the_queryset_does():
    factories.make_live("first")
    assert Written(names)(publish_at=NOON) == list(names(publish_at=NOON))


def test_it_is_one_query_and_written_once(django_assert_num_queries, monkeypatch):
    asked = Written(names)
    asked(publish_at=NOON)
    monkeypatch.setattr(asked, "compose", asked.compose)
    with django_assert_num_queries(1):
        asked(publish_at=NOON)
    written.forget()
    with django_assert_num_queries(1):
        asked(publish_at=NOON)


def test_value_that_it_does_not_ask_for_is_refused():
    asked = Written(lambda *, slug: Release.objects.all())
    with pytest.raises(ValueError, match="slug"):
        asked(slug="first")


def test_value_is_never_part_of_the_sql():
    asked = Written(live)
    hostile = "' OR 1=1 --"
    assert asked("en", at=NOON, slug=hostile) == []
    assert connection.queries_log is not None


def sought(*, words, slug):
    named = Release.objects.filter(*(Q(slug__contains=word) for word in words)).exclude(slug=slug)
    return named.order_by("slug").values_list("slug", flat=True)


def test_texts_are_looked_for_one_by_one():
    asked = Written(sought)
    for slug in ("a-b", "a-c", "b-c"):
        factories.make_release(slug)
    assert asked(words=("a",), slug="a-b") == ["a-c"]
    assert asked(words=("b",), slug="a-b") == ["b-c"]
    assert asked(words=("b", "c"), slug="") == ["b-c"]
    assert asked(words=(), slug="") == ["a-b", "a-c", "b-c"]


@pytest.mark.parametrize("sign", "%_\\\"'*")
def test_text_is_looked_for_only_without_signs_that_mean_something(sign):
    with pytest.raises(ValueError, match="plain"):
        Written(sought)(words=(f"a{sign}",), slug="")
    assert Written(sought)(words=("a",), slug=sign) == []
