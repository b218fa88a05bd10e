"""What accounts keep of persons, in tables of their own and elsewhere."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from causerie.lib.personal_data import (
    Audience,
    OnErasure,
    PersonalStore,
    PersonalTable,
    counted,
)

ERASE, UNNAME = OnErasure.ERASE, OnErasure.UNNAME

# Long enough for a holiday or a change of mind, and short of the month in which the law wants it.
ERASURE_WAIT_DAYS = 14
# A download holds everything of a person; it lies about no longer than it takes to fetch it.
EXPORT_KEPT_DAYS = 7

WITH_ACCOUNT = _("As long as you have your account.")
UNTIL_SIGNED_OUT = _(
    "Until you sign out, or for two weeks after your last visit. The network address is shortened "
    "after a week and removed after 90 days."
)
TO_SIGN_IN = _("So that you, and nobody else, can sign in.")
TO_BE_READ = _("So that others know who speaks, and you read everything your way.")
SECRET = _("Whoever has it could sign in as you.")
OTHERS = _("It names another person.")

_USER_EXPORTS = (
    "handle",
    "display_name",
    "email",
    "bio",
    "portrait",
    "date_joined",
    "last_login",
    "interface_locale",
    "reading_locales",
    "reads_originals",
    "time_zone",
    "theme",
    "text_size",
    "handle_changed_at",
    "age_declared_at",
    "is_active",
    "is_staff",
    "is_superuser",
    "is_sample",
    "suspended_at",
    "suspended_until",
    "suspension_reason",
    "erase_at",
    "erase_texts",
)

_PROFILE = [
    PersonalTable(
        "accounts.User",
        "id",
        ERASE,
        _("Name, handle, mail address, picture, what you say about yourself, and your choices."),
        TO_BE_READ,
        WITH_ACCOUNT,
        exports=_USER_EXPORTS,
        withheld={
            "password": SECRET,
            "name_likeness": _("It is computed from your name."),
            "sessions_epoch": _("A number that the program counts your sessions by."),
        },
    ),
    PersonalTable(
        "accounts.FormerHandle",
        "user",
        ERASE,
        _("Handles that you had before."),
        _("So that old addresses lead to you, and nobody else poses as you."),
        WITH_ACCOUNT,
        exports=("handle", "changed_at"),
    ),
    PersonalTable(
        "accounts.User_groups",
        "user",
        ERASE,
        _("Your roles at the publication."),
        _("They say what you may do."),
        WITH_ACCOUNT,
        exports=("group__name",),
        audience=Audience.STAFF,
    ),
    PersonalTable(
        "accounts.User_user_permissions",
        "user",
        ERASE,
        _("Permissions that were given to you alone."),
        _("They say what you may do."),
        WITH_ACCOUNT,
        exports=("permission__codename",),
        audience=Audience.STAFF,
    ),
    PersonalTable(
        "accounts.AccountEvent",
        "user",
        UNNAME,
        _("What was done to your account, when, and the reason that was given."),
        _("So that decisions about your account can be followed, by you too."),
        _("The reason goes with your account; that something was done, and when, stays."),
        exports=("kind", "reason", "at"),
        withheld={"actor": OTHERS},
        # Old names and what was written about the person.
        blanks=("reason",),
        is_written_by_leaving=True,
    ),
    PersonalTable(
        "accounts.AccountEvent",
        "actor",
        UNNAME,
        _("What you did to the accounts of others."),
        _("So that decisions about accounts can be followed."),
        _("As long as the publication keeps its records."),
        exports=("kind", "at"),
        withheld={"user": OTHERS, "reason": OTHERS},
        unless="user",
        audience=Audience.STAFF,
    ),
    PersonalTable(
        "accounts.DataExport",
        "user",
        ERASE,
        _("Downloads of your data that you asked for."),
        _("So that you get them."),
        counted(
            ngettext_lazy(
                "The file for %(days)d day; when you asked, as long as you have your account.",
                "The file for %(days)d days; when you asked, as long as you have your account.",
                "days",
            ),
            days=EXPORT_KEPT_DAYS,
        ),
        exports=("state", "requested_at", "ready_at", "bytes"),
        withheld={"file": _("It names a place on the server’s disk.")},
    ),
]

_SIGNING_IN = [
    PersonalTable(
        "account.EmailAddress",
        "user",
        ERASE,
        _("Your mail address, and whether you confirmed it."),
        _("You sign in with it, and our mail goes there. Nobody else sees it but the staff."),
        WITH_ACCOUNT,
        exports=("email", "verified", "primary"),
    ),
    PersonalTable(
        "account.EmailConfirmation",
        "email_address__user",
        ERASE,
        _("That we asked you to confirm a mail address."),
        TO_SIGN_IN,
        _("Until the address is confirmed or given up."),
        exports=("email_address__email", "created", "sent"),
        withheld={"key": SECRET},
    ),
    PersonalTable(
        "accounts.MailTrouble",
        "address__user",
        ERASE,
        _("Why our last message to you did not arrive."),
        _("So that you can mend a mistyped mail address."),
        _("Until a message arrives."),
        exports=("address__email", "reason", "at"),
    ),
    PersonalTable(
        "mfa.Authenticator",
        "user",
        ERASE,
        _("Your passkeys and your second factor."),
        TO_SIGN_IN,
        WITH_ACCOUNT,
        exports=("type", "created_at", "last_used_at"),
        withheld={"data": SECRET},
    ),
    PersonalTable(
        "socialaccount.SocialAccount",
        "user",
        ERASE,
        _("Your accounts elsewhere that you sign in with, and what they told us."),
        TO_SIGN_IN,
        WITH_ACCOUNT,
        exports=("provider", "uid", "last_login", "date_joined", "extra_data"),
    ),
    PersonalTable(
        "socialaccount.SocialToken",
        "account__user",
        ERASE,
        _("Keys to your accounts elsewhere."),
        TO_SIGN_IN,
        WITH_ACCOUNT,
        exports=("expires_at",),
        withheld={
            "token": SECRET,
            "token_secret": SECRET,
            "app": _("It belongs to the publication."),
        },
    ),
    PersonalTable(
        "usersessions.UserSession",
        "user",
        ERASE,
        _("Where you are signed in: network address, browser, first and last time."),
        _("So that you see when somebody else uses your account, and can end it."),
        UNTIL_SIGNED_OUT,
        exports=("created_at", "last_seen_at", "ip", "user_agent"),
        withheld={"session_key": SECRET, "data": _("It is empty.")},
    ),
]

TABLES = [*_PROFILE, *_SIGNING_IN]

STORES = [
    PersonalStore(
        "sessions",
        _("The session behind the cookie of your browser, with what you had typed and not sent."),
        TO_SIGN_IN,
        _("Until you sign out, or for two weeks after your last visit."),
        _("Deleted when you ask for your account to be deleted."),
    ),
    PersonalStore(
        "exports",
        _("The files that you asked for with everything of yours, on the server’s disk."),
        _("So that you can fetch them."),
        _("Some days, as it says above."),
        OnErasure.ERASE.said,
        erase="causerie.accounts.services.exports.remove_files_of",
    ),
    PersonalStore(
        "limits",
        _("How often something was tried from an address or for an account, under a number that "
          "tells neither."),
        _("So that nobody can try passwords and codes without end."),
        _("A day at most."),
        _("Names nobody."),
        audience=Audience.EVERYBODY,
    ),
]  # fmt: skip
