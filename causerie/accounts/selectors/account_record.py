"""All that is known of one account, for the staff who look after it."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount

from causerie.accounts.models import AccountEvent, DataExport, FormerHandle, MailTrouble, User
from causerie.accounts.selectors.sessions import SessionView, sessions_of
from causerie.accounts.selectors.standing import Standing, standings_of, with_standing

# The latest; older ones are rarely asked for, and no page is without end.
EVENTS_SHOWN_MAX = 100


@dataclass(frozen=True)
class AddressView:
    email: str
    is_confirmed: bool
    trouble: MailTrouble | None


@dataclass(frozen=True)
class WaysIn:
    has_password: bool
    passkeys: int
    has_app: bool
    providers: list[str]

    @property
    def has_second_factor(self) -> bool:
        return self.has_app or bool(self.passkeys)


@dataclass(frozen=True)
class AccountRecord:
    user: User
    standings: list[Standing]
    addresses: list[AddressView]
    ways_in: WaysIn
    sessions: list[SessionView]
    former_handles: list[FormerHandle]
    exports: list[DataExport]
    events: list[AccountEvent]

    @property
    def is_suspended(self) -> bool:
        return Standing.SUSPENDED in self.standings

    @property
    def unconfirmed(self) -> list[AddressView]:
        return [address for address in self.addresses if not address.is_confirmed]


def record_of(user: User) -> AccountRecord:
    found = with_standing(User.objects.all()).get(pk=user.pk)
    events = AccountEvent.objects.filter(user=user).select_related("actor")
    return AccountRecord(
        user=found,
        standings=standings_of(found),
        addresses=_addresses(found),
        ways_in=_ways_in(found),
        sessions=sessions_of(found),
        former_handles=list(FormerHandle.objects.filter(user=user).order_by("-changed_at")),
        exports=list(DataExport.objects.filter(user=user)[:EVENTS_SHOWN_MAX]),
        events=list(events.order_by("-at", "-pk")[:EVENTS_SHOWN_MAX]),
    )


def _addresses(user: User) -> list[AddressView]:
    rows = EmailAddress.objects.filter(user=user).select_related("mail_trouble")
    rows = rows.order_by("-primary", "-verified", "pk")
    return [
        AddressView(row.email, row.verified, getattr(row, "mail_trouble", None)) for row in rows
    ]


def _ways_in(user: User) -> WaysIn:
    kinds = list(Authenticator.objects.filter(user=user).values_list("type", flat=True))
    elsewhere = SocialAccount.objects.filter(user=user).order_by("provider")
    return WaysIn(
        has_password=user.has_usable_password(),
        passkeys=kinds.count(Authenticator.Type.WEBAUTHN),
        has_app=Authenticator.Type.TOTP in kinds,
        providers=list(elsewhere.values_list("provider", flat=True)),
    )
