"""What the composer asks for. What is wrong with a text, the services say."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import User
from causerie.discussion.services.composing import plausible_locales
from causerie.lib.locales import name_in

NOT_OFFERED = _("This language is not one of those offered. Choose another one.")


class LocaleForm(forms.Form):
    """In which language a comment is written; empty: as the program recognises it."""

    said_locale = forms.ChoiceField(
        label=_("Language"), required=False, error_messages={"invalid_choice": NOT_OFFERED}
    )

    def __init__(
        self, *args: Any, author: User, page_locale: str, locale: str = "", **kwargs: Any
    ) -> None:
        """`locale`: what was said before, which stays on offer."""
        super().__init__(*args, **kwargs)
        self.label_suffix = ""
        reader = get_language() or page_locale
        codes = dict.fromkeys([*filter(None, [locale]), *plausible_locales(author, page_locale)])
        field = self.fields["said_locale"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            ("", _("Recognise it")),
            *((code, name_in(code, reader)) for code in codes),
        ]


class CommentForm(LocaleForm):
    """The text is taken as it is. A key that is none is made anew, so that no forged or mangled
    field costs anybody their text."""

    # Not stripped: the services say what is too little.
    text = forms.CharField(
        label=_("Your comment"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    key = forms.UUIDField(widget=forms.HiddenInput, required=False)
    # Of an edit: the version that its writer had before them.
    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    field_order = ("text", "said_locale")

    def __init__(self, data: QueryDict | None = None, **kwargs: Any) -> None:
        super().__init__(None if data is None else _mended(data), **kwargs)
        if not self.is_bound:
            self.initial["key"] = _key(self.initial)

    def renew(self, **fields: object) -> None:
        """What the form says when it is sent once more; what was typed stays."""
        self.data = {**self.data, **fields}


def _mended(data: QueryDict) -> dict[str, object]:
    """No NUL, which no database keeps; a key that is one, a revision that is a number."""
    given = {name: text.replace("\0", "") for name, text in data.items() if isinstance(text, str)}
    revision = given.get("revision", "")
    is_number = revision.isascii() and revision.isdecimal() and len(revision) < 6
    return {**given, "key": str(_key(given)), "revision": revision if is_number else ""}


def _key(fields: Mapping[str, object]) -> UUID:
    with suppress(ValueError):
        return UUID(str(fields.get("key", "")))
    return uuid4()
