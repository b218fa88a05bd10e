"""Which page's names are to be looked at."""

from typing import Any

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from causerie.discussion.selectors.titles import titles_of
from causerie.lib.locales import own_name
from causerie.publication.models import ArticlePage
from causerie.publication.selectors.articles import published_articles
from causerie.publication.selectors.editions import open_locales

# The newest; an older one is reached from the article itself.
ARTICLES_MAX = 200


class PageForm(forms.Form):
    """`article` is any edition of it."""

    article = forms.IntegerField(label=_("Article"), min_value=1, max_value=2**31 - 1)
    locale = forms.ChoiceField(label=_("Language"))

    def __init__(self, *args: Any, around: ArticlePage | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        locales = self.fields["locale"]
        assert isinstance(locales, forms.ChoiceField)
        locales.choices = [(code, own_name(code)) for code in open_locales()]
        locales.initial = get_language()
        self.fields["article"].widget = forms.Select(choices=_articles(around))


def _articles(around: ArticlePage | None) -> list[tuple[int, str]]:
    """One edition of each, in the language at hand if there is one; with the one that is being
    looked at."""
    newest = published_articles().order_by("-first_published_at", "-pk")
    # An article has several editions.
    rows = newest.values_list("translation_key", flat=True)[: 5 * ARTICLES_MAX]
    keys = list(dict.fromkeys(rows))[:ARTICLES_MAX]
    titles = titles_of(keys, get_language() or "")
    if around is not None:
        titles[around.translation_key] = around
        keys = list(dict.fromkeys([*keys, around.translation_key]))
    return [(titles[key].pk, titles[key].title) for key in keys if key in titles]
