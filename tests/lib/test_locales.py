"""Tags, directions and names of locales, and the choice of one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.lib.locales import (
    LocaleView,
    bcp47,
    direction,
    interface_locale,
    name_in,
    nearest,
    negotiate,
    own_name,
)

OPEN = ["en", "es", "fr", "pt-br", "zh-hans"]


@pytest.mark.parametrize(
    ("code", "tag"),
    [
        ("en", "en"),
        ("pt-br", "pt-BR"),
        ("zh-hans", "zh-Hans"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("es-419", "es-419"),
        ("sr-latn", "sr-Latn"),
        ("de_AT", "de-AT"),
    ],
)
def test_a_code_becomes_a_tag(code: str, tag: str) -> None:
    assert bcp47(code) == tag


@pytest.mark.parametrize(
    ("code", "written"),
    [("ar", "rtl"), ("he", "rtl"), ("fa", "rtl"), ("ur", "rtl"), ("ar-dz", "rtl"), ("fr", "ltr"),
     ("zh-hans", "ltr"), ("xx", "ltr")],
)  # fmt: skip
def test_scripts_run_their_own_way(code: str, written: str) -> None:
    assert direction(code) == written


def test_a_locale_names_itself() -> None:
    assert own_name("fr") == "Français"
    assert own_name("uk") == "Українська"
    assert own_name("de-at")[:7] == "Deutsch"
    assert own_name("xx") == "Xx"


def test_a_locale_is_named_within_a_sentence() -> None:
    assert name_in("es", "fr") == "espagnol"
    assert name_in("es", "en") == "Spanish"
    assert name_in("xx-nowhere", "en")


@pytest.mark.parametrize(
    ("code", "found"),
    [("en", "en"), ("en-gb", "en"), ("pt", "pt-br"), ("pt-pt", "pt-br"), ("zh-hant", "zh-hans"),
     ("de", None)],
)  # fmt: skip
def test_the_nearest_locale_is_of_the_same_language(code: str, found: str | None) -> None:
    assert nearest(code, OPEN) == found


@pytest.mark.parametrize(
    ("code", "found"),
    [("zh-tw", "zh-hant"), ("zh-hk", "zh-hant"), ("zh-mo", "zh-hant"), ("zh-cn", "zh-hans"),
     ("zh-sg", "zh-hans"), ("zh-hant-hk", "zh-hant"), ("zh-hans-cn", "zh-hans"),
     ("zh-hant", "zh-hant"), ("zh", "zh-hans")],
)  # fmt: skip
def test_a_reader_gets_the_script_they_read(code: str, found: str) -> None:
    for offered in (["en", "zh-hans", "zh-hant"], ["zh-hant", "zh-hans"]):
        assert nearest(code, offered) == found
        assert negotiate(f"{code},zh;q=0.9,en;q=0.8", offered, "en") == found


def test_a_serbian_in_latin_letters_is_offered_before_none() -> None:
    assert nearest("sr-latn-rs", ["en", "sr", "sr-latn"]) == "sr-latn"
    assert nearest("sr-rs", ["en", "sr", "sr-latn"]) == "sr"
    assert nearest("zh-tw", ["en", "zh-hans"]) == "zh-hans"


@pytest.mark.parametrize(
    ("header", "found"),
    [
        ("pt", "pt-br"),
        ("zh-Hant-TW, en;q=0.5", "zh-hans"),
        ("en-GB, fr;q=0.9", "en"),
        ("de;q=0.9, fr;q=0.1", "fr"),
        ("*, fr;q=0.5", "es"),
        ("fr;q=0", "es"),
        ("", "es"),
    ],
)
def test_a_header_is_followed_else_the_default_holds(header: str, found: str) -> None:
    assert negotiate(header, OPEN, "es") == found


def test_a_default_that_is_not_open_gives_way() -> None:
    assert negotiate("", ["fr", "uk"], "en") == "fr"
    assert negotiate("", [], "en") == "en"


@settings(max_examples=200)
@given(st.text(max_size=600))
def test_whatever_a_browser_sends_an_open_locale_comes_out(header: str) -> None:
    assert negotiate(header, OPEN, "en") in OPEN


@pytest.mark.parametrize(
    ("code", "spoken"), [("fr", "fr"), ("fr-ca", "fr"), ("ar", "ar"), ("pt-br", "pt"), ("ja", "en")]
)
def test_the_interface_speaks_the_nearest_complete_locale(code: str, spoken: str) -> None:
    assert interface_locale(code) == spoken


def test_a_page_is_told_all_of_its_locale() -> None:
    assert LocaleView.of("ar") == LocaleView("ar", "ar", "rtl", own_name("ar"))
