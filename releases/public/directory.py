"""The directory of organisations, and the page of one."""

from django.shortcuts import redirect
from django.utils.translation import gettext

from ..models import Partner, paths
from ..models.words import public_languages
from ..models.written import Written
from ..services import clock, directory, profile
from ..services.addresses import former
from . import pages, told
from .filters import slugs
from .readers import for_readers, or_404


@for_readers
def listed(request, language):
    asked = slugs(request.GET, "sector", "place", "role")
    found = or_404(directory.directory(language, clock.now(), **asked))
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
        return redirect(or_404(former(public, slug)).get_absolute_url(language))
    shown = profile.profile(found, language, at)
    return pages.page(
        "partner.html",
        language,
        addresses={each: found.get_absolute_url(each) for each in public_languages(found)},
        told=told.partner(shown),
        partner=shown,
        releases=paths.narrowed("list", language, {"partner": found.slug}),
        feed=paths.path("partner_feed", language, found.slug),
    )


def _whole(language, *, at, slug):
    public = Partner.objects.public(at, language).with_public_languages(at)
    whole = public.with_kin(at, language).select_related("logo", "sector", "place")
    return whole.filter(slug=slug)


WHOLE = Written(_whole)
