"""What is wrong with a glossary, in sentences for its editor."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Problem:
    """`message` has the places of `params`; `sentence` is both, in the reader's language."""

    code: str
    message: "_StrPromise"
    params: Mapping[str, str | int] = field(default_factory=dict)
    # Of the entry: its line in a file, its key in a database. 0 where it is about no single one.
    number: int = 0
    # The other entry that it is about.
    other: int = 0
    # What has it can be used all the same.
    is_warning: bool = False

    @property
    def sentence(self) -> str:
        return str(self.message) % self.params
