"""What a release still needs before readers may see it; a draft without it can always be saved."""

from django.utils.translation import gettext_lazy as _

from ..models import Boilerplate, Person, Release
from ..text import footnotes, richtext
from ..text.languages import column, words
from ..text.links import addresses_in, is_tracking, links_in
from . import advice, link_advice, photo_requirements, reading, speaker_advice
from .problems import Problem, Spot
from .release_parts import Parts, text_of_release, text_of_row


def requirements(release, languages):
    """Return the problems of a release in the languages about to be opened, blocking ones first."""
    parts = Parts(release)
    problems = [*_of_the_release(release, parts), *advice.of_links(release, parts, languages)]
    for language in languages:
        for check in PER_LANGUAGE:
            problems += check(release, parts, language)
    return sorted(problems, key=lambda problem: not problem.blocking)


def _of_the_release(release, parts):
    """What every language needs: issuers, event facts, photos."""
    if not parts.issuers():
        yield Problem(Spot("roles"), None, _("Name the organisation that issues this release."))
    if release.kind == Release.Kind.INVITATION and release.event_starts_at is None:
        # The day, of the two inputs of an hour.
        spot = Spot("event_starts_at", "event_starts_at_0")
        yield Problem(spot, None, _("An invitation needs the hour of the event."))
    if release.kind == Release.Kind.PHOTOS and not parts.figures:
        yield Problem(Spot("figures"), None, _("A photo release needs at least one figure."))
    yield from photo_requirements.of_all_languages(parts)


def _empty(spot, language, sentence):
    return Problem(spot, language, sentence, is_empty=True)


def _headline(release, parts, language):
    spot, text = text_of_release(release, "headline", language)
    if not text.strip():
        yield _empty(spot, language, _("Write the headline."))


def _text(release, parts, language):
    spot, text = text_of_release(release, "body", language)
    if release.kind != Release.Kind.PHOTOS and not text:
        yield _empty(spot, language, _("Write the body."))
    for point in parts.key_points:
        spot, text = text_of_row("key_points", point, "point", language)
        if not text.strip():
            yield _empty(spot, language, _("A key point has no words: write or remove it."))


def _event(release, parts, language):
    spot, text = text_of_release(release, "event_place", language)
    if release.kind == Release.Kind.INVITATION and not text.strip():
        yield _empty(spot, language, _("An invitation needs the place of the event."))


def _markers(release, parts, language):
    texts = parts.texts(release, language)
    notes = {note.key: note for note in parts.footnotes}
    missing = {}
    for spot, text in texts:
        for key in footnotes.without_note([text], notes):
            missing.setdefault(key, spot)
    for key, spot in missing.items():
        sentence = _("The text cites [^%(key)s], but no footnote has this key.")
        yield Problem(spot, language, sentence % {"key": key})
    for key in footnotes.without_marker([text for _spot, text in texts], notes):
        sentence = _("%(note)s is not cited in the text: cite it or remove it.")
        told = {"note": reading.note_name(notes[key], None, language)}
        yield Problem(Spot("footnotes", "key", notes[key].pk), language, sentence % told)


def _leftovers(release, parts, language):
    """Markers that would be printed as they were typed."""
    texts = parts.texts_and_notes(release, language)
    texts += [text_of_release(release, field, language) for field in ("headline", "subheadline")]
    texts += [text_of_row("key_points", point, "point", language) for point in parts.key_points]
    for spot, text in texts:
        for marker in richtext.leftovers(text):
            sentence = _("“%(marker)s” is no marker: correct or remove it.")
            yield Problem(spot, language, sentence % {"marker": marker})


def _notes(release, parts, language):
    for note in parts.footnotes:
        spot, text = text_of_row("footnotes", note, "note", language)
        if not (note.url or text or words(note, "source_title", language)):
            sentence = _("%(note)s says nothing: give its note, title or link.")
            number = parts.numbers(release, language).get(note.key)
            told = {"note": reading.note_name(note, number, language)}
            yield _empty(spot, language, sentence % told)


def _links(release, parts, language):
    texts = parts.texts_and_notes(release, language)
    found = [(url, spot) for spot, text in texts for url in links_in(text)]
    for note in parts.footnotes:
        found += [
            (getattr(note, field), Spot("footnotes", field, note.pk))
            for field in ("url", "archived_url")
        ]
    spot, registration = text_of_release(release, "event_registration", language)
    found += [(url, spot) for url in addresses_in(registration)]
    for url, spot in dict.fromkeys(found):
        if is_tracking(url):
            sentence = _("A link tracks its readers or passes a mail scanner; replace it: %(url)s")
            yield Problem(spot, language, sentence % {"url": url[:80]})


def _linked(release, parts, language):
    """Linked things that a page of this language would print without words, each named once a group."""
    named = {}
    for spot, thing, field in _linked_things(release, parts):
        named.setdefault((spot.anchor, thing), (spot, field))
    for (_anchor, thing), (spot, field) in named.items():
        if not _name(thing, field, language):
            sentence = _("“%(name)s” has no name in this language: complete it or unlink it.")
            yield Problem(
                spot,
                language,
                sentence % {"name": thing},
                thing=thing,
                thing_field=column(field, language),
            )


def _name(thing, field, language):
    # A person may have but one of two names.
    is_person = isinstance(thing, Person)
    return thing.name_in(language) if is_person else words(thing, field, language)


def _linked_things(release, parts):
    """Yield (spot, thing, field that names it)."""
    for role in parts.roles:
        yield Spot("roles", "partner", role.pk), role.partner, "official_name"
    yield from _linked_people(parts)
    for figure in parts.figures:
        if figure.stop:
            yield Spot("figures", "stop", figure.pk), figure.stop, "title"
    for contact in parts.contacts:
        yield Spot("contacts", "contacts"), contact, "contact_name"
    if release.visit:
        yield Spot("visit", "visit"), release.visit, "title"


def _linked_people(parts):
    for each in parts.appearances:
        yield Spot("appearances", "person", each.pk), each.person, "family_name"
        if each.organisation:
            spot = Spot("appearances", "organisation", each.pk)
            yield spot, each.organisation, "official_name"
    for spot, photo in parts.photos():
        for each in photo.appearances.all():
            yield spot, each.person, "family_name"


def _boilerplates(release, parts, language):
    for role in parts.roles:
        text = role.kind == role.Kind.ISSUER and parts.abouts.get(role.partner_id)
        if text and not words(text, "about", language):
            sentence = _("The “About” text of “%(name)s” has no words in this language.")
            yield Problem(
                Spot("roles", "partner", role.pk),
                language,
                sentence % {"name": role.partner},
                thing=_writable(text),
                thing_field=column("about", language),
            )


def _writable(text):
    """The text itself, or the new one to be made, since a text in use is never edited."""
    in_use = Boilerplate.objects.in_use().filter(pk=text.pk).exists()
    return Boilerplate(partner=text.partner) if in_use else text


PER_LANGUAGE = [
    _headline,
    _text,
    _event,
    photo_requirements.captions,
    _markers,
    _leftovers,
    photo_requirements.placed_figures,
    photo_requirements.mentions,
    photo_requirements.order_of_figures,
    photo_requirements.credits,
    _notes,
    _links,
    _linked,
    _boilerplates,
    advice.problems,
    link_advice.problems,
    speaker_advice.problems,
]
