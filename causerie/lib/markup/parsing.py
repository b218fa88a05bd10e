"""From what somebody typed to passages, plain words and safe HTML."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from markdown_it import MarkdownIt
from markdown_it.token import Token

from causerie.lib.markup.blocks import listed, marked
from causerie.lib.markup.labels import bare_addresses
from causerie.lib.markup.links import Linkifier, is_safe
from causerie.lib.markup.reading import leaves, own_words, words
from causerie.lib.markup.rendering import Renderer
from causerie.lib.markup.words import talk

_NOTHING: Mapping[int, int] = MappingProxyType({})


def _parser() -> MarkdownIt:
    """No headings, images, tables or HTML: a comment is a piece of a talk, not a page."""
    found = MarkdownIt("zero", {"linkify": True})
    found.enable(["blockquote", "list", "fence", "newline", "escape", "backticks", "emphasis"])
    found.enable(["balance_pairs", "fragments_join", "link", "autolink", "linkify"])
    found.block.ruler.at("blockquote", marked, {"alt": ["paragraph", "list"]})
    found.block.ruler.at("list", listed, {"alt": ["paragraph"]})
    found.core.ruler.before("text_join", "labels", bare_addresses)
    found.core.ruler.before("text_join", "talk", talk)
    found.linkify = Linkifier()
    found.validateLink = is_safe  # type: ignore[method-assign] # its way to set a policy
    # Addresses are made readable where they are shown.
    found.normalizeLinkText = _as_typed  # type: ignore[method-assign]
    # It compiles its rules at its first text, which must not be two at once in two threads.
    found.parse("-")
    return found


def _as_typed(link: str) -> str:
    return link


_PARSER = _parser()


@dataclass(frozen=True)
class Passage:
    """A block of the text that stands in no other."""

    index: int  # from 0
    text: str  # in plain words; a quotation's without the line that names its source
    is_quotation: bool
    number: int | None  # of the comment that a quotation names in its first line: `> #12`


@dataclass(frozen=True)
class Parsed:
    passages: tuple[Passage, ...]
    # In order, each once; none from quotations, where somebody else speaks, or from code.
    mentions: tuple[str, ...]  # handles in lower case
    references: tuple[int, ...]
    plain: str  # all words, for search and previews
    own_words: str  # what tells the language: no quotations, addresses, code, names or emoji
    has_links: bool
    blocks: tuple[str, ...] = field(repr=False)  # safe HTML of each passage

    def html(self, tied: Mapping[int, int] = _NOTHING) -> str:
        """`tied`: from the index of a passage to the number of the quotation that stands for it.

        It holds markers, which `shown` replaces.
        """
        return "".join(
            f"<!--quotation:{tied[index]}-->" if index in tied else block
            for index, block in enumerate(self.blocks)
        )


def parse(text: str) -> Parsed:
    """`text` has been tidied (`lib.comment_text`)."""
    blocks = list(_blocks(_PARSER.parse(text)))
    passages = tuple(_passage(index, tokens) for index, tokens in enumerate(blocks))
    own = [leaf for tokens in blocks for leaf in leaves(_outside_quotations(tokens))]
    renderer = Renderer()
    return Parsed(
        passages=passages,
        mentions=tuple(dict.fromkeys(_contents(own, "mention"))),
        references=tuple(dict.fromkeys(map(int, _contents(own, "reference")))),
        plain="\n".join(filter(None, (words(tokens) for tokens in blocks))),
        own_words="\n".join(
            filter(None, (own_words(_outside_quotations(tokens)) for tokens in blocks))
        ),
        has_links=any(_is_link(leaf) for tokens in blocks for leaf in leaves(tokens)),
        blocks=tuple(renderer.block(tokens) for tokens in blocks),
    )


def parsed_line(text: str) -> list[Token]:
    """Without blocks: one line, of which no rule makes a list or a quotation."""
    return _PARSER.parseInline(text)


def _blocks(tokens: Sequence[Token]) -> Iterator[list[Token]]:
    depth, block = 0, []
    for token in tokens:
        block.append(token)
        depth += token.nesting
        if not depth:
            yield block
            block = []


def _passage(index: int, tokens: Sequence[Token]) -> Passage:
    is_quotation = tokens[0].type == "blockquote_open"
    number, rest = _source(tokens) if is_quotation else (None, tokens)
    return Passage(index, words(rest), is_quotation, number)


def _source(tokens: Sequence[Token]) -> tuple[int | None, Sequence[Token]]:
    """The number that a quotation's first line consists of, and what follows that line."""
    first = tokens[2].children or [] if tokens[1].type == "paragraph_open" else []
    breaks = (place for place, leaf in enumerate(first) if leaf.type.endswith("break"))
    end = next(breaks, len(first))
    named = [leaf for leaf in first[:end] if leaf.content.strip(" :")]
    if [leaf.type for leaf in named] != ["reference"]:
        return None, tokens
    rest = Token("inline", "", 0, children=first[end:])
    return int(named[0].content), [rest, *tokens[3:]]


def _outside_quotations(tokens: Sequence[Token]) -> list[Token]:
    depth, kept = 0, []
    for token in tokens:
        depth += token.nesting if token.type.startswith("blockquote") else 0
        if not depth and token.type != "blockquote_close":
            kept.append(token)
    return kept


def _contents(tokens: Sequence[Token], kind: str) -> Iterator[str]:
    return (token.content for token in tokens if token.type == kind)


def _is_link(token: Token) -> bool:
    return token.type == "link_open" and is_safe(str(token.attrs.get("href", "")))
