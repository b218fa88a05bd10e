"""Fills a site with what the journeys meet; `main` is run in a process with the site's settings.

A browser driven from the tests' own process keeps an event loop running there, in which Django
refuses to ask the database.
"""

from datetime import date
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.models import Locale, Page

from causerie.publication.blocks import ArticleBlocks
from causerie.publication.models import (
    ArticlePage,
    Author,
    FrontPage,
    Look,
    LookText,
    Picture,
    SectionPage,
    Tag,
)
from causerie.publication.models.author import AuthorText
from causerie.publication.models.tag import TagName
from causerie.publication.services.pictures import make_missing
from tests.factories import (
    make_article,
    make_author,
    make_edition,
    make_free_page,
    make_front,
    make_picture,
    make_section,
    make_staff,
    make_tag,
)
from tests.journeys import hard_cases

LONG_WORD = "Rhabarberkuchen" * 13 + "tasse"
WIDE_LINE = (
    "def ferry_leaves(hour, minute, tide, fog, crew, passengers, bicycles): return hour == 18"
)
SECTIONS = {
    "en": ("City", "city"),
    "es": ("Ciudad", "ciudad"),
    "fr": ("Ville", "ville"),
    "ar": ("المدينة", "المدينة"),
}
TAGLINES = {
    "en": "Slow news from a small harbour",
    "es": "Noticias lentas de un puerto pequeño",
    "fr": "Nouvelles lentes d’un petit port",
    "ar": "أخبار هادئة من ميناء صغير",
}


def fronts() -> dict[str, FrontPage]:
    """The publication in four locales, each with a section."""
    look = Look.load()
    look.name = "The Quay"
    look.save()
    found = {"en": FrontPage.objects.get(locale__language_code="en")}
    for code in ("es", "fr", "ar"):
        found[code] = make_front(Locale.objects.create(language_code=code))
    for code, front in found.items():
        LookText.objects.create(look=look, locale=front.locale, tagline=TAGLINES[code])
        front.save_revision().publish()
    return found


def sections(by_locale: dict[str, FrontPage]) -> dict[str, SectionPage]:
    made: dict[str, SectionPage] = {}
    for code, front in by_locale.items():
        section = SectionPage(title=SECTIONS[code][0], slug=SECTIONS[code][1], locale=front.locale)
        if made:
            section.translation_key = made["en"].translation_key
        front.add_child(instance=section)
        made[code] = section
    make_section(by_locale["en"], "Water", "water")
    return made


def picture(title: str, size: tuple[int, int] = (1000, 700)) -> Picture:
    made = make_picture(title, size=size)
    make_missing(made)
    return made


def author() -> Author:
    nadia = make_author(picture=picture("Nadia Ferrer", (600, 600)))
    for code, role, bio in (
        ("en", "Harbour reporter", "She writes about boats, tides and the people who wait."),
        ("es", "Reportera del puerto", "Escribe sobre barcos, mareas y la gente que espera."),
        ("fr", "Reporter du port", "Elle écrit sur les bateaux, les marées et ceux qui attendent."),
        ("ar", "مراسلة الميناء", "تكتب عن القوارب والمد والجزر وعمن ينتظرون."),
    ):
        AuthorText.objects.create(
            author=nadia, locale=Locale.objects.get(language_code=code), role=role, bio=bio
        )
    return nadia


def tag() -> Tag:
    ferries = make_tag("Ferries", "ferries")
    for code, name in (("es", "Transbordadores"), ("fr", "Bacs"), ("ar", "العبّارات")):
        TagName.objects.create(
            tag=ferries, locale=Locale.objects.get(language_code=code), name=name
        )
    return ferries


def in_three_languages(
    places: dict[str, SectionPage], writer: Author, subject: Tag, image: Picture
) -> ArticlePage:
    """An article in English, French, Spanish and Arabic."""
    lead: dict[str, Any] = {"hero_image": image, "hero_caption": ""}
    original = make_article(
        places["en"],
        "The last ferry",
        authors=(writer,),
        tags=[subject],
        standfirst="At six the engine starts, and whoever is late stays on the other side.",
        hero_alt="A ferry at a wooden quay",
        body=[
            ("paragraph", "<p>It leaves at six, and it has never waited for anybody.[^log]</p>"),
            ("heading", {"text": "Who waits", "level": "2", "anchor": "who-waits"}),
            ("paragraph", '<p>On most evenings it is <a href="/en/about/">us</a>.</p>'),
            ("footnote", {"key": "log", "text": "<p>The ship’s log since 1931.</p>"}),
        ],
        **lead,
    )
    for code, title, slug, standfirst, alt, text in (
        ("fr", "Le dernier bac", "le-dernier-bac", "À six heures le moteur démarre.",
         "Un bac à quai", "<p>Il part à six heures et n’a jamais attendu personne.</p>"),
        ("es", "El último transbordador", "el-ultimo-transbordador", "A las seis arranca el motor.",
         "Un transbordador en el muelle", "<p>Sale a las seis y nunca ha esperado a nadie.</p>"),
        ("ar", "العبّارة الأخيرة", "العبارة-الأخيرة", "في السادسة يبدأ المحرك، ومن تأخر بقي هناك.",
         "عبّارة عند رصيف خشبي", "<p>تغادر في السادسة ولم تنتظر أحدًا قط.</p>"),
    ):  # fmt: skip
        make_edition(
            original, places[code], title, slug, standfirst=standfirst, hero_alt=alt,
            tags=[subject], body=[("paragraph", text)], **lead,
        )  # fmt: skip
    return original


def body_of_everything(image: Picture, related: ArticlePage, words: dict[str, str]) -> Any:
    """Every kind of block, with what is most likely to break a narrow page."""
    figure = {"image": image.pk, "alt": words["alt"], "caption": words["caption"]}
    marked = f"<p>{words['text']} <b>{words['text']}</b>[^one] <a href='https://example.org/'>x</a>"
    stored = [
        ("paragraph", f"{marked} <code>{WIDE_LINE}</code></p><p>{LONG_WORD}</p>"),
        ("heading", {"text": words["title"], "level": "2", "anchor": ""}),
        ("heading", {"text": words["title"], "level": "3", "anchor": "below"}),
        ("figure", figure),
        ("gallery", {"title": words["title"], "figures": [figure, figure, figure]}),
        ("quote", {"text": words["text"], "source": words["title"]}),
        ("pull_quote", words["text"]),
        ("list", {"ordered": True, "entries": [words["text"], words["text"]]}),
        ("list", {"ordered": False, "entries": [words["text"], words["text"]]}),
        ("table", {
            "columns": [
                *({"type": "text", "heading": f"{words['title']} {n}"} for n in range(7)),
                {"type": "number", "heading": "#"},
                {"type": "rich_text", "heading": words["title"]},
            ],
            "rows": [{"values": [*[words["title"]] * 7, "1,204", words["text"]]}] * 3,
            "caption": words["caption"],
        }),
        ("code", {"language": "Python", "code": f"{WIDE_LINE}\n    {WIDE_LINE}"}),
        ("embed", {
            "url": "https://www.youtube.com/watch?v=aqz-KE-bpKQ",
            "title": words["title"],
            "poster": image.pk,
        }),
        ("related", [related.pk]),
        ("correction", {"date": date(2026, 3, 1).isoformat(), "text": f"<p>{words['text']}</p>"}),
        ("footnote", {
            "key": "one", "text": f"<p>{words['text']}</p>", "source": words["title"],
            "source_url": "https://example.org/log",
        }),
        ("footnote", {
            "key": "two", "text": f"<p>{words['text']}</p>", "source": "", "source_url": "",
        }),
    ]  # fmt: skip
    raw = [{"type": kind, "value": value} for kind, value in stored]
    return StreamValue(ArticleBlocks(), raw, is_lazy=True)


EVERYTHING = {
    "en": {
        "title": "Everything at once",
        "text": "The tide table hangs beside the door.",
        "alt": "A tide table beside a door",
        "caption": "Tides of the week",
    },
    "ar": {
        "title": "كل شيء دفعة واحدة",
        "text": "جدول المد والجزر معلّق بجانب الباب.",
        "alt": "جدول معلّق بجانب باب",
        "caption": "مد وجزر الأسبوع",
    },
}


def everything(
    places: dict[str, SectionPage],
    writer: Author,
    subject: Tag,
    image: Picture,
    related: ArticlePage,
) -> None:
    english, arabic = EVERYTHING["en"], EVERYTHING["ar"]
    original = make_article(
        places["en"], english["title"], slug="everything-at-once", authors=(writer,),
        tags=[subject], standfirst=english["text"], hero_image=image, hero_alt=english["alt"],
        hero_caption=english["caption"], body=body_of_everything(image, related, english),
    )  # fmt: skip
    make_edition(
        original, places["ar"], arabic["title"], "كل-شيء", tags=[subject],
        standfirst=arabic["text"], hero_image=image, hero_alt=arabic["alt"],
        hero_caption=arabic["caption"], body=body_of_everything(image, related, arabic),
    )  # fmt: skip


def taken_back(place: SectionPage, title: str, slug: str) -> None:
    article: Page = make_article(place, title, slug=slug)
    article.unpublish()


def one_article_in_all() -> None:
    """In Ukrainian the publication has one section, one article and an author without a picture."""
    section = make_section(make_front(Locale.objects.create(language_code="uk")), "Місто", "misto")
    make_article(
        section,
        "Останній пором",
        slug="ostannii-porom",
        authors=(make_author("Оксана Гнатюк", "oksana-hnatiuk"),),
        standfirst="О шостій заводять двигун, і хто запізнився, лишається на тому березі.",
        body=[("paragraph", "<p>Він відходить о шостій і ніколи ні на кого не чекав.</p>")],
    )


def staff() -> None:
    for email, *groups in (
        ("edda@example.org", "Editors"),
        ("auden@example.org", "Authors"),
        ("sina@example.org", "Editors"),
        ("petra@example.org", "Editors"),
    ):
        make_staff(email, *groups)
    make_staff("rita@example.org", display_name="Rita")


def main() -> None:
    by_locale = fronts()
    places = sections(by_locale)
    writer, subject, image = author(), tag(), picture("The quay at dusk", (1700, 1100))
    for title, slug in (
        ("Nobody asked the gulls", "nobody-asked-the-gulls"),
        ("The tide clerk", "the-tide-clerk"),
        ("The wrong buoy", "the-wrong-buoy"),
        ("The old address", "the-old-address"),
    ):
        make_article(places["en"], title, slug=slug, authors=(writer,))
    at_night = make_article(
        places["en"], "Only at night", slug="only-at-night", authors=(writer,),
        standfirst="The lamps on the mole are lit by hand.",
    )  # fmt: skip
    make_edition(at_night, places["fr"], "Seulement la nuit", "seulement-la-nuit")
    ferry = in_three_languages(places, writer, subject, image)
    everything(places, writer, subject, image, ferry)
    taken_back(places["en"], "A mistake", "a-mistake")
    taken_back(places["fr"], "Une erreur", "une-erreur")
    about = make_free_page(by_locale["en"])
    about.body = [("paragraph", "<p>We are four people and a boat.</p>")]
    about.save_revision().publish()
    one_article_in_all()
    hard_cases.add()
    staff()
