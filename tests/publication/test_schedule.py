"""What is scheduled is published and taken back when it is due: once, and each for itself."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from causerie.publication.models import ArticlePage, FrontPage, SectionPage
from causerie.publication.tasks import _failed_at, _publish, publish_due
from tests.factories import make_article, make_section
from tests.publication.clock import clock_at

HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _nothing_has_failed() -> None:
    """Rows of another test had the same keys."""
    _failed_at.clear()


@pytest.fixture
def section(front: FrontPage) -> SectionPage:
    return make_section(front)


def _scheduled(section: SectionPage, title: str = "Due", slug: str = "due") -> ArticlePage:
    """An article that is to appear in an hour."""
    article = make_article(section, title, slug=slug, published=False)
    article.go_live_at = timezone.now() + HOUR
    article.save_revision().publish()
    article.refresh_from_db()
    assert not article.live
    return article


def _expiring(section: SectionPage, title: str = "Expiring", slug: str = "expiring") -> ArticlePage:
    article = make_article(section, title, slug=slug)
    article.expire_at = timezone.now() + HOUR
    article.save_revision().publish()
    article.refresh_from_db()
    assert article.live
    return article


def test_nothing_is_published_before_its_time(client: Client, section: SectionPage) -> None:
    _scheduled(section)
    _expiring(section)
    assert publish_due() == 0
    assert client.get("/en/city/due/").status_code == 404
    assert client.get("/en/city/expiring/").status_code == 200


def test_what_is_due_is_published_once(client: Client, section: SectionPage) -> None:
    article = _scheduled(section)
    due = timezone.now() + 2 * HOUR
    with clock_at(due):
        assert publish_due() == 1
        article.refresh_from_db()
        published = article.last_published_at
        assert article.live
        assert publish_due() == 0
    with clock_at(due + HOUR):
        assert publish_due() == 0
    article.refresh_from_db()
    assert article.last_published_at == published
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    entries = PageLogEntry.objects.filter(action="wagtail.publish.scheduled", page=article)
    assert entries.count() == 1
    assert client.get("/en/city/due/").status_code == 200


def test_what_has_expired_is_taken_back_once(client: Client, section: SectionPage) -> None:
    article = _expiring(section)
    with clock_at(timezone.now() + 2 * HOUR):
        assert publish_due() == 1
        assert publish_due() == 0
    article.refresh_from_db()
    assert not article.live
    assert article.expired
    assert PageLogEntry.objects.filter(action="wagtail.unpublish.scheduled").count() == 1
    assert client.get("/en/city/expiring/").status_code == 410


def test_a_page_that_fails_keeps_no_other_back(
    section: SectionPage, caplog: pytest.LogCaptureFixture
) -> None:
    broken = _scheduled(section, "Broken", "broken")
    sound = _scheduled(section, "Sound", "sound")
    expiring = _expiring(section)
    revision = broken.latest_revision
    revision.content = {"pk": broken.pk, "content_type": "nonsense"}
    revision.save()
    with clock_at(timezone.now() + 2 * HOUR):
        assert publish_due() == 2
        sound.refresh_from_db()
        expiring.refresh_from_db()
        broken.refresh_from_db()
        assert sound.live
        assert not expiring.live
        assert not broken.live
        assert "a scheduled publication failed" in caplog.text
        assert publish_due() == 0
    assert revision.pk in Revision.objects.filter(approved_go_live_at__isnull=False).values_list(
        "pk", flat=True
    )


def test_a_schedule_that_was_taken_back_publishes_nothing(section: SectionPage) -> None:
    article = _scheduled(section)
    article.latest_revision.approved_go_live_at = None
    article.latest_revision.save()
    with clock_at(timezone.now() + 2 * HOUR):
        assert publish_due() == 0
    article.refresh_from_db()
    assert not article.live


def test_editions_are_scheduled_each_for_itself(
    client: Client, section: SectionPage, front_fr: FrontPage
) -> None:
    article = make_article(section, "Now", slug="now")
    ville = make_section(front_fr, "Ville", "ville")
    edition = make_article(
        ville,
        "Plus tard",
        slug="plus-tard",
        translation_key=article.translation_key,
        kind="human",
        source_locale=article.locale,
        translator="Lucie Prade",
        published=False,
    )
    edition.go_live_at = timezone.now() + HOUR
    edition.save_revision().publish()
    assert client.get("/en/city/now/").status_code == 200
    assert client.get("/fr/ville/plus-tard/").status_code == 404
    with clock_at(timezone.now() + 2 * HOUR):
        publish_due()
    assert client.get("/fr/ville/plus-tard/").status_code == 200


def test_a_schedule_that_an_editor_overtook_does_not_come_back(section: SectionPage) -> None:
    article = _scheduled(section)
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    article = ArticlePage.objects.get(pk=article.pk)
    article.title, article.go_live_at = "Newer", None
    article.save_revision().publish()
    with clock_at(timezone.now() + 2 * HOUR):
        assert not _publish(revision.pk)
    article.refresh_from_db()
    assert article.title == "Newer"


def test_a_worker_that_comes_second_publishes_nothing_again(section: SectionPage) -> None:
    article = _scheduled(section)
    revision = Revision.objects.get(approved_go_live_at__isnull=False)
    with clock_at(timezone.now() + 2 * HOUR):
        assert publish_due() == 1
        assert not _publish(revision.pk)
    entries = PageLogEntry.objects.filter(page=article.pk, action="wagtail.publish.scheduled")
    assert entries.count() == 1
