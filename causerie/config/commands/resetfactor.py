"""`causerie resetfactor ADDRESS`: lets somebody in again who has lost their second factor."""

import argparse

from causerie.accounts.models import User
from causerie.accounts.services.second_factor import remove_second_factor
from causerie.config.refusal import Refusal
from causerie.config.schema import refuse_other_schema


def run(arguments: argparse.Namespace) -> int:
    refuse_other_schema()
    user = User.objects.filter(email__iexact=arguments.email).first()
    if user is None:
        raise Refusal(f"no account has the mail address {arguments.email}")
    if not remove_second_factor(user, actor=None, reason="causerie resetfactor"):
        raise Refusal(f"{user.email} has no passkey and no second factor; nothing was changed")
    print(
        f"{user.email} has no passkey, no authenticator app and no recovery codes any more, and "
        "is signed out everywhere."
    )
    return 0
