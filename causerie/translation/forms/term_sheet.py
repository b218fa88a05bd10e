"""All that is typed of a term: what it is, and what it is called in each locale."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.conf import settings
from django.http import QueryDict

from causerie.lib.locales import bcp47
from causerie.translation.forms.term import NameForm, TermForm
from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.problem import Problem
from causerie.translation.terms.term import Kind

# Nobody keeps one name in more languages than a publication and its readers have.
LOCALES_MAX = 40


class TermSheet:
    """All of it. `given` is what stands there before anything is typed."""

    def __init__(
        self, locales: Iterable[str], *, typed: QueryDict | None = None, given: Entry
    ) -> None:
        codes = _languages([*locales, *given.names], given.names)
        self.number = given.number
        self.term = TermForm(typed, initial=_initial(given))
        self.names = [NameForm(code, typed, _name_initial(given.names.get(code))) for code in codes]
        self.locales = codes

    def is_valid(self) -> bool:
        # Each is looked at, so that every mistake is said at once.
        forms_valid = [form.is_valid() for form in (self.term, *self.names)]
        return all(forms_valid)

    def as_entry(self) -> Entry:
        """Only of a valid one; locales without anything said are left out."""
        said = self.term.cleaned_data
        names = {form.locale: form.as_name() for form in self.names}
        return Entry(
            names={locale: one for locale, one in names.items() if one.name or one.forms},
            kind=Kind(said["kind"]),
            is_case_sensitive=said["is_case_sensitive"],
            is_kept=said["is_kept"],
            note=said["note"],
            number=self.number,
        )

    def complain(self, problems: Sequence[Problem]) -> bool:
        """Beside the field that each is about; whether there is any that is no warning."""
        grave = [one for one in problems if not one.is_warning]
        for problem in grave:
            form, field = self._place(problem)
            form.add_error(field, problem.sentence)
        return bool(grave)

    def _place(self, problem: Problem) -> tuple[forms.BaseForm, str | None]:
        for form in self.names:
            if problem.params.get("locale") == bcp47(form.locale):
                is_name = problem.params.get("name") in (None, form.cleaned_data.get("name"))
                return form, "name" if is_name else "forms"
        return self.term, None


def _languages(locales: Iterable[str], known: Iterable[str]) -> list[str]:
    """Each once; what is no language is left out, as an address may say anything."""
    allowed = {*known, *(code for code, _name in settings.LANGUAGES)}
    return [code for code in dict.fromkeys(locales) if code in allowed][:LOCALES_MAX]


def _initial(given: Entry) -> dict[str, Any]:
    return {
        "kind": given.kind,
        "is_case_sensitive": given.is_case_sensitive,
        "is_kept": given.is_kept,
        "note": given.note,
    }


def _name_initial(given: Name | None) -> dict[str, Any]:
    if given is None:
        return {}
    return {
        "name": given.name,
        "gender": given.gender,
        "is_plural": given.is_plural,
        "forms": "\n".join(given.forms),
    }
