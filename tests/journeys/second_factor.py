"""The authenticator app of a journey: codes that change every half minute."""

import base64
import hmac
import time

from tests.running_site import eventually

STEP_SECONDS = 30
# A form takes a moment to be filled in and sent; a code that is about to change may miss it.
LEFT_SECONDS_MIN = 8


def code(secret: str) -> str:
    """The six digits of the present time step (RFC 6238, RFC 4226)."""
    eventually(
        lambda: time.time() % STEP_SECONDS < STEP_SECONDS - LEFT_SECONDS_MIN,
        "a code that lasts",
        pause=0.2,
    )
    key = base64.b32decode(secret)
    counter = int(time.time()) // STEP_SECONDS
    digest = hmac.digest(key, counter.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
