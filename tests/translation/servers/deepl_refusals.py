"""How DeepL says no."""

from tests.translation.servers.wire import Refusal, json_reply


def refused(status: int, message: str, detail: str = "") -> Refusal:
    return Refusal(json_reply(status, {"message": message, "detail": detail}))
