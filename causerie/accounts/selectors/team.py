"""Who belongs to the publication, and whose account they look after."""

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from causerie.accounts.models import User


def is_team(user: User | AnonymousUser) -> bool:
    """Whether this one is staff, as `User.objects.staff()` says of many: by a role, or as a
    superuser."""
    if not isinstance(user, User):
        return False
    return user.is_superuser or user.groups.exists()


def may_give_roles(editor: User | AnonymousUser) -> bool:
    """Whoever says what a role may do also says who has it."""
    return editor.is_superuser or editor.has_perm("auth.change_group")


def closed_to(editor: User | AnonymousUser) -> QuerySet[User]:
    """Accounts that `editor` does not change: whoever changes an address can take the account over,
    and has what it may do. A superuser's is for superusers, one of the team for its owner and for
    whoever gives roles."""
    if editor.is_superuser:
        return User.objects.none()
    if may_give_roles(editor):
        return User.objects.filter(is_superuser=True)
    staff = User.objects.staff()
    return staff.exclude(pk=editor.pk) if isinstance(editor, User) else staff


def may_change(editor: User | AnonymousUser, user: User) -> bool:
    return not closed_to(editor).filter(pk=user.pk).exists()


def may_judge(editor: User | AnonymousUser, user: User) -> bool:
    """Nobody decides about their own account."""
    return editor.pk != user.pk and may_change(editor, user)
