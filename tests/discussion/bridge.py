"""The night bridge of the sample magazine, in its editions, and what readers quote of it."""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

from wagtail.models import Locale

from causerie.config.sample.blocks import raw_body
from causerie.discussion.models import Comment, Thread
from causerie.discussion.selectors.quotations_shown import quotations_of
from causerie.discussion.selectors.shown import thread_address
from causerie.discussion.services.threads import open_thread
from causerie.publication.models import ArticlePage, EditionKind, FrontPage
from tests.factories import make_article, make_author, make_front, make_section

ARTICLE = Path(__file__).parents[2] / "demo" / "articles" / "night-bridge"
# What needs pictures or other articles.
_LEFT_OUT = {"figure", "related", "embed"}

FOOL_EN = "Any fool can open a bridge."
FOOL_ES = "Un puente lo abre cualquiera."
FOOL_UK = "Розвести міст зуміє будь-який дурень."
TIDE_ES = (
    "Un barco de más de tres metros de calado solo puede pasar en torno a la pleamar, que cada día "
    "llega unos cincuenta minutos más tarde y no entiende de horarios de oficina."
)
TIDE_UK = (
    "Судно, яке сидить у воді глибше ніж на три метри, пройде лише близько повної води, а вона "
    "щодня настає хвилин на п’ятдесят пізніше й на робочі години не зважає."
)


def make_bridge(front: FrontPage, *locales: str) -> tuple[dict[str, ArticlePage], Thread]:
    """Editions in English and these, by locale, and their thread."""
    author = make_author()
    original = _edition(front, authors=(author,))
    editions = {"en": original}
    for locale in locales:
        editions[locale] = add_edition(original, locale)
    return editions, open_thread(original.article_key)


def add_edition(original: ArticlePage, locale: str) -> ArticlePage:
    there = make_front(Locale.objects.get_or_create(language_code=locale)[0])
    return _edition(
        there,
        authors=tuple(original.authors),
        translation_key=original.translation_key,
        kind=EditionKind.HUMAN,
        source_locale=original.locale,
        translator="Lucie Prade",
    )


def _edition(front: FrontPage, **fields: Any) -> ArticlePage:
    texts = tomllib.loads((ARTICLE / f"{front.locale.language_code}.toml").read_text("utf-8"))
    raw = raw_body("night-bridge", texts["body"], {"bridge-cabin.jpg": 0}, {})
    body: Any = json.dumps([block for block in raw if block["type"] not in _LEFT_OUT])
    return make_article(
        make_section(front),
        texts["title"],
        slug=texts["slug"],
        standfirst=texts["standfirst"],
        body=body,
        **fields,
    )


def rewrite(edition: ArticlePage, before: str, after: str) -> None:
    """Published with other words."""
    edition.refresh_from_db()
    raw = json.dumps(list(edition.body.raw_data), ensure_ascii=False)
    assert before in raw
    edition.body = json.loads(raw.replace(before, after))
    edition.save_revision().publish()


def html_of(comment: Comment, locale: str, number: int = 1) -> str:
    """A quotation as readers of `locale` see it, with the addresses of that locale."""
    comment.refresh_from_db()
    base = thread_address(comment.thread_id)
    return quotations_of([comment], base, locale).html(comment.pk, number)


def words_of(comment: Comment, locale: str, number: int = 1) -> str:
    """What stands between the quotation marks, so to speak."""
    found = re.search(r"<blockquote[^>]*>(.*)</blockquote>", html_of(comment, locale, number))
    return re.sub(r"<[^>]+>", "", found[1]) if found else ""
