from importlib import import_module

from django.apps import AppConfig


class DiscussionConfig(AppConfig):
    name = "causerie.discussion"
    label = "discussion"

    def ready(self) -> None:
        # Only now: the receivers need every model.
        import_module("causerie.discussion.receivers")
