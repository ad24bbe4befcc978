"""Releases as feeds have them, each of them whole: one query finds them with all that their entries print."""

from dataclasses import dataclass
from operator import itemgetter

from django.db.models import OuterRef, Subquery

from ..models import Release, Role
from ..models.json_lists import AsList, AsObject
from ..text import names
from ..text.amendments import Printed
from ..text.article import Event, Issuer
from ..text.languages import column, words
from ..text.syndicating import Syndicated
from . import article, stored_articles, typesetting


@dataclass(frozen=True)
class Item:
    """One live release in one language; where it is filed and whom to call is left out."""

    release: Release
    title: str
    notice: str
    amendments: tuple[Printed, ...]
    subheadline: str
    event: Event | None
    end_mark: str
    issuers: tuple[Issuer, ...]
    syndicated: Syndicated


def in_feeds(releases, language):
    """Return the releases of a queryset with what items() reads of them, in one query."""
    found = stored_articles.for_feed(releases, language)
    return found.annotate(parties=_of_outer_release(language))


def items(releases, language, at):
    """Return the Items of live releases from in_feeds(); the language is the active one."""
    return [_item(each, language, at) for each in releases]


def _of_outer_release(language):
    """The issuers of the release of an outer query, as one JSON list of objects."""
    told = {"key": "partner", "name": column("partner__official_name", language)}
    told |= {name: name for name in ("position", "pk")}
    rows = Role.objects.filter(release=OuterRef("pk"), kind=Role.Kind.ISSUER).order_by()
    return Subquery(rows.values("release").annotate(told=AsList(AsObject(**told))).values("told"))


def _item(release, language, at):
    told = sorted(release.parties or [], key=itemgetter("position", "pk"))
    named = [(each["key"], each["name"]) for each in told if each["name"]]
    syndicated = _syndicated(release, language, at, [key for key, _name in named])
    abouts = dict(syndicated.abouts)
    return Item(
        release=release,
        title=names.headline_in_one_line(words(release, "headline", language), language),
        notice=words(release, "notice", language),
        amendments=article.told(release, language),
        subheadline=words(release, "subheadline", language),
        event=article.event(release, language, at),
        end_mark=article.end_mark(release, language),
        issuers=tuple(Issuer(name, abouts[key]) for key, name in named),
        syndicated=syndicated,
    )


def _syndicated(release, language, at, issuers):
    """Return what is stored, or the same put together where nothing stored fits."""
    if found := stored_articles.entry(release, issuers):
        return found
    return typesetting.of_feed(stored_articles.put_together(release, language, at), language)
