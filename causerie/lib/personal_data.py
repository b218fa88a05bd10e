"""How an app names the personal data that it keeps: the door `PERSONAL_DATA` in the settings.

Each configured path leads to a list of `PersonalTable` and `PersonalStore`. Three things are made
of these lists: a person's download, the page on privacy, and what becomes of everything when they
leave. A test fails for a table with a key to the user that no list names, and for a column of a
named table that is neither exported nor withheld for a reason.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as of_dataclass
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise, lazystr
from django.utils.translation import gettext_lazy as _

# For readers: whole sentences, put into their language at the moment of reading.
Phrase = str | Promise


def counted(phrase: Any, **numbers: int) -> Phrase:
    """`phrase`, of `ngettext_lazy`, with its numbers, in the language of whoever reads it."""
    return lazystr(_Counted(phrase, numbers))


@dataclass(frozen=True)
class _Counted:
    """Which plural it is depends on the language, so the number is put in when it is read."""

    phrase: Any
    numbers: Mapping[str, int]

    def __str__(self) -> str:
        return str(self.phrase % self.numbers)


class OnErasure(StrEnum):
    """What becomes of the rows when their person is erased."""

    ERASE = "erase"
    UNNAME = "unname"
    # A person's own texts: without the name, or removed, as they said when they left.
    AS_CHOSEN = "as_chosen"

    @property
    def said(self) -> Phrase:
        return _SAID[self]


_SAID: dict[OnErasure, Phrase] = {
    OnErasure.ERASE: _("Deleted with your account."),
    OnErasure.UNNAME: _("Stays, without your name."),
    OnErasure.AS_CHOSEN: _("As you choose: it stays without your name, or it is deleted."),
}


class Audience(StrEnum):
    """Of whom such a thing is kept."""

    EVERYBODY = "everybody"
    READERS = "readers"
    STAFF = "staff"


@dataclass(frozen=True)
class PersonalTable:
    """A table that speaks of persons: `model` as in `accounts.User`, and `field`, its key to them.

    The key may be a path (`address__user`) where the table hangs on a row of the person.
    """

    model: str
    field: str
    on_erasure: OnErasure
    holds: Phrase
    why: Phrase
    kept: Phrase
    # Columns, or paths from one of them (`group__name`), that a person gets.
    exports: tuple[str, ...]
    # Columns that they do not get, and why not.
    withheld: Mapping[str, Phrase] = of_dataclass(default_factory=dict)
    # Why the columns that are named in neither are not theirs: of the publication's own tables.
    rest: Phrase = ""
    # The person's own words. Removed, they are emptied if there are any; without any the row goes.
    texts: tuple[str, ...] = ()
    # What names the person in a row that stays; emptied.
    blanks: tuple[str, ...] = ()
    audience: Audience = Audience.READERS
    # The key is no foreign key but the number of a person in a table that logs things of any kind.
    by_number: bool = False
    # Another key of the table: rows where it names the same person are told of under that one.
    unless: str = ""
    # Leaving itself leaves a row here.
    is_written_by_leaving: bool = False

    @property
    def becomes(self) -> Phrase:
        return self.on_erasure.said

    @property
    def key_column(self) -> str:
        return self.field.split("__")[0]

    @property
    def is_reached_by_path(self) -> bool:
        return "__" in self.field


@dataclass(frozen=True)
class PersonalStore:
    """Where else something of a person lies: no table of theirs, or no table at all."""

    name: str
    holds: Phrase
    why: Phrase
    kept: Phrase
    becomes: Phrase
    audience: Audience = Audience.READERS
    # The dotted path of what empties it: called with the user before their rows go.
    erase: str = ""
