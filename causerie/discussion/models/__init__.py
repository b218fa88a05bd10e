from causerie.discussion.models.comment import Comment, CommentRevision, Visibility
from causerie.discussion.models.comment_search_entry import (
    CommentSearchEntry,
    TranslatedSearchEntry,
)
from causerie.discussion.models.discussion_event import DiscussionEvent, DiscussionEventKind
from causerie.discussion.models.kept import KeptCorrection, KeptSuggestion
from causerie.discussion.models.quotation import Quotation, QuotationText
from causerie.discussion.models.reading import Answer, AnswerKind, Follow, Mute, Visit
from causerie.discussion.models.report import Report, ReportOf, ReportReason
from causerie.discussion.models.thread import Thread, ThreadState
from causerie.discussion.models.vote import UncountedVotes, Vote

__all__ = [
    "Answer",
    "AnswerKind",
    "Comment",
    "CommentRevision",
    "CommentSearchEntry",
    "DiscussionEvent",
    "DiscussionEventKind",
    "Follow",
    "KeptCorrection",
    "KeptSuggestion",
    "Mute",
    "Quotation",
    "QuotationText",
    "Report",
    "ReportOf",
    "ReportReason",
    "Thread",
    "ThreadState",
    "TranslatedSearchEntry",
    "UncountedVotes",
    "Visibility",
    "Visit",
    "Vote",
]
