"""Picture packs are made by hand where the worker could not: after an upgrade, after a backup was restored."""

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from releases.models import Release
from releases.services import picture_pack
from tests import factories, packs
from tests.factories import NOON

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def offered(release):
    release.refresh_from_db()
    return picture_pack.offer(release, NOON)


def test_packs_that_are_missing_are_made_and_the_others_left_alone(capsys):
    there, lost, never = (packs.make_live(slug) for slug in ("there", "lost", "never"))
    draft, kept = packs.make_draft("draft"), offered(there)
    default_storage.delete(offered(lost).name)
    Release.objects.filter(pk=never.pk).update(packs={})
    call_command("make_packs")
    assert capsys.readouterr().out == "Picture packs of 3 releases are there.\n"
    assert offered(there) == kept
    for release in (lost, never):
        assert default_storage.exists(offered(release).name)
    draft.refresh_from_db()
    assert draft.packs == {}


def test_releases_whose_packs_cannot_be_made_are_named(capsys):
    photo = packs.make_photo()
    release = factories.approve(packs.make_draft("shown", [photo]))
    default_storage.delete(photo.original.name)
    with pytest.raises(CommandError, match=r"1 of 1 releases lack a picture pack\."):
        call_command("make_packs")
    assert capsys.readouterr().err == (
        f"{release.public_id} shown: The original of photo 1 is missing: upload it again.\n"
    )
