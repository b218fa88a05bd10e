"""Which comments readers' better words are about."""

import re
from collections.abc import Iterable
from functools import reduce
from operator import or_

from django.db.models import Q

from causerie.discussion.models import Comment

_PLACE = re.compile(r"/discussion/(?P<thread>\d{1,18})/comment/(?P<number>\d{1,9})/")


def comments_at(addresses: Iterable[str]) -> dict[str, Comment]:
    """By the address, as a suggestion keeps it: in one read, without the texts, and whether they
    can be read or not."""
    found = {address: _PLACE.search(address) for address in addresses}
    places = {
        address: (int(place["thread"]), int(place["number"]))
        for address, place in found.items()
        if place
    }
    if not places:
        return {}
    wanted = reduce(or_, (Q(thread=thread, number=number) for thread, number in places.values()))
    rows = Comment.objects.filter(wanted).select_related("thread").defer("text", "html")
    known = {(one.thread_id, one.number): one for one in rows}
    return {address: known[place] for address, place in places.items() if place in known}
