"""What people put into a publication although nobody foresaw it: a front page full, in German.

`add` is run in a process with the site's settings; the site must not be in German yet.
"""

from typing import Any

from wagtail.models import Locale

from causerie.publication.models import ArticlePage, FrontPage, Picture, SectionPage, Tag
from causerie.publication.services.pictures import make_missing
from tests.factories import (
    make_article,
    make_author,
    make_front,
    make_picture,
    make_section,
)

# As long as the CMS lets a title be.
TITLE_LENGTH_MAX = 255
WORD = "Donaudampfschifffahrtsgesellschaftskapitänskajütenschlüsselbund" * 4
LONG_WORD = WORD[:200]
LONG_TITLE = ("Was geschah, als niemand mehr auf die Fähre wartete und doch alle kamen, " * 4)[
    :TITLE_LENGTH_MAX
]
# Emoji joined of several, two directions, brackets that mirror, and a mark of direction.
MIXED_TITLE = "🚢 Die „العبّارة الأخيرة“ (6:00) — שלום 👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 & <b>C++</b> \u200f!"
TAGS = 500


def _picture(title: str, size: tuple[int, int]) -> Picture:
    made = make_picture(title, size=size)
    make_missing(made)
    return made


def _front(code: str) -> FrontPage:
    locale, _made = Locale.objects.get_or_create(language_code=code)
    return make_front(locale)


def _articles(section: SectionPage) -> list[ArticlePage]:
    bare = make_author("X", "x")
    long_named = make_author("Johannes-Maximilian " + "Ruedesheimerweinberg" * 3, "johannes")
    made = [
        make_article(section, title, slug=slug, **fields)
        for slug, title, fields in _cases(bare, long_named)
    ]
    made[0].tags.set(_tags())
    made[0].save_revision().publish()
    return made


def _cases(*authors: Any) -> list[tuple[str, str, dict[str, Any]]]:
    """Slug, title and what is hard about it."""
    bare, long_named = authors
    stand = "Der Fahrplan hängt neben der Tür, und keiner liest ihn."
    alt = {"hero_alt": "Ein Bild"}
    return [
        ("viele-tags", "Viele Tags", {"authors": (bare,), "standfirst": stand}),
        ("a", "A", {"authors": (bare,), "standfirst": "B"}),
        ("lang", LONG_TITLE, {"authors": (long_named, bare), "standfirst": stand * 4}),
        ("wort", LONG_WORD, {"authors": (long_named,), "standfirst": LONG_WORD,
                             "body": [("paragraph", f"<p>{LONG_WORD}</p>")]}),
        ("ohne-alles", "Ohne Bild, Autor und Vorspann", {}),
        ("panorama", "Ein Panorama", {"hero_image": _picture("Panorama", (3000, 400)), **alt,
                                      "authors": (bare,), "standfirst": stand}),
        ("hoch", "Ein sehr hohes Bild", {"hero_image": _picture("Turm", (500, 2600)), **alt,
                                         "authors": (bare,), "standfirst": stand}),
        ("winzig", "Ein winziges Bild", {"hero_image": _picture("Marke", (60, 40)), **alt,
                                         "authors": (bare,)}),
        ("gemischt", MIXED_TITLE, {"hero_image": _picture("Fähre", (1200, 800)), **alt,
                                   "authors": (bare,), "standfirst": MIXED_TITLE}),
    ]  # fmt: skip


def _tags() -> list[Tag]:
    names = ["T", LONG_WORD[:60], *(f"Schlagwort {number}" for number in range(TAGS - 2))]
    return [Tag.objects.create(label=name, slug=f"t{n}") for n, name in enumerate(names)]


def add() -> None:
    front = _front("de")
    section = make_section(front, "Hafen", "hafen")
    make_section(front, "Leer", "leer")
    section.description = LONG_TITLE
    section.save_revision().publish()
    _articles(section)
