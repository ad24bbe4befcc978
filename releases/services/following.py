"""What must follow a change: all that is kept of a release for its readers says what the release says now."""

from django.db import transaction

from ..models import Partner, Person, Photo, Release, SiteSettings
from . import filing, picture_pack, search_index, social_images, stored_articles


def follow(release, at):
    """Bring up to date where a release is listed, what its pages print, what finds it, its packs and its images.

    Called in the transaction that changed it, which holds the lock on its row: no reader is given what is stale.
    """
    filing.file(release)
    stored_articles.keep(release)
    search_index.refresh(release)
    picture_pack.refresh(release, at)
    social_images.refresh(release)


@transaction.atomic
def follow_showing(*things, at):
    """Follow a change of things in each release that shows one of them: of Photos, or of Persons.

    Called in the transaction that changed them. Drafts are locked too: none of them is approved meanwhile. The name and
    colour of the site stand on the images of all releases; of anything else nothing is kept.
    """
    shown = [each for each in things if isinstance(each, Photo | Person)]
    for release in Release.objects.showing(*shown).locked():
        follow(release, at)
    if any(map(_is_on_all_images, things)):
        transaction.on_commit(social_images.refresh_all.enqueue, robust=True)


def _is_on_all_images(thing):
    is_own = isinstance(thing, Partner) and thing.relation == Partner.Relation.OWN
    return is_own or isinstance(thing, SiteSettings)
