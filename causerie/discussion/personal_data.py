"""What the discussion keeps of persons.

What somebody wrote is theirs: it stays without their name or goes, as they choose. How they read
and vote goes. What the house decided stays, without persons.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from causerie.lib.personal_data import Audience, OnErasure, PersonalStore, PersonalTable, Phrase

ERASE, UNNAME, AS_CHOSEN = OnErasure.ERASE, OnErasure.UNNAME, OnErasure.AS_CHOSEN

WITH_ACCOUNT = _("As long as you have your account.")
KEPT_AS_RECORD = _("As long as the publication keeps its records.")
AS_LONG_AS_THREAD = _("As long as the discussion is there, but what you withdraw or remove.")
TO_BE_READ = _("So that others read it and can answer.")
TO_DECIDE = _("So that decisions about the discussion can be followed.")
OTHERS = _("It names another person.")
PLACE = _("The program finds the place of the comment by it.")
COMPUTED = _("It is computed from the rest.")
FORM = _("The number of the form that it was sent with.")


def _of_texts(model: str, field: str, holds: Phrase, *exports: str, **more: Any) -> PersonalTable:
    return PersonalTable(
        model, field, AS_CHOSEN, holds, TO_BE_READ, AS_LONG_AS_THREAD, exports=exports, **more
    )


def _of_reading(
    model: str, field: str, holds: Phrase, why: Phrase, *exports: str, **withheld: Phrase
) -> PersonalTable:
    return PersonalTable(
        model, field, ERASE, holds, why, WITH_ACCOUNT, exports=exports, withheld=withheld
    )


def _of_the_record(
    model: str, field: str, holds: Phrase, *exports: str, **more: Any
) -> PersonalTable:
    return PersonalTable(
        model, field, UNNAME, holds, TO_DECIDE, KEPT_AS_RECORD, exports=exports, **more
    )


_TEXTS = [
    _of_texts(
        "discussion.Comment",
        "author",
        _("Your comments, with what has become of each, also those that you have withdrawn."),
        "thread__article_key",
        "number",
        "parent_number",
        "visibility",
        "locale",
        "is_locale_said",
        "text",
        "revision",
        "posted_at",
        "published_at",
        "edited_at",
        "up",
        "down",
        withheld={
            "key": FORM,
            "html": COMPUTED,
            "value": COMPUTED,
            "parent": PLACE,
            "root_number": PLACE,
            "bucket": PLACE,
            "branch_seq": PLACE,
            "branch_count": PLACE,
            "depth": PLACE,
            "path": PLACE,
            "is_indexed": _("It says whether search knows the text."),
            "is_taken_up": _("It says whether the text has been given to be translated."),
            "source": _("Its translations are shown on the page."),
        },
        texts=("text", "html"),
    ),
    _of_texts(
        "discussion.CommentRevision",
        "comment__author",
        _("Earlier versions of your comments."),
        "comment__number",
        "number",
        "locale",
        "text",
        "written_at",
        withheld={"html": COMPUTED},
        texts=("text", "html"),
    ),
    _of_texts(
        "discussion.Quotation",
        "comment__author",
        _("What you quote, and where it stands."),
        "comment__number",
        "number",
        "locale",
        "text",
        "quoted_at",
        "is_changed",
        withheld={
            "source": OTHERS,
            "source_revision": OTHERS,
            "block_id": PLACE,
            "start": PLACE,
            "end": PLACE,
        },
        texts=("text",),
    ),
    _of_texts(
        "discussion.Quotation",
        "source__author",
        _("What others quote of your comments."),
        "source__number",
        "locale",
        "text",
        "quoted_at",
        "is_changed",
        withheld={
            "comment": OTHERS,
            "number": OTHERS,
            "source_revision": PLACE,
            "block_id": PLACE,
            "start": PLACE,
            "end": PLACE,
        },
        texts=("text",),
        unless="comment__author",
    ),
    _of_texts(
        "discussion.QuotationText",
        "quotation__comment__author",
        _("What other editions of an article say in the place that you quote."),
        "quotation__number",
        "locale",
        "text",
        texts=("text",),
    ),
    _of_texts(
        "discussion.KeptCorrection",
        "comment__author",
        _("Corrected translations of what your comments said before."),
        "comment__number",
        "locale",
        "html",
        "made_at",
        withheld={"by": OTHERS},
        texts=("html",),
    ),
    PersonalTable(
        "discussion.CommentSearchEntry",
        "comment__author",
        AS_CHOSEN,
        _("Your comments, as search knows them."),
        _("So that comments are found."),
        AS_LONG_AS_THREAD,
        exports=("comment__number", "text"),
        withheld={"version": COMPUTED, "facets": COMPUTED, "text_stems": COMPUTED},
    ),
    PersonalTable(
        "discussion.TranslatedSearchEntry",
        "comment__author",
        AS_CHOSEN,
        _("Translations of your comments, as search knows them."),
        _("So that comments are found."),
        AS_LONG_AS_THREAD,
        exports=("comment__number", "text"),
        withheld={"version": COMPUTED, "facets": COMPUTED, "text_stems": COMPUTED},
    ),
]

_READING = [
    _of_reading(
        "discussion.Vote",
        "user",
        _("Your votes on comments. Others see only how many there are."),
        _("So that what is worth reading is found, and nobody votes twice."),
        "comment__number",
        "comment__thread__article_key",
        "direction",
        "voted_at",
    ),
    PersonalTable(
        "discussion.UncountedVotes",
        "comment__author",
        UNNAME,
        _("That there are new votes on your comments."),
        _("So that they are counted."),
        _("For some seconds."),
        exports=("comment__number", "since"),
    ),
    _of_reading(
        "discussion.Answer",
        "user",
        _("That somebody has answered or named you, and whether you have seen it."),
        _("So that you find answers to you."),
        "comment__number",
        "comment__thread__article_key",
        "kind",
        "is_seen",
    ),
    _of_reading(
        "discussion.Follow",
        "user",
        _("Discussions that you follow."),
        _("So that you find them again."),
        "thread__article_key",
        "since",
    ),
    _of_reading(
        "discussion.Visit",
        "user",
        _("Up to where you have read a discussion."),
        _("So that what is new to you is marked."),
        "thread__article_key",
        "seen_number",
        "at",
    ),
    _of_reading(
        "discussion.Mute",
        "user",
        _("People whom you have muted."),
        _("So that their comments are folded for you."),
        "muted__handle",
        "since",
    ),
    _of_reading(
        "discussion.Mute",
        "muted",
        _("That others have muted you. They alone know."),
        _("So that your comments are folded for them."),
        user=OTHERS,
        since=_("It would tell you that somebody has."),
    ),
]

_RECORD = [
    PersonalTable(
        "discussion.Report",
        "reporter",
        AS_CHOSEN,
        _("What you have reported to the moderators, and why."),
        _("So that they look at it."),
        KEPT_AS_RECORD,
        exports=("of", "reason", "words", "at", "settled_at"),
        withheld={"comment": OTHERS, "person": OTHERS, "settled_by": OTHERS},
        texts=("words",),
    ),
    _of_the_record(
        "discussion.Report",
        "person",
        _("That your name, your picture or a comment of yours was reported, and the reason."),
        "of",
        "reason",
        "at",
        "settled_at",
        withheld={"comment": PLACE, "reporter": OTHERS, "words": OTHERS, "settled_by": OTHERS},
    ),
    _of_the_record(
        "discussion.Report",
        "settled_by",
        _("Reports that you have settled."),
        "of",
        "reason",
        "settled_at",
        withheld={
            "comment": OTHERS, "person": OTHERS, "reporter": OTHERS, "words": OTHERS, "at": OTHERS,
        },
        audience=Audience.STAFF,
    ),
    _of_the_record(
        "discussion.KeptSuggestion",
        "comment__author",
        _("That readers have suggested better words for translations of your comments."),
        "comment__number",
        withheld={"suggestion": OTHERS},
    ),
    _of_the_record(
        "discussion.KeptCorrection",
        "by",
        _("Which translations you have corrected."),
        "comment__number",
        "locale",
        "made_at",
        # Of a comment that its author has taken back, or changed.
        withheld={"html": _("They would tell of a text that was hidden.")},
        unless="comment__author",
    ),
    _of_the_record(
        "discussion.DiscussionEvent",
        "comment__author",
        _("What was decided about your comments, when and why."),
        "comment__number",
        "kind",
        "reason",
        "at",
        withheld={"thread": PLACE, "actor": OTHERS},
    ),
    _of_the_record(
        "discussion.DiscussionEvent",
        "actor",
        _("What you have decided about comments and discussions, when and why."),
        "thread__article_key",
        "comment__number",
        "kind",
        "reason",
        "at",
        unless="comment__author",
        audience=Audience.STAFF,
    ),
]  # fmt: skip

TABLES = [*_TEXTS, *_READING, *_RECORD]

STORES = [
    PersonalStore(
        "discussion",
        _("Where your comments stand, are counted and found, and where your votes are counted."),
        TO_BE_READ,
        AS_LONG_AS_THREAD,
        _("It follows what becomes of your comments and votes."),
        erase="causerie.discussion.services.leaving.leave_discussions",
    ),
]
