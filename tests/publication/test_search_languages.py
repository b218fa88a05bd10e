"""One table for both engines: in each language, what a reader searches for and what it finds."""

import pytest
from wagtail.models import Locale

from causerie.publication.models import FrontPage, SectionPage
from causerie.publication.selectors.search import search
from causerie.publication.selectors.search_query import Query
from tests.factories import make_article, make_front, make_section

# (locale, text of an article, query, whether the article is found)
TABLE = [
    ("en", "The bridges of the town", "bridge", True),
    ("en", "A bridge over it", "Bridges", True),
    ("en", "They were building", "builds", True),
    ("en", "The café opened", "cafe", True),
    ("en", "The keeper’s hut", "keeper's", True),
    ("en", "It cost 3 in 1958", "1958", True),
    ("en", "A bridge over it", "bride", False),
    ("en", "A bridge over it", "ridge", False),
    ("en", "A bridge over it", "bridge ferry", False),
    ("es", "Los puentes de la ciudad", "puente", True),
    ("es", "La educación pública", "educacion", True),
    ("es", "La educacion publica", "educación pública", True),
    ("es", "Varias canciones", "canción", True),
    ("es", "El último año", "año", True),
    ("es", "El último año", "ano", False),
    ("es", "Los niños juegan", "ninos", False),
    ("fr", "Les ponts de la ville", "pont", True),
    ("fr", "L’eau du fleuve", "eau", True),
    ("fr", "L’eau du fleuve", "l'eau", True),
    ("fr", "Le cœur de l’été", "coeur ete", True),
    ("fr", "Aujourd’hui", "aujourd'hui", True),
    ("fr", "L’eau du fleuve", "aujourd'hui", False),
    ("pt", "As pontes da cidade", "ponte", True),
    ("pt", "As nações unidas", "nação", True),
    ("pt", "A nação", "nacoes", True),
    ("pt-br", "A construção da ponte", "construcao", True),
    ("pt", "As pontes da cidade", "monte", False),
    ("ca", "Els ponts de l’illa", "pont illa", True),
    ("ca", "La col·lecció", "colleccio", True),
    ("ca", "Les estacions", "estació", True),
    ("ca", "Els ponts", "font", False),
    ("de", "Die Brücken der Stadt", "Brücke", True),
    ("de", "Die Brücken der Stadt", "Bruecke", True),
    ("de", "Die Brücken der Stadt", "brucke", True),
    ("de", "In der Straße", "STRASSE", True),
    ("de", "Häuser am Fluss", "Haus", True),
    ("de", "Häuser am Fluss", "Maus", False),
    ("uk", "Люди йшли мостом", "міст", True),
    ("uk", "Новий міст", "мосту", True),
    ("uk", "Багато книжок", "книжка", True),
    ("uk", "П’ять людей", "п'ять людина", True),
    ("uk", "Залізні ґрати", "грати", True),
    ("uk", "Новий міст", "місяць", False),
    ("ru", "Они стояли на мосту", "мост", True),
    ("ru", "Новый мост", "мосты", True),
    ("ru", "Пять человек", "люди", True),
    ("ru", "Зелёная ёлка", "зеленые елки", True),
    ("ru", "Он шёл домой", "идти", True),
    ("ru", "Новый мост", "места", False),
    ("ar", "قرأت الكتاب", "كتاب", True),
    ("ar", "كِتَابٌ جديد", "الكتاب", True),
    ("ar", "إلى المدرسة", "مدرسه", True),
    ("ar", "الأخبار", "اخبار", True),
    ("ar", "عام ٢٠٢٦", "2026", True),
    ("ar", "قرأت الكتاب", "قلم", False),
    ("zh-hans", "东京的图书馆很大", "图书馆", True),
    ("zh-hans", "从东京到京都", "京都", True),
    ("zh-hans", "从东京到京都", "东京都", False),
    ("zh-hans", "一只黑猫", "猫", True),
    ("zh-hans", "买了iPhone手机", "iphone 手机", True),
    ("zh-hans", "图书馆很大", "博物馆", False),
    ("zh-hant", "圖書館開門", "圖書", True),
    ("ja", "図書館へ行った", "図書館", True),
    ("ja", "テレビを見る", "テレビ", True),
    ("ja", "東京から京都へ", "東京都", False),
    ("ja", "橋を渡る", "橋", True),
    ("ko", "다리를 건너다", "다리", True),
    ("ko", "새 도서관에서", "도서관", True),
    ("ko", "다리를 건너다", "머리", False),
    ("th", "สะพานข้ามแม่น้ำ", "แม่น้ำ", True),
    ("th", "สะพานข้ามแม่น้ำ", "โรงเรียน", False),
    ("he", "הגשר החדש", "גשר", True),
    ("he", "גֶּשֶׁר", "גשר", True),
    ("he", "הגשר החדש", "ספר", False),
    ("el", "Οι γέφυρες της πόλης", "γεφυρα", True),
    ("el", "ΓΕΦΥΡΑ", "γέφυρα", True),
    ("el", "Οι γέφυρες", "θάλασσα", False),
    ("tr", "İstanbul'da köprüler", "istanbul köprü", True),
    ("tr", "ISPARTA", "ısparta", True),
    ("tr", "Köprüler", "kopru", False),
    ("sv", "Ett år på ön", "år", True),
    ("sv", "Ett år på ön", "ar", False),
    ("fi", "Sillat ja talossa", "talo", True),
    ("pl", "W Łodzi", "lodzi", True),
    ("hi", "किताबें पढ़ो", "किताब", True),
    ("vi", "Đường phố", "duong pho", True),
]


@pytest.fixture
def sections(front: FrontPage) -> dict[str, SectionPage]:
    """One a locale, made when it is first asked for."""
    return {"en": make_section(front)}


def _section(sections: dict[str, SectionPage], locale: str) -> SectionPage:
    if locale not in sections:
        row = Locale.objects.create(language_code=locale)
        sections[locale] = make_section(make_front(row))
    return sections[locale]


@pytest.mark.parametrize("place", ["title", "text"])
def test_each_language_finds_what_its_readers_expect(
    sections: dict[str, SectionPage], place: str
) -> None:
    wrong = []
    for number, (locale, text, query, is_found) in enumerate(TABLE):
        section = _section(sections, locale)
        title, body = (text, "x") if place == "title" else ("Title", text)
        article = make_article(
            section, title, slug=f"article-{number}", body=[("paragraph", f"<p>{body}</p>")]
        )
        results = search(Query(query, locale))
        keys = [result.article.pk for result in results.page]
        if (article.pk in keys) != is_found:
            wrong.append((locale, text, query, is_found))
        segments = [s for r in results.page for s in (r.title if place == "title" else r.excerpt)]
        if is_found and not any(segment.is_match for segment in segments):
            wrong.append((locale, f"not marked: {text}", query, is_found))
        article.delete()
    assert wrong == []
