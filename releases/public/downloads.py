"""What a picture desk takes away: the picture pack of a release, and its photos in high resolution, one by one."""

from django.http import Http404, HttpResponse, HttpResponseGone
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext

from ..models import FigurePhoto
from ..services import delivery, picture_pack
from ..text.dates import hong_kong_day
from ..text.file_names import CONTENT_TYPES, EXTENSIONS, pack_name, photo_name
from ..text.languages import words
from ..text.names import headline_in_one_line
from .photos import KEPT
from .readers import PLAIN
from .releases import of_live_release


@of_live_release
def pack(request, found, language, at):
    made = picture_pack.offer(found, at)
    if made is None:
        if not picture_pack.is_expected(found, at):
            raise Http404
        return _being_made()
    name = pack_name(hong_kong_day(found.publish_at), _headline(found, language), language)
    return _sent(request, made, made.fingerprint, content_type="application/zip", download_as=name)


@of_live_release
def photo(request, found, language, at, key, extension):
    made = picture_pack.offer(found, at)
    place = made and made.photos.get(key)
    if place is None or place.extension != extension:
        return _not_there(found, key, extension)
    last = max(each.number for each in made.photos.values())
    return _sent(
        request,
        made,
        f"{made.fingerprint}-{key}",
        content_type=CONTENT_TYPES[extension],
        download_as=photo_name(
            place.number, place.slot, extension, _headline(found, language), language, last=last
        ),
        part=(place.first, place.size),
    )


def _headline(found, language):
    return headline_in_one_line(words(found, "headline", language), language)


def _not_there(found, key, extension):
    """Answer for a photo that no pack has: withdrawn, on its way, or none."""
    rows = FigurePhoto.objects.filter(figure__release=found, key=key).select_related("photo")
    row = rows.first()
    if row is None or EXTENSIONS[row.photo.format] != extension:
        raise Http404
    if row.withdrawn_at:
        return HttpResponseGone(content_type=PLAIN)
    return _being_made()


def _sent(request, made, version, **how):
    etag = f'"{version}"'
    # A part of another version is of no use to who asks with If-Range.
    is_same = request.headers.get("If-Range", etag) == etag
    try:
        response = get_conditional_response(request, etag=etag) or delivery.send(
            made.name,
            cache_control=KEPT,
            byte_range=request.headers.get("Range", "") if is_same else "",
            is_head=request.method == "HEAD",
            **how,
        )
    except FileNotFoundError:
        # Another one is made at this moment.
        return _being_made()
    if response.status_code == 503:
        return _later(gettext("Many downloads are under way. Please try again in a minute."))
    if response.status_code < 400:
        response.headers["ETag"] = etag
        response.headers["Cache-Control"] = KEPT
    return response


def _being_made():
    return _later(
        gettext("The high-resolution photos are being prepared. Please try again in a minute.")
    )


def _later(sentence):
    """Answer 503 with a sentence in the reader's language; nobody keeps it."""
    headers = {"Retry-After": str(delivery.RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(sentence + "\n", status=503, content_type=PLAIN, headers=headers)
