"""The image that social media show of a release, for who asks after the gate."""

from django.http import Http404, HttpResponse

from ..services import delivery, social_images
from .photos import sent
from .readers import PLAIN
from .releases import of_live_release


@of_live_release
def social_image(request, found, language, at):
    made = social_images.offer(found, language)
    if made is None and not social_images.is_awaited(found, language):
        raise Http404
    try:
        return sent(request, made.name, "jpg", f'"{made.fingerprint}"') if made else _being_made()
    except FileNotFoundError:
        # Another one is drawn at this moment.
        return _being_made()


def _being_made():
    headers = {"Retry-After": str(delivery.RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(status=503, content_type=PLAIN, headers=headers)
