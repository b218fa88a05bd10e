"""The moderators' desk, and deciding from the page itself."""

import re

import pytest
from django.core.checks import run_checks
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings

from causerie.accounts.models import User
from causerie.discussion.models import Comment, DiscussionEvent, Report, ReportOf, ReportReason
from causerie.discussion.models.thread import Thread, ThreadState
from causerie.discussion.selectors.desk import CASES_A_PAGE, open_case_count
from causerie.discussion.services.editing import edit_comment
from causerie.discussion.services.reporting import report_comment, report_person
from causerie.discussion.services.roles import ensure_moderators
from causerie.discussion.services.threads import open_missing_threads
from causerie.discussion.services.visibility import withdraw
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say
from tests.factories import make_article, make_section, make_staff

DESK = "/en/discussion/desk/"
LINK = "Look at https://example.org/timetable before you judge."


@pytest.fixture
def thread(front: FrontPage) -> Thread:
    return make_talk(front)[1]


@pytest.fixture
def mod(front: FrontPage, client: Client) -> User:
    ensure_moderators()
    user = make_staff("mod@example.org", "Moderators")
    client.force_login(user)
    return user


def moderate(comment: Comment) -> str:
    if comment.number is None:
        return f"/en/discussion/waiting/{comment.key}/"
    return f"/en/discussion/{comment.thread_id}/comment/{comment.number}/moderate/"


def test_the_desk_shows_what_waits_and_what_is_reported_the_oldest_first(
    thread: Thread, mod: User, client: Client
) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    shouted = say(thread, olena, "You *fool*.")
    report_comment(shouted, reporter=ruth, reason=ReportReason.INSULT, words="He means me.")
    report_comment(shouted, reporter=mod, reason=ReportReason.INSULT)
    held = say(thread, ruth, LINK)
    report_person(olena, ReportOf.NAME, reporter=ruth, reason=ReportReason.POSES)
    say(thread, make_reader("lin"), "Nothing wrong with this one.")
    page = client.get(DESK).content.decode()
    anchors = re.findall(r'<article class="case" id="([^"]+)"', page)
    expected = [f"case-comment-{shouted.pk}", f"case-comment-{held.pk}", f"case-name-{olena.pk}"]
    assert anchors == expected
    assert open_case_count() == 3
    for words in (
        "<em>fool</em>",
        "He means me.",
        "× 2",
        "Links by new accounts",
        "The last ferry",
    ):
        assert words in page
    assert "Nothing wrong" not in page


def test_one_click_decides_and_leads_to_the_next_case(
    thread: Thread, mod: User, client: Client
) -> None:
    held = [say(thread, make_reader(f"reader{n}"), f"{LINK} {n}") for n in range(3)]
    page = client.get(DESK).content.decode()
    then = re.findall(r'name="then" value="([^"]+)"', page)
    assert then == [f"case-comment-{held[1].pk}", f"case-comment-{held[2].pk}", "desk"]
    form = {"deed": "publish", "revision": 1, "comment": held[0].pk, "then": then[0], "page": 1}
    answer = client.post(moderate(held[0]), form)
    assert answer.headers["Location"] == f"{DESK}#{then[0]}"
    held[0].refresh_from_db()
    assert held[0].number == 1
    form = {"deed": "hide", "revision": 1, "reason": "Advertising.", "then": "desk"}
    assert client.post(moderate(held[1]), form).headers["Location"] == f"{DESK}#desk"
    assert open_case_count() == 1


def test_a_reason_that_lacks_and_a_decision_that_came_first_keep_what_was_typed(
    thread: Thread, mod: User, client: Client
) -> None:
    comment = say(thread, make_reader(), "Buy now, buy now.")
    form = {"deed": "hide", "revision": 1, "then": "desk"}
    assert "Say why it is hidden." in client.post(moderate(comment), form).content.decode()
    other = Client()
    other.force_login(make_moderator("other"))
    other.post(moderate(comment), {**form, "reason": "Advertising."})
    page = client.post(moderate(comment), {**form, "reason": "A swindle."}).content.decode()
    assert "This has been decided meanwhile." in page
    assert 'value="A swindle."' in page
    assert "Show again" in page
    assert DiscussionEvent.objects.get().reason == "Advertising."


def test_a_text_that_was_changed_meanwhile_is_read_again(
    thread: Thread, mod: User, client: Client
) -> None:
    olena = make_reader()
    held = say(thread, olena, LINK)
    edit_comment(held, author=olena, text=f"{LINK} Now!", seen_revision=1, page_locale="en")
    page = client.post(moderate(held), {"deed": "publish", "revision": 1}).content.decode()
    assert "Read it again." in page
    assert 'name="revision" value="2"' in page
    held.refresh_from_db()
    assert held.number is None


def test_moderators_read_what_is_hidden_and_its_log_but_not_what_was_withdrawn(
    thread: Thread, mod: User, client: Client
) -> None:
    olena = make_reader()
    hidden, withdrawn = say(thread, olena, "Buy now."), say(thread, olena, "Never mind me.")
    form = {"deed": "hide", "revision": 1, "reason": "Advertising."}
    answer = client.post(moderate(hidden), form)
    assert answer.headers["Location"] == f"/en/discussion/{thread.pk}/comment/1/"
    withdraw(withdrawn, author=olena)
    page = client.get(moderate(hidden)).content.decode()
    assert "Buy now." in page
    assert "Advertising." in page
    assert "Never mind me." not in client.get(moderate(withdrawn)).content.decode()
    client.post(moderate(hidden), {"deed": "restore", "revision": 1})
    hidden.refresh_from_db()
    assert hidden.is_published


def test_keeping_needs_a_report_and_takes_the_case_off_the_desk(
    thread: Thread, mod: User, client: Client
) -> None:
    comment = say(thread, make_reader())
    assert "Leave as it is" not in client.get(moderate(comment)).content.decode()
    report_comment(comment, reporter=make_reader("ruth"), reason=ReportReason.SPAM)
    assert "Leave as it is" in client.get(moderate(comment)).content.decode()
    client.post(moderate(comment), {"deed": "keep", "revision": 1, "reason": "It is allowed."})
    assert open_case_count() == 0
    assert "It is allowed." in client.get(f"{DESK}log/").content.decode()


def test_a_reported_name_is_dealt_with(front: FrontPage, mod: User, client: Client) -> None:
    olena = make_reader()
    report_person(olena, ReportOf.NAME, reporter=make_reader("ruth"), reason=ReportReason.POSES)
    address = f"{DESK}person/{olena.pk}/name/"
    assert address in client.get(DESK).content.decode()
    assert client.post(address, {"then": "desk"}).headers["Location"] == f"{DESK}#desk"
    assert Report.objects.get().settled_by == mod
    again = client.post(address, {"then": "//evil.example"}, follow=True)
    assert "Somebody has settled this already." in again.content.decode()


def test_a_discussion_is_closed_from_its_page(thread: Thread, mod: User, client: Client) -> None:
    address = f"/en/discussion/{thread.pk}/moderate/"
    lacking = client.post(address, {"state": "closed", "reason": ""}).content.decode()
    assert "Say why, so that readers understand it." in lacking
    client.post(address, {"state": "closed", "reason": "It goes round in circles."})
    thread.refresh_from_db()
    assert thread.is_closed
    assert "It goes round in circles." in client.get(address).content.decode()
    client.post(address, {"state": "open"})
    thread.refresh_from_db()
    assert thread.state == ThreadState.OPEN


@pytest.mark.parametrize("who", ["nobody", "a reader", "an author of the team"])
def test_nobody_else_sees_the_desk_or_decides(thread: Thread, client: Client, who: str) -> None:
    ensure_moderators()
    published, held = say(thread, make_reader()), say(thread, make_reader("ruth"), LINK)
    if who == "a reader":
        client.force_login(User.objects.get(handle="ruth"))
    elif who != "nobody":
        client.force_login(make_staff("writer@example.org", "Authors"))
    paths = [DESK, f"{DESK}log/", moderate(published), moderate(held)]
    paths += [f"/en/discussion/{thread.pk}/moderate/", f"{DESK}person/{held.author_id}/name/"]
    form = {"deed": "hide", "reason": "No.", "revision": 1, "state": "closed"}
    for path in paths:
        for answer in (client.get(path), client.post(path, form)):
            assert answer.status_code in ((302, 405) if who == "nobody" else (403, 405)), path
            assert "example.org/timetable" not in answer.content.decode()
    assert set(Comment.objects.values_list("visibility", flat=True)) == {"published", "held"}
    thread.refresh_from_db()
    assert not thread.is_closed


def test_who_has_the_same_key_is_not_decided_about(
    thread: Thread, mod: User, client: Client
) -> None:
    one = say(thread, make_reader(), LINK)
    other = say(thread, make_reader("ruth"), f"{LINK} Twice.", key=one.key)
    client.post(moderate(other), {"deed": "publish", "revision": 1, "comment": other.pk})
    one.refresh_from_db()
    other.refresh_from_db()
    assert (one.number, other.number) == (None, 1)
    # A waiting one that has got its number meanwhile is found below it.
    client.post(moderate(one), {"deed": "publish", "revision": 1, "comment": one.pk})
    answer = client.get(f"/en/discussion/waiting/{one.key}/")
    assert answer.headers["Location"].endswith("/moderate/")


def test_the_desk_asks_the_database_as_often_for_many_cases(
    thread: Thread, mod: User, client: Client
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert client.get(DESK).status_code == 200
        return len(queries)

    lin = make_reader("lin")
    for number in range(3):
        comment = say(thread, make_reader(f"reader{number}"), f"{LINK} {number}")
        said = say(thread, comment.author or lin, f"Without one. {number}")
        report_comment(said, reporter=lin, reason=ReportReason.OTHER, words="Look at it.")
    asked()
    few = asked()
    for number in range(3, 12):
        comment = say(thread, make_reader(f"reader{number}"), f"{LINK} {number}")
        said = say(thread, comment.author or lin, f"Without one. {number}")
        Report.objects.create(of="comment", comment=said, reporter=lin, reason="spam")
    assert asked() == few


def test_the_desk_has_pages(thread: Thread, mod: User, client: Client) -> None:
    ruth = make_reader("ruth")
    Comment.objects.bulk_create(
        Comment(thread=thread, author=ruth, key=f"00000000-0000-4000-8000-{n:012}",
                visibility="held", text="x", html="<p>x</p>")
        for n in range(CASES_A_PAGE + 1)
    )  # fmt: skip
    assert client.get(DESK).content.decode().count('<article class="case"') == CASES_A_PAGE
    second = client.get(f"{DESK}?page=2").content.decode()
    assert second.count('<article class="case"') == 1
    assert 'name="page" value="2"' in second
    assert client.get(f"{DESK}?page=99999999999999999999").status_code == 200


def test_the_account_menu_tells_moderators_how_many_cases_are_open(
    thread: Thread, mod: User, client: Client
) -> None:
    say(thread, make_reader(), LINK)
    page = client.get("/en/account/sessions/").content.decode()
    assert re.search(r'href="/en/discussion/desk/">Reported and waiting <span[^>]*>1<', page)
    # Where the publication is not open in the account's language, it leads to one in which it is.
    assert 'href="/en/discussion/desk/"' in client.get("/fr/account/sessions/").content.decode()
    client.force_login(make_reader("ruth"))
    assert "discussion/desk" not in client.get("/en/account/sessions/").content.decode()


def test_the_cms_leads_editors_to_the_desk(front: FrontPage, client: Client) -> None:
    ensure_moderators()
    client.force_login(make_staff("editor@example.org", "Editors"))
    assert "/en/discussion/desk/" in client.get("/cms/").content.decode()
    client.force_login(make_staff("writer@example.org", "Authors"))
    assert "/en/discussion/desk/" not in client.get("/cms/").content.decode()


def test_what_an_administrator_changes_about_the_role_is_not_taken_back(
    front: FrontPage,
) -> None:
    ensure_moderators()
    editor = make_staff("editor@example.org", "Editors")
    editor.groups.get().permissions.filter(codename="moderate").delete()
    ensure_moderators()
    assert not User.objects.get(pk=editor.pk).has_perm("discussion.moderate")


def test_articles_that_have_no_thread_get_one(front: FrontPage) -> None:
    article = make_article(make_section(front))
    make_article(front.get_children().get().specific, "Draft", slug="draft", published=False)
    Thread.objects.all().delete()
    assert open_missing_threads() == 1
    assert Thread.objects.get().article_key == article.article_key
    assert open_missing_threads() == 0


@pytest.mark.parametrize("path", ["causerie.nowhere.GATE", "causerie.discussion.gate.Draft"])
def test_a_gate_that_is_none_is_told_at_start(path: str) -> None:
    with override_settings(COMMENT_GATE=path):
        assert "causerie.E004" in [problem.id for problem in run_checks()]
    assert "causerie.E004" not in [problem.id for problem in run_checks()]


def test_the_desk_leads_to_what_is_answered(thread: Thread, mod: User, client: Client) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    asked = say(thread, olena, "Who pays for the bus?")
    answer = say(thread, ruth, "You, of all people, ask that.", to=asked)
    report_comment(answer, reporter=olena, reason=ReportReason.INSULT)
    html = client.get(DESK).content.decode()
    assert f'<a href="/en/discussion/{thread.pk}/comment/1/">In answer to #1</a>' in html


def test_from_the_page_of_a_discussion_a_moderator_comes_to_closing_it(
    thread: Thread, mod: User, client: Client
) -> None:
    closing = f'href="/en/discussion/{thread.pk}/moderate/"'
    address = f"/en/discussion/{thread.pk}/?as=me"
    assert closing in client.get(address).content.decode()
    client.force_login(make_reader())
    assert closing not in client.get(address).content.decode()
