"""Seeing to it that every card is there and true, whatever changed since it was drawn."""

import logging

from causerie.publication.models import ArticlePage
from causerie.publication.selectors.cards import (
    CardView,
    cards_of_no_use,
    editions_with_cards,
    stale,
)
from causerie.publication.services.cards import make_card

# A sweep looks at so many editions and draws so many cards (a tenth of a second each): the worker
# has other things to do every two seconds.
SWEEP_EDITIONS_MAX = 200
SWEEP_CARDS_MAX = 10

log = logging.getLogger("causerie.publication")


def make_true(edition_id: int) -> int:
    """How many cards were drawn; of an edition that nobody can read the card goes."""
    cards_of_no_use().filter(edition_id=edition_id).delete()
    found = stale(list(editions_with_cards().filter(pk=edition_id)))
    return sum(make_card(edition, view) for edition, view in found)


class CardSweep:
    """Walks from the newest edition to the oldest, some at a time, and begins anew at the end.

    A new name, accent or logo of the publication makes every card stale; so does a section's new
    title or an author's new name. They are drawn as the walk comes by.
    """

    def __init__(self) -> None:
        self.below: int | None = None
        # Until this worker ends: a card that cannot be drawn would fill the log.
        self.failed: set[str] = set()

    def __call__(self) -> int:
        """How many cards were drawn."""
        cards_of_no_use().delete()
        editions = self._next()
        wanted = [(e, view) for e, view in stale(editions) if view.digest not in self.failed]
        now = wanted[:SWEEP_CARDS_MAX]
        if len(now) < len(wanted):
            self.below = now[-1][0].pk
        else:
            self.below = editions[-1].pk if len(editions) == SWEEP_EDITIONS_MAX else None
        return sum(self._drawn(edition, view) for edition, view in now)

    def _next(self) -> list[ArticlePage]:
        editions = editions_with_cards()
        if self.below is not None:
            editions = editions.filter(pk__lt=self.below)
        return list(editions[:SWEEP_EDITIONS_MAX])

    def _drawn(self, edition: ArticlePage, view: CardView) -> bool:
        try:
            return make_card(edition, view)
        except Exception:  # logged with its traceback; the others get theirs
            log.exception("a card cannot be drawn", extra={"edition": edition.pk})
            self.failed.add(view.digest)
            return False
