"""The reader's telephone: codes that change every half minute."""

import base64
import hmac
import time

STEP_SECONDS = 30


def code(secret: str, step: int | None = None) -> str:
    """The six digits for a time step, by default the present one (RFC 6238, RFC 4226)."""
    counter = int(time.time()) // STEP_SECONDS if step is None else step
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    digest = hmac.digest(key, counter.to_bytes(8, "big"), "sha1")
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
