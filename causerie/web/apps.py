from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "causerie.web"
    label = "web"
