"""A translation, line by line, as its author would type it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

from django import forms
from django.conf import settings
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from causerie.lib.comment_text import TextRefused, check, tidied
from causerie.lib.locales import direction
from causerie.lib.markup.inline import line_html, typed

# Of a translation to what may be written.
GROWTH_MAX = 2
# Of a field; longer lines are scrolled.
ROWS_MAX = 12
LETTERS_A_ROW = 40


@dataclass(frozen=True)
class Line:
    """Of the unit `key`: what was written, and what stands for it; both are inline HTML."""

    key: int
    original: SafeString
    machine: str
    corrected: str


class CorrectionForm(forms.Form):
    """An empty line is the machine's again."""

    def __init__(self, data: Any = None, *, lines: Sequence[Line], locale: str) -> None:
        super().__init__(data, label_suffix="")
        self.lines = lines
        for number, line in enumerate(lines, start=1):
            self.fields[_name(line)] = forms.CharField(
                label=_("Line %(number)s") % {"number": number},
                required=False,
                max_length=settings.COMMENT_LENGTH_MAX,
                initial=typed(line.corrected or line.machine),
                widget=forms.Textarea(
                    attrs={"rows": _rows(line), "lang": locale, "dir": direction(locale)}
                ),
            )

    def clean(self) -> dict[str, Any]:
        """As long as a comment may be, all lines together; some languages need more room."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        text = "".join(map(str, given.values()))
        if text.strip():
            try:
                check(tidied(text), length_max=GROWTH_MAX * settings.COMMENT_LENGTH_MAX)
            except TextRefused as refused:
                raise forms.ValidationError(str(refused)) from refused
        return given

    def rows(self) -> Iterator[tuple[Line, forms.BoundField]]:
        return ((line, self[_name(line)]) for line in self.lines)

    def texts(self) -> dict[int, str]:
        """By the key of the unit."""
        return {line.key: line_html(tidied(self.cleaned_data[_name(line)])) for line in self.lines}


def _rows(line: Line) -> int:
    """So that most lines stand there whole, on a telephone as well."""
    return max(2, min(ROWS_MAX, ceil(len(line.corrected or line.machine) / LETTERS_A_ROW)))


def _name(line: Line) -> str:
    return f"line_{line.key}"
