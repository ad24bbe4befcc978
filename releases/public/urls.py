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
    search,
    sitemaps,
    social_images,
    style,
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
    path(f"{RELEASE}social.jpg", social_images.social_image, name="social_image"),
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
    path("<language:language>/partners/<page:slug>/feed/", feeds.partner_feed, name="partner_feed"),
    path("<language:language>/search/", search.search, name="search"),
    path("<language:language>/search/suggest/", search.suggest, name="suggest"),
    path("<language:language>/feed/", feeds.feed, name="feed"),
    path("<language:language>/topics/<page:slug>/feed/", feeds.topic_feed, name="topic_feed"),
    path(
        "photos/<photo_id:public_id>/<width:width>.<extension:extension>",
        photos.photo,
        name="photo",
    ),
    path("r/<public_id:public_id>", front.short, name="short"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemaps/<sitemap_part:part>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("news-sitemap.xml", sitemaps.news_sitemap, name="news_sitemap"),
    path("site.css", style.style_sheet, name="style"),
    path("robots.txt", machines.robots, name="robots"),
    path("healthz", machines.healthz, name="healthz"),
]
