"""Speaks the chat completions that OpenAI documents and many others offer.

It stands for a paid service that cannot be had in tests. It understands no prose: it takes the
texts out of the JSON in the last message of the user, and answers in the schema that was asked.
"""

from collections.abc import Mapping
from typing import Any

from tests.translation.servers import chat_schema, phrasebook
from tests.translation.servers.wire import LocalServer, Refusal, Reply, Request, json_reply

FIELDS = {
    *("frequency_penalty", "logit_bias", "logprobs", "max_completion_tokens", "max_tokens"),
    *("messages", "metadata", "model", "n", "parallel_tool_calls", "presence_penalty"),
    *("reasoning_effort", "response_format", "seed", "service_tier", "stop", "store", "stream"),
    *("stream_options", "temperature", "tool_choice", "tools", "top_logprobs", "top_p", "user"),
    *("verbosity", "prompt_cache_key", "safety_identifier", "modalities", "prediction"),
}
ROLES = {"system", "developer", "user", "assistant", "tool"}


class ChatServer(LocalServer):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.model = "some-model-1"
        # Which direction it translates: it cannot read in prose which one is asked.
        self.languages = ("en", "es")
        # Renderings that it takes if both sides were told to it.
        self.terms: Mapping[str, str] = {}
        self.knows_schemas = True
        # Models that think take none but their own.
        self.knows_temperatures = True
        # Of the message, and of the choice around it, in place of what they would be.
        self.message: dict[str, Any] = {}
        self.choice: dict[str, Any] = {}
        self._schema: dict[str, Any] | None = None

    @property
    def url(self) -> str:
        return f"{super().url}/v1"

    def is_work(self, request: Request) -> bool:
        return request.path == "/v1/chat/completions"

    def reply_to(self, request: Request) -> Reply:
        if request.headers.get("authorization") != f"Bearer {self.key}":
            given = request.headers.get("authorization", "").removeprefix("Bearer ")
            raise refused(401, f"Incorrect API key provided: {given}.", "invalid_api_key")
        match request.method, request.path:
            case "GET", "/v1/models":
                model = {"id": self.model, "object": "model", "owned_by": "us"}
                return json_reply(200, {"object": "list", "data": [model]})
            case "POST", "/v1/chat/completions":
                return json_reply(200, self._completion(request))
        raise refused(404, f"Unknown request URL: {request.path}.", None)

    def _completion(self, request: Request) -> dict[str, Any]:
        fields = request.json
        _check(fields)
        if fields["model"] != self.model:
            raise refused(404, "The model does not exist or you do not have access to it.", None)
        if fields.get("temperature", 1) != 1 and not self.knows_temperatures:
            raise refused(400, "Unsupported value: 'temperature' does not support 0.", None)
        self._take_schema(fields)
        message = {"role": "assistant", "content": self._content(fields), "refusal": None}
        choice = {"index": 0, "message": message | self.message, "finish_reason": "stop"}
        return {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1735689600,
            "model": self.model,
            "choices": [choice | self.choice],
            "usage": {"prompt_tokens": 9, "completion_tokens": 9, "total_tokens": 18},
        }

    def _take_schema(self, fields: dict[str, Any]) -> None:
        wanted = fields.get("response_format") or {"type": "text"}
        if wanted["type"] == "json_schema":
            chat_schema.check(wanted["json_schema"], refused)
            # A model reads in the prompt what shape is wanted; this one remembers the schema.
            self._schema = wanted["json_schema"]["schema"]
            if not self.knows_schemas:
                raise refused(
                    400, "'response_format' of type 'json_schema' is not supported.", None
                )
        elif wanted["type"] == "json_object" and "json" not in _prompt(fields).lower():
            raise refused(400, "'messages' must contain the word 'json' in some form.", None)

    def _content(self, fields: dict[str, Any]) -> str:
        entries = chat_schema.entries(fields["messages"][-1]["content"])
        prompt = _prompt(fields)
        terms = {a: b for a, b in self.terms.items() if a in prompt and b in prompt}
        texts = [entry.text for entry in entries]
        answers = self.spoiled(
            texts, [phrasebook.translated_xml(text, *self.languages, terms) for text in texts]
        )
        return chat_schema.written(self._schema, entries, answers)


def _check(fields: Any) -> None:
    if unknown := set(fields) - FIELDS:
        name = min(unknown)
        raise refused(400, f"Unrecognized request argument supplied: {name}", None)
    if not isinstance(fields.get("model"), str):
        raise refused(400, "you must provide a model parameter", None)
    messages = fields.get("messages")
    if not isinstance(messages, list) or not messages:
        raise refused(400, "'messages' is a required property", None)
    for message in messages:
        if message.get("role") not in ROLES or not isinstance(message.get("content"), str):
            raise refused(400, "Invalid value in 'messages'.", None)
    if not 0 <= fields.get("temperature", 1) <= 2:
        raise refused(400, "Invalid 'temperature'.", None)
    if fields.get("stream"):
        raise refused(400, "This server does not stream.", None)


def _prompt(fields: dict[str, Any]) -> str:
    return "\n".join(message["content"] for message in fields["messages"])


def refused(status: int, message: str, code: str | None) -> Refusal:
    error = {"message": message, "type": "invalid_request_error", "param": None, "code": code}
    return Refusal(json_reply(status, {"error": error}))
