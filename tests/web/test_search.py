"""The search page: whatever is asked for, it is a page of the publication."""

import pytest
from django.test import Client

from causerie.publication.models import FrontPage
from tests.architecture.test_reads import changes_rows, statements
from tests.factories import make_article, make_author, make_section
from tests.publication.test_search import HOSTILE


@pytest.fixture
def _ferry(front: FrontPage) -> None:
    section = make_section(front)
    make_article(
        section,
        "The ferry & <b>the</b> 'quay'",
        slug="ferry",
        authors=(make_author(),),
        body=[("pull_quote", "<script>alert(1)</script> the ferry & more")],
    )


@pytest.mark.usefixtures("_ferry")
@pytest.mark.parametrize("query", HOSTILE)
def test_whatever_is_searched_for_the_page_is_whole(client: Client, query: str) -> None:
    response = client.get("/en/search/", {"q": query, "section": query, "author": query,
                                          "time": query, "page": query})  # fmt: skip
    html = response.content.decode()
    assert response.status_code == 200
    assert html.rstrip().endswith("</html>")
    assert html.count('<form class="search-form"') == 1


def test_a_page_without_a_query_offers_the_form_alone(client: Client, front: FrontPage) -> None:
    html = client.get("/en/search/").content.decode()
    assert '<meta name="robots" content="noindex">' in html
    assert 'name="q" value=""' in html
    assert 'role="status"' not in html


@pytest.mark.usefixtures("_ferry")
def test_what_was_found_is_marked_and_nothing_of_it_is_markup(client: Client) -> None:
    html = client.get("/en/search/", {"q": "ferries script"}).content.decode()
    assert "The <mark>ferry</mark> &amp; &lt;b&gt;the&lt;/b&gt;" in html
    assert "&lt;<mark>script</mark>&gt;alert(1)" in html
    assert "<script>alert" not in html
    assert "1 article matches." in html


@pytest.mark.usefixtures("_ferry")
def test_what_is_typed_comes_back_as_text(client: Client) -> None:
    html = client.get("/en/search/", {"q": '"><script>alert(2)</script>'}).content.decode()
    assert "<script>alert" not in html
    assert "&quot;&gt;&lt;script&gt;alert(2)" in html


@pytest.mark.usefixtures("_ferry")
def test_a_search_is_kept_in_the_filters_and_in_the_other_locale(
    client: Client, front_fr: FrontPage
) -> None:
    html = client.get(
        "/en/search/", {"q": "ferry", "section": "city", "time": "week"}
    ).content.decode()
    assert '<option value="city" selected>' in html
    assert '<option value="week" selected>' in html
    chosen = client.get("/locale/fr/?next=/fr/search/%3Fq%3Dferry")
    assert "/locale/fr/?next=/fr/search/%3Fq%3Dferry" in html
    assert chosen.headers["Location"] == "/fr/search/?q=ferry"


@pytest.mark.usefixtures("_ferry")
def test_where_nothing_is_found_the_way_on_is_offered(client: Client) -> None:
    html = client.get("/en/search/", {"q": "fery nowhere"}).content.decode()
    assert "Nothing was found." in html
    assert 'href="/en/city/"' in html.split("search-nothing")[1]
    html = client.get("/en/search/", {"q": "fery"}).content.decode()
    assert '<a href="/en/search/?q=ferry">ferry</a> (1)' in html


@pytest.mark.usefixtures("_ferry")
def test_a_query_that_is_too_long_is_told_so(client: Client) -> None:
    html = client.get("/en/search/", {"q": "ferry " * 1_700}).content.decode()
    assert "were searched for" in html
    assert "1 article matches." in html
    assert len(html) < 40_000


@pytest.mark.usefixtures("_ferry")
@pytest.mark.parametrize("query", ["ferry", "fery", "nothing of this"])
def test_searching_changes_no_row(client: Client, query: str) -> None:
    with statements() as said:
        assert client.get("/en/search/", {"q": query}).status_code == 200
    assert said
    assert [sql for sql in said if changes_rows(sql)] == []


@pytest.mark.usefixtures("_ferry")
def test_only_reading_is_allowed(client: Client) -> None:
    assert client.post("/en/search/", {"q": "ferry"}).status_code == 405
    assert client.head("/en/search/?q=ferry").status_code == 200


def test_of_an_author_without_a_published_article_nothing_is_said(
    client: Client, front: FrontPage
) -> None:
    make_article(make_section(front), "The last ferry", slug="the-last-ferry")
    make_author("Secret Writer", "secret-writer")
    html = client.get("/en/search/?q=ferry&author=secret-writer").content.decode()
    assert "The last" in html
    assert "Secret Writer" not in html
