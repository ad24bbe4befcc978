"""Roles and topics know the hour of their release, as it is after each deed."""

from datetime import timedelta

import pytest

from releases.models import Filing, Role
from releases.services import filing, publishing
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


def hours(release):
    """Return the hours that its roles and its topics have."""
    topics = dict(release.filings.values_list("topic__slug", "publish_at"))
    return set(release.roles.values_list("publish_at", flat=True)), topics


def test_hour_is_filed_and_follows_the_release():
    release = factories.make_release()
    release.topics.add(factories.make_topic("one"), factories.make_topic("two"))
    assert hours(release) == ({None}, {})
    release = factories.approve(release, publish_at=NOON + DAY)
    assert hours(release) == ({NOON + DAY}, {"one": NOON + DAY, "two": NOON + DAY})
    release = publishing.reschedule(
        release,
        based_on=release.version,
        by=factories.make_editor(),
        at=NOON,
        publish_at=NOON + 2 * DAY,
        opening={"en": None},
    )
    assert hours(release) == ({NOON + 2 * DAY}, {"one": NOON + 2 * DAY, "two": NOON + 2 * DAY})


def test_topic_that_is_taken_away_is_filed_no_longer():
    release = factories.make_live()
    release.topics.add(factories.make_topic("one"))
    filing.file(release)
    release.topics.clear()
    filing.file(release)
    assert hours(release)[1] == {}


def test_whoever_has_two_parts_in_a_release_is_listed_once():
    release, other = factories.make_release(), factories.make_release()
    partner, topic = release.roles.get().partner, factories.make_topic()
    Role.objects.create(release=release, partner=partner, kind="host")
    Role.objects.create(release=other, partner=partner, kind="host")
    release.topics.add(topic)
    for each in (release, other):
        each.publish_at = NOON
        filing.file(each)
    assert sorted(row.release_id for row in filing.filed(partner=partner.pk)) == [
        release.pk,
        other.pk,
    ]
    assert [row.release_id for row in filing.filed(topic.pk, partner.pk)] == [release.pk]
    assert [row.release_id for row in filing.filed(topic=topic.pk)] == [release.pk]
    assert Filing.objects.count() == 1
