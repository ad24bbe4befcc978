"""The readers' addresses; every one of them asks the gate."""

from django.urls import path

from . import (
    addresses,  # noqa: F401 -- registers the parts of an address
    directory,
    downloads,
    feeds,
    front,
    machines,
    photos,
    releases,
    visits,
)

app_name = "releases"
RELEASE = "<language:language>/releases/<year:year>/<page:slug>/"

urlpatterns = [
    path("", front.root, name="root"),
    path("<language:language>/", front.home, name="home"),
    path("<language:language>/releases/", releases.listed, name="list"),
    path(RELEASE, releases.release, name="release"),
    path(f"{RELEASE}print/", releases.printed, name="print"),
    path(f"{RELEASE}release.txt", releases.text, name="text"),
    path(f"{RELEASE}photos.zip", downloads.pack, name="pack"),
    path(
        f"{RELEASE}photos/<part_key:key>.<original_extension:extension>",
        downloads.photo,
        name="press_photo",
    ),
    path("<language:language>/visits/", visits.listed, name="visits"),
    path("<language:language>/visits/<page:slug>/", visits.visit, name="visit"),
    path("<language:language>/partners/", directory.listed, name="partners"),
    path("<language:language>/partners/<page:slug>/", directory.partner, name="partner"),
    path("<language:language>/feed/", feeds.feed, name="feed"),
    path("<language:language>/topics/<page:slug>/feed/", feeds.topic_feed, name="topic_feed"),
    path(
        "photos/<photo_id:public_id>/<width:width>.<extension:extension>",
        photos.photo,
        name="photo",
    ),
    path("r/<public_id:public_id>", front.short, name="short"),
    path("sitemap.xml", feeds.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("healthz", machines.healthz, name="healthz"),
]
