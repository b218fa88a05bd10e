"""The words of a text without its marks."""

from wagtail.blocks import StreamValue


def plain_text(body: StreamValue) -> str:
    """All text of the blocks, for counting and searching; headings and captions included."""
    return " ".join(str(part) for block in body for part in _parts(block))


def _parts(block: StreamValue.StreamChild) -> list[str]:
    """A heading's level is a choice with a name of its own, and no word of the text."""
    if block.block_type == "heading":
        return [block.value["text"]]
    parts: list[str] = block.block.get_searchable_content(block.value)
    return parts
