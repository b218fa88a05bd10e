"""The doors that lead upward are tried before anything is served: a wrong path fails at start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

from causerie.lib.personal_data import PersonalTable


def personal_data_paths(
    app_configs: Sequence[AppConfig] | None = None, **_more: Any
) -> list[CheckMessage]:
    """Each path of PERSONAL_DATA leads to a list of personal tables."""
    problems: list[CheckMessage] = []
    for path in settings.PERSONAL_DATA:
        try:
            tables = import_string(path)
        except ImportError as error:
            problems.append(
                Error(
                    f"PERSONAL_DATA: {path!r} cannot be loaded ({error}).",
                    hint="Name a list, as in 'causerie.accounts.personal_data.TABLES'.",
                    id="causerie.E001",
                )
            )
            continue
        if not isinstance(tables, list) or not all(isinstance(t, PersonalTable) for t in tables):
            problems.append(
                Error(
                    f"PERSONAL_DATA: {path!r} is not a list of PersonalTable.",
                    hint="See causerie/lib/personal_data.py.",
                    id="causerie.E002",
                )
            )
    return problems
