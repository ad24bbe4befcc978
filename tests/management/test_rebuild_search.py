"""What readers search is written anew by hand, and by itself on a site that is older than its search."""

import pytest
from django.core.management import call_command

from releases import apps
from releases.models import SearchEntry
from tests import factories
from tests.factories import NOON

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def at_noon(clock):
    clock.at = NOON


class Applied:
    """A migration as Django hands it over."""

    def __str__(self):
        return apps.SEARCH


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


def test_index_that_is_there_is_left_alone_if_it_need_not_be_empty(capsys):
    factories.make_live()
    call_command("rebuild_search", if_empty=True)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(("backwards", "count"), [(False, 3), (True, 0)])
def test_site_that_was_there_before_its_search_is_indexed_once_all_is_migrated(backwards, count):
    factories.make_live()
    SearchEntry.objects.all().delete()
    apps.index_what_is_there(None, plan=[(Applied(), backwards)])
    assert SearchEntry.objects.count() == count
