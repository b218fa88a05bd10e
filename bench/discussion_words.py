"""What is said in the threads of the benchmark: the comments of the sample magazine."""

from dataclasses import dataclass

from causerie.config.sample.reading import read_magazine
from causerie.lib.comment_text import tidied
from causerie.lib.markup import parse


@dataclass(frozen=True)
class Said:
    text: str
    html: str
    locale: str


def said_texts() -> list[Said]:
    return [
        Said(text=text, html=parse(text).html(), locale=entry["locale"])
        for talk in read_magazine().discussions.values()
        for entry in talk["comments"]
        for text in [tidied(entry["text"])]
    ]
