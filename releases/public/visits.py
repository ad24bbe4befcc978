"""Delegation visits: the list, and one visit with its stops."""

from django.http import Http404
from django.shortcuts import redirect

from ..models import Visit
from ..models.words import public_languages
from ..services import clock, itinerary
from ..services.addresses import former
from . import pages
from .readers import for_readers


@for_readers
def listed(request, language):
    return pages.page(
        "visits.html",
        language,
        addresses=pages.everywhere("visits"),
        visits=itinerary.cards(Visit.objects.public(clock.now(), language), language),
    )


@for_readers
def visit(request, language, slug):
    at = clock.now()
    public = Visit.objects.public(at, language).with_public_languages(at)
    found = public.filter(slug=slug).first()
    if found is None:
        if moved := public.filter(**former("visit", slug)).first():
            return redirect(moved.get_absolute_url(language))
        raise Http404
    return pages.page(
        "visit.html",
        language,
        addresses={each: found.get_absolute_url(each) for each in public_languages(found)},
        visit=itinerary.itinerary(found, language, at),
    )
