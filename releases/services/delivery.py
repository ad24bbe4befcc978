"""Turns a stored file into a response; a door has asked the gate before, ETag and range included."""

import re

from django.conf import settings
from django.core.files.storage import default_storage
from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header

RANGE = re.compile(r"bytes=(\d*)-(\d*)\Z")


def send(name, *, content_type, cache_control, byte_range="", download_as=None):
    """Return the response for a private file; FileNotFoundError where it is missing.

    ``byte_range`` is the request's Range header; one range is honoured, several get the whole file.
    ``download_as`` is the name under which a browser saves it; without it the file is shown in the page.
    """
    size = default_storage.size(name)
    if settings.X_ACCEL_PREFIX:
        # The front server sends the bytes, ranges included.
        response = HttpResponse(headers={"X-Accel-Redirect": settings.X_ACCEL_PREFIX + name})
    else:
        response = _streamed(name, size, byte_range)
    response.headers["Content-Type"] = content_type
    response.headers["Cache-Control"] = cache_control
    response.headers["X-Content-Type-Options"] = "nosniff"
    if download_as:
        disposition = content_disposition_header(True, download_as)
        response.headers["Content-Disposition"] = disposition
    return response


def _streamed(name, size, byte_range):
    span = _span(byte_range, size)
    if span == "unsatisfiable":
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    file = default_storage.open(name)
    if span is None:
        response = FileResponse(file)
        response.headers["Content-Length"] = size
    else:
        first, last = span
        file.seek(first)
        response = FileResponse(_Slice(file, last - first + 1), status=206)
        response.headers["Content-Length"] = last - first + 1
        response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    response.headers["Accept-Ranges"] = "bytes"
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


class _Slice:
    """The next ``length`` bytes of an open file, as FileResponse reads them."""

    def __init__(self, file, length):
        self.file, self.left = file, length

    def read(self, size=-1):
        size = self.left if size < 0 else min(size, self.left)
        data = self.file.read(size)
        self.left -= len(data)
        return data

    def close(self):
        self.file.close()
