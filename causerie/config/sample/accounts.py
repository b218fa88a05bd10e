"""One account for each role of the sample, with passwords that are made for this site alone."""

import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction

from causerie.accounts.models import User
from causerie.accounts.services.staff import create_staff

# Role, handle, name, groups, and whether they may do everything.
ROLES: tuple[tuple[str, str, str, tuple[str, ...], bool], ...] = (
    # One of those who talk in the discussions, so that somebody has answered them.
    ("reader", "olena-koval", "Олена Коваль", (), False),
    ("author", "author", "Author", ("Authors",), False),
    ("editor", "editor", "Editor", ("Editors",), False),
    ("moderator", "moderator", "Moderator", ("Moderators",), False),
    ("admin", "admin", "Admin", ("Administrators",), True),
)
# Which of them looks after the discussions.
MODERATOR = "moderator"


def accounts_file() -> Path:
    return Path(settings.SITE_DIR) / "demo-accounts.txt"


@transaction.atomic
def make_accounts() -> None:
    """Where none of them is there yet; the passwords are kept in a file that its owner can read."""
    lines = []
    for role, handle, name, groups, is_superuser in ROLES:
        there = User.objects.filter(handle=handle).first()
        if there is not None and there.has_usable_password():
            continue
        password = secrets.token_urlsafe(12)
        email = f"{handle}@example.org"
        if there is not None:
            there.set_password(password)
            there.save(update_fields=["password"])
        else:
            create_staff(
                email=email,
                password=password,
                display_name=name,
                handle=handle,
                groups=groups,
                is_superuser=is_superuser,
                is_sample=True,
            )
        lines.append(f"{role:9} {email:24} {password}\n")
    if lines:
        file = accounts_file()
        file.touch(mode=0o600)
        with file.open("a", encoding="utf-8") as stream:
            stream.writelines(lines)


def tell_accounts() -> None:
    """Print what `make_accounts` kept, as long as its file is there."""
    file = accounts_file()
    if file.exists():
        print("Sign in to try the roles (role, mail address, password):")
        print(file.read_text(encoding="utf-8").rstrip())
