"""Making a reader's account, and forgetting one that was never confirmed."""

from datetime import timedelta
from secrets import randbelow

from django.db import IntegrityError, transaction
from django.utils import timezone

from causerie.accounts.models import FormerHandle, User
from causerie.accounts.selectors.registrations import unconfirmed_registrations
from causerie.lib.handles import handle_from, is_reserved

# By then there are so many of one name that numbers are drawn at random.
COUNTED_MAX = 20
# With the hyphen, the room that `handle_from` leaves.
DRAWN_BELOW = 100_000
# Two who draw one number at the same moment draw again; nobody loses five times.
TRIES_MAX = 5
# Codes are good for a quarter of an hour, but somebody may come back with their password.
UNCONFIRMED_DAYS_MAX = 7
# No row has it.
NOBODY = 0
# Few enough that the writer's lock is soon free again.
FORGOTTEN_AT_A_TIME = 100


def save_with_handle(user: User) -> None:
    """Saves a new account under a handle that resembles its name and that nobody has or had.

    Raises IntegrityError where others were always faster.
    """
    for left in reversed(range(TRIES_MAX)):
        user.handle = _free_handle(user.display_name)
        try:
            with transaction.atomic():
                user.save()
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
        user.delete()


@transaction.atomic
def forget_registration(user: User | None) -> None:
    """Nothing happens to an account that was confirmed, or made by staff.

    Where there is none, as many questions are asked, in vain: the time must not tell.
    """
    begun = unconfirmed_registrations().filter(pk=user.pk if user else NOBODY).first()
    (begun or User(pk=NOBODY)).delete()


def forget_old_registrations() -> int:
    """Forgets accounts that nobody has confirmed for some days; how many there were."""
    until = timezone.now() - timedelta(days=UNCONFIRMED_DAYS_MAX)
    old = unconfirmed_registrations().filter(date_joined__lt=until).order_by("pk")
    forgotten = 0
    while some := list(old[:FORGOTTEN_AT_A_TIME]):
        with transaction.atomic():
            for user in some:
                user.delete()
        forgotten += len(some)
    return forgotten
