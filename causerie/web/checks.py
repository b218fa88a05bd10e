"""The doors that lead upward are tried before anything is served: a wrong path fails at start."""

from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.utils.module_loading import import_string

from causerie.lib.personal_data import PersonalStore, PersonalTable

NAMED = (PersonalTable, PersonalStore)


def personal_data_paths(
    app_configs: Sequence[AppConfig] | None = None, **_more: Any
) -> list[CheckMessage]:
    """Each path of PERSONAL_DATA leads to a list of personal tables and stores."""
    problems: list[CheckMessage] = []
    for path in settings.PERSONAL_DATA:
        try:
            named = import_string(path)
        except ImportError as error:
            problems.append(
                Error(
                    f"PERSONAL_DATA: {path!r} cannot be loaded ({error}).",
                    hint="Name a list, as in 'causerie.accounts.personal_data.TABLES'.",
                    id="causerie.E001",
                )
            )
            continue
        if not isinstance(named, list) or not all(isinstance(one, NAMED) for one in named):
            problems.append(
                Error(
                    f"PERSONAL_DATA: {path!r} is not a list of PersonalTable and PersonalStore.",
                    hint="See causerie/lib/personal_data.py.",
                    id="causerie.E002",
                )
            )
    return problems


def protected_names_paths(
    app_configs: Sequence[AppConfig] | None = None, **_more: Any
) -> list[CheckMessage]:
    """Each path of PROTECTED_NAMES leads to a function."""
    return [
        Error(
            f"PROTECTED_NAMES: {path!r} is no function.",
            hint="Name one, as in 'causerie.publication.selectors.authors.author_names'.",
            id="causerie.E003",
        )
        for path in settings.PROTECTED_NAMES
        if not _is_function(path)
    ]


def comment_gate_path(
    app_configs: Sequence[AppConfig] | None = None, **_more: Any
) -> list[CheckMessage]:
    """COMMENT_GATE leads to an object that can judge a comment."""
    path = settings.COMMENT_GATE
    try:
        gate = import_string(path)
    except ImportError as error:
        problem = f"cannot be loaded ({error})"
    else:
        if all(callable(getattr(gate, name, None)) for name in ("screen", "record")):
            return []
        problem = "is no object with `screen` and `record`"
    return [
        Error(
            f"COMMENT_GATE: {path!r} {problem}.",
            hint="Name one, as in 'causerie.discussion.gate.PLAIN_GATE'.",
            id="causerie.E004",
        )
    ]


def _is_function(path: str) -> bool:
    try:
        return callable(import_string(path))
    except ImportError:
        return False
