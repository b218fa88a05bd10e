from importlib import import_module

from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "causerie.publication"
    label = "publication"

    def ready(self) -> None:
        # Only now: the receivers need every model.
        import_module("causerie.publication.receivers")
