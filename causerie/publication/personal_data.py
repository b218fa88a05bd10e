"""What the publication, with Wagtail's tables, keeps of persons.

Who wrote, changed and published what is the publication's own record: it stays, without the person.
What belongs to somebody's desk (drafts of uploads, what they follow, what they open) goes.
"""

from typing import Any

from django.utils.translation import gettext_lazy as _

from causerie.lib.personal_data import Audience, OnErasure, PersonalStore, PersonalTable, Phrase

ERASE, UNNAME = OnErasure.ERASE, OnErasure.UNNAME

RECORD = _("So that the publication knows who did what to its texts.")
AT_WORK = _("So that you find your work as you left it.")
KEPT_AS_RECORD = _("As long as the publication keeps its records.")
KEPT_WITH_ACCOUNT = _("As long as you have your account.")
PUBLICATIONS = _("It belongs to the publication.")
OTHERS = _("It names another person.")


def _of_the_record(
    model: str, field: str, holds: Phrase, *exports: str, **more: Any
) -> PersonalTable:
    return PersonalTable(
        model,
        field,
        UNNAME,
        holds,
        RECORD,
        KEPT_AS_RECORD,
        exports=exports,
        rest=PUBLICATIONS,
        audience=Audience.STAFF,
        **more,
    )


def _of_the_desk(
    model: str, field: str, holds: Phrase, *exports: str, **withheld: Phrase
) -> PersonalTable:
    return PersonalTable(
        model,
        field,
        ERASE,
        holds,
        AT_WORK,
        KEPT_WITH_ACCOUNT,
        exports=exports,
        withheld=withheld,
        audience=Audience.STAFF,
    )


_PUBLICATION = [
    _of_the_record(
        "publication.Author",
        "user",
        _("Your name above articles, as it is printed."),
        "name",
        "slug",
    ),
    _of_the_record(
        "publication.AuthorText",
        "author__user",
        _("What the publication prints about you as an author."),
        "locale__language_code",
        "role",
        "bio",
    ),
    _of_the_record(
        "publication.Picture",
        "uploaded_by_user",
        _("Pictures that you uploaded for articles."),
        "title",
        "credit",
        "created_at",
    ),
]

_PAGES = [
    _of_the_record("wagtailcore.Page", "owner", _("Pages that you began."), "title", "url_path"),
    _of_the_record(
        "wagtailcore.Page", "locked_by", _("Pages that you locked."), "title", "locked_at"
    ),
    _of_the_record(
        "wagtailcore.Revision",
        "user",
        _("Versions of texts that you saved."),
        "object_str",
        "created_at",
    ),
    _of_the_record(
        "wagtailcore.PageLogEntry",
        "user",
        _("What you did to pages."),
        "label",
        "action",
        "timestamp",
    ),
    _of_the_record(
        "wagtailcore.ModelLogEntry",
        "user",
        _("What you did elsewhere in the editor."),
        "action",
        "timestamp",
    ),
    PersonalTable(
        "wagtailcore.ModelLogEntry",
        "object_id",
        UNNAME,
        _("That an editor changed your account, and your name at that time."),
        _("So that decisions about accounts can be followed."),
        _("Your name goes with your account; that something was changed, and when, stays."),
        exports=("label", "action", "timestamp"),
        rest=PUBLICATIONS,
        blanks=("label", "data"),
        by_number=True,
    ),
    _of_the_record(
        "wagtailcore.WorkflowState",
        "requested_by",
        _("Texts that you handed in."),
        "status",
        "created_at",
    ),
    _of_the_record(
        "wagtailcore.TaskState",
        "finished_by",
        _("Texts that you approved or sent back, with your remark."),
        "status",
        "comment",
        "finished_at",
    ),
    _of_the_desk(
        "wagtailcore.Comment",
        "user",
        _("Remarks that you put on pages in the editor. Answers to them go with them."),
        "page__title",
        "text",
        "created_at",
        "updated_at",
        "resolved_at",
        contentpath=PUBLICATIONS,
        position=PUBLICATIONS,
        revision_created=PUBLICATIONS,
        resolved_by=OTHERS,
    ),
    _of_the_record(
        "wagtailcore.Comment",
        "resolved_by",
        _("Remarks of others that you settled."),
        "resolved_at",
    ),
    _of_the_desk(
        "wagtailcore.CommentReply",
        "user",
        _("Answers that you gave to remarks in the editor."),
        "text",
        "created_at",
        "updated_at",
        comment=OTHERS,
    ),
]

_DESK = [
    _of_the_desk(
        "wagtailcore.PageSubscription",
        "user",
        _("Pages that you follow in the editor."),
        "page__title",
        "comment_notifications",
    ),
    _of_the_desk(
        "wagtailcore.UploadedFile",
        "uploaded_by_user",
        _("Uploads that you began and did not finish."),
        "file",
        for_content_type=PUBLICATIONS,
    ),
    _of_the_desk(
        "wagtailadmin.EditingSession",
        "user",
        _("What you have open in the editor."),
        "content_type__model",
        "object_id",
        "last_seen_at",
        "is_editing",
    ),
    _of_the_desk(
        "wagtailadmin.FormState",
        "user",
        _("What you typed into the editor and did not save."),
        "data",
        "content_type__model",
        "object_id",
        "last_updated_at",
        parent_object_id=PUBLICATIONS,
    ),
    _of_the_desk(
        "wagtailusers.UserProfile",
        "user",
        _("Your preferences in the editor."),
        "submitted_notifications",
        "approved_notifications",
        "rejected_notifications",
        "updated_comments_notifications",
        "preferred_language",
        "current_time_zone",
        "avatar",
        "dismissibles",
        "theme",
        "contrast",
        "density",
        "keyboard_shortcuts",
    ),
    # Empty: Picture takes its place. Wagtail makes the table all the same.
    _of_the_record(
        "wagtailimages.Image",
        "uploaded_by_user",
        _("Pictures that you uploaded for articles."),
        "title",
        "created_at",
    ),
]

TABLES = [*_PUBLICATION, *_PAGES, *_DESK]

STORES = [
    PersonalStore(
        "remarks",
        _("Copies of your remarks in the saved versions of a page and in its log."),
        RECORD,
        KEPT_WITH_ACCOUNT,
        OnErasure.ERASE.said,
        audience=Audience.STAFF,
        erase="causerie.publication.services.remarks.forget_remarks",
    ),
]
