"""Delegation visits: the list, and one visit with its stops."""

from django.shortcuts import redirect
from django.utils.translation import gettext

from ..models import Visit
from ..models.words import public_languages
from ..models.written import Written
from ..services import clock, itinerary, visit_archive
from ..services.addresses import former
from . import pages, told
from .filters import slugs
from .readers import for_readers, or_404


@for_readers
def listed(request, language):
    asked = slugs(request.GET, "year", "place")
    found = or_404(visit_archive.archive(language, clock.now(), **asked))
    return pages.page(
        "visits.html",
        language,
        addresses=pages.everywhere("visits"),
        told=told.listed(gettext("Delegation visits")),
        archive=found,
    )


@for_readers
def visit(request, language, slug):
    at = clock.now()
    found = WHOLE.first(language, at=at, slug=slug)
    if found is None:
        public = Visit.objects.public(at, language)
        return redirect(or_404(former(public, slug)).get_absolute_url(language))
    shown = itinerary.itinerary(found, language, at)
    return pages.page(
        "visit.html",
        language,
        addresses={each: found.get_absolute_url(each) for each in public_languages(found)},
        told=told.visit(found, shown),
        visit=shown,
    )


def _whole(language, *, at, slug):
    public = Visit.objects.public(at, language).with_public_languages(at)
    return public.filter(slug=slug)


WHOLE = Written(_whole)
