"""Which blocks an article and a free page may hold."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from causerie.publication.blocks.media import EmbedBlock, FigureBlock, GalleryBlock
from causerie.publication.blocks.text import (
    CodeBlock,
    CorrectionBlock,
    FootnoteBlock,
    HeadingBlock,
    ListBlock,
    ParagraphBlock,
    PullQuoteBlock,
    QuoteBlock,
    TableBlock,
)

RELATED_MAX = 6


class RelatedBlock(blocks.ListBlock):
    """Other articles; shown in the reader's locale, where they have an edition in it."""

    def __init__(self, **options: object) -> None:
        chooser = blocks.PageChooserBlock("publication.ArticlePage")
        super().__init__(chooser, max_num=RELATED_MAX, **options)

    class Meta:
        icon = "doc-full"
        label = _("Related articles")
        template = "publication/blocks/related.html"


class FreeBlocks(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    figure = FigureBlock()
    list = ListBlock()
    table = TableBlock()


class ArticleBlocks(blocks.StreamBlock):
    paragraph = ParagraphBlock()
    heading = HeadingBlock()
    figure = FigureBlock()
    gallery = GalleryBlock()
    quote = QuoteBlock()
    pull_quote = PullQuoteBlock()
    list = ListBlock()
    table = TableBlock()
    code = CodeBlock()
    footnote = FootnoteBlock()
    embed = EmbedBlock()
    related = RelatedBlock()
    correction = CorrectionBlock()
