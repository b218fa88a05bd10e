"""What an editor makes is not hidden behind the program's own pages."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import URLPattern, URLResolver, get_resolver

from causerie.publication.models import FrontPage
from causerie.publication.models.reader_page import FIXED_SLUGS
from tests.factories import make_free_page, make_section


def _first_parts(resolver: URLResolver) -> set[str]:
    """The first part of each address below a locale that the program itself answers; a page right
    below a front page has the shape of those with one part, and its articles of those with two."""
    below_locale = [one for one in resolver.url_patterns if "LocalePrefix" in repr(one.pattern)]
    (localised,) = below_locale
    assert isinstance(localised, URLResolver)
    return {
        first
        for one in localised.url_patterns
        if (first := str(one.pattern).partition("/")[0]) and _is_plain(first, one)
    }


def _is_plain(first: str, one: URLPattern | URLResolver) -> bool:
    return first.isidentifier() and "/" in str(one.pattern)


def test_every_address_of_the_program_is_kept_free() -> None:
    # Wagtail's, and the page on privacy, which gives way to a page of the publication's own.
    expected = _first_parts(get_resolver()) - {"_util", "privacy"}
    assert expected == set(FIXED_SLUGS)


@pytest.mark.parametrize("slug", sorted(FIXED_SLUGS))
def test_no_section_stands_there(front: FrontPage, slug: str) -> None:
    with pytest.raises(ValidationError, match="own pages"):
        make_section(front, "A section", slug)


def test_no_free_page_stands_there(front: FrontPage) -> None:
    page = make_free_page(front)
    page.slug = "search"
    with pytest.raises(ValidationError, match="own pages"):
        page.save()


def test_an_address_that_only_begins_so_is_free(front: FrontPage) -> None:
    assert make_section(front, "Search parties", "search-parties").pk
