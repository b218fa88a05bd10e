"""Leaving: an account is erased some days after its owner asked for it, unless they come back."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import models, transaction
from django.db.models import Field, Model, QuerySet
from django.http import HttpRequest
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import AccountEvent, AccountEventKind, User
from causerie.accounts.personal_data import ERASURE_WAIT_DAYS
from causerie.accounts.selectors.personal_data import (
    file_columns,
    personal_stores,
    personal_tables,
    rows_of,
)
from causerie.accounts.services.addresses import page_address
from causerie.accounts.services.erasure_of_sessions import sessions_that_speak_of
from causerie.accounts.services.notices import notify
from causerie.accounts.services.sessions import end_sessions
from causerie.lib.personal_data import OnErasure, PersonalTable

log = logging.getLogger("causerie.accounts")


class OwnTexts(models.TextChoices):
    KEEP = "keep", _("Keep my texts, without my name")
    REMOVE = "remove", _("Remove my texts too")


class CannotLeave(Exception):
    """The message says why not, and what to do first."""


@transaction.atomic
def ask_for_erasure(user: User, *, texts: OwnTexts, keep: HttpRequest | None = None) -> datetime:
    """When the account will be erased. Other sessions than that of `keep` end at once.

    Raises CannotLeave. Asked again, the day stays, and the choice is the new one.
    """
    mine = User.objects.select_for_update().get(pk=user.pk)
    _refuse_the_last_superuser(mine)
    is_new = mine.erase_at is None
    mine.erase_at = mine.erase_at or timezone.now() + timedelta(days=ERASURE_WAIT_DAYS)
    mine.erase_texts = texts == OwnTexts.REMOVE
    mine.save(update_fields=["erase_at", "erase_texts"])
    user.refresh_from_db()
    if is_new:
        _note(mine, AccountEventKind.ERASURE_ASKED)
        end_sessions(user, keep=keep)
        page = page_address("delete_account")
        notify(user, "erasure_asked", erase_at=mine.erase_at, page_address=page)
    return mine.erase_at


def _refuse_the_last_superuser(user: User) -> None:
    if not user.is_superuser:
        return
    # All of them locked: two who leave at the same moment must see each other.
    those = User.objects.select_for_update().filter(is_superuser=True, is_active=True)
    if not any(one.erase_at is None for one in those if one.pk != user.pk):
        raise CannotLeave(
            gettext(
                "This is the only account that may do everything here. Make somebody else a "
                "superuser first."
            )
        )


@transaction.atomic
def call_off_erasure(user: User) -> bool:
    """Whether there was one to call off."""
    waiting = User.objects.select_for_update().filter(pk=user.pk, erase_at__gt=timezone.now())
    mine = waiting.first()
    if mine is None:
        return False
    mine.erase_at, mine.erase_texts = None, False
    mine.save(update_fields=["erase_at", "erase_texts"])
    user.refresh_from_db()
    _note(mine, AccountEventKind.ERASURE_CALLED_OFF)
    return True


def _note(user: User, kind: AccountEventKind) -> None:
    AccountEvent.objects.create(user=user, actor=user, kind=kind)


def erase_due() -> int:
    """Erase those whose time has come; how many. One that fails keeps no other back."""
    due = User.objects.filter(erase_at__lte=timezone.now()).order_by("erase_at")
    return sum(_tried(user) for user in list(due))


def _tried(user: User) -> bool:
    try:
        return erase(user)
    except Exception:  # logged with its traceback, and tried again
        log.exception("an account could not be erased", extra={"row": user.pk})
        return False


@transaction.atomic
def erase_now(user: User) -> None:
    """As an administrator asks for it; own texts stay, without the name. Raises CannotLeave.

    Here the time is only written down. Files come back with no transaction, so nothing goes before
    that of the caller is kept for good; where it fails then, `erase_due` tries again.
    """
    person = User.objects.select_for_update().get(pk=user.pk)
    _refuse_the_last_superuser(person)
    person.erase_at, person.erase_texts = timezone.now(), False
    person.save(update_fields=["erase_at", "erase_texts"])
    end_sessions(person)
    transaction.on_commit(lambda: _tried(person))


def erase(user: User) -> bool:
    """Erase a person whose time has come, as each list of PERSONAL_DATA says. Whether it was done.

    Files go before their rows: ended in between, it is done again, and nobody calls it off now.
    """
    due = User.objects.filter(pk=user.pk, erase_at__lte=timezone.now())
    if not due.exists():
        return False
    sessions = sessions_that_speak_of(user)
    with transaction.atomic():
        # Not its key: somebody who answers this person holds what we wait for, and refers to them.
        person = due.select_for_update(no_key=True).first()
        if person is None:
            return False
        _erase(person)
        Session.objects.filter(pk__in=sessions).delete()
    return True


def _erase(person: User) -> None:
    # Queued while the address is known.
    notify(person, "erased", erase_texts=person.erase_texts)
    for store in personal_stores():
        if store.erase:
            import_string(store.erase)(person)
    for table in _deepest_first(personal_tables()):
        settle(table, person, remove_texts=person.erase_texts)
    end_sessions(person)
    person.delete()
    AccountEvent.objects.create(kind=AccountEventKind.ERASED)


def _deepest_first(tables: Iterable[PersonalTable]) -> list[PersonalTable]:
    """What is reached over another table goes before that table does; the person goes last."""
    return sorted(tables, key=lambda table: -table.field.count("__"))


def settle(table: PersonalTable, user: User, *, remove_texts: bool) -> None:
    """Erase or unname the rows of one table."""
    rows = rows_of(table, user)
    if _goes(table, remove_texts):
        _remove_files(table, rows)
        # The person's own row is the last of all.
        if table.model != User._meta.label:
            rows.delete()
        return
    emptied = list(table.blanks)
    if remove_texts and table.on_erasure is OnErasure.AS_CHOSEN:
        emptied += table.texts
    values = {name: _empty(rows.model, name) for name in emptied}
    if not table.by_number and not table.is_reached_by_path:
        values[table.field] = None
    if values:
        rows.update(**values)


def _goes(table: PersonalTable, remove_texts: bool) -> bool:
    if table.on_erasure is OnErasure.AS_CHOSEN:
        return remove_texts and not table.texts
    return table.on_erasure is OnErasure.ERASE


def _empty(model: type[Model], name: str) -> object:
    """What the column holds where nothing was ever written."""
    field: Field[object, object] = model._meta.get_field(name)  # type: ignore[assignment]
    return None if field.null else field.get_default()


def _remove_files(table: PersonalTable, rows: "QuerySet[Model]") -> None:
    for name in file_columns(table):
        for row in rows.exclude(**{name: ""}):
            file = getattr(row, name)
            file.storage.delete(file.name)
