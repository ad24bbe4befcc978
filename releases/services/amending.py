"""A live text is changed in the open: a correction or an update says so to its readers, a minor change may not matter.

begin(), write, finish(), in one transaction, as in drafting.py; what finish() refuses is undone by leaving it.
"""

from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from ..models import AuditEntry, FigurePhoto, Partner, Person, Release
from ..text import changes
from ..text.amendments import CORRECTION, UPDATE, Amendment
from ..text.article import Article
from ..text.languages import words
from . import article, audit, drafting, history, verbs
from .refusals import Refused, Unannounced

KINDS = {
    CORRECTION: AuditEntry.What.CORRECTION,
    UPDATE: AuditEntry.What.UPDATE,
    "minor": AuditEntry.What.MINOR,
}
# How an organisation is written; former names stand one a line, as aliases do.
NAMES = ("official_name", "short_name", "former_names")
BEYOND_MINOR = {
    "digits": _("a number"),
    "dates": _("a date"),
    "names": _("a name of the directory"),
    "quotations": _("a quotation"),
    "captions": _("a caption or a photo"),
    "links": _("a link"),
}


@dataclass(frozen=True)
class Amending:
    """A live release that is open for a change, and what its pages printed until now."""

    release: Release
    articles: dict[str, Article]
    photos: tuple


def begin(release, *, based_on, by, at):
    """Open a live release for a change inside the caller's transaction: lock it, keep what it printed."""
    locked = verbs.begin("amend", release, based_on, by, at)
    return Amending(locked, _articles(locked, at), _photos(locked))


@transaction.atomic
def finish(amending, *, by, at, kind, reason, notices, withholds_old=False):
    """Close the change that begin() opened and return the release.

    ``kind`` is one of KINDS; ``reason`` is for colleagues. ``notices`` is {language: words}, what readers of each changed
    language are told after "Correction (X): "; where one is missing, Unannounced proposes it. ``withholds_old``: the old
    wording is not repeated, neither to readers nor in the record.
    """
    if not reason.strip():
        raise Refused(_("Say for your colleagues why the text is changed."))
    release = drafting.settle(amending.release, by)
    if _photos(release)[: len(amending.photos)] != amending.photos:
        raise Refused(
            _("Photo numbers are fixed once readers have them: add figures at the end only.")
        )
    verbs.require(release, release.open_languages())
    changed = _changed(amending, _articles(release, at))
    if not changed:
        raise Refused(_("Nothing that readers see has changed."))
    announced = _announced(release, changed, kind, notices, withholds_old, at)
    return _keep(release, changed, announced, by, at, kind, reason.strip(), withholds_old)


def _articles(release, at):
    """What the pages of the open languages print, those that open later included."""
    return {each: article.assemble(release, each, at) for each in release.open_languages()}


def _photos(release):
    """The photos in the order of their numbers, each with its figure."""
    in_order = ("figure__position", "figure_id", "position", "id")
    rows = FigurePhoto.objects.filter(figure__release=release).order_by(*in_order)
    return tuple(rows.values_list("figure_id", "photo_id"))


def _changed(amending, articles):
    """Return {language: (before, after)} of the pages that print something else now."""
    pairs = {each: (amending.articles[each], after) for each, after in articles.items()}
    return {each: pair for each, pair in pairs.items() if pair[0] != pair[1]}


def _announced(release, changed, kind, notices, withholds_old, at):
    """Return {language: notice} for the readers of each changed language, once they are complete; {} for a minor change."""
    found = {each: changes.changes(*pair) for each, pair in changed.items()}
    if kind == "minor":
        _refuse_more_than_minor(changed)
        return {}
    told = {each: notices.get(each, "").strip() for each in changed if release.is_live(at, each)}
    if not all(told.values()):
        raise Unannounced(
            {
                each: told[each] or changes.notice_words(found[each], each, withholds_old)
                for each in told
            }
        )
    if withholds_old:
        _refuse_giving_away(told, found)
    return told


def _refuse_more_than_minor(changed):
    kinds = set()
    for language, (before, after) in changed.items():
        kinds |= changes.beyond_minor(before, after, _names(language))
    if kinds:
        named = ", ".join(str(BEYOND_MINOR[each]) for each in BEYOND_MINOR if each in kinds)
        sentence = _(
            "More than a minor change: %(kinds)s differs. Issue a correction or an update."
        )
        raise Refused(sentence % {"kinds": named})


def _refuse_giving_away(told, found):
    for language, notice in told.items():
        if given := changes.gives_away(notice, found[language]):
            sentence = _("The notice repeats the old wording that is to be withheld: “%(words)s”.")
            raise Refused(sentence % {"words": given[0]})


def _names(language):
    """The names of the directory in a language: organisations, however they are written, and people."""
    names = {person.name_in(language) for person in Person.objects.all()}
    for partner in Partner.objects.all():
        written = [words(partner, field, language) for field in NAMES]
        names |= {line.strip() for text in [*written, partner.aliases] for line in text.splitlines()}
    return names - {""}


def _keep(release, changed, announced, by, at, kind, reason, withholds_old):
    if announced:
        release.amendments.append(Amendment(kind, at, announced).stored())
    release.approved_version = release.version
    release.approved_digests = {
        each: article.digest(release, each) for each in release.open_languages()
    }
    release.save(update_fields=["amendments", "approved_version", "approved_digests"])
    verbs.flag(KINDS[kind], release, by, at, reason)
    history.record(release, by, kind)
    audit.record(
        KINDS[kind],
        by=by,
        at=at,
        thing=release,
        version=release.version - 1,
        reason=reason,
        notices=announced,
        withholds_old=withholds_old or None,
        changes=None if withholds_old else _listed(changed),
    )
    return release


def _listed(changed):
    """Return {language: [[place, old wording, new wording], …]} for the record."""
    return {
        each: [[change.place, change.old, change.new] for change in changes.changes(*pair)]
        for each, pair in changed.items()
    }
