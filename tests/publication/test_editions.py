"""Editions of one article, as readers meet them."""

import pytest
from django.test import Client

from causerie.publication.models import FrontPage
from tests.factories import make_article, make_author, make_edition, make_section


@pytest.fixture
def author() -> object:
    return make_author()


def test_an_article_is_served_in_its_own_locale(client: Client, front: FrontPage) -> None:
    make_article(make_section(front), authors=(make_author(),))
    response = client.get("/en/city/the-last-ferry/")
    assert response.status_code == 200
    html = response.content.decode()
    assert '<html lang="en" dir="ltr">' in html
    assert "The last ferry" in html
    assert "Nadia Ferrer" in html


def test_the_switcher_stays_on_the_article_and_offers_what_exists(
    client: Client, front: FrontPage, front_fr: FrontPage, front_es: FrontPage
) -> None:
    article = make_article(make_section(front), authors=(make_author(),))
    section = make_section(front_fr, "Ville", "ville")
    make_edition(article, section, "Le dernier bac", "le-dernier-bac")
    html = client.get("/en/city/the-last-ferry/").content.decode()
    assert "/locale/fr/?next=/fr/ville/le-dernier-bac/" in html
    assert "/locale/es/" not in html


def test_a_missing_edition_is_not_served_as_if_it_existed(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    make_article(make_section(front), authors=(make_author(),))
    assert client.get("/fr/city/the-last-ferry/").status_code == 404
    assert client.get("/de/").status_code == 404
    assert client.get("/de/city/the-last-ferry/").status_code == 404
