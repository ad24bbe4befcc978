"""The directory of organisations, and the page of one."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from ..models import Partner
from ..models.words import public_languages
from ..services import clock, directory, profile
from ..services.addresses import former
from . import pages
from .filters import SLUG
from .readers import for_readers


@for_readers
def listed(request, language):
    asked = {name: request.GET.get(name, "") for name in ("sector", "place")}
    if any(value and not SLUG.fullmatch(value) for value in asked.values()):
        raise Http404
    found = directory.directory(language, clock.now(), **asked)
    if found is None:
        raise Http404
    return pages.page(
        "partners.html",
        language,
        addresses=pages.everywhere("partners"),
        directory=found,
    )


@for_readers
def partner(request, language, slug):
    at = clock.now()
    public = Partner.objects.public(at, language).with_public_languages(at)
    found = public.select_related("logo", "sector", "place").filter(slug=slug).first()
    if found is None:
        if moved := public.filter(**former("partner", slug)).first():
            return redirect(moved.get_absolute_url(language))
        raise Http404
    return pages.page(
        "partner.html",
        language,
        addresses={each: found.get_absolute_url(each) for each in public_languages(found)},
        partner=profile.profile(found, language, at),
        releases=f"{reverse('releases:list', kwargs={'language': language})}?partner={found.slug}",
    )
