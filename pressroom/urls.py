"""The doors: the newsroom and the readers' pages."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("admin/", admin.site.urls),
    path("", include("releases.public.urls")),
]
handler404 = "releases.public.errors.not_found"
handler500 = "releases.public.errors.broken"
