from django.apps import AppConfig
from django.core.checks import register

from causerie.web.checks import comment_gate_path, personal_data_paths, protected_names_paths


class WebConfig(AppConfig):
    name = "causerie.web"
    label = "web"

    def ready(self) -> None:
        register(personal_data_paths)
        register(protected_names_paths)
        register(comment_gate_path)
