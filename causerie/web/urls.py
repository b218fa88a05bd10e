"""The public addresses that are not pages of Wagtail's tree."""

from django.urls import path, re_path

from causerie.publication.views import feeds, sitemaps
from causerie.web.views import (
    choice,
    components,
    lists,
    look,
    machines,
    me,
    operations,
    outbox,
    people,
    privacy,
    search,
)

FEED = r"feed\.(?P<kind>rss|atom|json)$"

urlpatterns = [
    path("", choice.front_door, name="front_door"),
    path("locale/<slug:locale>/", choice.choose_locale, name="choose_locale"),
    path("readers/<str:handle>/emblem.svg", people.emblem_image, name="emblem"),
    path("look/<str:digest>.css", look.accent_sheet, name="accent_sheet"),
    path("healthz", operations.healthz, name="healthz"),
    path("readyz", operations.readyz, name="readyz"),
    path("metrics", operations.metrics, name="metrics"),
    path("dev/components", components.components, name="components"),
    path("dev/outbox", outbox.outbox, name="outbox"),
    path("robots.txt", machines.robots, name="robots"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("sitemap.xml", sitemaps.index, name="sitemap_index"),
    path("sitemap-<slug:locale>-<int:number>.xml", sitemaps.sitemap, name="sitemap"),
    path("news-sitemap.xml", sitemaps.news, name="news_sitemap"),
]

# Below the locale.
localised_patterns = [
    re_path(rf"^{FEED}", feeds.locale_feed, name="feed"),
    re_path(rf"^authors/(?P<slug>[\w-]+)/{FEED}", feeds.author_feed, name="author_feed"),
    re_path(rf"^tags/(?P<slug>[\w-]+)/{FEED}", feeds.tag_feed, name="tag_feed"),
    re_path(rf"^(?P<slug>[\w-]+)/{FEED}", feeds.section_feed, name="section_feed"),
    path("search/", search.search, name="search"),
    path("opensearch.xml", machines.opensearch, name="opensearch"),
    path("manifest.webmanifest", machines.manifest, name="manifest"),
    path("authors/<str:slug>/", lists.author, name="author"),
    path("tags/<str:slug>/", lists.tag, name="tag"),
    path("readers/<str:handle>/", people.person, name="person"),
    path("account/me.json", me.me, name="me"),
    path("privacy/", privacy.privacy_door, name="privacy_door"),
    path("privacy/data/", privacy.privacy, name="privacy"),
]
