"""Articles for the benchmark of search: made-up words, as often as words of a language are."""

import random
import time
from collections.abc import Iterator
from datetime import timedelta
from itertools import accumulate
from uuid import uuid4

from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Locale, Page

from causerie.publication.models import ArticlePage, Author, Byline, FrontPage, SectionPage
from causerie.publication.services.search import index_edition

WORDS_AN_ARTICLE = 500
VOCABULARY = 12_000
SECTIONS = 6
AUTHORS = 40
# Syllables, and real words, most common first, so that queries have other forms to find.
LANGUAGES = {
    "en": ("ba be do fi gra ho lin mo ner pol rus ta vin wes", "bridges water city night ferry"),
    "es": ("ba ción do fi gra lla men ño pol rus ta vin ces", "puentes agua ciudad noche barcos"),
    "fr": ("ba ble do fé gra lle ment mo pol rus ta vin eux", "ponts eau ville nuit bateaux"),
    "pt": ("ba ção do fi gra lha men nho pol rus ta vin ões", "pontes água cidade noite barcos"),
    "uk": ("ба ве до фі гра лі мен но пол рус та він ськ", "мости вода місто ніч пороми"),
    "ru": ("ба ве до фи гра ли мен но пол рус та вин ск", "мосты вода город ночь паромы"),
}


def fill(articles: int) -> None:
    """Rows as publishing writes them, many at a time; each is indexed as publishing does."""
    authors = [
        Author.objects.create(name=f"Author {n}", slug=f"author-{n}") for n in range(AUTHORS)
    ]
    started = time.monotonic()
    for number, language in enumerate(LANGUAGES):
        count = len(range(number, articles, len(LANGUAGES)))
        with transaction.atomic():
            for edition in _editions(language, count, authors):
                index_edition(edition)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    print(f"{articles} articles of {WORDS_AN_ARTICLE} words in {time.monotonic() - started:.0f} s")


def _editions(language: str, count: int, authors: list[Author]) -> Iterator[ArticlePage]:
    rng = random.Random(language)
    words = _vocabulary(rng, language)
    weights = list(accumulate(1 / (place + 3) for place in range(len(words))))
    sections = _sections(language)
    for number in range(count):
        title = " ".join(rng.choices(words, cum_weights=weights, k=7)).capitalize()
        text = " ".join(rng.choices(words, cum_weights=weights, k=WORDS_AN_ARTICLE))
        edition = _insert(rng.choice(sections), number, title, text)
        Byline.objects.create(article=edition, author=rng.choice(authors))
        yield edition


def _vocabulary(rng: random.Random, language: str) -> list[str]:
    syllables, real = (text.split() for text in LANGUAGES[language])
    made = {"".join(rng.choices(syllables, k=rng.randint(2, 4))) for _ in range(VOCABULARY)}
    words = sorted(made)
    rng.shuffle(words)
    for place, word in enumerate(real):
        words.insert(10 * place + 3, word)
    return words


def _sections(language: str) -> list[SectionPage]:
    locale, made = Locale.objects.get_or_create(language_code=language)
    front = FrontPage.objects.get(locale=locale)
    if made:
        front.save_revision().publish()
    sections = []
    for number in range(SECTIONS):
        section = SectionPage(title=f"Section {number}", slug=f"section-{number}", locale=locale)
        front.add_child(instance=section)
        sections.append(section)
    return sections


def _insert(section: SectionPage, number: int, title: str, text: str) -> ArticlePage:
    """Without Wagtail's tree operations, which would take an hour."""
    slug = f"article-{number}"
    moment = timezone.now() - timedelta(hours=40_000 - 10 * number)
    page = Page(
        title=title, draft_title=title, slug=slug, locale=section.locale, live=True,
        path=f"{section.path}{number + 1:04d}", depth=section.depth + 1,
        url_path=f"{section.url_path}{slug}/", translation_key=uuid4(),
        content_type=ContentType.objects.get_for_model(ArticlePage),
        first_published_at=moment, last_published_at=moment,
    )  # fmt: skip
    page.save_base(raw=True)
    edition = ArticlePage(page_ptr=page, standfirst=text[:120], body=[("paragraph", text)])
    edition.__dict__.update({k: v for k, v in page.__dict__.items() if k != "_state"})
    edition.save_base(raw=True)
    return edition
