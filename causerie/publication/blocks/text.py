"""Blocks of text."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTableBlock

# Marks that stand within a line; blocks that have their own form do not come back as marks.
INLINE_MARKS = ["bold", "italic", "link", "superscript", "subscript", "code"]
QUOTE_LENGTH_MAX = 2_000
LINE_LENGTH_MAX = 255
ANCHOR = r"^[\w-]{1,60}$"
FOOTNOTE_KEY = r"^[\w-]{1,20}$"


class ParagraphBlock(blocks.RichTextBlock):
    def __init__(self, **options: object) -> None:
        super().__init__(features=INLINE_MARKS, **options)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        template = "publication/blocks/paragraph.html"


class HeadingBlock(blocks.StructBlock):
    text = blocks.CharBlock(label=_("Heading"), max_length=LINE_LENGTH_MAX)
    level = blocks.ChoiceBlock(
        label=_("Level"), choices=[("2", _("Main")), ("3", _("Below"))], default="2"
    )
    anchor = blocks.RegexBlock(
        regex=ANCHOR,
        label=_("Anchor"),
        required=False,
        error_messages={"invalid": _("Write letters, digits and hyphens, without spaces.")},
        help_text=_("For links to this place, such as “method”. Left empty, it gets a fixed one."),
    )

    class Meta:
        icon = "title"
        label = _("Heading")
        template = "publication/blocks/heading.html"


class QuoteBlock(blocks.StructBlock):
    text = blocks.TextBlock(label=_("Quotation"), max_length=QUOTE_LENGTH_MAX)
    source = blocks.CharBlock(
        label=_("Who said it, and where"), required=False, max_length=LINE_LENGTH_MAX
    )

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        template = "publication/blocks/quote.html"


class PullQuoteBlock(blocks.CharBlock):
    class Meta:
        icon = "openquote"
        label = _("Pull quote")
        template = "publication/blocks/pull_quote.html"


class ListBlock(blocks.StructBlock):
    ordered = blocks.BooleanBlock(label=_("Numbered"), required=False)
    entries = blocks.ListBlock(blocks.RichTextBlock(features=INLINE_MARKS), label=_("Entries"))

    class Meta:
        icon = "list-ul"
        label = _("List")
        template = "publication/blocks/list.html"


class TableBlock(TypedTableBlock):
    text = blocks.CharBlock(label=_("Text"), required=False)
    rich_text = blocks.RichTextBlock(label=_("Text with marks"), features=INLINE_MARKS)
    number = blocks.CharBlock(
        label=_("Number"), required=False, template="publication/blocks/table_number.html"
    )

    class Meta:
        icon = "table"
        label = _("Table")
        template = "publication/blocks/table.html"


class CodeBlock(blocks.StructBlock):
    language = blocks.CharBlock(label=_("Programming language"), required=False, max_length=40)
    code = blocks.TextBlock(label=_("Code"))

    class Meta:
        icon = "code"
        label = _("Code")
        template = "publication/blocks/code.html"


class FootnoteBlock(blocks.StructBlock):
    """Stands anywhere; `[^key]` in the text refers to it, and it is shown at the end."""

    key = blocks.RegexBlock(
        regex=FOOTNOTE_KEY,
        label=_("Key"),
        error_messages={"invalid": _("Write letters, digits and hyphens, without spaces.")},
        help_text=_("Write [^key] in the text where the footnote belongs."),
    )
    text = blocks.RichTextBlock(label=_("Text"), features=INLINE_MARKS)
    source = blocks.CharBlock(label=_("Source"), required=False, max_length=LINE_LENGTH_MAX)
    source_url = blocks.URLBlock(label=_("Address of the source"), required=False)

    class Meta:
        icon = "superscript"
        label = _("Footnote")
        template = "publication/blocks/nothing.html"


class CorrectionBlock(blocks.StructBlock):
    date = blocks.DateBlock(label=_("Date"))
    text = blocks.RichTextBlock(label=_("What was wrong, and what is right"), features=INLINE_MARKS)

    class Meta:
        icon = "warning"
        label = _("Correction")
        template = "publication/blocks/correction.html"
