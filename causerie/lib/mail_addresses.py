"""Mail addresses: which cannot exist, one spelling for each, and the domains they are at."""

from collections.abc import Collection
from dataclasses import dataclass

import idna
from disposable_email_domains import blocklist
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from email_validator import EmailNotValidError, validate_email


def normal_address(address: str, *, allowed: Collection[str] = ()) -> str:
    """`address` in the one spelling that is kept: small letters, the domain in its own script.

    Nobody is asked whether it exists. Raises ValidationError where it cannot; names that are of an
    own network only, such as `office.local`, must stand in `allowed`.
    """
    return _parsed(address, allowed).kept


def validate_domain(address: str, *, refused: Collection[str], allowed: Collection[str]) -> None:
    """Raise ValidationError where `address` is at a throw-away domain or one of `refused`.

    Of both, as of `allowed`, which are exceptions, the domains below are meant too.
    """
    domain = _parsed(address, allowed).domain
    if is_at(domain, frozenset(allowed)):
        return
    if is_at(domain, frozenset(refused)):
        message = _("Nobody can register here with an address at %(domain)s. Use another address.")
    elif is_at(domain, blocklist):
        message = _("Addresses at %(domain)s are soon thrown away. Use one that you keep.")
    else:
        return
    raise ValidationError(message, code="domain_refused", params={"domain": domain})


def is_at(domain: str, domains: Collection[str]) -> bool:
    """Whether `domain` is one of `domains` or below one: `a.b.org` is at `b.org`, `ab.org` not."""
    labels = domain.split(".")
    return any(".".join(labels[first:]) in domains for first in range(len(labels)))


def normal_domain(domain: str) -> str:
    """As domains are compared: `München.de` is `xn--mnchen-3ya.de`. Raises ValueError."""
    try:
        return idna.encode(domain.strip().lstrip("@"), uts46=True, std3_rules=True).decode()
    except idna.IDNAError as error:
        raise ValueError(domain) from error


@dataclass(frozen=True)
class _Address:
    kept: str
    # In ASCII and small letters.
    domain: str


def _parsed(address: str, allowed: Collection[str]) -> _Address:
    name, at, domain = address.strip().rpartition("@")
    if not (name and at and domain):
        raise ValidationError(
            _("This is not a whole mail address. Write one such as ana@example.org."),
            code="invalid",
        )
    if not name.isascii():
        # Mail servers agree on such addresses only now and then (RFC 6531).
        raise ValidationError(
            _("Our mail reaches only addresses with letters a to z before the “@”. Use another."),
            code="invalid",
        )
    try:
        return _sound(name, domain, is_own=is_at(domain.lower(), frozenset(allowed)))
    except EmailNotValidError as error:
        raise ValidationError(
            _("There can be no mail address “%(address)s”. Look for a mistyped letter."),
            code="invalid",
            params={"address": address},
        ) from error


def _sound(name: str, domain: str, *, is_own: bool) -> _Address:
    # Names of own networks are refused, whatever is asked for; another takes the place of ours.
    judged = "example.org" if is_own else domain
    found = validate_email(f"{name}@{judged}", strict=True, check_deliverability=False)
    if is_own:
        return _Address(f"{found.local_part}@{domain}".lower(), domain.lower())
    return _Address(found.normalized.lower(), found.ascii_domain.lower())
