"""The words of a text without its marks."""

from wagtail.blocks import StreamValue


def plain_text(body: StreamValue) -> str:
    """All text of the blocks, for counting and searching; headings and captions included."""
    return " ".join(map(str, body.stream_block.get_searchable_content(body)))
