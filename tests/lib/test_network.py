"""Network addresses count by household, and are kept short or not at all."""

import pytest

from causerie.lib.network import gone, household, is_gone, plain_address, shortened


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:DB8:7:0:0:0:0:1", "2001:db8:7::1"),
        ("fe80::1%eth0", "fe80::1"),
        ("", "0.0.0.0"),
        ("unknown", "0.0.0.0"),
        ("<script>", "0.0.0.0"),
        ("203.0.113.9:4711", "0.0.0.0"),
        ("0x7f000001", "0.0.0.0"),
    ],
)
def test_an_address_has_one_spelling_and_nonsense_is_nobodys(written: str, plain: str) -> None:
    assert plain_address(written) == plain


@pytest.mark.parametrize(
    ("address", "counts_as"),
    [
        ("203.0.113.9", "203.0.113.9"),
        ("::ffff:203.0.113.9", "203.0.113.9"),
        ("2001:db8:7:5:aaaa::1", "2001:db8:7:5::"),
        ("2001:db8:7:6:aaaa::1", "2001:db8:7:6::"),
    ],
)
def test_a_household_counts_once(address: str, counts_as: str) -> None:
    assert household(address) == counts_as


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("203.0.113.9", "203.0.113.0"),
        ("2001:db8:7:5:aaaa::1", "2001:db8:7::"),
        ("2001:db8:7:5::", "2001:db8:7::"),
        ("2001:0:0:5::", "2001::"),
        ("::1", "::"),
        ("203.0.113.0", "203.0.113.0"),
    ],
)
def test_a_shortened_address_stays_as_it_is(address: str, short: str) -> None:
    assert shortened(address) == short
    assert shortened(short) == short


@pytest.mark.parametrize("address", ["203.0.113.9", "2001:db8:7:5::1"])
def test_what_is_not_kept_is_nobodys(address: str) -> None:
    assert not is_gone(address)
    assert is_gone(gone(address))
    assert (":" in gone(address)) == (":" in address)
    assert is_gone("")
