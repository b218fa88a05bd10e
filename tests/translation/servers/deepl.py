"""Speaks DeepL's v2 translation and v3 glossary interface, as their reference describes them.

It stands for a paid service that cannot be had in tests.
"""

from typing import Any
from xml.etree.ElementTree import ParseError

from tests.translation.servers import phrasebook
from tests.translation.servers.deepl_glossaries import Glossaries, language_pairs
from tests.translation.servers.deepl_refusals import refused
from tests.translation.servers.wire import LocalServer, Reply, Request, json_reply

BODY_BYTES_MAX = 128 * 1024
TEXTS_MAX = 50
SOURCES = {"EN": "English", "ES": "Spanish", "PT": "Portuguese", "UK": "Ukrainian"}
TARGETS = {
    "EN-GB": "English (British)",
    "EN-US": "English (American)",
    "ES": "Spanish",
    "PT-BR": "Portuguese (Brazilian)",
    "PT-PT": "Portuguese (European)",
    "UK": "Ukrainian",
}
# Kept by DeepL for old clients; the reference asks to say which.
OLD_TARGETS = {"EN", "PT"}


class DeepLServer(LocalServer):
    def __init__(self, key: str) -> None:
        super().__init__()
        self.key = key
        self.targets = dict(TARGETS)
        self.glossaries = Glossaries()

    def is_work(self, request: Request) -> bool:
        return request.path == "/v2/translate"

    def reply_to(self, request: Request) -> Reply:
        if request.headers.get("authorization") != f"DeepL-Auth-Key {self.key}":
            raise refused(403, "Forbidden")
        if request.path.startswith("/v3/glossaries"):
            return self.glossaries.reply_to(request)
        match request.method, request.path:
            case "GET", "/v2/languages":
                return json_reply(200, self._languages(request.query.get("type", "source")))
            case "GET", "/v2/glossary-language-pairs":
                return json_reply(200, language_pairs())
            case "GET", "/v2/usage":
                return json_reply(200, {"character_count": 180118, "character_limit": 1250000})
            case "POST", "/v2/translate":
                return json_reply(200, {"translations": self._translations(request)})
        raise refused(404, "Not found")

    def _languages(self, kind: str) -> list[dict[str, object]]:
        if kind == "source":
            return [{"language": code, "name": name} for code, name in SOURCES.items()]
        return [
            {"language": code, "name": name, "supports_formality": False}
            for code, name in self.targets.items()
        ]

    def _translations(self, request: Request) -> list[dict[str, Any]]:
        if len(request.body) > BODY_BYTES_MAX:
            raise refused(413, "Request Entity Too Large")
        if not request.headers.get("content-type", "").startswith("application/json"):
            raise refused(415, "Unsupported Media Type")
        fields = request.json
        texts = _texts(fields)
        self._check_languages(fields)
        terms = self._terms(fields)
        answers = self.spoiled(texts, [_one(text, fields, terms) for text in texts])
        source = fields.get("source_lang", "EN")
        return [{"detected_source_language": source, "text": answer} for answer in answers]

    def _check_languages(self, fields: dict[str, Any]) -> None:
        if "source_lang" in fields and fields["source_lang"] not in SOURCES:
            raise refused(400, "Value for 'source_lang' not supported.")
        if fields.get("target_lang") not in {*self.targets, *OLD_TARGETS}:
            raise refused(400, "Value for 'target_lang' not supported.")

    def _terms(self, fields: dict[str, Any]) -> dict[str, str]:
        if "glossary_id" not in fields:
            return {}
        if "source_lang" not in fields:
            raise refused(400, "Use of glossary requires the source_lang parameter to be set.")
        return self.glossaries.terms(
            fields["glossary_id"], fields["source_lang"], fields["target_lang"]
        )


def _texts(fields: Any) -> list[str]:
    texts = fields.get("text") if isinstance(fields, dict) else None
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise refused(400, "Bad request. Reason: Expected parameter 'text' to be a list.")
    if not 1 <= len(texts) <= TEXTS_MAX:
        raise refused(400, f"Too many texts in one request: at most {TEXTS_MAX}.")
    return texts


def _one(text: str, fields: dict[str, Any], terms: dict[str, str]) -> str:
    source, target = fields.get("source_lang", "EN"), fields["target_lang"]
    if fields.get("tag_handling") != "xml":
        return phrasebook.translated(text, source, target, terms)
    try:
        return phrasebook.translated_xml(text, source, target, terms)
    except ParseError as error:
        raise refused(400, "Tag handling parsing failed, please check input.") from error
