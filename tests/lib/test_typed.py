"""What was typed comes back, and no secret with it."""

import pytest
from django.http import QueryDict

from causerie.lib.typed import TYPED_BYTES_MAX, typed_fields


def test_fields_come_back_in_order_with_all_their_values() -> None:
    sent = QueryDict("body=Two%0Alines&tag=a&tag=b&csrfmiddlewaretoken=x&password=")
    kept = [("body", "Two\nlines"), ("tag", "a"), ("tag", "b"), ("password", "")]
    assert typed_fields(sent) == kept


@pytest.mark.parametrize(
    "name", ["password", "password1", "oldPassword", "code", "otp_code", "credential"]
)
def test_a_form_with_what_proves_who_somebody_is_does_not(name: str) -> None:
    assert typed_fields(QueryDict(f"name=Ada&{name}=x")) == []


def test_of_what_is_too_long_nothing_comes_back() -> None:
    assert typed_fields(QueryDict(f"body={'x' * TYPED_BYTES_MAX}")) == []
