"""Every page says whether it is the original or who translated it."""

from html import unescape

import pytest
from django.test import Client
from django.utils import translation
from wagtail.models import Locale

from causerie.lib.locales import name_in
from causerie.publication.models import ArticlePage, EditionKind, FrontPage
from tests.factories import make_article, make_edition, make_front, make_section

LOCALES = ["en", "es", "fr", "ar"]
BY_PERSON = "Translated from %(language)s by %(translator)s."
BY_MACHINE = "Translated from %(language)s by machine (%(engine)s)."


def _mark(client: Client, path: str) -> str:
    html = client.get(path).content.decode()
    mark = html.split('<p class="edition-mark"')[1].split(">", 1)[1].split("</p>")[0]
    return " ".join(unescape(mark).split())


@pytest.fixture
def article(front: FrontPage) -> ArticlePage:
    return make_article(make_section(front))


@pytest.mark.parametrize("code", LOCALES)
def test_an_original_says_so_in_its_language(client: Client, front: FrontPage, code: str) -> None:
    locale, made = Locale.objects.get_or_create(language_code=code)
    make_article(make_section(make_front(locale) if made else front))
    with translation.override(code):
        words = translation.gettext("Original in %(language)s") % {"language": name_in(code, code)}
        assert _mark(client, f"/{code}/city/the-last-ferry/") == words


@pytest.mark.parametrize("code", LOCALES[1:])
@pytest.mark.parametrize("kind", [EditionKind.HUMAN, EditionKind.MACHINE])
def test_a_translation_says_from_where_and_by_whom(
    client: Client, front: FrontPage, article: ArticlePage, code: str, kind: EditionKind
) -> None:
    section = make_section(make_front(Locale.objects.create(language_code=code)))
    make_edition(article, section, "x", "x", kind=kind, translator="Engine & Daughters")
    with translation.override(code):
        words = {
            "language": name_in("en", code),
            "translator": "Engine & Daughters",
            "engine": "Engine & Daughters",
        }
        text = translation.gettext(BY_MACHINE if kind is EditionKind.MACHINE else BY_PERSON)
        assert _mark(client, f"/{code}/city/x/") == " ".join((text % words).split())


def test_a_machines_translation_never_passes_for_a_persons(
    client: Client, article: ArticlePage, front_fr: FrontPage
) -> None:
    section = make_section(front_fr)
    make_edition(article, section, "x", "x", kind=EditionKind.MACHINE, translator="Apertium")
    with translation.override("fr"):
        words = {"language": name_in("en", "fr"), "translator": "Apertium"}
        person = translation.gettext(BY_PERSON) % words
    assert " ".join(person.split()) not in _mark(client, "/fr/city/x/")
