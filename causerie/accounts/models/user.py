"""The person: one table for readers and staff."""

from typing import TYPE_CHECKING, ClassVar

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as DjangoUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _

from causerie.lib.handles import HANDLE_LENGTH_MAX, validate_handle

# Room for a full name in any script; longer ones would break a line of the discussion.
DISPLAY_NAME_LENGTH_MAX = 60

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
    display_name = models.CharField(_("name"), max_length=DISPLAY_NAME_LENGTH_MAX)
    # Its password may have been left in a file, or on a screen that others saw.
    is_sample = models.BooleanField(
        _("sample account"),
        default=False,
        help_text=_("Signs in on the machine itself only."),
    )

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

    def get_full_name(self) -> str:
        return self.display_name or self.handle

    def get_short_name(self) -> str:
        return self.get_full_name()
