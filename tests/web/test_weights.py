"""A page is light: its scripts, and all that it asks for before it can be read."""

import pytest
from django.test import Client
from wagtail.models import Locale

from causerie.publication.models import FrontPage
from tests.factories import make_article, make_front, make_picture, make_section
from tests.publication.filled import PUBLIC_PATHS, fill
from tests.web.weights import Page, with_imports

SCRIPT_BYTES_MAX = 20_000
WHOLE_BYTES_MAX = 100_000
SECTIONS, ARTICLES_EACH = 6, 8
TITLE = {
    "en": "The last ferry leaves at six and waits for nobody, number {}",
    "uk": "Останній пором відходить о шостій і не чекає нікого, номер {}",
    "vi": "Chuyến phà cuối cùng rời bến lúc sáu giờ và không đợi ai, số {}",
    "ar": "العبّارة الأخيرة تغادر في السادسة ولا تنتظر أحدًا، رقم {}",
}


@pytest.fixture(params=sorted(TITLE))
def full_front(request: pytest.FixtureRequest, front: FrontPage) -> FrontPage:
    """A front page with as much on it as it takes, in one of the scripts that pages are set in."""
    locale, _made = Locale.objects.get_or_create(language_code=request.param)
    full = front if request.param == "en" else make_front(locale)
    picture = make_picture()
    for number in range(SECTIONS * ARTICLES_EACH):
        place = number % SECTIONS
        if number == place:
            make_section(full, TITLE[request.param].format(place)[:20], f"s{place}")
        make_article(
            full.get_children().get(slug=f"s{place}").specific,
            TITLE[request.param].format(number),
            slug=f"a{number}",
            standfirst=TITLE[request.param].format(number) * 3,
            hero_image=picture,
            hero_alt=TITLE[request.param],
        )
    return full


def test_a_full_front_page_is_light(client: Client, full_front: FrontPage) -> None:
    page = Page(client.get(full_front.url).content.decode())
    assert page.sheets
    assert page.whole_bytes < WHOLE_BYTES_MAX


def test_every_page_has_little_script_and_is_light(client: Client, front: FrontPage) -> None:
    fill(front)
    answers = {path: client.get(path, follow=True) for path in PUBLIC_PATHS}
    pages = {
        path: Page(answer.content.decode())
        for path, answer in answers.items()
        if answer.headers.get("Content-Type", "").startswith("text/html")
    }
    assert len(pages) > 10
    assert [path for path, page in pages.items() if page.script_bytes >= SCRIPT_BYTES_MAX] == []
    assert [path for path, page in pages.items() if page.whole_bytes >= WHOLE_BYTES_MAX] == []


def test_the_scripts_that_a_script_imports_are_counted() -> None:
    assert "web/js/menus.js" in with_imports("web/js/causerie.js")
