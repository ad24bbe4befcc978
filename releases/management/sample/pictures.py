"""Draws the photos of the sample and brings them in as if somebody had uploaded them."""

import signal
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import get_context

from django.core.files.uploadedfile import SimpleUploadedFile

from releases.models import Photo
from releases.services import photos, renditions

from . import drawings, reading


def make(by, show):
    """Return {drawing: Photo} with web sizes made; those of an interrupted run are kept.

    ``show(done, total)`` is told of each step. Never call it inside a transaction: it decodes and hashes.
    """
    names = _names()
    found = {photo.original_name.partition(".")[0]: photo for photo in _received(by)}
    missing = [name for name in names if name not in found]
    with _artist() as pool:
        drawn = zip(missing, pool.map(drawings.draw, missing), strict=True)
        for done, (name, data) in enumerate(drawn, len(names) - len(missing) + 1):
            found[name] = _receive(name, data, by)
            show(done, len(names))
    return {name: found[name] for name in names}


@contextmanager
def _artist():
    """One other process, which draws the next photo while this one makes the web sizes of the last.

    It starts afresh, since a copy of this process would share its database connection, and leaves Ctrl-C to us.
    """
    pool = ProcessPoolExecutor(
        1, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN)
    )
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _received(by):
    return Photo.objects.filter(uploaded_by=by, sizes=Photo.Sizes.MADE)


def _names():
    """The drawings that the texts name, each once."""
    releases = reading.release_texts()
    figures = [figure for release in releases for figure in release.get("figures", [])]
    named = [photo["drawing"] for figure in figures for photo in figure["photos"]]
    partners = reading.texts("partners")["partners"]
    return list(dict.fromkeys(named + [row["logo"] for row in partners if "logo" in row]))


def _receive(name, data, by):
    """Keep one drawing and make its web sizes now, so that the demo is complete at once."""
    extension = "png" if data.startswith(b"\x89PNG") else "jpg"
    photo = photos.receive(SimpleUploadedFile(f"{name}.{extension}", data), by).photo
    renditions.make.call(photo.public_id)
    photo.refresh_from_db()
    return photo


def describe(photo, kind, alt):
    """Write what stands beside a photo: kind, credit, terms, and its alternative text if there is one."""
    beside = reading.texts("newsroom")["photos"]
    words = reading.columns(credit=beside["credit"], terms=beside["terms"], alt_text=alt)
    for column, text in words.items():
        setattr(photo, column, text)
    photo.kind = kind
    photo.save()
