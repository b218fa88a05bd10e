"""What people do in a discussion, one deed after another; whatever they may not is refused."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.utils import timezone

from causerie.accounts.models import User
from causerie.accounts.services.erasure import OwnTexts, ask_for_erasure, erase_due
from causerie.discussion.models import Comment, ReportReason, Thread, ThreadState, Visibility
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.services.editing import edit_comment, say_locale
from causerie.discussion.services.following import follow
from causerie.discussion.services.muting import mute
from causerie.discussion.services.posting import post_comment
from causerie.discussion.services.reporting import report_comment
from causerie.discussion.services.threads import set_state
from causerie.discussion.services.visibility import set_visibility, withdraw
from causerie.discussion.services.voting import cast_vote, count_votes
from tests.discussion.talk import make_reader

# Of the words that tell one text from all others; no stemmer makes anything of them.
_CONSONANTS = "bcdfghjk"
# Only moderators read why something was hidden, and what was reported.
REASON, REPORT = "zqxreason", "zqxreport"
CROWD, BRANCH, DIVE = 23, 13, 14


def token(number: int) -> str:
    digits = (_CONSONANTS[number // 8**place % 8] for place in range(4))
    return "zqx" + "".join(digits)


@dataclass(frozen=True)
class Said:
    """A text that somebody has typed: `words` are their own, with a token that nobody else has."""

    token: str
    words: str
    # The whole text, with what it quotes.
    text: str
    comment: int
    quotes: "Said | None" = None

    @property
    def row(self) -> Comment | None:
        return Comment.objects.filter(pk=self.comment).first()

    @property
    def is_readable(self) -> bool:
        """By everybody: it is what a published comment says, or said while it was published."""
        row = self.row
        if row is None or row.visibility != Visibility.PUBLISHED:
            return False
        return row.text == self.text or row.revisions.filter(text=self.text).exists()

    @property
    def has_been_read(self) -> bool:
        row = self.row
        if row is None or row.number is None:
            return False
        return row.text == self.text or row.revisions.filter(text=self.text).exists()


class Talk:
    """`people` write; each of `moderators` decides."""

    def __init__(self, thread: Thread, people: Sequence[User], moderators: Sequence[User]) -> None:
        self.thread, self.people, self.moderators = thread, list(people), list(moderators)
        self.said: list[Said] = []
        self.typed = 0

    def do(self, kind: str, who: int, which: int) -> None:
        deed: Callable[[User, int], object] = getattr(self, kind)
        self.thread.refresh_from_db()
        with suppress(DiscussionRefused):
            deed(self.people[who % len(self.people)], which)

    # Writing

    def post(self, who: User, which: int) -> None:
        self._post(who)

    def reply(self, who: User, which: int) -> None:
        if to := self._comment(which, number__isnull=False):
            self._post(who, to=to, name=to.author)

    def link(self, who: User, which: int) -> None:
        """Of newcomers it is held."""
        self._post(who, more=" See https://example.org/ferry", to=self._comment(which))

    def quote(self, who: User, which: int) -> None:
        """Whatever was said, also what has been hidden or changed since."""
        read = [one for one in self.said if one.has_been_read]
        if read:
            self._quote(who, read[which % len(read)], read[which % len(read)].row)

    def quote_again(self, who: User, which: int) -> None:
        """What somebody else quotes, as theirs."""
        quoting = [one for one in self.said if one.quotes and one.has_been_read]
        if quoting:
            one = quoting[which % len(quoting)]
            assert one.quotes
            self._quote(who, one.quotes, one.row)

    def quote_article(self, who: User, which: int) -> None:
        self._post(who, before="> It leaves at six.\n\n")

    def crowd(self, who: User, which: int) -> None:
        for number in range(CROWD):
            self._post(self.people[(which + number) % len(self.people)])

    def branch(self, who: User, which: int) -> None:
        for number in range(BRANCH):
            self.reply(self.people[(which + number) % len(self.people)], which)

    def dive(self, who: User, which: int) -> None:
        to = self._deepest()
        for number in range(DIVE):
            to = self._post(self.people[(which + number) % len(self.people)], to=to)

    # Changing one's own

    def edit(self, who: User, which: int) -> None:
        said = self._own(who, which)
        if said is None or said.row is None:
            return
        self.typed += 1
        word = token(self.typed)
        words = said.words.replace(said.token, word)
        new = Said(word, words, said.text.replace(said.words, words), said.comment, said.quotes)
        self.said.append(new)
        row = said.row
        edit_comment(row, author=who, text=new.text, seen_revision=row.revision, page_locale="en")

    def rename(self, who: User, which: int) -> None:
        if mine := self._comment(which, author=who):
            say_locale(mine, author=who, locale=("", "en", "es")[which % 3], page_locale="en")

    def take_back(self, who: User, which: int) -> None:
        if mine := self._comment(which, author=who):
            withdraw(mine, author=who)

    def leave_texts(self, who: User, which: int) -> None:
        self._leave(who, OwnTexts.KEEP)

    def leave_nothing(self, who: User, which: int) -> None:
        self._leave(who, OwnTexts.REMOVE)

    def take_back_quoted(self, who: User, which: int) -> None:
        if (one := self._quoted(which)) and one.author:
            withdraw(one, author=one.author)

    def leave_quoted(self, who: User, which: int) -> None:
        if (one := self._quoted(which)) and one.author:
            self._leave(one.author, OwnTexts.REMOVE)

    # Living with others

    def vote(self, who: User, which: int) -> None:
        if one := self._comment(which // 3):
            cast_vote(one, user=who, direction=which % 3 - 1)

    def count(self, who: User, which: int) -> None:
        count_votes()

    def silence(self, who: User, which: int) -> None:
        mute(self.people[which % len(self.people)], by=who)

    def attend(self, who: User, which: int) -> None:
        follow(self.thread, user=who)

    def tell(self, who: User, which: int) -> None:
        if one := self._comment(which):
            report_comment(one, reporter=who, reason=ReportReason.SPAM, words=REPORT)

    # Keeping the house

    def hide(self, who: User, which: int) -> None:
        self._decide(which, Visibility.REMOVED)

    def hide_quoted(self, who: User, which: int) -> None:
        if one := self._quoted(which):
            self._decide_about(one, Visibility.REMOVED)

    def show(self, who: User, which: int) -> None:
        self._decide(which, Visibility.PUBLISHED)

    def read_first(self, who: User, which: int) -> None:
        self._set(ThreadState.PREMODERATED)

    def close(self, who: User, which: int) -> None:
        self._set(ThreadState.CLOSED)

    def reopen(self, who: User, which: int) -> None:
        self._set(ThreadState.OPEN)

    # What the deeds above have in common

    def _post(
        self,
        who: User,
        *,
        to: Comment | None = None,
        name: User | None = None,
        before: str = "",
        more: str = "",
        quotes: Said | None = None,
    ) -> Comment | None:
        self.typed += 1
        word = token(self.typed)
        words = f"The ferry {word} was late again."
        named = f" @{name.handle}" if name else ""
        text = f"{before}{words}{named}{more}"
        with suppress(DiscussionRefused):
            posted = post_comment(
                thread=self.thread, author=who, text=text, key=uuid4(), page_locale="en", parent=to
            )
            comment = posted.comment
            self.said.append(Said(word, words, comment.text, comment.pk, quotes))
            self.thread.refresh_from_db()
            return comment
        return None

    def _quote(self, who: User, said: Said, named: Comment | None) -> None:
        if named is None:
            return
        to = named if named.is_published else None
        self._post(who, to=to, before=f"> #{named.number}\n> {said.words}\n\n", quotes=said)

    def _own(self, who: User, which: int) -> Said | None:
        """What a comment of theirs says now."""
        mine = self._comment(which, author=who)
        if mine is None:
            return None
        return next(
            (one for one in self.said if (one.comment, one.text) == (mine.pk, mine.text)), None
        )

    def _comment(self, which: int, **wanted: Any) -> Comment | None:
        rows = self.thread.comments.filter(**wanted).order_by("pk")
        count = rows.count()
        return rows.select_related("thread", "author", "parent")[which % count] if count else None

    def _quoted(self, which: int) -> Comment | None:
        quoted = [one.quotes.comment for one in self.said if one.quotes]
        return self._comment(which, pk__in=quoted)

    def _deepest(self) -> Comment | None:
        rows = self.thread.comments.published().order_by("-depth", "number")
        return rows.select_related("author").first()

    def _decide(self, which: int, visibility: Visibility) -> None:
        if one := self._comment(which):
            self._decide_about(one, visibility)

    def _decide_about(self, comment: Comment, visibility: Visibility) -> None:
        actor = next(who for who in self.moderators if who.pk != comment.author_id)
        set_visibility(comment, visibility, actor=actor, reason=REASON)

    def _set(self, state: ThreadState) -> None:
        set_state(self.thread, state, actor=self.moderators[0], reason="It is late.")

    def _leave(self, who: User, texts: OwnTexts) -> None:
        """Somebody new comes in their place."""
        if who in self.moderators:
            return
        ask_for_erasure(who, texts=texts)
        User.objects.filter(pk=who.pk).update(erase_at=timezone.now() - timedelta(seconds=1))
        assert erase_due() == 1
        new = make_reader(f"{who.handle}-{self.typed}")
        self.people[self.people.index(who)] = new


KINDS = [
    name
    for name in vars(Talk)
    if not name.startswith("_") and name != "do" and callable(getattr(Talk, name))
]
