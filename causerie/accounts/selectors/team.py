"""Who belongs to the publication, and whose account they look after."""

from django.contrib.auth.models import AnonymousUser

from causerie.accounts.models import User


def is_team(user: User | AnonymousUser) -> bool:
    """Whether this one is staff, as `User.objects.staff()` says of many: by a role, or as a
    superuser."""
    if not isinstance(user, User):
        return False
    return user.is_superuser or user.groups.exists()


def may_change(editor: User | AnonymousUser, user: User) -> bool:
    """A superuser's account is for superusers: whoever changes its address can take it over."""
    return editor.is_superuser or not user.is_superuser


def may_judge(editor: User | AnonymousUser, user: User) -> bool:
    """Nobody decides about their own account."""
    return editor.pk != user.pk and may_change(editor, user)
