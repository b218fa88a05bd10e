"""Short answers in plain text, for the few cases in which no page can be rendered."""

from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send


async def plain_answer(status: int, text: str, scope: Scope, receive: Receive, send: Send) -> None:
    response = PlainTextResponse(
        text + "\n",
        status_code=status,
        headers={"x-content-type-options": "nosniff", "cache-control": "no-store"},
    )
    await response(scope, receive, send)
