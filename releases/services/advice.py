"""Advice on the texts of a release: what the checks of text/advice find in its fields, and what its quotations lack."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from ..models import Role
from ..text import richtext
from ..text.advice import copies, positions
from ..text.advice.finding import plain
from ..text.advice.proofreading import proofread
from ..text.languages import column, words
from .advice_words import sentence
from .problems import Problem, Remedy, Spot, spot_of_row
from .reading import quotation_name
from .release_parts import text_of_release, text_of_row

NO_QUOTATION = _("The text prints [引 %(key)s], but no quotation has this key.")
NO_WORDS = _("The text prints the quotation “%(words)s”, which has no words in this language.")
NOT_PRINTED = _("The quotation “%(words)s” is not printed in the text: place it or remove it.")
NOT_LINKED = _("“%(name)s” is named in the text but not linked: add it to the organisations.")
NOT_NAMED = _("“%(name)s” is linked but named in no text: name or unlink it.")

# Kinds of which one line tells all that stand in a field.
TOLD_APART = {"position", "count", "unbalanced", "today", "name", "quotation"}


@dataclass(frozen=True)
class Field:
    """Words of one field as they are checked: ``is_prose`` where sentences are, ``figure`` for a caption."""

    spot: Spot
    text: str
    is_prose: bool = False
    figure: object = None


def problems(release, parts, language):
    """Yield what a language's texts should be looked at for, and what quotations they cannot print."""
    yield from _unprintable(release, parts, language)
    fields = list(_fields(release, parts, language))
    names = parts.named.directory(language)
    for field in fields:
        yield from _told(field, _found(field, names, language), language)
    kept = [words(each, "quoted", language) for each in parts.quotations]
    passages = [
        passage
        for field in fields
        if field.spot.anchor != "quotations"
        for passage in copies.passages(field, field.text, language)
    ]
    for field, finding in copies.differing(passages, filter(None, kept), language):
        yield from _told(field, [finding], language)


def of_links(release, parts, languages):
    """Yield a line for each organisation that is named and not linked, or linked and not named, in any of the languages."""
    linked = {role.partner_id for role in parts.roles} | _linked_besides(release, parts)
    unlinked, named, is_written = {}, set(), False
    for language in languages:
        texts = [field.text for field in _fields(release, parts, language)]
        texts.append(words(release, "event_place", language))
        is_written = is_written or bool(words(release, "body", language))
        directory = parts.named.directory(language)
        named |= directory.named(texts)
        for mention in (each for text in texts for each in directory.mentions(text)):
            if mention.owners and not mention.owners & linked:
                unlinked.setdefault(mention.owners, mention.known[0])
    for name in unlinked.values():
        yield Problem(Spot("roles"), None, NOT_LINKED % {"name": name}, blocking=False)
    for role in parts.roles if is_written else ():
        # The issuer signs below the text.
        if role.kind != Role.Kind.ISSUER and role.partner_id not in named:
            spot = Spot("roles", "partner", role.pk)
            yield Problem(spot, None, NOT_NAMED % {"name": role.partner}, blocking=False)


def _linked_besides(release, parts):
    """Organisations that the release has through people and stops."""
    linked = {each.organisation_id for each in parts.appearances}
    stops = [figure.stop_id for figure in parts.figures if figure.stop_id]
    if stops or release.visit_id:
        at_stops = Role.objects.filter(stop__visit=release.visit_id) | Role.objects.filter(
            stop__in=stops
        )
        linked |= set(at_stops.values_list("partner_id", flat=True))
    return linked


def _fields(release, parts, language):
    """Yield every field of a language that has words, in the order of the form."""
    for name in ("headline", "subheadline", "notice"):
        yield from _field(text_of_release(release, name, language))
    for name in ("body", "notes_to_editors"):
        # Who speaks says 今日 without its date.
        is_prose = release.kind != release.Kind.SPEECH
        yield from _field(text_of_release(release, name, language), is_rich=True, is_prose=is_prose)
    for point in parts.key_points:
        yield from _field(text_of_row("key_points", point, "point", language))
    for figure in parts.figures:
        caption = text_of_row("figures", figure, "caption", language)
        yield from _field(caption, is_rich=True, is_prose=True, figure=figure)
    for note in parts.footnotes:
        yield from _field(text_of_row("footnotes", note, "note", language), is_rich=True)
    for each in parts.quotations:
        yield from _field(text_of_row("quotations", each, "quoted", language))


def _field(spot_and_text, *, is_rich=False, **told):
    spot, text = spot_and_text
    if text.strip():
        yield Field(spot, plain(text) if is_rich else text, **told)


def _found(field, names, language):
    """Return what is found in one field, in order."""
    mentions = names.mentions(field.text)
    kept = names.untouchable(field.text, mentions)
    found = proofread(field.text, language, kept, is_prose=field.is_prose)
    found += names.spellings(field.text, mentions)
    found += names.slips(field.text)
    if field.figure:
        rows = field.figure.figure_photos.all()
        slots, people = [row.slot for row in rows], max(map(_people_in, rows), default=0)
        found += positions.positions(field.text, language, slots, people)
    return sorted(found, key=lambda each: each.start)


def _people_in(row):
    """The highest place that the people listed for a photo account for."""
    listed = list(row.photo.appearances.all())
    return max([len(listed), *(each.nth or 0 for each in listed)])


def _told(field, findings, language):
    """Yield one line for each kind of fault in a field, or for each fault that needs its own."""
    groups = {}
    for finding in findings:
        kind = (finding.kind, finding.detail, _is_mended(finding))
        own = finding.start if finding.kind in TOLD_APART else None
        groups.setdefault((kind, own), []).append(finding)
    for alike in groups.values():
        yield Problem(
            field.spot,
            language,
            sentence(alike, language),
            blocking=False,
            remedies=tuple(_remedy(each, field.text) for each in alike if _is_mended(each)),
            difference=alike[0].difference,
        )


def _is_mended(finding):
    return finding.proposal is not None


def _remedy(finding, text):
    before = text[: finding.end - 1]
    occurrence = sum(before.startswith(finding.found, place) for place in range(finding.start))
    return Remedy(finding.found, finding.proposal, occurrence)


def _unprintable(release, parts, language):
    """Quotations that a text names and cannot print, and those that none names."""
    kept = {each.key: each for each in parts.quotations}
    printed = {}
    for spot, text in parts.texts_and_notes(release, language):
        for key in richtext.quotations(text):
            printed.setdefault(key, spot)
    for key, spot in printed.items():
        if key not in kept:
            yield Problem(spot, language, NO_QUOTATION % {"key": key})
        elif not words(kept[key], "quoted", language):
            own = spot_of_row("quotations", kept[key], "quoted", language)
            told = {"words": quotation_name(kept[key], language)}
            yield Problem(own, language, NO_WORDS % told, is_empty=True)
    for key, each in kept.items():
        if key not in printed and words(each, "quoted", language):
            spot = Spot("quotations", column("quoted", language), each.pk)
            told = {"words": quotation_name(each, language)}
            yield Problem(spot, language, NOT_PRINTED % told, blocking=False)
