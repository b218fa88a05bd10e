"""The public addresses that are not pages of Wagtail's tree."""

from django.urls import path

from causerie.web.views import choice, lists, operations, outbox

urlpatterns = [
    path("", choice.front_door, name="front_door"),
    path("locale/<slug:locale>/", choice.choose_locale, name="choose_locale"),
    path("healthz", operations.healthz, name="healthz"),
    path("readyz", operations.readyz, name="readyz"),
    path("metrics", operations.metrics, name="metrics"),
    path("dev/outbox", outbox.outbox, name="outbox"),
]

# Below the locale.
localised_patterns = [
    path("authors/<str:slug>/", lists.author, name="author"),
    path("tags/<str:slug>/", lists.tag, name="tag"),
]
