"""Writes the releases of the sample as an officer would: a draft with all its parts, saved through drafting."""

from releases.models import Figure, FigurePhoto, Footnote, KeyPoint, Release
from releases.services import drafting

from . import directory as living
from . import pictures, reading
from .reading import columns

PLAIN = {
    "headline": "headline",
    "subheadline": "subheadline",
    "notice": "notice",
    "place": "dateline_places",
}


def write(texts, directory, photos, calendar, by):
    """Return one release as a saved draft; ``texts`` is its TOML file."""
    release = Release.objects.create(
        slug=texts["slug"],
        kind=texts["kind"],
        end_mark=texts.get("end_mark", Release.EndMark.SITE),
        visit=directory.visits.get(texts.get("visit")),
        **_words(texts),
        **_event(texts.get("event"), calendar),
    )
    release.topics.set(directory.topics[key] for key in texts["topics"])
    release.contacts.set(directory.contacts[key] for key in texts["contacts"])
    _write_points_and_notes(release, texts)
    for figure in texts.get("figures", []):
        _write_figure(release, figure, directory, photos)
    living.make_roles(directory, texts["roles"], release=release)
    living.make_appearances(directory, texts.get("appearances", []), release=release)
    return drafting.finish(release, by)


def _words(texts):
    tables = {field: texts.get(key, {}) for key, field in PLAIN.items()}
    return columns(body=first_body(texts), **tables)


def first_body(texts):
    """The body before its correction: {language: HTML}."""
    body = reading.paragraphs(texts["body"])
    correction = texts.get("correction")
    if correction is None:
        return body
    old, new = correction["old"], correction["new"]
    return {each: html.replace(new[each], old[each]) for each, html in body.items()}


def _event(event, calendar):
    if event is None:
        return {}
    return {
        "event_starts_at": calendar.moment(event["starts"]),
        "event_ends_at": calendar.moment(event["ends"]),
        **columns(event_place=event["place"], event_registration=event["registration"]),
    }


def _write_points_and_notes(release, texts):
    for position, point in enumerate(texts.get("key_points", [])):
        KeyPoint.objects.create(release=release, position=position, **columns(point=point))
    for position, note in enumerate(texts.get("footnotes", [])):
        Footnote.objects.create(
            release=release,
            key=note["key"],
            position=position,
            url=note["url"],
            language=note["language"],
            published_on=note["published_on"],
            **columns(publisher=note["publisher"]),
        )


def _write_figure(release, row, directory, photos):
    figure = Figure.objects.create(
        release=release,
        key=row["key"],
        position=release.figures.count(),
        layout=row["layout"],
        stop=directory.stops.get(row.get("stop")),
        **columns(caption=reading.inline(row["caption"])),
    )
    for position, each in enumerate(row["photos"]):
        photo = photos[each["drawing"]]
        pictures.describe(photo, each["kind"], each.get("alt", {}))
        FigurePhoto.objects.create(figure=figure, photo=photo, position=position)
