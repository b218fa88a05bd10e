"""Muting: somebody's comments are folded for one reader, who alone knows."""

from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.discussion.models import Mute
from causerie.discussion.refusals import DiscussionRefused

# With more, the other side is reading less.
MUTES_MAX = 1000


def mute(person: User, *, by: User) -> None:
    """Muted already, they stay so. Raises DiscussionRefused."""
    if person.pk == by.pk:
        raise DiscussionRefused(_("You cannot mute yourself."))
    if by.mutes.exclude(muted=person).count() >= MUTES_MAX:
        raise DiscussionRefused(
            _("You have muted a great many people. Hear some of them again first.")
        )
    Mute.objects.bulk_create([Mute(user=by, muted=person)], ignore_conflicts=True)


def unmute(person: User, *, by: User) -> None:
    Mute.objects.filter(user=by, muted=person).delete()
