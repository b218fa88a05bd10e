"""Reading only the branches in which somebody writes."""

from typing import Any

import pytest
from django.test import Client

from causerie.accounts.models import User
from causerie.accounts.services.profile import change_handle
from causerie.discussion.models import Comment, Thread
from causerie.discussion.places import ROOTS_A_BUCKET
from causerie.discussion.selectors.by_people import branches_with
from causerie.publication.models import Author, FrontPage
from tests.discussion.talk import make_reader, make_talk, say


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


def _numbers(thread: Thread, *people: int, after: int = 0) -> list[int | None]:
    return [one.number for one in branches_with(thread, people, after).page.comments]


def test_the_branches_of_one_person_stand_there_whole(thread: Thread, client: Client) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    first = say(thread, ruth, "The bridge was up at two.")
    say(thread, olena, "At ten past.", to=first)
    say(thread, ruth, "Who pays for the bus?")
    assert _numbers(thread, olena.pk) == [1, 2]
    html = client.get(f"/en/discussion/{thread.pk}/by/olena/").content.decode()
    assert 'id="c1"' in html
    assert 'id="c3"' not in html
    assert html.count("is-sought") == 1
    assert '<meta name="robots" content="noindex">' in html


def test_the_discussion_leads_to_the_branches_of_one_person(thread: Thread, client: Client) -> None:
    olena = make_reader()
    say(thread, olena, "The bridge was up at two.")
    address = f"/en/discussion/{thread.pk}/"
    html = client.get(address).content.decode()
    assert f'href="{address}by/olena/"' in html
    assert f'href="{address}by/authors/"' in html
    client.force_login(make_reader("ruth"))
    assert f'href="{address}by/ruth/"' in client.get(f"{address}?as=me").content.decode()


def test_who_has_another_handle_now_is_found_by_the_former_one(
    thread: Thread, client: Client
) -> None:
    olena = make_reader()
    say(thread, olena, "The bridge was up at two.")
    change_handle(olena, "olha", actor=olena)
    by = f"/en/discussion/{thread.pk}/by/"
    answer: Any = client.get(f"{by}olena/")
    assert answer.headers["Location"] == f"{by}olha/"
    User.objects.filter(pk=olena.pk).update(is_active=False)
    assert client.get(f"{by}olena/").status_code == 404


def test_what_somebody_says_far_down_a_long_branch_is_not_left_out(thread: Thread) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    root = say(thread, ruth, "The bridge was up at two.")
    Comment.objects.filter(pk=root.pk).update(branch_count=40)
    root.refresh_from_db()
    say(thread, ruth, "And again at three.", to=root)
    far = say(thread, olena, "At ten past.", to=root)
    assert far.branch_seq == 42
    assert _numbers(thread, olena.pk) == [1, far.number]


def test_pages_follow_one_another_without_a_gap(thread: Thread, client: Client) -> None:
    olena, moment = make_reader(), None
    for number in range(1, ROOTS_A_BUCKET + 4):
        Comment.objects.create(
            thread=thread, author=olena, key=f"00000000-0000-4000-8000-{number:012d}",
            html="<p>Up.</p>", text="Up.", number=number, root_number=number,
            bucket=number // 20, branch_seq=0, depth=1, path=f"{number:07d}", published_at=moment,
        )  # fmt: skip
    first = branches_with(thread, [olena.pk])
    assert len(first.page.comments) == first.after == ROOTS_A_BUCKET
    assert _numbers(thread, olena.pk, after=first.after) == [21, 22, 23]
    html = client.get(f"/en/discussion/{thread.pk}/by/olena/").content.decode()
    assert f'href="?after={ROOTS_A_BUCKET}"' in html


def test_what_is_hidden_leads_nobody_to_its_author(thread: Thread) -> None:
    olena = make_reader()
    hidden = say(thread, olena, "The bridge was up at two.")
    Comment.objects.filter(pk=hidden.pk).update(visibility="removed")
    assert _numbers(thread, olena.pk) == []


def test_the_authors_of_the_article_are_found_by_what_they_are(
    thread: Thread, client: Client
) -> None:
    nadia = make_reader("nadia")
    say(thread, make_reader(), "Who pays for the bus?")
    say(thread, nadia, "The town does.")
    address = f"/en/discussion/{thread.pk}/by/authors/"
    assert 'id="c' not in client.get(address).content.decode()
    Author.objects.update(user=nadia)
    html = client.get(address).content.decode()
    assert 'id="c2"' in html
    assert 'id="c1"' not in html


@pytest.mark.parametrize("path", ["by/nobody/", "by/olena/?after=x", "by/olena/?after=9999999999"])
def test_what_is_not_there_is_not_found(thread: Thread, client: Client, path: str) -> None:
    make_reader()
    assert client.get(f"/en/discussion/{thread.pk}/{path}").status_code == 404
