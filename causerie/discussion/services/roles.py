"""The role that looks after the discussion."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from causerie.publication.services.roles import ADMINISTRATOR, EDITOR, role_name

MODERATORS = "Moderators"


@transaction.atomic
def ensure_moderators() -> None:
    """Once: editors and administrators may moderate too. What an administrator changes about a role
    afterwards is not taken back."""
    group, made = Group.objects.get_or_create(name=MODERATORS)
    if not made:
        return
    permission = Permission.objects.get(
        content_type__app_label="discussion", content_type__model="thread", codename="moderate"
    )
    names = (role_name(EDITOR), role_name(ADMINISTRATOR))
    for each in (group, *Group.objects.filter(name__in=names)):
        each.permissions.add(permission)
