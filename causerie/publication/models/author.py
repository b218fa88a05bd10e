"""Authors: the same person in every edition, with a text about them in each locale."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Locale
from wagtail.search import index

NAME_LENGTH_MAX = 100
BIO_LENGTH_MAX = 1_000


class Author(index.Indexed, ClusterableModel):
    name = models.CharField(_("name"), max_length=NAME_LENGTH_MAX)
    slug = models.SlugField(
        _("slug"),
        max_length=NAME_LENGTH_MAX,
        unique=True,
        allow_unicode=True,
        help_text=_("The last part of the address of the author's page."),
    )
    picture = models.ForeignKey(
        "publication.Picture",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    user = models.OneToOneField(
        "accounts.User",
        verbose_name=_("account"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="author",
        help_text=_("The account with which this author signs in, if any."),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("picture"),
        FieldPanel("user"),
        InlinePanel("texts", label=_("text"), heading=_("About the author, by locale")),
    ]
    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Their page in the active locale."""
        return reverse("author", args=[self.slug])

    def text_in(self, locale: str) -> "AuthorText | None":
        """What is said of them in `locale` (`pt-br`); nothing in another language instead."""
        return next((t for t in self.texts.all() if t.locale.language_code == locale), None)


class AuthorText(models.Model):
    """A line and a paragraph about an author, in one locale."""

    author = ParentalKey(Author, on_delete=models.CASCADE, related_name="texts")
    locale = models.ForeignKey(Locale, verbose_name=_("locale"), on_delete=models.CASCADE)
    role = models.CharField(
        _("role"),
        max_length=NAME_LENGTH_MAX,
        blank=True,
        help_text=_("Such as “Science editor”."),
    )
    bio = models.TextField(_("about"), max_length=BIO_LENGTH_MAX, blank=True)

    panels = [FieldPanel("locale"), FieldPanel("role"), FieldPanel("bio")]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["author", "locale"], name="one_author_text_a_locale")
        ]

    def __str__(self) -> str:
        return f"{self.author} ({self.locale})"
