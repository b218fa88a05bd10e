"""Finding what a text quotes: passages of the article, or of another comment.

What is tied is verified: the source says these words, or has said them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from causerie.discussion.models import Comment, CommentRevision, Quotation, Thread, Visibility
from causerie.discussion.selectors.article_texts import EditionText, Place, article_texts
from causerie.discussion.selectors.own_words import own_plain, place_in
from causerie.lib.markup import Parsed, Passage
from causerie.lib.passages import is_whole

# A text that quotes more says little itself; what is more stays as it was typed.
QUOTATIONS_MAX = 10
QUOTED_LENGTH_MAX = 2_000
# Versions of a comment, back from the present one, in which a quotation is looked for: all that
# there can be. What was tied once is found again, or it would stay where its source is hidden.
VERSIONS_MAX = 50


@dataclass(frozen=True)
class Tied:
    """The passage number `passage` of a text is `text[start:end]` of its source.

    Without words where the source has been erased: nobody can tell what it has said.
    """

    passage: int
    text: str
    start: int
    end: int
    locale: str
    block_id: str = ""
    source: Comment | None = None
    source_revision: int | None = None
    # Where an earlier version is quoted: when that one appeared.
    stood_at: datetime | None = None
    # What each edition says in its place, by locale; of the article only.
    editions: dict[str, str] | None = None

    @property
    def is_changed(self) -> bool:
        return self.stood_at is not None


def tied_passages(thread: Thread, parsed: Parsed, parent: Comment | None = None) -> list[Tied]:
    """`parent`: what is answered, and may be quoted without its number."""
    seeker = _Seeker(thread, parent)
    tied: list[Tied] = []
    for passage, block in zip(parsed.passages, parsed.blocks, strict=True):
        if len(tied) == QUOTATIONS_MAX:
            break
        if len(passage.text) <= QUOTED_LENGTH_MAX and (one := seeker.seek(passage, block)):
            tied.append(one)
    return tied


class _Seeker:
    """Reads what it has to, and once."""

    def __init__(self, thread: Thread, parent: Comment | None) -> None:
        self.thread = thread
        self.parent = parent
        self.named: dict[int, Comment | None] = {}
        self.words: dict[tuple[type, int], str] = {}
        # By the key of the comment.
        self.versions: dict[int, list[Comment | CommentRevision]] = {}
        self.quotations: dict[int, list[Quotation]] = {}

    @cached_property
    def editions(self) -> list[EditionText]:
        return article_texts(self.thread)

    def seek(self, passage: Passage, block: str) -> Tied | None:
        if not passage.is_quotation:
            return self._whole(passage) if _is_bare_paragraph(block) else None
        if passage.number is not None:
            named = self._numbered(passage.number)
            found = self._in_comment(passage, named) if named else None
            return found or self._in_article(passage)
        found = self._in_article(passage)
        return found or (self._in_comment(passage, self.parent) if self.parent else None)

    def _numbered(self, number: int) -> Comment | None:
        if number not in self.named:
            self.named[number] = self.thread.comments.filter(number=number).first()
        return self.named[number]

    def _in_article(self, passage: Passage) -> Tied | None:
        for edition in self.editions:
            if place := edition.place_of(passage.text):
                return self._of_article(passage, place)
        return None

    def _whole(self, passage: Passage) -> Tied | None:
        """What nobody has marked as a quotation is one if it is whole sentences."""
        for edition in self.editions:
            place = edition.place_of(passage.text)
            if place and is_whole(place.span, place.block.text, edition.locale):
                return self._of_article(passage, place)
        return None

    def _of_article(self, passage: Passage, place: Place) -> Tied:
        return Tied(
            passage=passage.index,
            text=place.words,
            start=place.span[0],
            end=place.span[1],
            locale=place.edition.locale,
            block_id=place.block.id,
            editions=place.elsewhere(self.editions),
        )

    def _in_comment(self, passage: Passage, named: Comment) -> Tied | None:
        if not named.text or named.visibility == Visibility.ERASED:
            return Tied(passage.index, "", 0, 0, "", source=named, source_revision=named.revision)
        for version in self._versions(named):
            words = self._words(version)
            if span := place_in(passage.text, words):
                return _of_comment(passage, named, version, words[slice(*span)], span)
        return self._quoted_by(passage, named)

    def _versions(self, named: Comment) -> list[Comment | CommentRevision]:
        if named.pk not in self.versions:
            self.versions[named.pk] = list(_versions(named))
        return self.versions[named.pk]

    def _quotations(self, named: Comment) -> list[Quotation]:
        if named.pk not in self.quotations:
            rows = named.quotations.filter(source__isnull=False).select_related("source")
            self.quotations[named.pk] = list(rows)
        return self.quotations[named.pk]

    def _words(self, version: Comment | CommentRevision) -> str:
        key = (type(version), version.pk)
        if key not in self.words:
            self.words[key] = own_plain(version)
        return self.words[key]

    def _quoted_by(self, passage: Passage, named: Comment) -> Tied | None:
        """Who quotes a quotation quotes what it was taken from: hidden there, it is hidden here."""
        erased = None
        for row in self._quotations(named):
            if not row.text:
                erased = row.source
            if span := place_in(passage.text, row.text):
                return Tied(
                    passage=passage.index,
                    text=row.text[slice(*span)],
                    start=row.start + span[0],
                    end=row.start + span[1],
                    locale=row.locale,
                    source=row.source,
                    source_revision=row.source_revision,
                    stood_at=row.quoted_at if row.is_changed else None,
                )
        # It may be these words that are gone: nobody can tell.
        return Tied(passage.index, "", 0, 0, "", source=erased) if erased else None


def _is_bare_paragraph(block: str) -> bool:
    """A list or code stays what it is, and so does what leads elsewhere."""
    return block.startswith("<p>") and "<a " not in block


def _versions(source: Comment) -> Iterator[Comment | CommentRevision]:
    yield source
    if source.revision > 1:
        yield from source.revisions.order_by("-number")[: VERSIONS_MAX - 1]


def _of_comment(
    passage: Passage,
    source: Comment,
    version: Comment | CommentRevision,
    text: str,
    span: tuple[int, int],
) -> Tied:
    earlier = version if isinstance(version, CommentRevision) else None
    return Tied(
        passage=passage.index,
        text=text,
        start=span[0],
        end=span[1],
        locale=version.locale,
        source=source,
        source_revision=earlier.number if earlier else source.revision,
        stood_at=earlier.written_at if earlier else None,
    )
