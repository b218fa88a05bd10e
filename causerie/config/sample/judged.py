"""The gate for what was judged before: how fast it comes, or who writes it, does not matter."""

from dataclasses import dataclass

from causerie.discussion.gate import PLAIN_GATE, Action, Draft, Verdict
from causerie.discussion.models import Comment


@dataclass(frozen=True)
class Judged:
    """`waits_because`: it is held, for that reason; empty where it is published."""

    waits_because: str = ""

    def screen(self, draft: Draft) -> Verdict:
        if self.waits_because:
            return Verdict(Action.HOLD, self.waits_because)
        return Verdict(Action.PUBLISH)

    def record(self, comment: Comment, verdict: Verdict) -> None:
        PLAIN_GATE.record(comment, verdict)
