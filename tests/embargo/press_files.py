"""The checks of the matrix for picture packs, made anew and corrected: what readers may have of them at every moment."""

from contextlib import contextmanager

from django.db import transaction

from releases.models import Figure, Release
from releases.services import picture_pack
from tests import packs
from tests.embargo.answers import ask, leaked
from tests.factories import trilingual


def check(case):
    with undone():
        made_anew(case)
    with undone():
        corrected(case)


@contextmanager
def undone():
    """Leave the database as it was."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def made_anew(case):
    """A pack that is made now says no more than the one that was made before, and its name says nothing."""
    for release in Release.objects.exclude(packs={}):
        _make(release, case.world.at)
        for entry in release.packs.values():
            assert leaked(entry["name"], "", case.world.canaries.marks) == set()
    addresses = [address for surface, _route, address in case.pages if surface == "S36"]
    for address in addresses:
        assert ask(case.client, address).status == 200, address
    for each in case.asks:
        if each.surface == "S36":
            _expected, may_say = case.state.expects(case.world, each)
            case.assert_says_nothing(each.address, ask(case.client, each.address), may_say)
    for address in addresses:
        case.assert_says_nothing(address, ask(case.client, address))


def corrected(case):
    """From the second of a correction nobody gets the words that stood there."""
    live, word = case.world.live, case.world.canaries.noted("Figure.caption", "former")
    Figure.objects.filter(release=live).update(**trilingual(caption=word))
    _make(live, case.world.at)
    page = live.get_absolute_url(case.world.languages[0])
    addresses = [f"{page}photos.zip", packs.photo_address(live, page=page)]
    assert [word in ask(case.client, each).text for each in addresses] == [True, True]
    live = packs.amended(live, packs.caption("another"))
    for status in (503, 200):
        for address in addresses:
            answer = ask(case.client, address)
            case.assert_says_nothing(address, answer)
            assert answer.status == status, address
        packs.work(live)


def _make(release, at):
    Release.objects.filter(pk=release.pk).update(packs={})
    picture_pack.refresh(release, at)
    packs.work(release)
