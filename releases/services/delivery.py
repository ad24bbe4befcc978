"""Turns a stored file into a response; a door has asked the gate before, ETag and range included."""

import re
import weakref
from threading import BoundedSemaphore

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})\Z")
# What is shorter leaves a server at once, however slow its reader is: the system's buffers take it.
LONG = 64 * 1024
# Downloads of this process, of which there are never more than half of its threads: pages have the others.
slots = BoundedSemaphore(max(1, settings.THREADS // 2))
# Seconds after which a reader who found no slot may ask again.
RETRY_AFTER = 60
BLOCK = 256 * 1024


def send(
    name,
    *,
    content_type,
    cache_control,
    byte_range="",
    download_as=None,
    part=None,
    is_head=False,
    holds_slot=True,
):
    """Return the response for a private file; FileNotFoundError where it is missing.

    ``byte_range`` is the request's Range header; one range is honoured, several get the whole file. ``download_as`` is the
    name under which a browser saves it; without it the file is shown in the page. ``part`` is (first byte, length) of
    what of the file is sent. ``is_head`` leaves the bytes out. Where all slots are held the answer is an empty 503;
    ``holds_slot`` False is for web sizes, of which a page has many.
    """
    if settings.X_ACCEL_PREFIX and part is None:
        # The front server sends the bytes, ranges included; a missing file is told here.
        default_storage.size(name)
        response = HttpResponse(headers={"X-Accel-Redirect": settings.X_ACCEL_PREFIX + name})
    else:
        first, size = part or (0, default_storage.size(name))
        response = _streamed(name, first, size, "" if is_head else byte_range, is_head, holds_slot)
    if response.status_code >= 400:
        # A proxy that kept it would answer others with it, whatever they ask.
        response.headers["Cache-Control"] = "no-store"
        return response
    response.headers["Content-Type"] = content_type
    response.headers["Cache-Control"] = cache_control
    response.headers["X-Content-Type-Options"] = "nosniff"
    if download_as:
        disposition = content_disposition_header(True, download_as)
        response.headers["Content-Disposition"] = disposition
    return response


def _streamed(name, start, size, byte_range, is_head, holds_slot):
    span = _span(byte_range, size)
    if span == "unsatisfiable":
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    first, last = span or (0, size - 1)
    length = last - first + 1
    response = (
        HttpResponse() if is_head else _file_response(name, start + first, length, holds_slot)
    )
    if response is None:
        return HttpResponse(status=503, headers={"Retry-After": str(RETRY_AFTER)})
    response.headers["Content-Length"] = length
    response.headers["Accept-Ranges"] = "bytes"
    if span:
        response.status_code = 206
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response


def _file_response(name, first, length, holds_slot):
    """Return a response with these bytes, or None where they are many and no slot is free."""
    part = _Part(default_storage.open(name), first, length)
    if holds_slot and length >= LONG and not part.hold_slot():
        part.close()
        return None
    response = FileResponse(part)
    response.block_size = BLOCK
    return response


def _span(byte_range, size):
    """Return (first, last) of a Range header, None for the whole file, or "unsatisfiable" (RFC 9110, 14.1.2)."""
    match = RANGE.match(byte_range or "")
    if not match or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        first, last = max(0, size - int(last)), size - 1
    else:
        first, last = int(first), min(int(last or size - 1), size - 1)
    return (first, last) if first <= last else "unsatisfiable"


class _Part:
    """The bytes of an open file from ``first`` on, as FileResponse reads them and the server's own sendfile."""

    def __init__(self, file, first, length):
        file.seek(first)
        self.file, self.left = file, length
        self.fileno = file.fileno
        self.free_slot = None

    def hold_slot(self):
        """Take a slot until this is closed; return whether there was one."""
        if not slots.acquire(blocking=False):
            return False
        # Once, however it ends: closed by the server, also when its reader hung up, or forgotten by everybody.
        self.free_slot = weakref.finalize(self, slots.release)
        return True

    def read(self, size=-1):
        size = self.left if size < 0 else min(size, self.left)
        data = self.file.read(size)
        self.left -= len(data)
        return data

    def close(self):
        self.file.close()
        if self.free_slot:
            self.free_slot()
