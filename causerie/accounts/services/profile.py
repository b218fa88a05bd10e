"""What a person changes of how others see them."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from causerie.accounts.models import AccountEvent, AccountEventKind, FormerHandle, User
from causerie.accounts.selectors.people import handle_was_of_another
from causerie.accounts.services.portraits import set_portrait

# Others remember a person by it; and a handle given up is kept from everybody else for ever.
HANDLE_WAIT_DAYS = 30


class HandleTaken(ValueError):
    """Somebody has this handle, or had it."""


class HandleChangedLately(ValueError):
    """It may be changed again when the wait is over."""


@dataclass(frozen=True)
class Profile:
    name: str
    handle: str
    bio: str


def handle_locked_until(user: User) -> datetime | None:
    """When the handle may be changed again; None: now."""
    if user.handle_changed_at is None:
        return None
    over = user.handle_changed_at + timedelta(days=HANDLE_WAIT_DAYS)
    return over if over > timezone.now() else None


@transaction.atomic
def change_profile(
    *, user: User, profile: Profile, portrait: ContentFile[bytes] | None, drop_portrait: bool
) -> User:
    """All of it or nothing. Without a new `portrait` the old one stays unless it is dropped.

    Raises HandleTaken and HandleChangedLately.
    """
    person = User.objects.select_for_update().get(pk=user.pk)
    _change_name(person, profile.name)
    person.bio = profile.bio
    person.save(update_fields=["display_name", "name_likeness", "bio"])
    _change_handle(person, profile.handle)
    if portrait or (drop_portrait and person.portrait):
        set_portrait(person, portrait)
    return person


def _change_name(person: User, name: str) -> None:
    if name != person.display_name:
        _note(person, person, AccountEventKind.NAME_CHANGED, person.display_name)
        person.call(name)


@transaction.atomic
def change_handle(user: User, handle: str, *, actor: User) -> None:
    """As staff do it, who need not wait. Raises HandleTaken."""
    person = User.objects.select_for_update().get(pk=user.pk)
    if handle != person.handle:
        _take_handle(person, handle, actor)
    user.refresh_from_db(fields=["handle", "handle_changed_at"])


def _change_handle(person: User, handle: str) -> None:
    if handle == person.handle:
        return
    if handle_locked_until(person):
        raise HandleChangedLately
    _take_handle(person, handle, person)


def _take_handle(person: User, handle: str, actor: User) -> None:
    former = person.handle
    person.handle = handle
    person.handle_changed_at = timezone.now()
    try:
        with transaction.atomic():
            person.save(update_fields=["handle", "handle_changed_at"])
    except IntegrityError as error:
        raise HandleTaken from error
    # Asked behind the change: whoever gives the handle up at this moment has ended by now.
    if handle_was_of_another(handle, person):
        raise HandleTaken
    FormerHandle.objects.filter(handle=handle).delete()
    FormerHandle.objects.create(handle=former, user=person)
    _note(person, actor, AccountEventKind.HANDLE_CHANGED, former)


def _note(person: User, actor: User, kind: AccountEventKind, former: str) -> None:
    AccountEvent.objects.create(user=person, actor=actor, kind=kind, reason=former)
