"""Photos: the gate first, then name, ETag and range."""

from django.core.files.storage import default_storage
from django.http import Http404, HttpResponse
from django.utils.cache import get_conditional_response

from ..models import Photo
from ..services import clock, delivery, renditions
from ..text.file_names import CONTENT_TYPES
from .readers import PLAIN, for_readers

KEPT = "public, max-age=60"


@for_readers
def photo(request, public_id, width, extension):
    at = clock.now()
    found = Photo.objects.public(at).filter(public_id=public_id).first()
    if found is None and Photo.objects.of_withdrawn(at).filter(public_id=public_id).exists():
        return HttpResponse(status=410, content_type=PLAIN)
    if found is None or width not in found.widths or (extension == "avif" and not found.has_avif):
        raise Http404
    name = renditions.name(found, width, extension)
    try:
        etag = f'"{found.checksum[:16]}-{default_storage.size(name):x}"'
        return sent(request, name, extension, etag)
    except FileNotFoundError as error:
        raise Http404 from error


def sent(request, name, extension, etag):
    """Return a private picture, or what of it is asked for; the gate was asked. FileNotFoundError where it is gone."""
    # A part of another version is of no use to who asks with If-Range.
    is_same = request.headers.get("If-Range", etag) == etag
    response = get_conditional_response(request, etag=etag) or delivery.send(
        name,
        content_type=CONTENT_TYPES[extension],
        cache_control=KEPT,
        byte_range=request.headers.get("Range", "") if is_same else "",
        is_head=request.method == "HEAD",
        holds_slot=False,
    )
    if response.status_code < 400:
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = KEPT
    return response
