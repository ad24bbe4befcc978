"""A slug is taken once, for all time."""

import pytest
from django.utils import translation

from releases.models import Address, Partner, Release
from releases.services import addresses
from releases.services.refusals import Refused
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "make", [factories.make_release, factories.make_visit, factories.make_partner]
)
def test_slug_once_taken_is_never_available_to_another(make):
    first, second = make("first"), make("second")
    addresses.claim(first)
    first.slug = "first-moved"
    first.save()
    addresses.claim(first)
    for slug in ("first", "first-moved"):
        assert addresses.is_available(second, slug) is False
        assert addresses.is_available(first, slug) is True
        assert addresses.is_available(type(first)(), slug) is False
    assert addresses.is_available(second, "third") is True


def test_slugs_of_different_kinds_do_not_meet():
    visit, partner = factories.make_visit("same"), factories.make_partner("same")
    addresses.claim(visit)
    addresses.claim(partner)
    assert sorted(Address.objects.values_list("kind", "slug")) == [
        ("partner", "same"),
        ("visit", "same"),
    ]


def test_claim_is_refused_without_saying_whose_it_is():
    factories.make_release("taken")
    Release.objects.update(slug="moved")
    intruder = Release.objects.create(slug="taken", headline_en="Intruder")
    with pytest.raises(Refused) as refusal:
        addresses.claim(intruder)
    with translation.override("en"):
        assert str(refusal.value) == "This address is not available; choose another one."


def test_address_of_a_deleted_thing_stays_taken():
    partner = factories.make_partner("gone")
    addresses.claim(partner)
    partner.delete()
    assert addresses.is_available(Partner(), "gone") is False


def test_former_slug_leads_to_where_its_thing_is_now():
    release = factories.make_release("first")
    Release.objects.update(slug="second")
    addresses.claim(Release.objects.get())
    assert addresses.former(Release.objects.all(), "first") == release
    assert addresses.former(Release.objects.all(), "nowhere") is None
