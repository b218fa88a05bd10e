"""What staff may do to an account, from the page that shows what is known of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from allauth.account.models import EmailAddress
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from causerie.accounts.forms.cms_deeds import DeedForm, ReasonForm, SuspensionForm
from causerie.accounts.models import User
from causerie.accounts.selectors.account_record import AccountRecord
from causerie.accounts.services.confirmation import send_confirmation_again
from causerie.accounts.services.second_factor import remove_second_factor
from causerie.accounts.services.sessions import sign_out_everywhere
from causerie.accounts.services.standing import restore, suspend

Words = str | Promise


def _nothing(_record: AccountRecord) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Deed:
    """`run` gets the person, who acts, and what the form holds; `fits` says where it is offered."""

    name: str
    label: Words
    done: Words
    run: Callable[[User, User, dict[str, Any]], object]
    fits: Callable[[AccountRecord], bool]
    form: type[DeedForm] = ReasonForm
    # What the form holds before anybody has written into it.
    initial: Callable[[AccountRecord], dict[str, Any]] = _nothing
    icon: str = "arrow-right"
    is_grave: bool = False


def _confirm(user: User, actor: User, _values: dict[str, Any]) -> None:
    for address in EmailAddress.objects.filter(user=user, verified=False):
        send_confirmation_again(address, actor=actor)


def _suspension(record: AccountRecord) -> dict[str, Any]:
    user = record.user
    return {"until": user.suspended_until, "reason": user.suspension_reason}


DEEDS = (
    Deed(
        name="confirm",
        icon="mail",
        label=_("Send the confirmation again"),
        done=_("A message is on its way."),
        run=_confirm,
        fits=lambda record: bool(record.unconfirmed) and not record.is_suspended,
        form=DeedForm,
    ),
    Deed(
        name="sign_out",
        icon="logout",
        label=_("Sign out everywhere"),
        done=_("They are signed out everywhere."),
        run=lambda user, actor, values: sign_out_everywhere(user, actor=actor, **values),
        # Sessions that no row tells of may be left, and ways to a new password.
        fits=lambda _record: True,
    ),
    Deed(
        name="factor",
        icon="key",
        label=_("Remove the second factor"),
        done=_("Their passkeys and their second factor are removed."),
        run=lambda user, actor, values: remove_second_factor(user, actor=actor, **values),
        fits=lambda record: record.ways_in.has_second_factor,
        is_grave=True,
    ),
    Deed(
        name="suspend",
        icon="lock",
        label=_("Suspend"),
        done=_("The account is suspended."),
        run=lambda user, actor, values: suspend(user, actor=actor, **values),
        fits=lambda record: not record.is_suspended,
        form=SuspensionForm,
        is_grave=True,
    ),
    Deed(
        name="resuspend",
        icon="lock",
        label=_("Change the suspension"),
        done=_("The suspension is changed."),
        run=lambda user, actor, values: suspend(user, actor=actor, **values),
        fits=lambda record: record.is_suspended,
        form=SuspensionForm,
        initial=_suspension,
    ),
    Deed(
        name="restore",
        icon="lock-open",
        label=_("Restore"),
        done=_("The account is restored."),
        run=lambda user, actor, values: restore(user, actor=actor, **values),
        fits=lambda record: record.is_suspended,
    ),
)
