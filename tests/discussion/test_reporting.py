"""Reporting: once a person and thing, with a reason, to the moderators alone."""

from typing import Any

import pytest
from django.test import Client

from causerie.discussion.models import Report, ReportOf, ReportReason, Visibility
from causerie.discussion.refusals import DiscussionRefused, Waits
from causerie.discussion.services.reporting import report_comment, report_person, settle_person
from causerie.discussion.services.visibility import set_visibility
from causerie.publication.models import FrontPage
from tests.discussion.talk import make_moderator, make_reader, make_talk, say


def test_a_comment_is_reported_from_its_page(front: FrontPage, client: Client) -> None:
    _article, thread = make_talk(front)
    olena, ruth = make_reader(), make_reader("ruth")
    comment = say(thread, olena, "You *fool*.")
    client.force_login(ruth)
    address = f"/en/discussion/{thread.pk}/comment/1/report/"
    assert "<em>fool</em>" in client.get(address).content.decode()
    answer = client.post(address, {"reason": "insult", "words": "He means me."})
    assert answer.headers["Location"] == f"/en/discussion/{thread.pk}/comment/1/"
    [report] = Report.objects.all()
    assert (report.comment, report.person, report.reporter) == (comment, olena, ruth)
    assert (report.reason, report.words) == ("insult", "He means me.")
    comment.refresh_from_db()
    assert comment.is_published
    again = client.post(address, {"reason": "spam", "words": "Once more!"}).content.decode()
    assert "You have reported this before" in again
    assert "Once more!" in again
    assert Report.objects.count() == 1


def test_a_report_needs_a_reason_and_something_else_needs_words(
    front: FrontPage, client: Client
) -> None:
    _article, thread = make_talk(front)
    say(thread, make_reader())
    client.force_login(make_reader("ruth"))
    address = f"/en/discussion/{thread.pk}/comment/1/report/"
    assert "This field is required" in client.post(address, {"words": "Hm."}).content.decode()
    answer = client.post(address, {"reason": "other"}).content.decode()
    assert "Say in your own words what is wrong." in answer
    assert not Report.objects.exists()


def test_who_is_not_signed_in_is_led_there_and_finds_the_words_again(
    front: FrontPage, client: Client
) -> None:
    _article, thread = make_talk(front)
    say(thread, make_reader())
    address = f"/en/discussion/{thread.pk}/comment/1/report/"
    answer = client.post(address, {"reason": "hate", "words": "Against all of us."})
    assert answer.headers["Location"].startswith("/en/account/login/?next=")
    assert not Report.objects.exists()
    client.force_login(make_reader("ruth"))
    assert "Against all of us." in client.get(address).content.decode()


def test_nobody_reports_themselves_or_what_is_gone(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    olena, ruth = make_reader(), make_reader("ruth")
    comment = say(thread, olena)
    with pytest.raises(DiscussionRefused, match="your own"):
        report_comment(comment, reporter=olena, reason=ReportReason.SPAM)
    with pytest.raises(DiscussionRefused, match="This is you"):
        report_person(olena, ReportOf.NAME, reporter=olena, reason=ReportReason.POSES)
    set_visibility(comment, Visibility.REMOVED, actor=make_moderator(), reason="Spam.")
    with pytest.raises(DiscussionRefused, match="not there any more"):
        report_comment(comment, reporter=ruth, reason=ReportReason.SPAM)


def test_reporting_has_a_limit(front: FrontPage) -> None:
    _article, thread = make_talk(front)
    mod, ruth = make_moderator(), make_reader("ruth")
    comments = [say(thread, mod, f"Word {number}.") for number in range(11)]
    for comment in comments[:10]:
        report_comment(comment, reporter=ruth, reason=ReportReason.SPAM)
    with pytest.raises(Waits):
        report_comment(comments[10], reporter=ruth, reason=ReportReason.SPAM)
    report_comment(comments[10], reporter=make_reader(), reason=ReportReason.SPAM)


def test_a_name_is_reported_from_the_readers_page(front: FrontPage, client: Client) -> None:
    olena, ruth = make_reader(), make_reader("ruth")
    assert "/en/discussion/report/olena/" in client.get("/en/readers/olena/").content.decode()
    client.force_login(ruth)
    address = "/en/discussion/report/olena/"
    page = client.get(address).content.decode()
    assert 'value="name"' in page
    assert 'value="picture"' not in page
    answer: Any = client.post(address, {"of": "name", "reason": "poses"})
    assert answer.headers["Location"] == "/en/readers/olena/"
    # There is no picture to report.
    assert client.post(address, {"of": "picture", "reason": "hate"}).status_code == 200
    assert [(one.of, one.person) for one in Report.objects.all()] == [("name", olena)]
    assert client.get("/en/discussion/report/nobody/").status_code == 404


def test_a_settled_name_can_be_reported_again_when_it_changes(front: FrontPage) -> None:
    olena, ruth, mod = make_reader(), make_reader("ruth"), make_moderator()
    report_person(olena, ReportOf.NAME, reporter=ruth, reason=ReportReason.POSES)
    with pytest.raises(DiscussionRefused, match="Only moderators"):
        settle_person(olena, ReportOf.NAME, actor=ruth)
    settle_person(olena, ReportOf.NAME, actor=mod)
    with pytest.raises(DiscussionRefused, match="already"):
        settle_person(olena, ReportOf.NAME, actor=make_moderator("other"))
    report_person(olena, ReportOf.NAME, reporter=ruth, reason=ReportReason.POSES)
    assert Report.objects.filter(settled_at__isnull=True).count() == 1
