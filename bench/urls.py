"""The site's addresses, a view that does nothing, to measure the others by, and one that tells what was spent."""

import time

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

from pressroom.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


@login_not_required
def bare(request):
    return HttpResponse("bare")


@login_not_required
def spent(request):
    """Answer with the CPU seconds that this process has used."""
    return HttpResponse(repr(time.process_time()))


urlpatterns = [path("bare/", bare), path("spent/", spent), *urlpatterns]
