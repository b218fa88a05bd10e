"""What stands where on a front page."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from causerie.publication.models import ArticlePage, FrontPage, SectionPage
from causerie.publication.selectors.editions import sections_of
from causerie.publication.selectors.front import (
    FEATURES,
    LATEST,
    STRIP_ARTICLES_MAX,
    FrontView,
    front_view,
)
from tests.factories import make_article, make_section


def _articles(section: SectionPage, number: int, first_days_ago: int = 0) -> list[ArticlePage]:
    """The newest first, a day apart."""
    made = []
    for index in range(number):
        article = make_article(section, f"{section.slug} {index}", slug=f"{section.slug}-{index}")
        when = timezone.now() - timedelta(days=first_days_ago + index)
        ArticlePage.objects.filter(pk=article.pk).update(first_published_at=when)
        made.append(article)
    return made


def _view(front: FrontPage) -> FrontView:
    return front_view("en", sections_of(front))


def _titles(articles: list[ArticlePage]) -> list[str]:
    return [article.title for article in articles]


def test_the_newest_article_leads_and_the_next_are_features(front: FrontPage) -> None:
    made = _titles(_articles(make_section(front), 20))
    view = _view(front)
    assert view.lead
    assert view.lead.title == made[0]
    assert _titles(view.features) == made[1 : 1 + FEATURES]
    assert _titles(view.latest) == made[1 + FEATURES : 1 + FEATURES + LATEST]


def test_a_sections_strip_repeats_nothing_that_stands_above(front: FrontPage) -> None:
    made = _titles(_articles(make_section(front), 20))
    strips = _view(front).strips
    assert [strip.section.title for strip in strips] == ["City"]
    above = 1 + FEATURES
    assert _titles(strips[0].articles) == made[above : above + STRIP_ARTICLES_MAX]


def test_a_quiet_section_has_its_place_however_much_is_new_elsewhere(front: FrontPage) -> None:
    _articles(make_section(front, "City", "city"), 60)
    quiet = _titles(_articles(make_section(front, "Quiet", "quiet"), 2, first_days_ago=900))
    strips = {strip.section.title: _titles(strip.articles) for strip in _view(front).strips}
    assert strips["Quiet"] == quiet


def test_an_empty_section_has_no_strip_but_a_page(client: Client, front: FrontPage) -> None:
    make_section(front, "Empty", "empty")
    _articles(make_section(front), 6)
    assert [strip.section.title for strip in _view(front).strips] == ["City"]
    page = client.get("/en/empty/").content.decode()
    assert "Nothing has been published here yet." in page


def test_one_article_in_all_leads(client: Client, front: FrontPage) -> None:
    _articles(make_section(front), 1)
    html = client.get("/en/").content.decode()
    assert html.count("teaser-title") == 1
    assert "teaser-lead" in html
    assert "front-second" not in html


def test_an_empty_front_page_says_so(client: Client, front: FrontPage) -> None:
    html = client.get("/en/").content.decode()
    assert "Nothing has been published in this language yet." in html


def test_a_teaser_names_its_section_and_a_strip_does_not(client: Client, front: FrontPage) -> None:
    _articles(make_section(front), 1 + FEATURES + 1)
    html = client.get("/en/").content.decode()
    above, strip = html.split('<section class="strip"')
    assert above.count('<p class="kicker">City</p>') == 1 + FEATURES
    assert "kicker" not in strip
