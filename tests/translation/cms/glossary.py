"""A glossary, and the people who keep it: a sentence a function."""

from typing import Any

from django.test import Client

from causerie.accounts.models import User
from causerie.discussion.services.roles import ensure_moderators
from causerie.publication.services.roles import ensure_roles
from causerie.translation.models import Source, State, Term, Translation
from causerie.translation.services.glossary import save_term
from causerie.translation.terms.entry import Entry, Name
from tests.factories import make_staff
from tests.translation.made import make_source

TRUST = {"en": "Riverside Trust", "es": "Fundación Ribera"}


def make_people() -> None:
    ensure_roles()
    ensure_moderators()


def make_one(role: str) -> User:
    make_people()
    return make_staff(f"{role.lower() or 'nobody'}@example.org", *((role,) if role else ()))


def browser_of(user: User) -> Client:
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client


def as_role(role: str) -> Client:
    return browser_of(make_one(role))


def make_term(names: dict[str, str] = TRUST, **more: Any) -> Term:
    forms = more.pop("forms", {})
    named = {
        locale: Name(name, forms=tuple(forms.get(locale, ()))) for locale, name in names.items()
    }
    return save_term(Entry(named, **more), by=None)


def make_text(words: str, *into: str, locale: str = "en", engine: str = "apertium") -> Source:
    """Published, and translated."""
    source = make_source(f"<p>{words}</p>", locale=locale, is_public=True)
    assert source
    for target in into:
        Translation.objects.create(
            source=source,
            locale=target,
            state=State.TRANSLATED,
            is_due=False,
            html=f"<p>{words}</p>",
            engine=engine,
        )
    return source


def typed(names: dict[str, str], **more: Any) -> dict[str, Any]:
    """The form as an editor sends it."""
    fields: dict[str, Any] = {
        "kind": "organisation",
        "is_case_sensitive": "on",
        "note": "",
        "locale": list(names),
        "do": "look",
    }
    for locale, name in names.items():
        fields |= {f"in-{locale}-name": name, f"in-{locale}-gender": "", f"in-{locale}-forms": ""}
    return fields | more
