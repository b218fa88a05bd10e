"""What makes a password good enough, and the links that set a new one."""

from functools import cache
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from zxcvbn import zxcvbn

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

# Of four; what has less is found with a hundred million guesses, which a stolen table of passwords
# allows for each, in days.
SCORE_MIN = 3
# Its time grows with the square of the length, to a tenth of a second here. Whoever writes more
# does not make a password worse.
JUDGED_LENGTH_MAX = 72
# A long sentence fits many times; beyond, somebody only keeps the server busy.
PASSWORD_LENGTH_MAX = 1000
# Whoever knows a person tries their names first, with something before, between and after.
REST_LENGTH_MIN = 8
# Shorter parts of a name are in many good passwords.
PART_LENGTH_MIN = 3

OF_NAMES = _(
    "This password is soon guessed: it is made of your name, your mail address or the name of this "
    "site. Add words that have nothing to do with you."
)


class GuessablePasswordValidator:
    """Refuses what a program finds soon that knows lists, keyboards and patterns: zxcvbn."""

    def validate(self, password: str, user: Any = None) -> None:
        if len(password) > PASSWORD_LENGTH_MAX:
            raise ValidationError(
                _("This password has more than %(limit)d characters. Write a shorter one."),
                code="password_too_long",
                params={"limit": PASSWORD_LENGTH_MAX},
            )
        if password.lower().strip() in _common():
            # Django's own validator says so; one reason is enough.
            return
        found = zxcvbn(password[:JUDGED_LENGTH_MAX], user_inputs=_known_of(user))
        if _is_of_names(found["sequence"]):
            raise ValidationError(OF_NAMES, code="password_of_names")
        if found["score"] < SCORE_MIN:
            raise ValidationError(_reason(found["sequence"]), code="password_guessable")

    def get_help_text(self) -> str:
        return str(_("Four words that have nothing to do with each other make a good one."))


@cache
def _common() -> set[str]:
    return set(CommonPasswordValidator().passwords)


def _known_of(user: Any) -> list[str]:
    """What anybody may know of the person and of this publication."""
    texts = [settings.SITE_HOST, *settings.SITE_HOST.split(".")]
    for field in ("display_name", "handle", "email"):
        text = str(getattr(user, field, None) or "").lower()
        texts += [text, *text.replace("@", " ").replace(".", " ").replace("-", " ").split()]
    return [text for text in texts if len(text) >= PART_LENGTH_MIN]


def _is_of_names(sequence: list[dict[str, Any]]) -> bool:
    known = [_is_known(match) for match in sequence]
    rest = "".join(match["token"] for match in sequence if not _is_known(match))
    return any(known) and len(rest) < REST_LENGTH_MIN


def _is_known(match: dict[str, Any]) -> bool:
    return bool(match.get("dictionary_name") == "user_inputs")


def _reason(sequence: list[dict[str, Any]]) -> "StrOrPromise":
    """Of what the password is for the most part made, in words of ours."""
    largest = max(sequence, key=lambda match: len(match["token"]))
    pattern = largest["pattern"]
    if pattern in ("repeat", "sequence"):
        return _(
            "This password is soon guessed: it repeats or counts. Add words that have nothing to "
            "do with each other."
        )
    if pattern == "spatial":
        return _(
            "This password is soon guessed: its keys lie side by side. Add words that have nothing "
            "to do with each other."
        )
    if pattern == "date":
        return _(
            "This password is soon guessed: it is a date. Add words that have nothing to do with "
            "each other."
        )
    return _(
        "This password is soon guessed: it is made of a word or name that many use. Add words that "
        "have nothing to do with each other."
    )


class ResetTokenGenerator(PasswordResetTokenGenerator):
    """A link ends with the password, the mail address and the sessions of the moment."""

    def _make_hash_value(self, user: Any, timestamp: int) -> str:
        addresses = EmailAddress.objects.filter(user_id=user.pk).values_list("email", flat=True)
        state = "|".join([str(user.sessions_epoch), *sorted(addresses)])
        return super()._make_hash_value(user, timestamp) + state
