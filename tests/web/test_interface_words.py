"""In a locale that the interface does not speak, its words say in which language they are."""

from html.parser import HTMLParser

from babel.messages.pofile import read_po
from django.conf import settings
from django.test import Client
from wagtail.models import Locale

from causerie.publication.models import FrontPage
from tests.factories import make_article, make_front, make_picture, make_section, make_tag
from tests.publication.filled import every_block

VOID = frozenset({"meta", "link", "img", "input", "br", "hr", "source"})


class Words(HTMLParser):
    """Every text of a page, with the language that its nearest element declares."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            inherited = self.open[-1][1] if self.open else ""
            self.open.append((tag, dict(attrs).get("lang") or inherited))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip() and self.open and self.open[-1][0] not in ("script", "title"):
            self.found.append((" ".join(data.split()), self.open[-1][1]))


def interface_words() -> set[str]:
    file = settings.PACKAGE_DIR / "locale" / "de" / "LC_MESSAGES" / "django.po"
    with file.open("rb") as stream:
        return {str(message.id) for message in read_po(stream) if message.id}


def test_english_words_on_a_dutch_page_are_marked_as_english(
    client: Client, front: FrontPage
) -> None:
    dutch = make_front(Locale.objects.create(language_code="nl"))
    section = make_section(dutch, "Stad", "stad")
    picture = make_picture()
    first = make_article(section, "Eerste", slug="eerste")
    article = make_article(
        section, "Tweede", slug="tweede", hero_image=picture, hero_alt="x",
        body=every_block(picture, first), published=False,
    )  # fmt: skip
    article.tags.set([make_tag("Bruggen", "bruggen")])
    article.save_revision().publish()
    words = interface_words()
    for path in ("/nl/", "/nl/stad/", "/nl/stad/tweede/", "/nl/search/?q=xyz", "/nl/tags/bruggen/"):
        found = Words(client.get(path).content.decode()).found
        ours = [(text, lang) for text, lang in found if text in words]
        assert ours, path
        assert [entry for entry in ours if entry[1] != "en"] == [], path


def test_where_the_interface_speaks_the_locale_nothing_is_marked(
    client: Client, front: FrontPage
) -> None:
    assert 'href="#main">' in client.get("/en/").content.decode()
