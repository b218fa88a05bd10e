"""Handles stand in addresses: lower-case words joined by single hyphens."""

import pytest
from django.core.exceptions import ValidationError

from causerie.lib.handles import (
    handle_from,
    handle_likeness,
    is_reserved,
    validate_handle,
    validate_unreserved,
)


@pytest.mark.parametrize(
    ("name", "handle"),
    [
        ("Ana Ruiz", "ana-ruiz"),
        ("Zoë Łukasz", "zoe-ukasz"),
        ("Олена Коваль", "olena-koval"),
        ("Ελένη Παππά", "eleni-pappa"),
        ("김민수", "gim-minsu"),
        ("王小明", "reader"),
        ("", "reader"),
    ],
)
def test_a_handle_resembles_the_name_in_whatever_script(name: str, handle: str) -> None:
    assert handle_from(name) == handle


@pytest.mark.parametrize("handle", ["a", "ada", "ana-ruiz", "a1-b2-c3", "2026"])
def test_a_plain_handle_is_taken(handle: str) -> None:
    validate_handle(handle)


@pytest.mark.parametrize(
    "handle",
    ["", "Ada", "-ada", "ada-", "ada--ruiz", "ada ruiz", "ada_ruiz", "аda", "adа", "ad\u200da",
     "ada\n", "ada.ruiz", "ada/x", "é", "ada@example.org", "１"],
)  # fmt: skip
def test_a_handle_that_could_be_mistaken_is_refused(handle: str) -> None:
    with pytest.raises(ValidationError):
        validate_handle(handle)


@pytest.mark.parametrize(
    "handle",
    ["admin", "adm1n", "4dm1n", "a-d-m-i-n", "admin-2", "admin7", "adrnin", "root", "r00t", "mod",
     "moderator", "rnoderator", "m0derat0rs", "support", "5upport", "no-reply", "noreply",
     "me", "you", "every0ne", "nu11", "former-reader", "vvebmaster", "www", "api",
     "causerie", "mailer-daemon"],
)  # fmt: skip
def test_a_handle_of_the_site_itself_is_reserved(handle: str) -> None:
    assert is_reserved(handle)
    with pytest.raises(ValidationError, match="kept for the site") as refused:
        validate_unreserved(handle)
    assert refused.value.code == "handle_reserved"


@pytest.mark.parametrize(
    "handle",
    ["ana", "ana-ruiz", "adminton", "moda", "rooti", "mei", "reader-7f3", "mailo", "ali", "2026"],
)
def test_a_handle_that_only_begins_alike_is_free(handle: str) -> None:
    validate_unreserved(handle)


@pytest.mark.parametrize(
    "imitation",
    ["ana-ruiz", "anaruiz", "ana-ru1z", "4na-ruiz", "ana-rui2", "an-aru-iz", "ana-rulz"],
)
def test_handles_that_are_taken_for_each_other_have_one_likeness(imitation: str) -> None:
    assert handle_likeness(imitation) == handle_likeness("ana-ruiz")


def test_other_handles_keep_apart() -> None:
    assert handle_likeness("ana-ruiz") != handle_likeness("ana-ruis-b")
    assert handle_likeness("ana2") != handle_likeness("ana")
