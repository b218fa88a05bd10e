"""Who may read and do what in the discussion, by the state of what it is about.

Whatever does not stand here is refused to everybody.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from tests.access.people import Role
from tests.access.talk_scene import Scene, State

NOBODY: frozenset[Role] = frozenset()
EVERYBODY = frozenset(Role)
SIGNED_IN = EVERYBODY - {Role.ANONYMOUS, Role.SUSPENDED}
# Who wrote the comment.
WRITER = frozenset({Role.READER})
OTHERS = SIGNED_IN - WRITER
MODERATORS = frozenset({Role.MODERATOR, Role.EDITOR, Role.ADMINISTRATOR})

ALWAYS = frozenset(State)
WITH_ARTICLE = ALWAYS - {State.UNPUBLISHED, State.RESTRICTED}
NUMBERED = ALWAYS - {State.HELD}
CLOSED = frozenset({State.CLOSED})
SHOWN = frozenset({State.PUBLISHED, State.CLOSED, State.PREMODERATED})
KEPT = ALWAYS - {State.ERASED}
# Neither hidden nor taken back.
STANDS = KEPT - {State.REMOVED, State.WITHDRAWN}

Group = frozenset[Role]
States = frozenset[State]


@dataclass(frozen=True)
class Right:
    """`reads` may open the page in the states `when`; whom the form changes something for, `does`
    says by the state."""

    reads: Group = NOBODY
    when: States = ALWAYS
    does: dict[State, Group] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    query: str = ""

    def readers(self, state: State) -> Group:
        return _present(self.reads, state) if state in self.when else NOBODY

    def doers(self, state: State) -> Group:
        return _present(self.does.get(state, NOBODY), state)


def by(group: Group, states: States) -> dict[State, Group]:
    return dict.fromkeys(states, group)


def _present(group: Group, state: State) -> Group:
    """Who has left can still read what everybody reads."""
    return group - WRITER if state is State.ERASED and group != EVERYBODY else group


_READ = Right(EVERYBODY, WITH_ARTICLE)
_READ_AT_NUMBER = Right(EVERYBODY, WITH_ARTICLE & NUMBERED)
_TEXT = {"text": "Rosemary does as well.", "revision": "2"}
_HIDE = {"deed": "hide", "reason": "Herbs.", "revision": "2"}

RIGHTS: dict[str, tuple[Right, ...]] = {
    "thread": (_READ, Right(SIGNED_IN, WITH_ARTICLE, query="?as=me")),
    "thread_page": (_READ, Right(SIGNED_IN, WITH_ARTICLE, query="?as=me")),
    "thread_newest": (_READ, Right(SIGNED_IN, WITH_ARTICLE, query="?as=me")),
    "thread_newest_page": (_READ,),
    "thread_valued": (_READ, Right(SIGNED_IN, WITH_ARTICLE, query="?as=me")),
    "thread_search": (Right(EVERYBODY, WITH_ARTICLE, query="?q=lighthouse"),),
    "thread_feed": (_READ,),
    "thread_by_authors": (_READ,),
    "thread_by": (Right(EVERYBODY, WITH_ARTICLE & KEPT),),
    "thread_mine": (Right(EVERYBODY, WITH_ARTICLE, query="?numbers=1-9"),),
    "branch": (_READ_AT_NUMBER,),
    "branch_window": (_READ_AT_NUMBER,),
    "comment": (_READ_AT_NUMBER,),
    "comment_versions": (Right(EVERYBODY, SHOWN),),
    "comment_original": (Right(EVERYBODY, SHOWN),),
    # An order of work is all that it changes; here, nothing waits.
    "thread_translations": (Right(form={"numbers": "1-9"}),),
    "suggest_words": (
        Right(SIGNED_IN, SHOWN, by(SIGNED_IN, SHOWN), {"selected": "grows", "proposed": "stands"}),
    ),
    "my_suggestions": (Right(SIGNED_IN),),
    "correct_translation": (
        Right(
            WRITER | MODERATORS, STANDS & NUMBERED, by(WRITER | MODERATORS, STANDS & NUMBERED)
        ),
    ),
    "reading": (Right(EVERYBODY, ALWAYS, by(SIGNED_IN, ALWAYS), {"is_all": "on"}),),
    "write_comment": (
        Right(
            SIGNED_IN, WITH_ARTICLE,
            by(SIGNED_IN, WITH_ARTICLE) | by(MODERATORS, CLOSED), _TEXT,
        ),
    ),
    "reply": (
        Right(
            SIGNED_IN, WITH_ARTICLE & NUMBERED,
            by(SIGNED_IN, SHOWN) | by(MODERATORS, CLOSED), _TEXT,
        ),
    ),
    "preview_comment": (Right(form=_TEXT),),
    "vote": (Right(SIGNED_IN, SHOWN, by(OTHERS, SHOWN), {"direction": "1"}),),
    "report_comment": (
        Right(SIGNED_IN, WITH_ARTICLE & NUMBERED, by(OTHERS, SHOWN), {"reason": "insult"}),
    ),
    "report_person": (
        Right(SIGNED_IN, KEPT, by(OTHERS, KEPT), {"of": "name", "reason": "poses"}),
    ),
    "mute": (Right(SIGNED_IN, KEPT, by(OTHERS, KEPT), {"on": "1"}),),
    "follow": (Right(does=by(SIGNED_IN, WITH_ARTICLE), form={"on": "1"}),),
    "thread_seen": (Right(does=by(SIGNED_IN, WITH_ARTICLE), form={"number": "1"}),),
    # What is one's own stays one's own, wherever it stands.
    "edit_comment": (
        Right(WRITER, KEPT, by(WRITER, STANDS - CLOSED), _TEXT),
    ),
    "withdraw_comment": (Right(WRITER, KEPT, by(WRITER, STANDS)),),
    "comment_locale": (Right(WRITER, KEPT, by(WRITER, STANDS), {"said_locale": "fr"}),),
    "my_comments": (Right(SIGNED_IN),),
    "my_answers": (Right(SIGNED_IN),),
    "answers_seen": (Right(),),
    "following": (Right(SIGNED_IN),),
    "muted_people": (Right(SIGNED_IN),),
    "moderate_comment": (
        Right(MODERATORS, NUMBERED, by(MODERATORS, STANDS & NUMBERED), _HIDE),
        Right(
            MODERATORS, NUMBERED, by(MODERATORS, frozenset({State.REMOVED})),
            _HIDE | {"deed": "restore"},
        ),
    ),
    # Leads on to the one above, as soon as the comment has a number.
    "moderate_waiting": (
        Right(MODERATORS, ALWAYS, by(MODERATORS, STANDS), _HIDE),
        Right(
            MODERATORS, ALWAYS, by(MODERATORS, frozenset({State.HELD, State.REMOVED})),
            _HIDE | {"deed": "publish"},
        ),
    ),
    "moderate_thread": (
        Right(
            MODERATORS, ALWAYS, by(MODERATORS, ALWAYS - CLOSED),
            {"state": "closed", "reason": "Enough."},
        ),
    ),
    "desk": (Right(MODERATORS),),
    "desk_log": (Right(MODERATORS),),
    "settle_person": (Right(does=by(MODERATORS, KEPT)),),
}  # fmt: skip

# Where its writer reads a comment that not everybody can.
OWN_PLACES = frozenset(
    {
        "thread ?as=me", "thread_page ?as=me", "thread_newest ?as=me", "thread_valued ?as=me",
        "thread_mine", "edit_comment", "withdraw_comment", "comment_locale", "my_comments",
        "correct_translation",
    }
)  # fmt: skip
DESK_PLACES = frozenset({"moderate_comment", "moderate_waiting", "desk", "correct_translation"})


def may_see(state: State, role: Role, place: str) -> bool:
    """Whether the words of the comment may stand there."""
    if state in SHOWN:
        return True
    if role in WRITER and place in OWN_PLACES and state in KEPT:
        return True
    # What its author has taken back, nobody else reads.
    is_for_moderators = state in KEPT - {State.WITHDRAWN}
    return role in MODERATORS and place in DESK_PLACES and is_for_moderators


def arguments(scene: Scene, name: str, parameters: Iterable[str]) -> dict[str, object]:
    given: dict[str, object] = {
        "thread_id": scene.thread.pk,
        "number": 1 if name in ("thread_page", "thread_newest_page") else scene.number,
        "window": 0,
        "key": scene.key,
        "handle": "reader",
        "kind": "atom",
        "locale": "en",
        "pk": scene.writer,
        "of": "name",
    }
    return {parameter: given[parameter] for parameter in parameters}
