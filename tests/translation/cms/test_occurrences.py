"""Where a term of the glossary occurs: in articles and in comments, each with its place."""

import re
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, PageViewRestriction

from causerie.discussion.models import Comment
from causerie.discussion.selectors import term_articles
from causerie.publication.models import ArticlePage, FrontPage
from causerie.publication.services.search import index_edition
from causerie.translation.models import Term
from tests.factories import make_article, make_front, make_picture, make_section
from tests.translation.cms.glossary import TRUST, as_role, make_term
from tests.translation.cms.test_page_names import make_page

WRITTEN: list[tuple[str, Any]] = [
    ("paragraph", "<p>Nobody knew. The <b>Riverside</b> Trust has <i>paid</i>. It was late.</p>"),
    ("heading", {"text": "What the Riverside Trust wants", "level": "2", "anchor": ""}),
]


@pytest.fixture
def editor(front: FrontPage) -> Client:
    return as_role("Editors")


def shown(client: Client, term: Term, **query: Any) -> str:
    answer = client.get(f"/cms/glossary/{term.pk}/occurrences/", query)
    assert answer.status_code == 200
    return answer.content.decode()


def make_written(front: FrontPage, *body: tuple[str, Any], **fields: Any) -> ArticlePage:
    article = make_article(
        fields.pop("section", None) or make_section(front), body=list(body) or WRITTEN, **fields
    )
    if article.live:
        index_edition(article)
    return article


def marked(page: str) -> int:
    return page.count("<mark>Riverside Trust</mark>")


def test_an_article_is_shown_with_the_sentence_and_its_place(
    editor: Client, front: FrontPage
) -> None:
    article = make_written(front)
    page = shown(editor, make_term(TRUST))
    assert "The <mark>Riverside Trust</mark> has paid.</span>" in page
    assert "Nobody knew" not in page
    first, second = (block["id"] for block in article.body.raw_data)
    assert f"{article.url}#b-{first}" in page
    assert f"{article.url}#b-{second}" in page
    assert "Heading" in page


def test_title_standfirst_and_what_stands_below_pictures_are_looked_at(
    editor: Client, front: FrontPage
) -> None:
    picture = make_picture()
    figure = {"image": picture.pk, "alt": "The Riverside Trust’s boat", "caption": "At noon"}
    make_written(
        front,
        ("figure", {**figure, "image": picture}),
        ("paragraph", "<p>Nothing.</p>"),
        title="The Riverside Trust pays",
        standfirst="So says the Riverside Trust.",
        hero_image=picture,
        hero_alt="A house",
        hero_caption="A house of the Riverside Trust",
    )
    page = shown(editor, make_term(TRUST))
    assert marked(page) == 4
    for place in ("Title", "Standfirst", "Lead picture", "Picture"):
        assert f"<small>{place} ·" in page


def test_a_lead_pictures_caption_alone_is_found(editor: Client, front: FrontPage) -> None:
    make_written(
        front,
        ("paragraph", "<p>Nothing.</p>"),
        hero_image=make_picture(),
        hero_alt="A house",
        hero_caption="The Riverside Trust",
    )
    assert marked(shown(editor, make_term(TRUST))) == 1


def test_an_edition_is_looked_through_for_the_name_in_its_own_language(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    make_written(
        front_es,
        ("paragraph", "<p>Lo dijo la Fundación Ribera ayer. Y el Riverside Trust, no.</p>"),
        section=make_section(front_es, "Ciudad", "ciudad"),
    )
    page = shown(editor, make_term(TRUST))
    assert '<span lang="es" dir="ltr">Lo dijo la <mark>Fundación Ribera</mark> ayer.</span>' in page
    assert marked(page) == 0


def test_inflected_forms_are_found(editor: Client, front: FrontPage) -> None:
    ukrainian = make_front(Locale.objects.create(language_code="uk"))
    make_written(ukrainian, ("paragraph", "<p>Я був у Річковому фонді вчора.</p>"))
    page = shown(editor, make_term({"uk": "Річковий фонд"}))
    assert "<mark>Річковому фонді</mark>" in page


def test_what_is_never_translated_is_found_in_every_language(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    make_written(front_es, ("paragraph", "<p>Viajó en el Marigold.</p>"))
    page = shown(editor, make_term({"en": "Marigold"}, is_kept=True))
    assert "<mark>Marigold</mark>" in page


def test_what_is_not_published_is_not_shown(editor: Client, front: FrontPage) -> None:
    section = make_section(front)
    make_written(front, section=section, published=False)
    live = make_written(front, section=section, slug="two", title="Live")
    hidden = make_written(front, section=section, slug="three", title="Hidden")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    live.title = "The Riverside Trust, a draft"
    live.save_revision()
    page = shown(editor, make_term(TRUST))
    assert marked(page) == 2
    assert "a draft" not in page
    assert "Hidden" not in page


def test_of_much_there_are_pages(editor: Client, front: FrontPage, monkeypatch: Any) -> None:
    monkeypatch.setattr(term_articles, "LOOKED_AT_MAX", 2)
    section = make_section(front)
    for number in range(5):
        make_written(front, section=section, slug=f"a-{number}", title=f"Number {number}")
    term, seen, page = make_term(TRUST), [], ""
    while True:
        seen += [number for number in range(5) if f"Number {number}" in page]
        if page and "Older articles" not in page:
            break
        query = page.split("?in=articles&amp;below=")[1].split('"')[0] if page else ""
        page = shown(editor, term, **({"in": "articles", "below": query} if query else {}))
    assert seen == [3, 4, 1, 2, 0]
    assert "In comments" not in page


def test_no_place_is_left_out_where_a_page_is_full(
    editor: Client, front: FrontPage, monkeypatch: Any
) -> None:
    monkeypatch.setattr(term_articles, "SHOWN_MAX", 3)
    section = make_section(front)
    for number in range(3):
        make_written(front, section=section, slug=f"a-{number}", title=f"Number {number}")
    term = make_term(TRUST)
    first = term_articles.articles_with(term, None)
    second = term_articles.articles_with(term, first.below)
    titles = [one.title for one in (*first.found, *second.found)]
    assert titles == [f"Number {number}" for number in (2, 2, 1, 1, 0, 0)]
    assert second.below is None


def test_a_term_with_many_forms_is_one_query(editor: Client, front: FrontPage) -> None:
    make_written(front)
    forms = {locale: [f"Form {n} of it" for n in range(40)] for locale in TRUST}
    assert marked(shown(editor, make_term(TRUST, forms=forms))) == 2


def test_comments_are_shown_with_their_number(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    make_page(front, front_es)
    page = shown(editor, make_term(TRUST), **{"in": "comments"})
    assert marked(page) == 3
    assert "comment/2/" in page
    assert "In articles" not in page


def test_texts_that_nobody_may_read_are_not_shown(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    _article, thread = make_page(front, front_es)
    for comment in Comment.objects.filter(thread=thread).select_related("source"):
        assert comment.source
        comment.source.is_public = False
        comment.source.save()
    assert "<mark>" not in shown(editor, make_term(TRUST))


def test_a_long_sentence_is_cut_between_words(editor: Client, front: FrontPage) -> None:
    long = "so it goes " * 60
    make_written(front, ("paragraph", f"<p>First {long}the Riverside Trust {long}last.</p>"))
    page = shown(editor, make_term(TRUST))
    assert re.search(r">…(so|it|goes) ", page)
    assert re.search(r" (so|it|goes)…</span>", page)
    assert "First" not in page
    assert "last." not in page


@pytest.mark.parametrize("query", [{"in": "x", "below": "7"}, {"in": "articles", "below": "-1"}])
def test_an_address_that_means_nothing_shows_what_there_is(
    editor: Client, front: FrontPage, query: dict[str, str]
) -> None:
    make_written(front)
    assert marked(shown(editor, make_term(TRUST), **query)) == 2
