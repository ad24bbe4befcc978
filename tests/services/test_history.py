"""A revision holds the whole release."""

import pytest
from reversion.models import Revision, Version

from releases.services import history
from tests import factories

pytestmark = pytest.mark.django_db


def test_revision_holds_the_release_and_all_its_parts():
    release = factories.make_release()
    factories.make_key_point(release)
    factories.make_footnote(release)
    factories.make_figure(release, factories.make_photo(), factories.make_photo())
    factories.make_appearance(release=release)
    Revision.objects.all().delete()
    writer = factories.make_user()
    release.version += 1
    history.keep("save", release, writer, factories.NOON)
    revision = Revision.objects.get()
    kept = sorted(version.content_type.model for version in revision.version_set.all())
    assert kept == [
        "appearance",
        "figure",
        "figurephoto",
        "figurephoto",
        "footnote",
        "keypoint",
        "release",
        "role",
    ]
    assert (revision.user, revision.comment) == (writer, "save")


def test_words_of_each_language_are_in_the_revision():
    release = factories.make_release()
    kept = Version.objects.get_for_object(release).first().field_dict
    for name in ("headline_zh_hant", "headline_zh_hans", "headline_en", "body_en"):
        assert kept[name] == getattr(release, name)
