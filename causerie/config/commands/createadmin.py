"""`causerie createadmin ADDRESS`: an account that may do everything."""

import argparse
import getpass
from pathlib import Path

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from causerie.accounts.models import User
from causerie.accounts.services.staff import create_staff
from causerie.config.refusal import Refusal
from causerie.config.schema import refuse_other_schema
from causerie.lib.handles import handle_from


def run(arguments: argparse.Namespace) -> int:
    refuse_other_schema()
    if User.objects.filter(email__iexact=arguments.email).exists():
        raise Refusal(f"{arguments.email} has an account already")
    name = arguments.name or input("Name: ").strip() or arguments.email.split("@")[0]
    password = _password(arguments.password_file)
    try:
        validate_password(password)
        user = create_staff(
            email=arguments.email,
            password=password,
            display_name=name,
            handle=_free_handle(name),
            is_superuser=True,
        )
    except ValidationError as error:
        raise Refusal(" ".join(error.messages)) from error
    print(f"{user.email} may now sign in and do everything.")
    return 0


def _password(file: str | None) -> str:
    if file:
        try:
            return Path(file).read_text(encoding="utf-8").strip()
        except OSError as error:
            raise Refusal(f"{file} cannot be read: {error.strerror}") from error
    password = getpass.getpass("Password (12 characters or more): ")
    if password != getpass.getpass("Once more: "):
        raise Refusal("the two passwords are not the same; no account was made")
    return password


def _free_handle(name: str) -> str:
    base = handle_from(name)
    taken = set(User.objects.filter(handle__startswith=base).values_list("handle", flat=True))
    candidates = [base, *(f"{base}-{number}" for number in range(2, len(taken) + 3))]
    return next(handle for handle in candidates if handle not in taken)
