"""The votes in the sample's discussions: as many as the files say, by the same readers always."""

from datetime import timedelta
from random import Random
from typing import Any

from causerie.accounts.models import User
from causerie.config.sample.dating import Calendar, name_of
from causerie.discussion.models import Comment, Vote
from causerie.lib.wilson import lower_bound


def cast_votes(
    key: str, calendar: Calendar, comments: dict[str, Comment], voters: list[User]
) -> None:
    votes = []
    for entry in calendar.entries:
        comment = comments[name_of(entry)]
        votes += _votes_on(comment, entry, f"{key}-{name_of(entry)}", calendar, voters)
        up, down = entry.get("up", 0), entry.get("down", 0)
        Comment.objects.filter(pk=comment.pk).update(up=up, down=down, value=lower_bound(up, down))
    Vote.objects.bulk_create(votes)


def _votes_on(
    comment: Comment, entry: dict[str, Any], seed: str, calendar: Calendar, voters: list[User]
) -> list[Vote]:
    """Nobody votes on their own words."""
    others = [one for one in voters if one.pk != comment.author_id]
    up, down = entry.get("up", 0), entry.get("down", 0)
    rng = Random(seed)  # noqa: S311 # the same votes each time, nothing to guess
    chosen = rng.sample(others, up + down)
    begin = calendar.at(entry["hours"])
    span = max(timedelta(), calendar.end - begin)
    return [
        Vote(
            comment=comment,
            user=user,
            direction=1 if place < up else -1,
            voted_at=begin + span * rng.random(),
        )
        for place, user in enumerate(chosen)
    ]
