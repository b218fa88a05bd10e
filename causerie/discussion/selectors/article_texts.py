"""What can be quoted of an article, in all its published editions."""

import re
from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import NamedTuple
from unicodedata import normalize

from causerie.discussion.models import Thread
from causerie.discussion.selectors.article_blocks import quotable
from causerie.discussion.selectors.threads import versions_of
from causerie.lib.passages import Span, counterpart, find
from causerie.lib.sentences import FOOTNOTE_MARK
from causerie.publication.models import ArticlePage

# What is discussed at the same time, in a few locales each; an edition takes some 50 kB.
EDITIONS_KEPT_MAX = 300

_NO_LETTERS = re.compile(r"[\W\d_]+")
_Key = tuple[int, int | None, datetime | None]


class Block(NamedTuple):
    id: str
    text: str
    letters: str


@dataclass(frozen=True)
class EditionText:
    locale: str
    blocks: dict[str, Block]
    letters: str

    def place_of(self, quoted: str, near: str = "") -> "Place | None":
        """Where this edition says `quoted`, in the block `near` if there."""
        letters = letters_of(quoted)
        if letters not in self.letters:
            return None
        blocks = sorted(self.blocks.values(), key=lambda block: block.id != near)
        for block in blocks:
            if letters in block.letters and (span := find(quoted, block.text)):
                return Place(self, block, span)
        return None


class Place(NamedTuple):
    edition: EditionText
    block: Block
    span: Span

    @property
    def words(self) -> str:
        return shown_words(self.block.text, self.span)

    def elsewhere(self, editions: Sequence[EditionText]) -> dict[str, str]:
        """What the other editions say in its place, by locale; those that leave it out do not."""
        found = {}
        for other in editions:
            theirs = other.blocks.get(self.block.id)
            if theirs is None or other.locale == self.edition.locale:
                continue
            ours, locale = self.block.text, self.edition.locale
            if span := counterpart(self.span, ours, locale, theirs.text, other.locale):
                found[other.locale] = shown_words(theirs.text, span)
        return found


def shown_words(text: str, span: Span) -> str:
    return FOOTNOTE_MARK.sub("", text[slice(*span)])


def letters_of(text: str) -> str:
    """What has not the letters of a quotation does not say it; that is quickly told."""
    return _NO_LETTERS.sub("", normalize("NFC", FOOTNOTE_MARK.sub("", text)))


def article_texts(thread: Thread) -> list[EditionText]:
    """Of all editions that can be read now, the original first; in one read where they are known
    from before, and in none where the thread has them at hand."""
    versions = thread.versions_at_hand
    versions = versions_of(thread) if versions is None else versions
    keys: dict[_Key, str] = {one[:3]: one.locale for one in versions}
    known = {key: text for key in keys if (text := _kept(key))}
    if len(known) < len(keys):
        known |= _read({key: keys[key] for key in keys if key not in known})
    return [known[key] for key in keys if key in known]


_texts: "OrderedDict[_Key, EditionText]" = OrderedDict()
_lock = Lock()


def _kept(key: _Key) -> EditionText | None:
    with _lock:
        text = _texts.get(key)
        if text is not None:
            _texts.move_to_end(key)
        return text


def _read(wanted: dict[_Key, str]) -> dict[_Key, EditionText]:
    """One that was published again meanwhile is read by its new key the next time."""
    by_pk = {key[0]: key for key in wanted}
    pages = ArticlePage.objects.filter(pk__in=by_pk).only(
        "title", "standfirst", "body", "live_revision", "last_published_at"
    )
    found = {}
    for page in pages:
        key = by_pk[page.pk]
        found[key] = _edition_text(page, wanted[key])
        if key == (page.pk, page.live_revision_id, page.last_published_at):
            _keep(key, found[key])
    return found


def _keep(key: _Key, text: EditionText) -> None:
    with _lock:
        _texts[key] = text
        while len(_texts) > EDITIONS_KEPT_MAX:
            _texts.popitem(last=False)


def _edition_text(page: ArticlePage, locale: str) -> EditionText:
    found = quotable(page.title, page.standfirst, page.body.raw_data)
    blocks = {key: Block(key, words, letters_of(words)) for key, words in found}
    return EditionText(locale, blocks, "\n".join(block.letters for block in blocks.values()))
