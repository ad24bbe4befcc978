"""The site's addresses, and a view that does nothing, to measure the others by."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.urls import path

from pressroom.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500", "urlpatterns"]


@login_not_required
def bare(request):
    return HttpResponse("bare")


urlpatterns = [path("bare/", bare), *urlpatterns]
