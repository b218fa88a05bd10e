"""Handles: the short unique names that stand in addresses and mentions."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from causerie.lib.transliteration import in_script

# Short enough to stand in a line of the discussion on a phone.
HANDLE_LENGTH_MAX = 30
_OTHER = re.compile(r"[^a-z0-9]+")
_HANDLE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

# Whoever had one of these would speak for the site, or stand for everybody or nobody; or would be
# written where programs and mail servers expect something else.
_RESERVED = """
    admin admins administrator administrators root superuser sysadmin sudo owner system operator
    moderator moderators moderation mod mods staff team crew editor editors editorial redaction
    redaktion redaccion publisher causerie publication official verified service bot robot
    support help helpdesk info contact feedback security abuse legal privacy dpo press billing
    postmaster hostmaster webmaster mailer-daemon noreply no-reply daemon mail email smtp imap pop
    www ftp web api app apps static media assets cdn dns ns1 ns2 localhost host test example
    anonymous anonym anonymously deleted erased removed suspended former-reader unknown guest nobody
    me my you your self all everyone everybody here channel null none undefined nan true false
    account accounts profile settings login logout signin sign-in signup sign-up register password
    people person user users reader readers author authors search feed feeds article articles
    section sections tag tags page pages new edit delete about terms rules imprint index home
    administrador administrateur moderador moderateur redakteur redacteur redactor
"""
# What is taken for a letter at a glance: `0` for `o`, `rn` for `m`; hyphens are passed over.
_DIGITS = str.maketrans("0123456789", "olzeasgtbg", "-")
_PAIRS = (("rn", "m"), ("vv", "w"))
# In shorter words `i` and `l` make different ones: `all` is reserved, `ali` is a name.
_LONG_WORD = 5
_NUMBER = re.compile(r"[-0-9]+$")


def handle_from(name: str) -> str:
    """A sound handle that resembles `name` in Latin letters; room is left for a number behind."""
    rendering = in_script(name, "Latn")
    name = rendering.text if rendering else name
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    words = _OTHER.sub("-", plain)[: HANDLE_LENGTH_MAX - 6]
    return words.strip("-") or "reader"


def validate_handle(value: str) -> None:
    """Raise ValidationError unless `value` is lower-case words joined by single hyphens."""
    if not _HANDLE.fullmatch(value):
        raise ValidationError(
            _("Write lower-case letters a to z, digits and single hyphens, such as “ana-ruiz”."),
            code="handle",
        )


def handle_likeness(handle: str) -> str:
    """What handles that are taken for each other have in common; compared, never shown."""
    return _with_letters(handle).replace("i", "l")


def _with_letters(handle: str) -> str:
    found = handle.translate(_DIGITS)
    for pair, letter in _PAIRS:
        found = found.replace(pair, letter)
    return found


_RESERVED_WORDS = frozenset(_with_letters(word) for word in _RESERVED.split())
_RESERVED_LIKENESSES = frozenset(
    handle_likeness(word) for word in _RESERVED_WORDS if len(word) >= _LONG_WORD
)


def is_reserved(handle: str) -> bool:
    """Whether it is kept for the site itself, also as `adm1n`, `a-d-m-i-n` and `admin-2`."""
    for form in (handle, _NUMBER.sub("", handle)):
        words = {_with_letters(form), _with_letters(form.replace("1", "i"))}
        if words & _RESERVED_WORDS or handle_likeness(form) in _RESERVED_LIKENESSES:
            return True
    return False


def validate_unreserved(handle: str) -> None:
    if is_reserved(handle):
        raise ValidationError(
            _("The handle “%(handle)s” is kept for the site itself. Choose another."),
            code="handle_reserved",
            params={"handle": handle},
        )
