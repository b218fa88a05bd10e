"""The publication looks as its editors say."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from causerie.lib.colours import accents
from causerie.publication.models import FrontPage, Look, LookText
from causerie.publication.models.look import ACCENT_DEFAULT
from causerie.publication.selectors.look import look_in
from causerie.publication.services.pictures import make_missing
from causerie.web.look import accent_address, font_files
from tests.factories import make_picture


def _page(client: Client, path: str = "/en/") -> str:
    response = client.get(path)
    assert response.status_code == 200
    return str(response.content.decode())


def test_name_and_tagline_stand_at_the_head_in_their_locale(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    look = Look.load()
    look.name = "The Quay"
    look.save()
    LookText.objects.create(look=look, locale=front.locale, tagline="Slow news")
    LookText.objects.create(look=look, locale=front_fr.locale, name="Le Quai")
    english, french = _page(client), _page(client, "/fr/")
    assert "<title>The Quay · Slow news</title>" in english
    assert "<title>Le Quai</title>" in french
    assert "Slow news" not in french


def test_the_default_accent_needs_no_sheet_of_its_own(client: Client, front: FrontPage) -> None:
    assert "/look/" not in _page(client)


def test_another_accent_comes_in_a_sheet_that_browsers_keep(
    client: Client, front: FrontPage
) -> None:
    Look.objects.update(accent="#00Aa00")
    address = accent_address(look_in("en"))
    assert f'<link rel="stylesheet" href="{address}">' in _page(client)
    sheet = client.get(address)
    assert sheet.headers["Content-Type"] == "text/css; charset=utf-8"
    assert "immutable" in sheet.headers["Cache-Control"]
    assert "Cookie" not in sheet.headers.get("Vary", "")
    found = accents("#00Aa00")
    assert f"--accent: light-dark({found.light.text}, {found.dark.text})" in sheet.content.decode()


def test_at_the_address_of_a_former_accent_stands_the_present_one(
    client: Client, front: FrontPage
) -> None:
    Look.objects.update(accent="#00aa00")
    former = accent_address(look_in("en"))
    Look.objects.update(accent="#0000aa")
    sheet = client.get(former)
    assert accents("#0000aa").light.text in sheet.content.decode()
    assert sheet.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("colour", ["red", "#12345", "#1234567", "#gggggg", "", "#123456\n"])
def test_what_is_no_colour_is_refused_with_an_example(front: FrontPage, colour: str) -> None:
    look = Look(name="x", accent=colour)
    with pytest.raises(ValidationError) as refused:
        look.full_clean()
    assert "accent" in refused.value.error_dict
    if colour and len(colour) <= 7:
        assert ACCENT_DEFAULT in str(refused.value)


def test_a_logo_takes_the_place_of_the_name_and_says_it(client: Client, front: FrontPage) -> None:
    logo = make_picture("Logo")
    make_missing(logo)
    Look.objects.update(name="The Quay", logo=logo)
    head = _page(client).split("</header>")[0]
    assert 'class="logo-plate"' in head
    assert 'alt="The Quay"' in head
    assert ".webp" in head.split("logo-plate")[1].split(">")[0]


def test_a_logo_for_the_dark_needs_no_plate(client: Client, front: FrontPage) -> None:
    Look.objects.update(logo=make_picture("Logo"), logo_dark=make_picture("Logo, dark"))
    head = _page(client).split("</header>")[0]
    assert "logo-dark" in head
    assert "logo-plate" not in head


def test_a_page_loads_the_fonts_of_its_script_first() -> None:
    assert font_files("Latn") == [
        "web/fonts/text-latin.woff2",
        "web/fonts/display-latin.woff2",
        "web/fonts/label-latin.woff2",
    ]
    assert "web/fonts/text-italic-cyrillic.woff2" in font_files("Cyrl", is_text=True)
    assert font_files("Arab") == []
