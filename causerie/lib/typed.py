"""What somebody typed into a form, to be sent once more."""

import re

from django.http import QueryDict

# A long comment fits; more is no form that a person filled in.
TYPED_BYTES_MAX = 64 * 1024
# What proves who somebody is stands in no page.
_SECRET = re.compile(r"(?i)passw|code|otp|secret|credential|recovery")
_TOKEN = "csrfmiddlewaretoken"  # noqa: S105 # the name of a field, which is given anew


def typed_fields(sent: QueryDict) -> list[tuple[str, str]]:
    """Names and values in order; none where something cannot be sent again.

    Without its password a form could ask for something else, such as for an account without one.
    """
    fields = [(name, value) for name, values in sent.lists() for value in values if name != _TOKEN]
    has_secret = any(_SECRET.search(name) and value for name, value in fields)
    size = sum(len(name.encode()) + len(value.encode()) for name, value in fields)
    return [] if has_secret or size > TYPED_BYTES_MAX else fields
