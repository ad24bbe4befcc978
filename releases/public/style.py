"""The style sheet of the site's own colour."""

from django.http import Http404, HttpResponse

from ..services import frame
from .readers import for_readers

CONTENT_TYPE = "text/css; charset=utf-8"
# Under an address that names this very text.
KEPT = "public, max-age=31536000, immutable"


@for_readers
def style_sheet(request):
    found = frame.style_sheet()
    if found is None:
        raise Http404
    is_named = request.GET.get("v") == found.version
    cache = KEPT if is_named else "no-cache"
    return HttpResponse(found.text, content_type=CONTENT_TYPE, headers={"Cache-Control": cache})
