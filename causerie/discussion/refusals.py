"""Why something was not done: each message is for the person who asked, and says what to do."""


class DiscussionRefused(Exception):
    """What was typed is kept by whoever asked."""


class ThreadClosed(DiscussionRefused):
    pass


class ParentGone(DiscussionRefused):
    """What was to be answered is not there any more; it can still be said as a new remark."""


class EditConflict(DiscussionRefused):
    """Somebody, most likely the same person elsewhere, has changed the text since.

    `present` is what it says now, in its `revision`.
    """

    def __init__(self, message: str, *, present: str, revision: int) -> None:
        super().__init__(message)
        self.present = present
        self.revision = revision


class SentBefore(DiscussionRefused):
    """The form has posted another text already; with another key it can be sent again."""


class Waits(DiscussionRefused):
    """A limit on how often; `seconds` are left."""

    def __init__(self, message: str, seconds: int) -> None:
        super().__init__(message)
        self.seconds = seconds
