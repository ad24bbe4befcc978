"""The directory of organisations, and the page of one."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext

from ..models import Partner
from ..models.words import public_languages
from ..models.written import Written
from ..services import clock, directory, profile
from ..services.addresses import former
from . import pages, told
from .filters import SLUG
from .readers import for_readers


@for_readers
def listed(request, language):
    asked = {name: request.GET.get(name, "") for name in ("sector", "place", "role")}
    if any(value and not SLUG.fullmatch(value) for value in asked.values()):
        raise Http404
    found = directory.directory(language, clock.now(), **asked)
    if found is None:
        raise Http404
    return pages.page(
        "partners.html",
        language,
        addresses=pages.everywhere("partners"),
        told=told.listed(gettext("Organisations")),
        directory=found,
    )


@for_readers
def partner(request, language, slug):
    at = clock.now()
    found = WHOLE.first(language, at=at, slug=slug)
    if found is None:
        public = Partner.objects.public(at, language)
        if moved := public.filter(**former("partner", slug)).first():
            return redirect(moved.get_absolute_url(language))
        raise Http404
    shown = profile.profile(found, language, at)
    return pages.page(
        "partner.html",
        language,
        addresses={each: found.get_absolute_url(each) for each in public_languages(found)},
        told=told.partner(shown),
        partner=shown,
        releases=f"{reverse('releases:list', kwargs={'language': language})}?partner={found.slug}",
        feed=reverse("releases:partner_feed", kwargs={"language": language, "slug": found.slug}),
    )


def _whole(language, *, at, slug):
    public = Partner.objects.public(at, language).with_public_languages(at)
    whole = public.with_kin(at, language).select_related("logo", "sector", "place")
    return whole.filter(slug=slug)


WHOLE = Written(_whole)
