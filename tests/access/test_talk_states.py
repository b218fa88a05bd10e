"""The discussion, asked for by everybody in every state of comment, thread and article."""

from uuid import uuid4

import pytest
from django.urls import reverse

from causerie.publication.models import FrontPage
from tests.access.asking import Asked, send
from tests.access.people import Role
from tests.access.rules import REFUSED, Answer
from tests.access.talk_rights import EVERYBODY, RIGHTS, SHOWN, Right, arguments, may_see
from tests.access.talk_scene import FORMER_WORD, WORD, Scene, State, make_scene
from tests.access.urls import Address, every_address

OURS = tuple(one for one in every_address() if "/discussion/" in one.route and not one.is_cms)
# What else shows, counts or finds comments.
ELSEWHERE = (
    "/en/", "/en/city/the-last-ferry/", "/en/city/", "/en/readers/reader/", "/en/feed.rss",
    "/en/feed.json", "/en/search/?q=lighthouse", "/en/account/me.json", "/en/account/data/",
    "/en/discussion/answers/", "/sitemap.xml", "/cms/", "/cms/reports/site-history/",
)  # fmt: skip
# Scripts ask for these as pieces of a page.
IN_PIECES = frozenset(
    {"write_comment", "reply", "preview_comment", "edit_comment", "vote", "mute", "follow"}
)
HEADERS: tuple[dict[str, str], ...] = ({}, {"x-fragment": "1"})


@pytest.fixture
def scene(front: FrontPage, state: State) -> Scene:
    return make_scene(front, state)


def ask(
    scene: Scene, role: Role, method: str, path: str, form: dict[str, str], **headers: str
) -> Asked:
    form = {"key": str(uuid4())} | form if method == "post" else {}
    what = f"{role}: {method.upper()} {path} {form.get('deed', '')}"
    return send(scene.sessions[role], method, path, what, form=form, headers=headers)


def wrong_with(asked: Asked, group: frozenset[Role], role: Role, method: str) -> list[str]:
    found = []
    is_for_them = role in group
    if method == "get":
        gets_it = asked.answer in (Answer.SERVED, Answer.ELSEWHERE)
        if asked.changed:
            found.append(f"{asked} changed {sorted(asked.changed)}")
        if gets_it != is_for_them and asked.answer is not Answer.NO_SUCH_DOING:
            found.append(f"{asked}; for {', '.join(sorted(group)) or 'nobody'}")
    elif bool(asked.changed) != is_for_them:
        found.append(f"{asked} changed {sorted(asked.changed)}, for {sorted(group) or 'nobody'}")
    if asked.status >= 500 or asked.addresses:
        found.append(f"{asked} tells {sorted(asked.addresses)}")
    return found


def seen_wrongly(asked: Asked, state: State, role: Role, place: str) -> list[str]:
    return [
        f"{asked} shows “{word}”"
        for word in (WORD, FORMER_WORD)
        if word in asked.body and not may_see(state, role, place)
    ]


@pytest.mark.parametrize("state", State, ids=str)
def test_everybody_reads_and_does_what_the_state_allows(scene: Scene, state: State) -> None:
    wrong: list[str] = []
    for address in OURS:
        for right in RIGHTS[address.name]:
            for role in Role:
                wrong += all_wrong(scene, state, address, right, role)
    assert "\n".join(wrong) == ""


def all_wrong(scene: Scene, state: State, address: Address, right: Right, role: Role) -> list[str]:
    path = reverse(address.name, kwargs=arguments(scene, address.name, address.parameters))
    place = f"{address.name} {right.query}" if "as=me" in right.query else address.name
    wrong = []
    for method, group in (("get", right.readers(state)), ("post", right.doers(state))):
        for headers in _ways(address.name, method):
            asked = ask(scene, role, method, path + right.query, right.form, **headers)
            wrong += wrong_with(asked, group, role, method)
            wrong += seen_wrongly(asked, state, role, place)
    return wrong


def _ways(name: str, method: str) -> tuple[dict[str, str], ...]:
    # The piece of the page for voting tells one's own vote alone, whatever became of the comment.
    is_own_vote = (name, method) == ("vote", "get")
    return HEADERS if name in IN_PIECES and not is_own_vote else HEADERS[:1]


@pytest.mark.parametrize("state", State, ids=str)
def test_nowhere_else_stands_what_not_everybody_may_read(scene: Scene, state: State) -> None:
    wrong: list[str] = []
    for path in ELSEWHERE:
        for role in Role:
            asked = ask(scene, role, "get", path, {})
            wrong += seen_wrongly(asked, state, role, path)
            if asked.status >= 500:
                wrong.append(str(asked))
    assert "\n".join(wrong) == ""


@pytest.mark.parametrize("state", [State.PUBLISHED], ids=str)
def test_what_everybody_may_read_stands_where_it_is_looked_for(scene: Scene, state: State) -> None:
    """Otherwise the tests above prove nothing."""
    assert state in SHOWN
    for name in ("thread", "thread_search", "thread_feed", "thread_by", "comment_versions"):
        address = next(one for one in OURS if one.name == name)
        path = reverse(name, kwargs=arguments(scene, name, address.parameters))
        asked = ask(scene, Role.ANONYMOUS, "get", path + RIGHTS[name][0].query, {})
        assert WORD in asked.body, name
    article = ask(scene, Role.ANONYMOUS, "get", "/en/city/the-last-ferry/", {})
    assert article.body.count(WORD) >= 2


def test_each_address_of_the_discussion_has_its_rights() -> None:
    names = {address.name for address in OURS}
    assert names - set(RIGHTS) == set()
    assert set(RIGHTS) - names == set()


def test_a_right_that_nobody_gave_is_nobodys() -> None:
    for state in State:
        assert Right().readers(state) == Right().doers(state) == frozenset()
    assert set(Role) == EVERYBODY
    assert Answer.SERVED not in REFUSED
