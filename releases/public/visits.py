"""Delegation visits: the list, and one visit with its stops."""

from django.http import Http404
from django.shortcuts import redirect
from django.utils.translation import gettext

from ..models import Visit
from ..models.words import public_languages
from ..models.written import Written
from ..services import clock, itinerary, visit_archive
from ..services.addresses import former
from . import pages, told
from .filters import SLUG
from .readers import for_readers


@for_readers
def listed(request, language):
    asked = {name: request.GET.get(name, "") for name in ("year", "place")}
    if any(value and not SLUG.fullmatch(value) for value in asked.values()):
        raise Http404
    found = visit_archive.archive(language, clock.now(), **asked)
    if found is None:
        raise Http404
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
        if moved := public.filter(**former("visit", slug)).first():
            return redirect(moved.get_absolute_url(language))
        raise Http404
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
