"""What readers search is written anew by hand, and by itself on a site that is older than its search."""

import pytest
from django.core.management import call_command

from releases import apps
from releases.models import SearchEntry
from tests import factories

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def entries():
    return list(SearchEntry.objects.order_by("pk").values())


def test_index_is_written_anew_and_the_same_each_time(capsys):
    factories.make_live()
    factories.make_scheduled()
    factories.make_release()
    before = entries()
    SearchEntry.objects.all().delete()
    for _time in range(2):
        call_command("rebuild_search")
        assert entries() == before
    assert capsys.readouterr().out == "3 releases were indexed.\n" * 2


def test_only_what_nothing_finds_is_written_where_no_more_is_asked(capsys):
    live, other = factories.make_live("live"), factories.make_live("other")
    factories.make_release("draft")
    SearchEntry.objects.filter(release=live).delete()
    SearchEntry.objects.filter(release=other).update(head="left alone")
    call_command("rebuild_search", missing=True)
    assert capsys.readouterr().out == "1 releases were indexed.\n"
    heads = SearchEntry.objects.filter(language="en").order_by("release").values_list("head")
    assert list(heads) == [(live.headline_en,), ("left alone",)]


FORWARDS, BACKWARDS = ("releases.0013", False), ("releases.0009", True)


@pytest.mark.parametrize(("plan", "count"), [([FORWARDS], 3), ([], 3), ([BACKWARDS], 0), (None, 0)])
def test_releases_older_than_the_search_are_indexed_once_all_is_migrated(plan, count):
    factories.make_live()
    SearchEntry.objects.all().delete()
    apps.index_what_is_there(None, plan=plan)
    assert SearchEntry.objects.count() == count
