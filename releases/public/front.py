"""The ways in: the root, the home page of a language, the short addresses."""

from django.http import Http404, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.cache import patch_vary_headers

from ..models import Partner, Release, Visit
from ..models.words import public_languages
from ..services import clock, front_page
from . import errors, pages, told
from .readers import for_readers


@for_readers
def root(request):
    return _by_preference(redirect("releases:home", language=errors.language()))


@for_readers
def home(request, language):
    found = front_page.front_page(language, clock.now())
    return pages.page(
        "home.html",
        language,
        addresses=pages.everywhere("home"),
        told=told.home(found),
        front=found,
    )


@for_readers
def short(request, public_id):
    """Lead to the page in the reader's language, or in the first language in which it is open."""
    at = clock.now()
    for found, languages in _called(public_id, at):
        preferred = errors.language()
        language = preferred if preferred in languages else languages[0]
        return _by_preference(HttpResponseRedirect(found.get_absolute_url(language)))
    raise Http404


def _called(public_id, at):
    """Yield what is public under a short address, with its languages."""
    for release in Release.objects.live(at).filter(public_id=public_id):
        yield release, release.live_languages(at)
    for release in Release.objects.withdrawn(at).filter(public_id=public_id):
        yield release, release.withdrawn_languages()
    for kind in (Visit, Partner):
        for thing in kind.objects.public(at).with_public_languages(at).filter(public_id=public_id):
            yield thing, public_languages(thing)


def _by_preference(response):
    patch_vary_headers(response, ["Accept-Language"])
    return response
