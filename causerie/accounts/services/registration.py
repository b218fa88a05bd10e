"""Making a reader's account, and forgetting one that was never confirmed."""

import re
from collections.abc import Container
from datetime import timedelta
from secrets import randbelow, token_hex

from allauth.socialaccount.models import SocialAccount
from django.db import IntegrityError, transaction
from django.utils import timezone

from causerie.accounts.models import FormerHandle, User
from causerie.accounts.selectors.personal_data import personal_tables
from causerie.accounts.selectors.registrations import unconfirmed_registrations
from causerie.accounts.services.erasure import settle
from causerie.lib.handles import handle_from, is_reserved

# By then there are so many of one name that numbers are drawn at random.
COUNTED_MAX = 20
# With the hyphen, the room that `handle_from` leaves.
DRAWN_BELOW = 100_000
# Two who draw one number at the same moment draw again; nobody loses five times.
TRIES_MAX = 5
# Codes are good for a quarter of an hour, but somebody whose code does not come may ask staff why.
UNCONFIRMED_DAYS_MAX = 7
# No row has it.
NOBODY = 0
# Few enough that the writer's lock is soon free again.
FORGOTTEN_AT_A_TIME = 100
# One made of the name would tell strangers, to whom it is taken, that the address was new.
_UNCONFIRMED_HANDLE = re.compile("unconfirmed-[0-9a-f]{16}")


def save_unconfirmed(user: User) -> None:
    """Saves a new account under a handle that tells nothing, until an address is confirmed."""
    user.handle = f"unconfirmed-{token_hex(8)}"
    user.save()


def settle_handle(user: User) -> None:
    """Gives whoever has confirmed an address the handle that their name makes.

    Raises IntegrityError where others were always faster.
    """
    if user.last_login is None and _UNCONFIRMED_HANDLE.fullmatch(user.handle):
        save_with_handle(user)


def save_with_handle(user: User) -> None:
    """Saves an account under a handle that resembles its name and that nobody has or had; of one
    that is saved already, nothing else.

    Raises IntegrityError where others were always faster.
    """
    changed = ["handle"] if user.pk else None
    for left in reversed(range(TRIES_MAX)):
        user.handle = _free_handle(user.display_name)
        try:
            with transaction.atomic():
                user.save(update_fields=changed)
        except IntegrityError:
            if not left:
                raise
        else:
            return


def _free_handle(name: str) -> str:
    plain = handle_from(name)
    counted = [plain, *(f"{plain}-{number}" for number in range(2, COUNTED_MAX))]
    taken = set(User.objects.filter(handle__in=counted).values_list("handle", flat=True))
    taken |= set(FormerHandle.objects.filter(handle__in=counted).values_list("handle", flat=True))
    for handle in counted:
        if handle not in taken and not is_reserved(handle):
            return handle
    # A name that is reserved is so with any number.
    resembling = handle_from("") if is_reserved(plain) else plain
    return f"{resembling}-{COUNTED_MAX + randbelow(DRAWN_BELOW - COUNTED_MAX)}"


@transaction.atomic
def forget_registrations(email: str, *, but: User | None = None) -> None:
    """Whoever registers anew, or has confirmed, must not find another's beginning at the address:
    its name and password may be a stranger's."""
    begun = unconfirmed_registrations().filter(email=email.lower())
    for user in begun.exclude(pk=but.pk) if but else begun:
        _forget(user)


@transaction.atomic
def forget_registration(user: User | None) -> None:
    """Nothing happens to an account that was confirmed, or made by staff.

    Where there is none, as many questions are asked, in vain: the time must not tell.
    """
    begun = unconfirmed_registrations().filter(pk=user.pk if user else NOBODY).first()
    _forget(begun or User(pk=NOBODY))


def drop_unproved_connections(user: User, *, proved: Container[tuple[str, str]]) -> None:
    """Before an address is confirmed: a stranger may have begun the account from elsewhere, and
    would enter it from there. `proved`: provider and subject of whoever confirms."""
    if user.last_login is not None:
        return
    for connection in SocialAccount.objects.filter(user=user):
        if (connection.provider, connection.uid) not in proved:
            connection.delete()


def forget_old_registrations() -> int:
    """Forgets accounts that nobody has confirmed for some days; how many there were."""
    until = timezone.now() - timedelta(days=UNCONFIRMED_DAYS_MAX)
    old = unconfirmed_registrations().filter(date_joined__lt=until).order_by("pk")
    forgotten = 0
    while some := list(old[:FORGOTTEN_AT_A_TIME]):
        with transaction.atomic():
            for user in some:
                _forget(user)
        forgotten += len(some)
    return forgotten


def _forget(user: User) -> None:
    """What logs say of the person goes with them, as at an erasure."""
    for table in personal_tables():
        if table.blanks:
            settle(table, user, remove_texts=False)
    user.delete()
