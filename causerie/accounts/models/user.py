"""The person: one table for readers and staff."""

from datetime import datetime
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext_lazy as _

from causerie.lib.confusables import likeness
from causerie.lib.handles import HANDLE_LENGTH_MAX, validate_handle
from causerie.lib.names import clean_name

# Room for a full name in any script; longer ones would break a line of the discussion.
DISPLAY_NAME_LENGTH_MAX = 60
# A skeleton may be longer than what it stands for: one sign becomes two or three.
NAME_LIKENESS_LENGTH_MAX = 4 * DISPLAY_NAME_LENGTH_MAX
# Two or three sentences: it stands beside the name, not in its place.
BIO_LENGTH_MAX = 300
# Enough for whoever grew up between languages; every one of them is asked of the engines.
READING_LOCALES_MAX = 8
SUSPENSION_REASON_LENGTH_MAX = 1000


class Theme(models.TextChoices):
    """As the appearance menu names them in a browser."""

    DEVICE = "", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class TextSize(models.TextChoices):
    SMALL = "small", _("Small")
    NORMAL = "", _("Normal")
    LARGE = "large", _("Large")
    LARGER = "larger", _("Very large")


if TYPE_CHECKING:
    _Manager = DjangoUserManager["User"]
else:
    _Manager = DjangoUserManager


class UserManager(_Manager):
    """Django's, which calls the unique name `username`; ours is the handle."""

    # Migrations import no code of ours.
    use_in_migrations = False

    def _create_user_object(
        self, username: str, email: str | None, password: str | None, **extra: object
    ) -> "User":
        user = self.model(handle=username, email=self.normalize_email(email), **extra)
        user.set_password(password)
        return user

    def staff(self) -> models.QuerySet["User"]:
        """Whoever has a role, and every superuser."""
        return self.filter(self._belongs_to_staff())

    def readers(self) -> models.QuerySet["User"]:
        return self.exclude(self._belongs_to_staff())

    def suspended(self) -> models.QuerySet["User"]:
        """As `is_suspended` says of one."""
        now = timezone.now()
        holds = models.Q(suspended_until=None) | models.Q(suspended_until__gt=now)
        return self.exclude(suspended_at=None).filter(holds)

    def _belongs_to_staff(self) -> models.Q:
        roles = self.model.groups.through.objects.filter(user=models.OuterRef("pk"))
        return models.Q(is_superuser=True) | models.Q(models.Exists(roles))


class User(AbstractUser):
    """A reader, author, editor or administrator; what they may do comes from their groups."""

    username = None  # type: ignore[assignment] # the handle takes its place
    last_name = None  # type: ignore[assignment] # a name is written as its owner writes it
    handle = models.CharField(
        _("handle"),
        max_length=HANDLE_LENGTH_MAX,
        unique=True,
        validators=[validate_handle],
        help_text=_("Lower-case letters, digits and hyphens. It stands in the address."),
        error_messages={"unique": _("This handle is taken.")},
    )
    # Whoever signs in is looked up by it.
    email = models.EmailField(_("mail address"), blank=True, db_index=True)
    display_name = models.CharField(_("name"), max_length=DISPLAY_NAME_LENGTH_MAX)
    # Its password may have been left in a file, or on a screen that others saw.
    is_sample = models.BooleanField(
        _("sample account"),
        default=False,
        help_text=_("Signs in on the machine itself only."),
    )
    # What names that look alike have in common; names are compared by it.
    name_likeness = models.CharField(
        max_length=NAME_LIKENESS_LENGTH_MAX, blank=True, editable=False, db_index=True
    )
    handle_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    bio = models.TextField(_("about me"), max_length=BIO_LENGTH_MAX, blank=True)
    # Made anew from what was uploaded; without one, the emblem drawn from the handle stands there.
    portrait = models.FileField(_("picture"), upload_to="people/", blank=True)

    # Empty: not said, so the address of the page and the browser decide.
    interface_locale = models.CharField(_("language of the interface"), max_length=12, blank=True)
    # Ordered, the dearest first.
    reading_locales = models.JSONField(_("languages I read"), default=list, blank=True)
    # What others write is shown as they wrote it, whatever the language.
    reads_originals = models.BooleanField(
        _("show every comment as it was written"),
        default=False,
        help_text=_("Nothing is translated for you."),
    )
    # Empty: the publication's.
    time_zone = models.CharField(_("time zone"), max_length=60, blank=True)
    theme = models.CharField(_("colours"), max_length=8, choices=Theme.choices, blank=True)
    text_size = models.CharField(_("text size"), max_length=8, choices=TextSize.choices, blank=True)

    # When they said that they are as old as the site asks.
    age_declared_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Every session and token carries it; one more, and all of them have ended.
    sessions_epoch = models.PositiveIntegerField(default=0, editable=False)
    suspended_at = models.DateTimeField(null=True, blank=True, editable=False)
    # Empty while suspended: until somebody restores the account.
    suspended_until = models.DateTimeField(null=True, blank=True, editable=False)
    # The person reads it.
    suspension_reason = models.TextField(
        max_length=SUSPENSION_REASON_LENGTH_MAX, blank=True, editable=False
    )
    # Asked for by the person, who may change their mind until then.
    erase_at = models.DateTimeField(null=True, blank=True, editable=False, db_index=True)
    erase_texts = models.BooleanField(default=False, editable=False)

    USERNAME_FIELD = "handle"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["email", "display_name"]

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")

    def __str__(self) -> str:
        return self.get_full_name()

    @property
    def first_name(self) -> str:  # type: ignore[override]
        """No field: the CMS's sidebar calls people by it."""
        return self.get_full_name()

    def is_suspended(self, now: datetime | None = None) -> bool:
        """Whether a suspension holds at `now` (the present moment if it is left out)."""
        if self.suspended_at is None:
            return False
        return self.suspended_until is None or self.suspended_until > (now or timezone.now())

    def get_session_auth_hash(self) -> str:
        return self._hash_of_sessions()

    def get_session_auth_fallback_hash(self):  # type: ignore[no-untyped-def] # Django's, untyped
        for secret in settings.SECRET_KEY_FALLBACKS:
            yield self._hash_of_sessions(secret)

    def _hash_of_sessions(self, secret: str | bytes | None = None) -> str:
        """Django's, of the password, and the epoch: what ends every session at once, also those of
        accounts without a password."""
        made_of = f"{self.password}:{self.sessions_epoch}" if self.sessions_epoch else self.password
        salt = "django.contrib.auth.models.AbstractBaseUser.get_session_auth_hash"
        return salted_hmac(salt, made_of, secret=secret, algorithm="sha256").hexdigest()

    def call(self, name: str) -> None:
        """Gives the person a name that others see. It is not saved."""
        self.display_name = clean_name(name)
        self.name_likeness = likeness(self.display_name)

    def get_full_name(self) -> str:
        return self.display_name or self.handle

    def get_short_name(self) -> str:
        return self.get_full_name()
