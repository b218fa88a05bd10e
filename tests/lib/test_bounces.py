"""A report of mail not delivered counts for whom it brings our own message back."""

import pytest

from causerie.lib.bounces import Failure, NoReport, failures_in, kept_spelling, return_token
from tests.reports import report

ADDRESS = "ada@example.org"


def test_a_failure_for_good_names_the_address_and_what_its_server_said() -> None:
    reason = "550 5.1.1 no such user here"
    assert failures_in(report(ADDRESS, diagnostic=f"smtp; {reason}")) == [Failure(ADDRESS, reason)]


@pytest.mark.parametrize("line_end", ["\r\n", "\n"])
@pytest.mark.parametrize("returned", ["message/rfc822", "text/rfc822-headers"])
def test_as_mail_servers_write_them(line_end: str, returned: str) -> None:
    raw = report(ADDRESS, returned=returned).replace(b"\n", line_end.encode())
    assert [failure.address for failure in failures_in(raw)] == [ADDRESS]


def test_a_server_that_hands_mail_on_names_another_recipient() -> None:
    raw = report("mailbox-7@internal.example", original=ADDRESS, token_of=ADDRESS)
    assert [failure.address for failure in failures_in(raw)] == [ADDRESS]


def test_an_international_address_is_the_same_in_both_spellings() -> None:
    raw = report("ada@xn--exmple-cua.org", token_of="ada@exämple.org")
    assert [failure.address for failure in failures_in(raw)] == ["ada@exämple.org"]
    assert kept_spelling("Ada@xn--exmple-cua.org") == "ada@exämple.org"


def test_a_report_in_the_international_form_is_read() -> None:
    raw = report(
        "ada@exämple.org", status_type="message/global-delivery-status", address_type="utf-8"
    )
    assert [failure.address for failure in failures_in(raw)] == ["ada@exämple.org"]


@pytest.mark.parametrize(
    ("action", "status"),
    [("delayed", "4.4.1"), ("delivered", "2.0.0"), ("failed", "4.2.2"), ("relayed", "2.0.0")],
)
def test_what_is_not_given_up_is_no_failure(action: str, status: str) -> None:
    assert failures_in(report(ADDRESS, action=action, status=status)) == []


def test_a_report_without_our_message_is_refused() -> None:
    with pytest.raises(NoReport, match="brings back no message"):
        failures_in(report(ADDRESS, token=""))
    with pytest.raises(NoReport, match="brings back no message"):
        failures_in(report(ADDRESS, token="0" * 32))


def test_whoever_got_mail_cannot_report_it_for_somebody_else() -> None:
    with pytest.raises(NoReport):
        failures_in(report("victim@example.org", token_of="attacker@example.org"))


def test_a_token_in_the_text_of_the_report_is_none() -> None:
    raw = report(ADDRESS, token="", text=f"X-Causerie-Return: {return_token(ADDRESS)}")
    with pytest.raises(NoReport):
        failures_in(raw)


@pytest.mark.parametrize(
    "nonsense",
    [
        b"",
        b"\x00\xff\xfe",
        b"Subject: I am on holiday\r\n\r\nUntil Monday.",
        b"Content-Type: multipart/report; report-type=delivery-status\r\n\r\n",
        b'Content-Type: multipart/report; boundary="x"\r\n\r\n--x\r\nContent-Type: '
        b"message/delivery-status\r\n\r\n\r\n--x--",
        b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: '
        b"message/delivery-status\r\n\r\nAction: failed\r\n--x--",
    ],
)
def test_other_mail_is_refused_with_a_reason(nonsense: bytes) -> None:
    with pytest.raises(NoReport, match="no delivery report"):
        failures_in(nonsense)
