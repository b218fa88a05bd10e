"""Which mail addresses cannot exist, and at which domains nobody registers."""

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from causerie.lib.mail_addresses import is_at, normal_address, normal_domain, validate_domain

LABELS = st.from_regex(r"[a-z][a-z0-9]{0,8}", fullmatch=True)


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ana@example.org", "ana@example.org"),
        ("Ana.Ruiz+news@Example.ORG", "ana.ruiz+news@example.org"),
        ("o'neill@example.org", "o'neill@example.org"),
        ("ana@münchen.de", "ana@münchen.de"),
        ("ana@MÜNCHEN.de", "ana@münchen.de"),
        ("ana@xn--mnchen-3ya.de", "ana@münchen.de"),
        ("ana@пошта.укр", "ana@пошта.укр"),
        ("ana@例え.jp", "ana@例え.jp"),
        (" ana@example.org ", "ana@example.org"),
    ],
)
def test_an_address_is_kept_in_one_spelling(written: str, kept: str) -> None:
    assert normal_address(written) == kept
    assert normal_address(kept) == kept


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("", "not a whole mail address"),
        ("ana", "not a whole mail address"),
        ("ana@", "not a whole mail address"),
        ("@example.org", "not a whole mail address"),
        ("ana@localhost", "can be no mail address"),
        ("ana@example", "can be no mail address"),
        ("ana@office.local", "can be no mail address"),
        ("ana..ruiz@example.org", "can be no mail address"),
        ("ana@example..org", "can be no mail address"),
        ("ana ruiz@example.org", "can be no mail address"),
        ("ana@exa mple.org", "can be no mail address"),
        ("ana@example.org\nBcc: all@example.org", "can be no mail address"),
        ("Ana <ana@example.org>", "can be no mail address"),
        (f"{'a' * 65}@example.org", "can be no mail address"),
        (f"ana@{'a' * 250}.org", "can be no mail address"),
        ("用户@例え.jp", "letters a to z before"),
    ],
)
def test_an_address_that_cannot_exist_is_refused_with_a_reason(address: str, reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        normal_address(address)


def test_a_name_of_an_own_network_is_allowed_where_the_site_says_so() -> None:
    address = normal_address("Ana@mail.office.local", allowed=["office.local"])
    assert address == "ana@mail.office.local"


def refused(address: str, refused: tuple[str, ...] = (), allowed: tuple[str, ...] = ()) -> bool:
    try:
        validate_domain(address, refused=refused, allowed=allowed)
    except ValidationError:
        return True
    return False


def test_throw_away_addresses_are_refused_below_their_domain_too() -> None:
    assert refused("ana@mailinator.com")
    assert refused("ana@inbox.mailinator.com")
    assert not refused("ana@xmailinator.com")
    assert not refused("ana@mailinator.com.example.org")


def test_the_sites_lists_count_beside_the_one_that_is_bundled() -> None:
    assert refused("ana@spam.example", ("spam.example",))
    assert refused("ana@a.spam.example", ("spam.example",))
    assert not refused("ana@antispam.example", ("spam.example",))
    assert not refused("ana@mailinator.com", allowed=("mailinator.com",))
    assert not refused("ana@good.spam.example", ("spam.example",), ("good.spam.example",))


def test_a_domain_is_refused_in_either_spelling() -> None:
    listed = (normal_domain("München.de"),)
    assert refused("ana@münchen.de", listed)
    assert refused("ana@xn--mnchen-3ya.de", listed)


@given(st.lists(LABELS, min_size=1, max_size=4), st.lists(LABELS, min_size=1, max_size=3))
def test_only_whole_labels_count(below: list[str], listed: list[str]) -> None:
    domain = ".".join(listed)
    assert is_at(".".join([*below, *listed]), {domain})
    assert not is_at(f"{''.join(below)}{domain}", {domain})


@pytest.mark.parametrize("domain", ["", "exa mple.org", "a..org", "a@b.org", "-.org"])
def test_what_is_no_domain_is_said_so(domain: str) -> None:
    with pytest.raises(ValueError):
        normal_domain(domain)
