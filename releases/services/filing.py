"""Where a release is listed: its hour beside each of its topics and organisations, so that no list grows slow."""

from django.db.models import Exists, OuterRef

from ..models import Filing, Role


def file(release):
    """Copy the hour of a release to its roles and topics; called in the transaction that saved it.

    The copies only order lists and find a page of them; who may read what is asked of the release itself.
    """
    hour = release.publish_at
    release.roles.exclude(publish_at=hour).update(publish_at=hour)
    topics = set(release.topics.values_list("pk", flat=True)) if hour else set()
    rows = release.filings.all()
    filed = dict(rows.values_list("topic", "publish_at"))
    rows.exclude(topic__in=[each for each in topics if filed.get(each) == hour]).delete()
    Filing.objects.bulk_create(
        Filing(topic_id=each, release=release, publish_at=hour)
        for each in sorted(topics)
        if filed.get(each) != hour
    )


def filed(topic=None, partner=None):
    """Return the rows by which the releases under a topic or of an organisation, or both, are listed: one a release.

    Both are keys. Each row has the key of its release and the hour that orders them.
    """
    if partner is None:
        return Filing.objects.filter(topic=topic)
    own = Role.objects.filter(partner=partner)
    # Whoever has several parts in a release is listed once.
    former = own.filter(release=OuterRef("release"), pk__lt=OuterRef("pk"))
    rows = own.filter(~Exists(former))
    if topic is None:
        return rows
    return rows.filter(Exists(Filing.objects.filter(topic=topic, release=OuterRef("release"))))
