"""The second template engine, for what stands on a page hundreds of times."""

from typing import Any

from jinja2 import Environment


def environment(**options: Any) -> Environment:
    """With the options of Django's backend: what is put into a template is escaped. It holds no
    words of its own; they are given to it."""
    return Environment(**options, trim_blocks=True, lstrip_blocks=True)  # noqa: S701 # as Django says
