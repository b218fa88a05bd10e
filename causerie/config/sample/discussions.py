"""What the sample's readers say below its articles: posted as readers post, then dated back."""

from typing import Any
from uuid import UUID

from django.conf import settings

from causerie.accounts.models import User
from causerie.config.sample.blocks import identity
from causerie.config.sample.dating import Calendar, date_back, name_of
from causerie.config.sample.judged import Judged
from causerie.config.sample.reading import Magazine
from causerie.config.sample.votes import cast_votes
from causerie.discussion.models import Comment, Thread, ThreadState, Visibility
from causerie.discussion.services.editing import edit_comment, say_locale
from causerie.discussion.services.following import follow
from causerie.discussion.services.posting import post_comment
from causerie.discussion.services.threads import open_thread, set_state
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.discussion.services.visiting import note_visit
from causerie.publication.models import ArticlePage

Entry = dict[str, Any]


def load_discussions(magazine: Magazine, people: dict[str, User], moderator: User) -> None:
    """A thread in which somebody has spoken is left alone."""
    voters = [people[entry["handle"]] for entry in magazine.readers]
    for key, discussion in magazine.discussions.items():
        thread = open_thread(UUID(identity(f"article-{key}")))
        if not thread.comments.exists():
            _Talk(key, discussion, thread, people, moderator).hold(voters)


class _Talk:
    """One discussion; `comments` by the names that they have in its file."""

    def __init__(
        self, key: str, discussion: Entry, thread: Thread, people: dict[str, User], moderator: User
    ) -> None:
        self.key = key
        self.discussion = discussion
        self.thread = thread
        self.people = people
        self.moderator = moderator
        self.comments: dict[str, Comment] = {}
        editions = ArticlePage.objects.live().filter(translation_key=thread.article_key)
        rows = editions.values_list("locale__language_code", "first_published_at")
        self.locales = {locale for locale, _at in rows}
        self.calendar = Calendar(min(at for _l, at in rows if at), discussion["comments"])

    def hold(self, voters: list[User]) -> None:
        # An answer may quote what was changed later: each thing in its turn.
        turns = [(entry["hours"], self._post, entry) for entry in self.calendar.entries]
        if settings.COMMENT_EDIT_MINUTES:
            edited = [entry for entry in self.calendar.entries if "edited" in entry]
            turns += [(entry["edited_hours"], self._edit, entry) for entry in edited]
        for _hours, deed, entry in sorted(turns, key=lambda turn: turn[0]):
            deed(entry)
        for entry in self.calendar.entries:
            self._take_away(entry)
        self.thread.refresh_from_db()
        cast_votes(self.key, self.calendar, self.comments, voters)
        for handle, number in self.discussion.get("seen", {}).items():
            note_visit(self.thread, user=self.people[handle], number=number)
            follow(self.thread, user=self.people[handle])
        if reason := self.discussion.get("closed_reason"):
            set_state(self.thread, ThreadState.CLOSED, actor=self.moderator, reason=reason)
        for comment in self.comments.values():
            comment.refresh_from_db()
        date_back(self.thread, self.calendar, self.comments)

    def _post(self, entry: Entry) -> None:
        author, page_locale = self._writer(entry)
        name = name_of(entry)
        # Where nothing can be changed, it was right at once.
        is_final = "edited" in entry and not settings.COMMENT_EDIT_MINUTES
        posted = post_comment(
            thread=self.thread,
            author=author,
            text=entry["edited" if is_final else "text"],
            key=UUID(identity("comment", self.key, name)),
            page_locale=page_locale,
            parent=self.comments[str(entry["to"])] if "to" in entry else None,
            doorman=Judged(waits_because=entry.get("waiting", "")),
        )
        self.comments[name] = posted.comment
        self._correct_locale(entry)

    def _edit(self, entry: Entry) -> None:
        author, page_locale = self._writer(entry)
        comment = self.comments[name_of(entry)]
        self.comments[name_of(entry)] = edit_comment(
            comment,
            author=author,
            text=entry["edited"],
            seen_revision=comment.revision,
            page_locale=page_locale,
            doorman=Judged(),
        )
        self._correct_locale(entry)

    def _correct_locale(self, entry: Entry) -> None:
        """As a reader does whose language was not recognised."""
        comment = self.comments[name_of(entry)]
        if comment.locale != entry["locale"]:
            author, page_locale = self._writer(entry)
            say_locale(comment, author=author, locale=entry["locale"], page_locale=page_locale)

    def _take_away(self, entry: Entry) -> None:
        comment = self.comments[name_of(entry)]
        if entry.get("withdrawn"):
            withdraw(comment, author=self.people[entry["by"]])
        if reason := entry.get("hidden"):
            set_visibility(comment, Visibility.REMOVED, actor=self.moderator, reason=reason)

    def _writer(self, entry: Entry) -> tuple[User, str]:
        """Who writes, and the locale of the edition below which they do."""
        author = self.people[entry["by"]]
        read = [entry["locale"], *author.reading_locales]
        return author, next((one for one in read if one in self.locales), min(self.locales))
