"""What was published once is gone; what only some may see was never there for the others."""

import pytest
from django.test import Client
from wagtail.models import Page, PageViewRestriction

from causerie.publication.models import FrontPage, SectionPage
from tests.factories import make_article, make_free_page, make_section

SECTION, ARTICLE, FREE = "/en/city/", "/en/city/the-last-ferry/", "/en/about/"


def _published(page: Page) -> Page:
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _closed(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(
        page=page, restriction_type=PageViewRestriction.PASSWORD, password="open-sesame"
    )


@pytest.fixture
def section(front: FrontPage) -> SectionPage:
    section = make_section(front)
    _published(section)
    return section


def test_every_kind_of_page_that_was_taken_back_is_gone(
    client: Client, front: FrontPage, section: SectionPage
) -> None:
    article, free = make_article(section), _published(make_free_page(front))
    for page, path in ((article, ARTICLE), (free, FREE), (section, SECTION)):
        assert client.get(path).status_code == 200, path
        page.unpublish()
        assert client.get(path).status_code == 410, path


def test_what_stood_below_a_section_that_was_taken_back_is_gone(
    client: Client, section: SectionPage
) -> None:
    make_article(section)
    section.unpublish()
    assert client.get(ARTICLE).status_code == 410


def test_what_was_never_published_is_not_there(
    client: Client, front: FrontPage, section: SectionPage
) -> None:
    make_article(section, published=False)
    draft = make_section(front, "Sea", "sea")
    draft.live = False
    draft.save()
    make_article(draft)
    for path in (ARTICLE, "/en/sea/", "/en/sea/the-last-ferry/", "/en/city/never/"):
        assert client.get(path).status_code == 404, path


def test_below_a_password_nobody_is_told_that_something_was_there(
    client: Client, section: SectionPage
) -> None:
    article = make_article(section)
    _closed(section)
    article.unpublish()
    assert client.get(ARTICLE).status_code == 404
    assert client.get("/en/city/never/").status_code == 404
    section.unpublish()
    assert client.get(SECTION).status_code == 404
    assert client.get(ARTICLE).status_code == 404


def test_a_page_with_a_password_of_its_own_is_not_told_of(client: Client, front: FrontPage) -> None:
    free = _published(make_free_page(front))
    _closed(free)
    free.unpublish()
    assert client.get(FREE).status_code == 404


class TestPassword:
    """The page that asks for one."""

    def test_looks_like_the_rest_and_says_nothing_of_what_it_hides(
        self, client: Client, section: SectionPage
    ) -> None:
        make_article(section, standfirst="Secret plans.")
        _closed(section)
        response = client.get(ARTICLE)
        html = response.content.decode()
        assert "web/password_required.html" in {t.name for t in response.templates}
        assert 'class="masthead' in html
        assert "<h1>Password needed</h1>" in html
        assert 'content="noindex"' in html
        assert "The last ferry" not in html
        assert "Secret plans." not in html
        assert "no-store" in response.headers["Cache-Control"]

    def test_opens_to_who_knows_it(self, client: Client, section: SectionPage) -> None:
        make_article(section)
        _closed(section)
        form = client.get(ARTICLE).context
        wrong = {"password": "guess", "return_url": ARTICLE}
        html = client.post(form["action_url"], wrong).content.decode()
        assert "<h1>Password needed</h1>" in html
        assert "The password you have entered is not correct" in html
        right = {"password": "open-sesame", "return_url": ARTICLE}
        answer = client.post(form["action_url"], right)
        assert answer.headers["Location"] == ARTICLE
        assert "It leaves at six." in client.get(ARTICLE).content.decode()

    def test_stays_closed_to_the_next_visitor(self, client: Client, section: SectionPage) -> None:
        make_article(section)
        _closed(section)
        action = client.get(ARTICLE).context["action_url"]
        client.post(action, {"password": "open-sesame", "return_url": ARTICLE})
        assert "It leaves at six." not in Client().get(ARTICLE).content.decode()
