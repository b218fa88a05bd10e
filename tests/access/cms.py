"""What each role of the staff may do in the CMS, as it was recorded in cms.json.

    CAUSERIE_RECORD_ACCESS=1 .venv/bin/pytest tests/access/test_cms_access.py -n0

records it anew. Look through what has changed then: each line is a right that somebody has.

For each address stand what comes of GET and of POST, or one word where that is the same: `refused`;
`open`; `changes`, where even an empty form changes a row; `-`, where there is no such doing. Two
with a stroke between them are for what is one's own, and for what is another's.

It is for developers to look through; the rights themselves are given in
causerie/publication/services/roles.py.
"""

import json
import os
from pathlib import Path

from tests.access.asking import METHODS, Asked, ask, differ
from tests.access.people import Role, Whose
from tests.access.rules import Answer
from tests.access.samples import World, doings
from tests.access.urls import Address, every_address

FILE = Path(__file__).with_name("cms.json")
IS_RECORDING = "CAUSERIE_RECORD_ACCESS" in os.environ
STAFF = (Role.AUTHOR, Role.EDITOR, Role.ADMINISTRATOR)
# Smaller pictures, who has which language, who is told of a page, who has it open.
MADE_BY_THE_WAY = frozenset(
    {
        "publication_rendition",
        "wagtailusers_userprofile",
        "wagtailcore_pagesubscription",
        "wagtailadmin_editingsession",
    }
)
Rights = dict[str, dict[str, str]]


def addresses() -> list[Address]:
    return [one for address in every_address() if address.is_cms for one in doings(address)]


def recorded() -> Rights:
    rights: Rights = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    return rights


def record(role: Role, found: dict[str, str]) -> None:
    rights = {key: words for key, words in recorded().items() if key in found}
    for key, word in found.items():
        rights.setdefault(key, {})[role] = word
    text = json.dumps(rights, indent=1, sort_keys=True, ensure_ascii=False)
    FILE.write_text(text + "\n", encoding="utf-8")


def right(world: World, role: Role, address: Address) -> tuple[str, list[Asked]]:
    """What `role` may do there, and everything that was asked to learn it."""
    words, everything = [], []
    for method in METHODS:
        asked = [ask(world, role, address, Whose.OTHERS, method)]
        if differ(world, role, address):
            asked.insert(0, ask(world, role, address, Whose.OWN, method))
        words.append("/".join(dict.fromkeys(_word(one, method) for one in asked)))
        everything += asked
    return " ".join(dict.fromkeys(words)), everything


def _word(asked: Asked, method: str) -> str:
    if asked.answer is Answer.NO_SUCH_DOING:
        return "-"
    if asked.answer not in (Answer.SERVED, Answer.ELSEWHERE):
        return "refused"
    # What a page makes when it is first seen is a matter of Wagtail's caches.
    return "changes" if method == "post" and asked.changed - MADE_BY_THE_WAY else "open"
