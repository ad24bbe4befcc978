"""rebuild_articles stores what is missing and what is old, and nothing of a language that is closed."""

import pytest
from django.core.management import call_command

from releases.models import Filing, Role, StoredArticle
from tests import factories

pytestmark = pytest.mark.django_db

MADE = ("recipe", "content", "page", "entry")


def test_missing_and_old_articles_are_stored_anew():
    release = factories.make_release()
    release.topics.add(factories.make_topic())
    factories.approve(release, languages=["zh-hant", "en"])
    factories.make_release()
    before = list(StoredArticle.objects.order_by("language").values("language", *MADE))
    StoredArticle.objects.filter(language="en").delete()
    StoredArticle.objects.update(recipe="", content={}, page={}, entry={})
    Filing.objects.all().delete()
    Role.objects.update(publish_at=None)
    call_command("rebuild_articles")
    after = list(StoredArticle.objects.order_by("language").values("language", *MADE))
    assert (after, Filing.objects.count()) == (before, 1)
    assert [row["language"] for row in after] == ["en", "zh-hant"]
    assert Role.objects.filter(publish_at=release.publish_at).count() == 1
