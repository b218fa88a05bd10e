"""How an app names the personal data that it keeps: the door `PERSONAL_DATA` in the settings.

Each configured path leads to a list of `PersonalTable`. A test fails for a table with a key to the
user that no list names.
"""

from dataclasses import dataclass
from enum import StrEnum


class OnErasure(StrEnum):
    """What becomes of the rows when their person is erased."""

    ERASE = "the rows go"
    UNNAME = "the rows stay, without the person"


@dataclass(frozen=True)
class PersonalTable:
    """A table that speaks of persons: `model` as in `accounts.User`, and the field of its key."""

    model: str
    field: str
    holds: str
    on_erasure: OnErasure
