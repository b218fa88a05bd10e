"""An article in one locale: an edition."""

from datetime import timedelta
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Orderable, Page
from wagtail.search import index

from causerie.lib.reading_time import reading_minutes
from causerie.publication.blocks import ArticleBlocks
from causerie.publication.blocks.plain_text import plain_text
from causerie.publication.footnotes import check_footnotes
from causerie.publication.models.author import Author
from causerie.publication.models.edition import Edition
from causerie.publication.models.reader_page import ReaderPage
from causerie.publication.models.tag import Tag

STANDFIRST_LENGTH_MAX = 400
CAPTION_LENGTH_MAX = 300
# A slip mended straight after publication is not an update that readers must be told of.
UPDATE_SILENT_MINUTES = 15


class ArticlePage(Edition, ReaderPage):
    standfirst = models.TextField(
        _("standfirst"),
        max_length=STANDFIRST_LENGTH_MAX,
        blank=True,
        help_text=_("One or two sentences that say what the article is about."),
    )
    tags = ParentalManyToManyField(Tag, verbose_name=_("tags"), blank=True, related_name="+")
    hero_image = models.ForeignKey(
        "publication.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    hero_alt = models.CharField(
        _("what it shows"),
        max_length=CAPTION_LENGTH_MAX,
        blank=True,
        help_text=_("For readers who cannot see it."),
    )
    hero_caption = models.CharField(_("caption"), max_length=CAPTION_LENGTH_MAX, blank=True)
    body = StreamField(ArticleBlocks(), verbose_name=_("text"), blank=True)

    template = "publication/article_page.html"
    parent_page_types = ["publication.SectionPage"]
    subpage_types: list[str] = []
    search_fields = [*Page.search_fields, index.SearchField("standfirst")]
    content_panels = [
        *Page.content_panels,
        FieldPanel("standfirst"),
        InlinePanel("bylines", label=_("byline"), heading=_("Bylines"), min_num=1),
        Edition.edition_panel,
        MultiFieldPanel(
            [FieldPanel("hero_image"), FieldPanel("hero_alt"), FieldPanel("hero_caption")],
            heading=_("Lead picture"),
        ),
        FieldPanel("body"),
        FieldPanel("tags"),
    ]

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    @property
    def article_key(self) -> UUID:
        """The work's identity, which all its editions share."""
        return UUID(str(self.translation_key))

    @property
    def authors(self) -> list[Author]:
        bylines = list(self.bylines.all())
        # One query for all of them, and none where a list has brought them along.
        models.prefetch_related_objects(bylines, "author")
        return [byline.author for byline in bylines]

    @property
    def reading_minutes(self) -> int:
        return reading_minutes(
            f"{self.standfirst} {plain_text(self.body)}", self.locale.language_code
        )

    @property
    def was_updated(self) -> bool:
        first, last = self.first_published_at, self.last_published_at
        return bool(first and last and last - first > timedelta(minutes=UPDATE_SILENT_MINUTES))

    def clean(self) -> None:
        super().clean()
        self.validate_edition()
        if self.is_being_written:
            return
        if self.hero_image and not self.hero_alt:
            raise ValidationError({"hero_alt": _("Say what the lead picture shows.")})
        problem = check_footnotes(self.body)
        if problem:
            raise ValidationError({"body": problem})


class Byline(Orderable):
    """An author's name on an article, in the order in which they are named."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="bylines")
    author = models.ForeignKey(
        Author, verbose_name=_("author"), on_delete=models.PROTECT, related_name="bylines"
    )

    panels = [FieldPanel("author")]

    class Meta(Orderable.Meta):
        constraints = [
            models.UniqueConstraint(fields=["article", "author"], name="one_byline_an_author")
        ]

    def __str__(self) -> str:
        return str(self.author)
