"""Names that stand on one page in more than one way, and where a term occurs."""

import re
from html import unescape

import pytest
from django.test import Client

from causerie.discussion.models import Comment, Thread
from causerie.publication.models import ArticlePage, FrontPage
from causerie.translation.models import State, Term, Translation
from tests.discussion.talk import make_reader, make_talk, say
from tests.factories import make_edition, make_section
from tests.translation.cms.glossary import TRUST, as_role, make_term
from tests.translation.made import make_source

RENDERINGS = ["la Ribera Confía en", "la Confianza de Ribera", "el Fideicomiso Ribereño"]


@pytest.fixture
def editor(front: FrontPage) -> Client:
    return as_role("Editors")


def translated(comment: Comment, locale: str, words: str) -> None:
    source = make_source(comment.html, locale=comment.locale, is_public=True)
    assert source
    Translation.objects.create(
        source=source, locale=locale, state=State.TRANSLATED, html=f"<p>{words}</p>", is_due=False
    )
    Comment.objects.filter(pk=comment.pk).update(source=source, is_taken_up=True)


def make_page(front: FrontPage, front_es: FrontPage) -> tuple[ArticlePage, Thread]:
    """In Spanish the trust is called otherwise by each engine."""
    article, thread = make_talk(front)
    make_edition(article, make_section(front_es, "Ciudad", "ciudad"), "El último", "el-ultimo")
    for number, rendering in enumerate(RENDERINGS):
        reader = make_reader(f"reader-{number}")
        comment = say(thread, reader, "I have asked the Riverside Trust about the bridge.")
        Comment.objects.filter(pk=comment.pk).update(locale="en")
        comment.refresh_from_db()
        translated(comment, "es", f"He preguntado a {rendering} por el puente.")
    return article, thread


def asked(client: Client, article: ArticlePage, locale: str) -> str:
    answer = client.get("/cms/glossary/names/", {"article": article.pk, "locale": locale})
    assert answer.status_code == 200
    return answer.content.decode()


def test_names_in_several_renderings_are_found_each_one_click_from_a_term(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    article, thread = make_page(front, front_es)
    shown = asked(editor, article, "es")
    assert "The article and 3 comments were looked at." in shown
    assert "Confianza de Ribera" in shown
    assert f"{thread.pk}/comment/1/" in shown
    ways = re.findall(r"/cms/glossary/add/\?[^\"]+", shown)
    assert len(ways) > 1
    form = editor.get(unescape(ways[0])).content.decode()
    assert 'value="Riverside Trust"' in form
    assert "Was also rendered as:" in form


def test_a_page_with_one_rendering_of_each_name_says_so(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    article, _thread = make_page(front, front_es)
    assert "Every name that was found has one rendering." in asked(editor, article, "en")


def test_an_article_is_chosen_first(editor: Client, front: FrontPage, front_es: FrontPage) -> None:
    article, _thread = make_page(front, front_es)
    shown = editor.get("/cms/glossary/names/").content.decode()
    assert article.title in shown
    assert editor.get("/cms/glossary/names/", {"article": "0", "locale": "x"}).status_code == 200


def test_the_articles_own_page_leads_there(editor: Client, front: FrontPage) -> None:
    article, _thread = make_talk(front)
    shown = editor.get(f"/cms/pages/{article.pk}/edit/").content.decode()
    assert f"/cms/glossary/names/?article={article.pk}" in shown


def test_where_a_term_occurs_is_shown_with_its_comment(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    make_page(front, front_es)
    term: Term = make_term(TRUST)
    shown = editor.get(f"/cms/glossary/{term.pk}/occurrences/").content.decode()
    assert shown.count("<mark>Riverside Trust</mark>") == 3
    assert "comment/2/" in shown


def test_texts_that_nobody_may_read_are_not_shown(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    _article, thread = make_page(front, front_es)
    for comment in Comment.objects.filter(thread=thread).select_related("source"):
        assert comment.source
        comment.source.is_public = False
        comment.source.save()
    term: Term = make_term(TRUST)
    shown = editor.get(f"/cms/glossary/{term.pk}/occurrences/").content.decode()
    assert "<mark>" not in shown


@pytest.mark.parametrize("role", ["Authors", "Moderators"])
def test_who_does_not_edit_sees_no_names(front: FrontPage, role: str) -> None:
    client, term = as_role(role), make_term()
    assert client.get("/cms/glossary/names/").status_code == 302
    assert client.get(f"/cms/glossary/{term.pk}/occurrences/").status_code == 302


def test_a_place_in_the_article_leads_to_its_block(
    editor: Client, front: FrontPage, front_es: FrontPage
) -> None:
    article, _thread = make_page(front, front_es)
    edition = ArticlePage.objects.get(locale=front_es.locale)
    said = "<p>He preguntado a la Confianza de Ribera por el puente.</p>"
    edition.body = [("paragraph", said)]
    edition.save_revision().publish()
    edition.refresh_from_db()
    shown = asked(editor, article, "es")
    assert f'href="{edition.url}#b-{edition.body.raw_data[0]["id"]}"' in shown
