"""Tags: one for all editions, with a name in each locale."""

from django.db import models
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.models import Locale
from wagtail.search import index

NAME_LENGTH_MAX = 60


class Tag(index.Indexed, ClusterableModel):
    """`label` is its name for the editors, and for locales in which it has none."""

    label = models.CharField(_("name"), max_length=NAME_LENGTH_MAX, unique=True)
    slug = models.SlugField(
        _("slug"),
        max_length=NAME_LENGTH_MAX,
        unique=True,
        allow_unicode=True,
        help_text=_("The last part of the address of the tag's page, in every locale."),
    )

    panels = [
        FieldPanel("label"),
        FieldPanel("slug"),
        InlinePanel("names", label=_("name"), heading=_("Name by locale")),
    ]
    search_fields = [index.SearchField("label"), index.AutocompleteField("label")]

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["label"]

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        """Its page in the active locale."""
        return reverse("tag", args=[self.slug])

    @property
    def name(self) -> str:
        """Its name in the active locale. Reads `names`: prefetch them for a list."""
        locale = get_language()
        named = (n.name for n in self.names.all() if n.locale.language_code == locale)
        return next(named, self.label)


class TagName(models.Model):
    """A tag's name in one locale."""

    tag = ParentalKey(Tag, on_delete=models.CASCADE, related_name="names")
    locale = models.ForeignKey(Locale, verbose_name=_("locale"), on_delete=models.CASCADE)
    name = models.CharField(_("name"), max_length=NAME_LENGTH_MAX)

    panels = [FieldPanel("locale"), FieldPanel("name")]

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["tag", "locale"], name="one_tag_name_a_locale")
        ]

    def __str__(self) -> str:
        return self.name
