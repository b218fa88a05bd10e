"""Reading a discussion as others do: everybody, a bystander, and those who take part."""

import re
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.test import Client

from causerie.accounts.models import User
from causerie.discussion.models import Comment, CommentRevision, Thread
from causerie.discussion.services.search_sweep import sweep_comment_search
from causerie.publication.models import ArticlePage
from tests.discussion.deeds import REASON, REPORT, Talk
from tests.discussion.recount import Tree
from tests.discussion.talk import make_reader
from tests.discussion.writing import signed_in

_PART = re.compile(r'(?P<opens><ol class="comments)|(?P<closes></ol>)|id="c(?P<number>\d+)"')
NEVER_SAID = "zqxzzzz"


def asked(client: Client, path: str) -> str:
    answer: Any = client.get(path, follow=True)
    assert answer.status_code in (200, 404), (path, answer.status_code)
    return bytes(answer.getvalue()).decode()


# Pages


def check_pages(thread: Thread) -> None:
    """Each comment stands on one page or in one window, in order, and its permalink leads there."""
    client, tree = Client(), Tree(thread)
    base = f"/en/discussion/{thread.pk}/"
    stands: dict[str, str] = {}
    for number in range(1, tree.page_count + 1):
        address = f"{base}page/{number}/"
        expected = [(one, tree.level(one)) for one in tree.page(number)]
        assert standing(asked(client, address)) == [(one, _shown(level)) for one, level in expected]
        stands |= {f"{one}": address for one, _level in expected}
    for root in tree.roots:
        for window, below in enumerate(tree.windows(root), start=1):
            address = f"{base}branch/{root}/{window}/"
            found = [one for one, _level in standing(asked(client, address))]
            assert found == [root, *below]
            stands |= {f"{one}": address for one in below}
    assert len(stands) == len(tree.chains)
    for one, address in stands.items():
        answer = client.get(f"{base}comment/{one}/")
        assert answer.headers["Location"] == f"{address}#c{one}"
    assert client.get(f"{base}page/{tree.page_count + 1}/").status_code == 404


def standing(html: str) -> list[tuple[int, int]]:
    """The numbers of the comments on a page, each with how deep it is nested there."""
    found, depth = [], 0
    body = html[html.index('<ol class="comments') :] if '<ol class="comments' in html else ""
    for part in _PART.finditer(body):
        depth += bool(part["opens"]) - bool(part["closes"])
        if part["number"]:
            found.append((int(part["number"]), depth))
        elif not depth:
            break
    return found


def _shown(level: int) -> int:
    return min(level, settings.THREAD_DEPTH_SHOWN)


# What is hidden


def check_unseen(talk: Talk) -> None:
    """Whatever can be read shows every text that is published, and none that is not."""
    sweep_comment_search()
    talk.thread.refresh_from_db()
    hidden = [one.token for one in talk.said if not one.is_readable]
    seen = "".join(_check_pages(Client(), for_everybody(talk), [*hidden, REASON, REPORT]))
    for one in talk.said:
        assert one.is_readable is (one.token in seen), one
    _check_search(talk, hidden)
    _check_counts(talk.thread)
    bystander = signed_in(make_reader("bystander"))
    list(_check_pages(bystander, for_a_bystander(talk), [*hidden, REASON, REPORT]))
    for person in talk.people:
        own = _typed_by(person)
        others = [word for word in [*hidden, REPORT] if word not in own]
        list(_check_pages(signed_in(person), for_one(talk), others))


def _check_pages(client: Client, paths: Iterable[str], unseen: list[str]) -> Iterable[str]:
    for path in paths:
        page = asked(client, path)
        shown = [word for word in unseen if word in page]
        assert not shown, (path, shown)
        yield page


def _typed_by(person: User) -> str:
    """What one has typed oneself one may see again, whomever one quotes."""
    texts = Comment.objects.filter(author=person).values_list("text", flat=True)
    earlier = CommentRevision.objects.filter(comment__author=person).values_list("text", flat=True)
    return " ".join([*texts, *earlier])


def for_everybody(talk: Talk) -> Iterable[str]:
    thread = talk.thread
    pages = range(1, thread.page_count + 1)
    for edition in ArticlePage.objects.filter(translation_key=thread.article_key):
        locale = edition.locale.language_code
        base = f"/{locale}/discussion/{thread.pk}/"
        yield from (str(edition.get_url()), f"/{locale}/", f"{base}newest/", f"{base}feed.atom")
    yield from (f"{base}{what}" for what in ("valued/", "by/authors/", "feed.rss", "feed.json"))
    yield from (f"{base}page/{page}/" for page in pages)
    yield from (f"{base}newest/{page}/" for page in pages)
    for person in talk.people:
        yield from (f"{base}by/{person.handle}/", f"/en/readers/{person.handle}/")
    for root in thread.comments.filter(branch_count__gt=10):
        windows = range(1, -(-(root.branch_count - 10) // 50) + 1)
        yield from (f"{base}branch/{root.number}/{window}/" for window in windows)
    changed = thread.comments.filter(revision__gt=1, number__isnull=False)
    yield from (f"{base}comment/{one.number}/versions/" for one in changed)


def for_a_bystander(talk: Talk) -> Iterable[str]:
    base = f"/en/discussion/{talk.thread.pk}/"
    yield from for_one(talk)
    yield from (f"{base}newest/?as=me", f"{base}valued/?as=me", f"{base}write/")
    gone = talk.thread.comments.exclude(visibility="published").filter(number__isnull=False)
    for number in gone.values_list("number", flat=True)[:2]:
        yield from (f"{base}comment/{number}/{page}/" for page in ("reply", "vote", "report"))


def for_one(talk: Talk) -> Iterable[str]:
    base = f"/en/discussion/{talk.thread.pk}/"
    yield from (f"{base}page/{page}/?as=me" for page in range(1, talk.thread.page_count + 1))
    yield f"{base}mine.json?numbers=1-{min(500, talk.thread.last_number)}"
    yield from ("/en/discussion/answers/", "/en/discussion/mine/")


def _check_search(talk: Talk, hidden: list[str]) -> None:
    """Who looks for it finds as much as with a word that nobody has said."""
    client = Client()
    address = f"/en/discussion/{talk.thread.pk}/search/?q="
    nothing = asked(client, f"{address}{NEVER_SAID}")
    for word in hidden:
        found = asked(client, f"{address}{word}")
        assert found.replace(word, NEVER_SAID) == nothing, word


def _check_counts(thread: Thread) -> None:
    """Those who list discussions say as many as can be read."""
    readable = thread.comments.filter(visibility="published").count()
    front = asked(Client(), "/en/")
    counted = re.findall(r"(\d+) comments?\b", front)
    assert set(counted) <= {str(readable)}, (counted, readable)
    assert bool(counted) is bool(readable)
