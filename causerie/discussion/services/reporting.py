"""Telling the moderators about a comment, or about somebody's name or picture.

Nothing follows by itself: they decide.
"""

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.accounts.services.limits import LimitReached, consume
from causerie.discussion.models import Comment, Report, ReportOf, ReportReason
from causerie.discussion.refusals import DiscussionRefused, Waits
from causerie.discussion.selectors.moderators import may_moderate, others_moderate
from causerie.lib.comment_text import tidied

# Whoever finds more in an hour does better to write to the publication.
REPORT_RATE = "10/h,30/d"


def report_comment(
    comment: Comment, *, reporter: User, reason: ReportReason, words: str = ""
) -> Report:
    """Raises DiscussionRefused."""
    if comment.author_id == reporter.pk:
        raise DiscussionRefused(_("This comment is your own. You can change or withdraw it."))
    if not comment.is_published:
        raise DiscussionRefused(_("This comment is not there any more. Nothing was reported."))
    report = Report(of=ReportOf.COMMENT, comment=comment, person=comment.author)
    return _hand_in(report, reporter, reason, words)


def report_person(
    person: User, of: ReportOf, *, reporter: User, reason: ReportReason, words: str = ""
) -> Report:
    """About their name or their picture. Raises DiscussionRefused."""
    if person.pk == reporter.pk:
        raise DiscussionRefused(_("This is you. You can change name and picture in your profile."))
    if of == ReportOf.COMMENT or (of == ReportOf.PICTURE and not person.portrait):
        raise DiscussionRefused(_("This person has no picture. Nothing was reported."))
    return _hand_in(Report(of=of, person=person), reporter, reason, words)


def _hand_in(report: Report, reporter: User, reason: ReportReason, words: str) -> Report:
    """Once a person and thing; the database knows, whoever is faster."""
    words = tidied(words)
    if reason == ReportReason.OTHER and not words:
        raise DiscussionRefused(_("Say in your own words what is wrong."))
    try:
        consume("report", of=reporter, rate=REPORT_RATE)
    except LimitReached as reached:
        raise Waits(str(reached), reached.seconds) from reached
    report.reporter, report.reason, report.words = reporter, reason, words
    try:
        with transaction.atomic():
            report.save(force_insert=True)
    except IntegrityError as error:
        raise DiscussionRefused(
            _("You have reported this before. The moderators know of it.")
        ) from error
    return report


def settle_reports(comment: Comment, *, actor: User) -> int:
    """The open ones, in the transaction of whoever has decided; how many."""
    return _settle(comment=comment, actor=actor)


@transaction.atomic
def settle_person(person: User, of: ReportOf, *, actor: User) -> None:
    """Raises DiscussionRefused where `actor` may not, or where somebody was faster."""
    if not may_moderate(actor):
        raise DiscussionRefused(_("Only moderators can do this."))
    if person.pk == actor.pk and others_moderate(actor):
        raise DiscussionRefused(_("Somebody else decides about your own name and picture."))
    if not _settle(person=person, of=of, actor=actor):
        raise DiscussionRefused(_("Somebody has settled this already."))


def _settle(*, actor: User, **which: object) -> int:
    open_ones = Report.objects.filter(settled_at__isnull=True, **which)
    return open_ones.update(settled_at=timezone.now(), settled_by=actor)
