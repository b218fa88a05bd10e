"""Whether a person may have a name or a handle: neither may imitate anybody else's."""

from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _

from causerie.accounts.models import FormerHandle, User
from causerie.accounts.selectors.team import is_team
from causerie.lib.confusables import imitates, likeness, likenesses
from causerie.lib.handles import handle_likeness, validate_handle, validate_unreserved
from causerie.lib.names import validate_name

# Honest names of one likeness are written in a few ways; more would come from an attack.
SPELLINGS_MAX = 100


def validate_name_for(name: str, *, person: User | None) -> None:
    """Raise ValidationError unless `person` (None: whoever registers) may have the cleaned `name`.

    Staff are known to each other and may bear any name that can be read.
    """
    is_staff = person is not None and is_team(person)
    validate_name(name, is_staff=is_staff)
    if is_staff:
        return
    if likenesses(name) & {likeness(other) for other in _names_of_staff(name, person)}:
        raise ValidationError(
            _(
                "This name looks like that of somebody who works for this publication. Add"
                " something that tells you apart, such as a second name or your town."
            ),
            code="name_of_staff",
        )
    if any(imitates(name, other) for other in _names_of_readers(name, person)):
        raise ValidationError(
            _(
                "This name looks like another reader’s, but some of its letters are others."
                " Write it in the letters of your language, or add something to it."
            ),
            code="name_of_another",
        )


def validate_handle_for(handle: str, *, person: User | None) -> None:
    """Raise ValidationError unless the handle may be asked for; whether it is free now, the
    database says when it is saved."""
    validate_handle(handle)
    if FormerHandle.objects.filter(handle=handle).exclude(user=person).exists():
        raise ValidationError(_("This handle is taken."), code="handle_taken")
    if person is not None and is_team(person):
        return
    validate_unreserved(handle)
    if handle_likeness(handle) in {handle_likeness(other) for other in _handles_of_staff(person)}:
        raise ValidationError(
            _(
                "This handle looks like that of somebody who works for this publication. Choose"
                " another."
            ),
            code="handle_of_staff",
        )


def protected_names(person: User | None) -> Iterable[str]:
    """Names that upper apps keep for somebody other than `person`."""
    for path in settings.PROTECTED_NAMES:
        yield from import_string(path)(person)


def _others(person: User | None) -> QuerySet[User]:
    return User.objects.all() if person is None else User.objects.exclude(pk=person.pk)


def _names_of_staff(name: str, person: User | None) -> list[str]:
    # A row that was written past `User.call` has no likeness; staff are compared all the same.
    near = Q(name_likeness__in=likenesses(name)) | Q(name_likeness="")
    staff = User.objects.staff() & _others(person).filter(near)
    return [*staff.values_list("display_name", flat=True), *protected_names(person)]


def _names_of_readers(name: str, person: User | None) -> Iterable[str]:
    """Who never confirmed an address is nobody yet, and keeps no name from anybody."""
    confirmed = EmailAddress.objects.filter(user=OuterRef("pk"), verified=True)
    near = _others(person).filter(Exists(confirmed), name_likeness__in=likenesses(name))
    spellings = near.order_by("display_name").values_list("display_name", flat=True).distinct()
    return spellings[:SPELLINGS_MAX]


def _handles_of_staff(person: User | None) -> Iterable[str]:
    staff = User.objects.staff()
    yield from (staff & _others(person)).values_list("handle", flat=True)
    former = FormerHandle.objects.filter(user__in=staff).exclude(user=person)
    yield from former.values_list("handle", flat=True)
