"""The tables of the publication, Wagtail's among them, that speak of persons.

Who wrote, changed and published what is the publication's own record: it stays, without the person.
What belongs to somebody's desk (drafts of uploads, what they follow, what they open) goes.
"""

from causerie.lib.personal_data import OnErasure, PersonalTable

ERASE, UNNAME = OnErasure.ERASE, OnErasure.UNNAME

_PUBLICATION = [
    PersonalTable("publication.Author", "user", "the account of an author", UNNAME),
    PersonalTable("publication.Picture", "uploaded_by_user", "who uploaded a picture", UNNAME),
]

_PAGES = [
    PersonalTable("wagtailcore.Page", "owner", "who began a page", UNNAME),
    PersonalTable("wagtailcore.Page", "locked_by", "who keeps others from a page", UNNAME),
    PersonalTable("wagtailcore.Revision", "user", "who wrote a version", UNNAME),
    PersonalTable("wagtailcore.PageLogEntry", "user", "who did what to a page", UNNAME),
    PersonalTable("wagtailcore.ModelLogEntry", "user", "who did what elsewhere", UNNAME),
    PersonalTable("wagtailcore.WorkflowState", "requested_by", "who handed a page in", UNNAME),
    PersonalTable("wagtailcore.TaskState", "finished_by", "who approved or sent back", UNNAME),
    PersonalTable("wagtailcore.Comment", "user", "an editor's remark on a page", ERASE),
    PersonalTable("wagtailcore.Comment", "resolved_by", "who settled a remark", UNNAME),
    PersonalTable("wagtailcore.CommentReply", "user", "an answer to a remark", ERASE),
]

_DESK = [
    PersonalTable("wagtailcore.PageSubscription", "user", "pages that are followed", ERASE),
    PersonalTable("wagtailcore.UploadedFile", "uploaded_by_user", "uploads under way", ERASE),
    PersonalTable("wagtailadmin.EditingSession", "user", "what is open in the editor", ERASE),
    PersonalTable("wagtailadmin.FormState", "user", "how the editor's forms were left", ERASE),
    PersonalTable("wagtailusers.UserProfile", "user", "preferences in the editor", ERASE),
    # Empty: Picture takes its place. Wagtail makes the table all the same.
    PersonalTable("wagtailimages.Image", "uploaded_by_user", "who uploaded an image", UNNAME),
]

TABLES = [*_PUBLICATION, *_PAGES, *_DESK]
