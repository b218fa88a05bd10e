"""The pictures that stand for a page elsewhere: its card, and what it shows itself."""

from typing import Any

from causerie.lib.addresses import absolute
from causerie.publication.cards.drawing import HEIGHT, WIDTH
from causerie.publication.models import ArticlePage, Picture
from causerie.publication.pictures import picture
from causerie.publication.selectors.article_view import ArticleView
from causerie.publication.selectors.cards import card_of
from causerie.web.head.subject import HeadImage


def card_image(article: ArticlePage) -> HeadImage | None:
    """One query; None as long as the worker has not drawn it."""
    card = card_of(article)
    if card is None:
        return None
    return HeadImage(absolute(card.file.url), WIDTH, HEIGHT, article.title)


def hero_image(article: ArticlePage, view: ArticleView) -> HeadImage | None:
    hero: Any = article.hero_image
    return shown_image(view.images.get(hero.pk, hero), article.hero_alt) if hero else None


def shown_image(image: Picture, alt: str) -> HeadImage:
    """The largest that there is ready, which every site can show: a JPEG."""
    element = picture(image, image.renditions.all(), card=False)
    return HeadImage(absolute(element.src), element.width, element.height, alt)
