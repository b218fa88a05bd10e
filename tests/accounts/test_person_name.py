"""A person's name on a page: as written, and beside it in the letters of the page."""

from html import unescape
from typing import Any

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString

from causerie.accounts.models import User

PAGE = Template("{% load person_tags %}By {% person_name person scripts=scripts %}, today")
LINE = Template("{% load person_tags %}{{ name|name_in:locale }}")


def _page(name: str, locale: str, **more: Any) -> str:
    with translation.override(locale):
        return PAGE.render(Context({"person": User(display_name=name), "scripts": (), **more}))


def _text(html: str) -> str:
    """What a person sees or hears."""
    words = "".join(part.split(">", 1)[-1] for part in html.split("<"))
    return unescape(" ".join(words.split()))


@pytest.mark.parametrize(
    ("locale", "name", "text"),
    [
        ("en", "Олена Коваль", "By Олена Коваль Olena Koval, today"),
        ("uk", "Олена Коваль", "By Олена Коваль, today"),
        ("en", "Zoë O’Neill", "By Zoë O’Neill, today"),
        ("en", "李白", "By 李白, today"),
        ("es", "Γιώργος", "By Γιώργος Giorgos, today"),
    ],
)
def test_a_name_stands_as_written_and_in_the_letters_of_the_page(
    locale: str, name: str, text: str
) -> None:
    assert _text(_page(name, locale)) == text


@pytest.mark.parametrize(
    ("locale", "name", "also", "tag"),
    [
        ("uk", "Anna Müller", "Анна Мюллер", "und-Cyrl"),
        ("ar", "Peter", "بيتر", "und-Arab"),
        ("el", "Олена", "Ολενα", "und-Grek"),
        ("en", "يوسف", "Yusf", "und-Latn"),
    ],
)
def test_what_is_approximate_says_so_to_eyes_and_ears(
    locale: str, name: str, also: str, tag: str
) -> None:
    html = _page(name, locale)
    assert f'<bdi lang="{tag}">{also}</bdi>' in html
    assert '<span aria-hidden="true">≈</span>' in html
    with translation.override(locale):
        assert (
            f'<span class="visually-hidden">{translation.gettext("approximately")}</span>' in html
        )
    assert 'title="' in html


def test_an_exact_rendering_has_no_sign() -> None:
    html = _page("Олена", "en")
    assert "≈" not in html
    assert '<bdi class="person-name" lang="und-Cyrl">Олена</bdi>' in html


def test_words_of_the_interface_carry_their_language_where_the_page_speaks_another() -> None:
    assert 'lang="en" dir="ltr"' in _page("Олена", "el", ui=SafeString(' lang="en" dir="ltr"'))


def test_who_reads_the_script_sees_the_name_alone() -> None:
    assert _text(_page("Олена", "en", scripts=["Cyrl"])) == "By Олена, today"
    assert _text(_page("Олена", "en", scripts=["Arab"])) == "By Олена Olena, today"


@pytest.mark.parametrize(
    "name", ["<b>Олена</b>", 'Олена" onclick="x', "<script>Ж</script>", "&lt;Ж"]
)
def test_markup_in_a_name_is_inert(name: str) -> None:
    for locale in ("en", "uk", "ar", "el"):
        html = _page(name, locale)
        assert "<b>" not in html
        assert "<script" not in html.lower()
        assert ' onclick="' not in html
        assert name in unescape(html)


@pytest.mark.parametrize(
    ("name", "locale", "text"),
    [
        ("Олена Коваль", "en", "Олена Коваль (Olena Koval)"),
        ("Олена Коваль", "ru", "Олена Коваль"),
        ("Peter", "ar", "Peter (≈ بيتر)"),
        ("Peter", "pt-br", "Peter"),
        ("<b>Ж</b>", "en", "<b>Ж</b> (<b>Zh</b>)"),
    ],
)
def test_a_title_or_mail_has_both_in_plain_text(name: str, locale: str, text: str) -> None:
    assert unescape(LINE.render(Context({"name": name, "locale": locale}))) == text
