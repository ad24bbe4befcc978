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
from ..text.languages import LANGUAGES, autonym, words
from ..text.notices import withheld_notice
from . import article, drafting, history, publishing, verbs
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
    "facts": _("an organisation, a topic, a visit, a contact or an event"),
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
def finish(amending, *, by, at, kind, reason, notices, withholds_old=False, withdraws=()):
    """Close the change that begin() opened and return the release.

    ``kind`` is one of KINDS; ``reason`` is for colleagues. ``notices`` is {language: words}, what readers of each changed
    language are told after "Correction (X): "; where one is missing, Unannounced proposes it. ``withholds_old``: the old
    wording is not repeated, neither to readers nor in the entry on the record. ``withdraws`` are the keys of photos that
    readers get no more; their numbers stay and say so.
    """
    change = _Change(kind, reason.strip(), notices, withholds_old)
    if not change.reason:
        raise Refused(_("Say for your colleagues why the text is changed."))
    photos = FigurePhoto.objects.filter(figure__release=amending.release)
    photos.shown().filter(key__in=withdraws).update(withdrawn_at=at)
    release = drafting.settle(amending.release, by)
    now = _photos(release)
    kept, added = now[: len(amending.photos)], now[len(amending.photos) :]
    if kept != amending.photos or {each[0] for each in added} & {each[0] for each in kept}:
        raise Refused(
            _("Photo numbers are fixed once readers have them: add figures at the end only.")
        )
    _pin_new_issuers(release)
    verbs.require(release, release.open_languages())
    changed = _changed(amending, _articles(release, at))
    if not changed.keys() & {*release.open_languages()}:
        raise Refused(_("Nothing that readers see has changed."))
    announced = _announced(release, _open(release, changed), change, at)
    return _keep(release, changed, announced, change, by, at)


@dataclass(frozen=True)
class _Change:
    kind: str
    reason: str
    notices: dict[str, str]
    withholds_old: bool


def _open(release, changed):
    return {each: pair for each, pair in changed.items() if release.ready_at(each)}


def _pin_new_issuers(release):
    """An issuer that came with the change prints its own "About" text; the others keep theirs."""
    roles = release.roles.select_related("boilerplate")
    publishing.pin_boilerplates(
        release,
        [
            role
            for role in roles
            if role.boilerplate is None or role.boilerplate.partner_id != role.partner_id
        ],
    )


def _articles(release, at):
    """What the page of each language prints or would print; closed ones are for the record."""
    return {each: article.assemble(release, each, at) for each in LANGUAGES}


def _photos(release):
    """The photos in the order of their numbers, each with its figure."""
    rows = FigurePhoto.objects.filter(figure__release=release).in_order()
    return tuple(rows.values_list("figure_id", "photo_id"))


def _changed(amending, articles):
    """Return {language: (before, after)} of the pages that print something else now."""
    pairs = {each: (amending.articles[each], after) for each, after in articles.items()}
    return {each: pair for each, pair in pairs.items() if pair[0] != pair[1]}


def _announced(release, changed, change, at):
    """Return {language: notice} for the readers of each changed language, once they are complete; {} for a minor change."""
    if change.kind == "minor":
        _refuse_more_than_minor(changed, change)
        return {}
    found = {each: changes.changes(*pair) for each, pair in changed.items()}
    told = {each: change.notices.get(each, "").strip() for each in release.live_languages(at)}
    told = {each: text for each, text in told.items() if each in changed}
    proposed = {
        each: changes.notice_words(found[each], each, change.withholds_old) for each in told
    }
    if not all(told.values()):
        advice = _still_said(release, changed, found, at)
        raise Unannounced({each: told[each] or proposed[each] for each in told}, *advice)
    if change.withholds_old:
        _refuse_giving_away(told, proposed, found, change)
    return told


def _still_said(release, changed, found, at):
    """Return a sentence, or none, about numbers that were mended in one language and stand in another as they did."""
    gone = {
        number
        for each in found.values()
        for change in each
        for number in changes.numbers_gone(change)
    }
    others = [each for each in release.live_languages(at) if each not in changed]
    said = {
        each: sorted(gone & changes.numbers(article.assemble(release, each, at))) for each in others
    }
    lines = [f"{autonym(each)}: {', '.join(numbers)}" for each, numbers in said.items() if numbers]
    if lines:
        sentence = _(
            "Nothing is changed yet. Is this wrong in other languages, too? %(numbers)s stand there still."
        )
        yield sentence % {"numbers": "; ".join(lines)}


def _refuse_more_than_minor(changed, change):
    if change.withholds_old:
        raise Refused(_("A minor change has nothing to withhold: issue a correction."))
    kinds = set()
    for language, (before, after) in changed.items():
        kinds |= changes.beyond_minor(before, after, _names(language))
    if kinds:
        named = ", ".join(str(BEYOND_MINOR[each]) for each in BEYOND_MINOR if each in kinds)
        sentence = _(
            "More than a minor change: %(kinds)s differs. Issue a correction or an update."
        )
        raise Refused(sentence % {"kinds": named})


def _refuse_giving_away(told, proposed, found, change):
    """Refuse what repeats the old wording of any language, the reason for colleagues included."""
    gone = [each for of_language in found.values() for each in of_language]
    sentence = _("This repeats the old wording that is to be withheld: “%(words)s”.")
    if given := changes.gives_away(change.reason, gone):
        raise Refused(sentence % {"words": given[0]})
    for notice in told.values():
        if given := changes.gives_away(notice, gone):
            # A proposal that was made before the old wording was withheld is made anew.
            quoting = {each: changes.notice_words(found[each], each, False) for each in told}
            anew = {each: proposed[each] for each in told if told[each] == quoting[each]}
            raise Unannounced(told | anew, sentence % {"words": given[0]})


def _names(language):
    """The names of the directory in a language: organisations, however they are written, and people."""
    names = {person.name_in(language) for person in Person.objects.all()}
    for partner in Partner.objects.all():
        written = [words(partner, field, language) for field in NAMES]
        names |= {
            line.strip() for text in [*written, partner.aliases] for line in text.splitlines()
        }
    return names - {""}


def _keep(release, changed, announced, change, by, at):
    replaced = _silence(release, changed) if change.withholds_old else 0
    if announced:
        readers = release.live_languages(at)
        amendment = Amendment(change.kind, at, announced, readers)
        release.amendments.append(amendment.stored())
    release.approved_version = release.version
    release.approved_digests = article.digests(release)
    release.save(update_fields=["amendments", "approved_version", "approved_digests"])
    verbs.flag(KINDS[change.kind], release, by, at, change.reason)
    history.keep(
        KINDS[change.kind],
        release,
        by,
        at,
        reason=change.reason,
        notices=announced,
        withholds_old=change.withholds_old or None,
        former_notices_withheld=replaced or None,
        changes=_listed(changed, change.withholds_old),
    )
    return release


def _silence(release, changed):
    """Take the withheld wording out of the notices of former changes; return how many of them had it."""
    gone = [each for pair in changed.values() for each in changes.changes(*pair)]
    count = 0
    for amendment in release.amendments:
        for language, notice in amendment["notices"].items():
            if changes.gives_away(notice, gone):
                amendment["notices"][language] = withheld_notice(language)
                count += 1
    return count


def _listed(changed, withholds_old):
    """Return {language: [[place, old wording, new wording], …]} for the record; the old is "" where it is withheld."""
    return {
        each: [
            [change.place, "" if withholds_old else change.old, change.new]
            for change in changes.changes(*pair)
        ]
        for each, pair in changed.items()
    }
