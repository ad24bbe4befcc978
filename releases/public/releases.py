"""The list of releases, and one release as page, print and text."""

from functools import wraps

from django.http import Http404, HttpResponse, HttpResponseGone
from django.shortcuts import redirect
from django.utils.translation import gettext

from ..models import Release
from ..models.written import Written
from ..services import article, clock, picture_pack, stored_articles, typesetting
from ..services.addresses import former
from ..text import notices
from ..text.languages import words
from ..text.names import headline_lines
from . import pages, plain, told
from .filters import Filters
from .readers import PLAIN, for_readers


@for_readers
def listed(request, language):
    filters = Filters(request.GET, language, clock.now())
    page = filters.page()
    if filters.after and not page.newer:
        # What is newer than this is the beginning of the list.
        return redirect(filters.address())
    return pages.page(
        "list.html",
        language,
        addresses=filters.addresses(),
        told=told.listed(" · ".join((*filters.names, gettext("Releases")))),
        is_whole=not (filters.before or filters.after),
        page=page,
        filters=filters,
        newer=filters.address(after=page.newer),
        older=filters.address(before=page.older),
    )


def _live(language, *, at, slug):
    return stored_articles.for_page(Release.objects.live(at, language), language).filter(slug=slug)


LIVE = Written(_live)


def of_live_release(view):
    """Give the view the live release of its address, or answer that it moved, was withdrawn or isn't there."""

    @for_readers
    @wraps(view)
    def find(request, language, year, slug, **place):
        at = clock.now()
        found = LIVE.first(language, at=at, slug=slug)
        if found and found.year == year:
            return view(request, found, language, at, **place)
        found = found or _withdrawn(language, slug, at) or _moved(language, slug, at)
        if found is None:
            raise Http404
        if found.state == Release.State.WITHDRAWN:
            return gone(request, found, language)
        name = request.resolver_match.view_name
        return redirect(name, language=language, year=found.year, slug=found.slug, **place)

    return find


@of_live_release
def release(request, found, language, at):
    assembled, typeset = article.shown(found, language, at)
    return pages.page(
        "release.html",
        language,
        addresses={each: found.get_absolute_url(each) for each in found.live_languages(at)},
        told=told.release(found, assembled, typeset),
        article=assembled,
        typeset=typeset,
        pack=picture_pack.offer(found, at),
        short=pages.short(found),
        slug=found.slug,
        year=found.year,
    )


@of_live_release
def printed(request, found, language, at):
    assembled = article.read(found, language, at)
    return pages.page(
        "print.html",
        language,
        addresses={language: found.get_absolute_url(language)},
        article=assembled,
        typeset=typesetting.of_sheet(assembled, language),
        short=pages.short(found),
    )


@of_live_release
def text(request, found, language, at):
    assembled = article.read(found, language, at)
    address = pages.absolute(found.get_absolute_url(language))
    return HttpResponse(plain.text(assembled, address), content_type=PLAIN)


def gone(request, found, language):
    """Answer 410: on the page the notice, in print and text nothing."""
    if request.resolver_match.url_name != "release":
        return HttpResponseGone(content_type=PLAIN)
    headline = words(found, "headline", language) if found.withdrawal_keeps_headline else ""
    return pages.page(
        "withdrawn.html",
        language,
        addresses={each: found.get_absolute_url(each) for each in found.withdrawn_languages()},
        status=410,
        title=notices.withdrawn_title(language),
        clauses=headline_lines(headline),
        notice=notices.withdrawn(
            found.withdrawn_at, words(found, "withdrawal_reason", language), language
        ),
    )


def _moved(language, slug, at):
    return former(Release.objects.live(at, language), slug)


def _withdrawn(language, slug, at):
    return Release.objects.withdrawn(at, language).filter(slug=slug).first()
