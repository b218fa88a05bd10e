from django.apps import AppConfig


class PublicationConfig(AppConfig):
    name = "causerie.publication"
    label = "publication"
