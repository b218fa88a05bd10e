"""The blocks of which an article's text is made. Their templates stand in `web`."""

from causerie.publication.blocks.media import EmbedBlock, FigureBlock, GalleryBlock
from causerie.publication.blocks.streams import ArticleBlocks, FreeBlocks
from causerie.publication.blocks.text import FootnoteBlock

__all__ = [
    "ArticleBlocks",
    "EmbedBlock",
    "FigureBlock",
    "FootnoteBlock",
    "FreeBlocks",
    "GalleryBlock",
]
