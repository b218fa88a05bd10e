"""Every published edition has a true card, drawn by the worker; nobody else has one."""

import gc
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django_tasks_db.models import DBTaskResult
from PIL import Image as PillowImage
from wagtail.models import Page, PageViewRestriction

from causerie.publication.models import (
    ArticlePage,
    Author,
    Card,
    FrontPage,
    Look,
    LookText,
    Picture,
    SectionPage,
)
from causerie.publication.selectors.cards import stale
from causerie.publication.services import card_sweep
from causerie.publication.services.card_sweep import CardSweep
from causerie.publication.tasks import draw_card
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_picture,
    make_section,
    reload,
)


@pytest.fixture
def section(front: FrontPage) -> SectionPage:
    return make_section(front)


@pytest.fixture
def article(section: SectionPage) -> ArticlePage:
    return make_article(section, authors=(make_author(),))


def _files() -> set[str]:
    if not default_storage.exists("cards"):
        return set()
    return {f"cards/{name}" for name in default_storage.listdir("cards")[1]}


def _card(article: ArticlePage) -> Card:
    card: Card = Card.objects.get(edition=article)
    return card


def _name(article: ArticlePage) -> str:
    return str(_card(article).file.name)


def _asked_for() -> list[int]:
    jobs = DBTaskResult.objects.ready().filter(task_path=draw_card.module_path)
    return [job.args_kwargs["args"][0] for job in jobs]


@contextmanager
def _errors_forgotten() -> Iterator[None]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        logging.disable(logging.ERROR)
        try:
            yield
            gc.collect()
        finally:
            logging.disable(logging.NOTSET)


def test_publication_asks_for_a_card_and_reading_makes_none(
    client: Client, article: ArticlePage
) -> None:
    assert _asked_for() == [article.pk]
    assert client.get("/en/city/the-last-ferry/").status_code == 200
    assert not Card.objects.exists()
    assert _files() == set()


def test_a_card_is_drawn_once(article: ArticlePage) -> None:
    assert draw_card.call(article.pk) == 1
    assert draw_card.call(article.pk) == 0
    card = _card(article)
    assert card.file.name == f"cards/{article.pk}-{card.digest[:12]}.png"
    assert _files() == {card.file.name}
    with PillowImage.open(card.file.path) as opened:
        assert opened.size == (1200, 630)


def test_a_card_with_a_picture_is_a_photograph(section: SectionPage) -> None:
    article = make_article(section, hero_image=make_picture(), hero_alt="The quay")
    draw_card.call(article.pk)
    assert _name(article).endswith(".jpg")


def test_another_title_makes_another_card_and_the_old_file_goes(
    article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    draw_card.call(article.pk)
    old = _card(article).file.name
    article.title = "The first ferry"
    article.save_revision().publish()
    with django_capture_on_commit_callbacks(execute=True):
        assert draw_card.call(article.pk) == 1
        # Until the new name is committed, pages name the old file.
        assert len(_files()) == 2
    assert _card(article).file.name != old
    assert _files() == {_card(article).file.name}


def test_a_draft_of_a_published_article_changes_no_card(article: ArticlePage) -> None:
    draw_card.call(article.pk)
    article.title = "A secret"
    article.save_revision()
    assert draw_card.call(article.pk) == 0


def _rename_publication(_article: ArticlePage) -> None:
    Look.objects.update(name="The Pier")


def _name_in_locale(article: ArticlePage) -> None:
    LookText.objects.create(look=Look.objects.get(), locale=article.locale, name="Le Quai")


def _new_accent(_article: ArticlePage) -> None:
    Look.objects.update(accent="#005577")


def _new_logo(_article: ArticlePage) -> None:
    Look.objects.update(logo=make_picture("Logo"))


def _rename_section(article: ArticlePage) -> None:
    section = article.get_parent().specific
    section.title = "Town"
    section.save_revision().publish()


def _rename_author(_article: ArticlePage) -> None:
    Author.objects.update(name="Nadia Ferrer-Kesterly")


def _give_picture(article: ArticlePage) -> None:
    article.hero_image, article.hero_alt = make_picture(), "The quay"
    article.save_revision().publish()


@pytest.mark.parametrize(
    "change",
    [_rename_publication, _name_in_locale, _new_accent, _new_logo, _rename_section,
     _rename_author, _give_picture],
)  # fmt: skip
def test_the_sweep_notices_whatever_a_card_shows(article: ArticlePage, change: Any) -> None:
    sweep = CardSweep()
    assert sweep() == 1
    assert sweep() == 0
    before = _card(article).digest
    change(article)
    assert sweep() == 1
    assert sweep() == 0
    assert _card(article).digest != before


def test_another_focal_point_makes_another_card(section: SectionPage) -> None:
    picture = make_picture()
    make_article(section, hero_image=picture, hero_alt="The quay")
    sweep = CardSweep()
    assert sweep() == 1
    picture = Picture.objects.get(pk=picture.pk)
    picture.focal_point_x, picture.focal_point_y = 50, 50
    picture.focal_point_width, picture.focal_point_height = 40, 40
    picture.save()
    assert sweep() == 1


def test_a_picture_whose_file_is_gone_keeps_no_card_back(section: SectionPage) -> None:
    picture = make_picture()
    article = make_article(section, hero_image=picture, hero_alt="The quay")
    picture.file.storage.delete(picture.file.name)
    with _errors_forgotten():
        assert draw_card.call(article.pk) == 1
    assert _name(article).endswith(".png")


def test_a_picture_that_cannot_be_opened_keeps_no_card_back(section: SectionPage) -> None:
    picture = make_picture()
    article = make_article(section, hero_image=picture, hero_alt="The quay")
    Path(picture.file.path).write_bytes(b"no picture at all")
    with _errors_forgotten():
        assert draw_card.call(article.pk) == 1
    assert _name(article).endswith(".png")


def test_deleting_a_page_deletes_its_card(
    article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    draw_card.call(article.pk)
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=article.pk).delete()
    assert not Card.objects.exists()
    assert _files() == set()
    assert draw_card.call(article.pk) == 0


def test_deleting_a_section_deletes_the_cards_below_it(
    article: ArticlePage, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    draw_card.call(article.pk)
    with django_capture_on_commit_callbacks(execute=True):
        reload(section).delete()
    assert _files() == set()


def test_what_is_taken_back_loses_its_card(
    article: ArticlePage, django_capture_on_commit_callbacks: Any
) -> None:
    draw_card.call(article.pk)
    article.unpublish()
    assert _asked_for()[-1] == article.pk
    with django_capture_on_commit_callbacks(execute=True):
        assert draw_card.call(article.pk) == 0
    assert _files() == set()


def test_nobody_sees_the_title_of_what_is_not_for_everybody(
    front: FrontPage, section: SectionPage, django_capture_on_commit_callbacks: Any
) -> None:
    draft = make_article(section, "Draft", slug="draft", published=False)
    below = make_article(section, "Below", slug="below")
    assert CardSweep()() == 1
    PageViewRestriction.objects.create(
        page=section, restriction_type=PageViewRestriction.PASSWORD, password="secret"
    )
    with django_capture_on_commit_callbacks(execute=True):
        assert CardSweep()() == 0
    assert _files() == set()
    assert draw_card.call(draft.pk) == draw_card.call(below.pk) == 0
    PageViewRestriction.objects.all().delete()
    section.unpublish()
    assert CardSweep()() == 0
    section.save_revision().publish()
    front.unpublish()
    assert CardSweep()() == 0


def test_every_edition_has_a_card_of_its_own(article: ArticlePage, front_fr: FrontPage) -> None:
    ville = make_section(front_fr, "Ville", "ville")
    edition = make_edition(article, ville, "Le dernier bac", "le-dernier-bac")
    assert CardSweep()() == 2
    assert _card(article).digest != _card(edition).digest
    assert len(_files()) == 2


def test_the_sweep_goes_through_all_a_little_at_a_time(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(card_sweep, "SWEEP_EDITIONS_MAX", 3)
    monkeypatch.setattr(card_sweep, "SWEEP_CARDS_MAX", 2)
    for number in range(7):
        make_article(section, f"Number {number}", slug=f"number-{number}")
    sweep = CardSweep()
    drawn = [sweep() for _round in range(6)]
    assert max(drawn) == 2
    assert sum(drawn) == 7
    assert Card.objects.count() == 7
    assert [sweep() for _round in range(4)] == [0, 0, 0, 0]


def test_a_card_that_cannot_be_drawn_keeps_no_other_back(
    section: SectionPage, monkeypatch: pytest.MonkeyPatch, settings: Any
) -> None:
    """A folder stands where the file would be written."""
    first = make_article(section, "First", slug="first")
    make_article(section, "Second", slug="second")
    view = stale([first])[0][1]
    in_the_way = Path(settings.MEDIA_ROOT) / "cards" / f"{first.pk}-{view.digest[:12]}.png" / "x"
    in_the_way.mkdir(parents=True)
    sweep = CardSweep()
    with _errors_forgotten():
        assert sweep() == 1
    assert [card.edition.title for card in Card.objects.all()] == ["Second"]
    assert sweep() == 0


def test_a_file_left_by_a_worker_that_was_ended_is_written_over(
    article: ArticlePage, settings: Any
) -> None:
    view = stale([article])[0][1]
    left = Path(settings.MEDIA_ROOT) / "cards" / f"{article.pk}-{view.digest[:12]}.png"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"half of a ca")
    draw_card.call(article.pk)
    assert _files() == {_card(article).file.name} == {f"cards/{left.name}"}
    with PillowImage.open(left) as opened:
        assert opened.size == (1200, 630)


def test_a_sweep_asks_as_often_for_many_as_for_one(
    section: SectionPage, django_assert_num_queries: Any
) -> None:
    author, picture = make_author(), make_picture()
    sweep = CardSweep()
    for number in range(4):
        make_article(
            section, f"Number {number}", slug=f"number-{number}", authors=(author,),
            hero_image=picture, hero_alt="x",
        )  # fmt: skip
    sweep()
    # Cards of no use; editions, bylines, sections; the look and its text in one locale.
    with django_assert_num_queries(6):
        assert sweep() == 0
