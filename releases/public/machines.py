"""What machines ask for: whether they may come in, whether we are well."""

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.urls import reverse

from . import pages
from .readers import PLAIN, for_readers


@for_readers
def robots(request):
    closed = reverse("admin:index") if settings.INDEXED else "/"
    sitemaps = [reverse(f"releases:{name}") for name in ("sitemap", "news_sitemap")]
    lines = ["User-agent: *", f"Disallow: {closed}"]
    lines += [f"Sitemap: {pages.absolute(each)}" for each in sitemaps]
    return HttpResponse("\n".join(lines) + "\n", content_type=PLAIN)


@for_readers
def healthz(request):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("unavailable\n", status=503, content_type=PLAIN)
    return HttpResponse("ok\n", content_type=PLAIN, headers={"Cache-Control": "no-store"})
