"""What must follow a change: all that is kept of a release for its readers says what the release says now."""

from django.db import transaction
from django_tasks import task

from ..models import Partner, Person, Photo, Release, SiteSettings
from . import filing, picture_pack, search_index, social_images, stored_articles, walking


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

    Called in the transaction that changed them: nothing stale is served from then on. What is only slower, or found by
    its former words, until it follows is left to the worker: somebody may stand in thousands of releases. The name and
    colour of the site stand on the images of all releases; of anything else nothing is kept.
    """
    releases = Release.objects.showing(*_shown(things))
    # Drafts are locked too: none of them is approved meanwhile.
    locked = list(releases.locked())
    stored_articles.drop(releases)
    for release in locked:
        picture_pack.refresh(release, at)
    if keys := [each.pk for each in locked if each.state == Release.State.APPROVED]:
        transaction.on_commit(lambda: catch_up.enqueue(keys), robust=True)
    if any(map(_is_on_all_images, things)):
        transaction.on_commit(social_images.refresh_all.enqueue, robust=True)


def hold(*things):
    """Lock every release that shows one of these Photos or Persons, before they are locked or changed themselves.

    Whoever saves a release locks it first and its photos then: in another order two people could wait for each other.
    Of other things nothing is shown that a release keeps.
    """
    if shown := _shown(things):
        list(Release.objects.showing(*shown).locked().values_list("pk"))


@task()
def catch_up(keys):
    """Store anew what releases print, by primary key, what finds them and their images."""
    walking.walk(keys, _catch_up)


def _catch_up(release):
    stored_articles.keep(release)
    search_index.refresh(release)
    social_images.refresh(release)


def _shown(things):
    return [each for each in things if isinstance(each, Photo | Person)]


def _is_on_all_images(thing):
    is_own = isinstance(thing, Partner) and thing.relation == Partner.Relation.OWN
    return is_own or isinstance(thing, SiteSettings)
