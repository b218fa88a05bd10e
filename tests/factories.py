"""Rows for tests: one function a noun. What a test does not care about has a plain value."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as PillowImage
from wagtail.models import Locale, Page

from causerie.accounts.models import User
from causerie.accounts.services.staff import create_staff
from causerie.publication.models import (
    ArticlePage,
    Author,
    Byline,
    EditionKind,
    FreePage,
    FrontPage,
    Picture,
    SectionPage,
    Tag,
)

PASSWORD = "a-long-enough-password-7"


def make_staff(email: str = "ada@example.org", *groups: str, **fields: Any) -> User:
    handle = email.split("@")[0].replace(".", "-")
    values = {"display_name": handle.title(), "handle": handle, "password": PASSWORD, **fields}
    return create_staff(email=email, groups=groups, **values)


def make_front(locale: Locale) -> FrontPage:
    """The front page of a locale, published. Creating the locale has made its draft."""
    front: FrontPage = FrontPage.objects.get(locale=locale)
    front.save_revision().publish()
    front.refresh_from_db()
    return front


def make_section(front: FrontPage, title: str = "City", slug: str = "city") -> SectionPage:
    section = SectionPage(title=title, slug=slug, locale=front.locale)
    front.add_child(instance=section)
    return section


def make_author(name: str = "Nadia Ferrer", slug: str = "nadia-ferrer", **fields: Any) -> Author:
    author: Author = Author.objects.create(name=name, slug=slug, **fields)
    return author


def make_tag(label: str = "Bridges", slug: str = "bridges") -> Tag:
    tag: Tag = Tag.objects.create(label=label, slug=slug)
    return tag


def make_article(
    section: SectionPage,
    title: str = "The last ferry",
    *,
    slug: str = "the-last-ferry",
    authors: tuple[Author, ...] = (),
    published: bool = True,
    body: list[tuple[str, Any]] | None = None,
    **fields: Any,
) -> ArticlePage:
    article = ArticlePage(
        title=title,
        slug=slug,
        locale=section.locale,
        body=body or [("paragraph", "<p>It leaves at six.</p>")],
        live=False,
        **fields,
    )
    article.bylines.set([Byline(author=author) for author in authors])
    section.add_child(instance=article)
    revision = article.save_revision()
    if published:
        revision.publish()
        article.refresh_from_db()
    return article


def make_edition(
    article: ArticlePage, section: SectionPage, title: str, slug: str, **fields: Any
) -> ArticlePage:
    """A published human translation of `article` in the locale of `section`."""
    return make_article(
        section,
        title,
        slug=slug,
        authors=tuple(article.authors),
        **{
            "translation_key": article.translation_key,
            "kind": EditionKind.HUMAN,
            "source_locale": article.locale,
            "translator": "Lucie Prade",
            **fields,
        },
    )


def make_free_page(front: FrontPage, title: str = "About", slug: str = "about") -> FreePage:
    page = FreePage(title=title, slug=slug, locale=front.locale, show_in_menus=True)
    front.add_child(instance=page)
    return page


def image_file(
    name: str = "quay.jpg", size: tuple[int, int] = (1000, 700), kind: str = "JPEG"
) -> SimpleUploadedFile:
    stream = BytesIO()
    PillowImage.new("RGB", size, (120, 60, 40)).save(stream, kind)
    return SimpleUploadedFile(name, stream.getvalue(), content_type=f"image/{kind.lower()}")


def make_picture(title: str = "The quay", **fields: Any) -> Picture:
    size = fields.pop("size", (1000, 700))
    picture: Picture = Picture.objects.create(
        title=title, file=image_file(size=size), **{"credit": "Drawing: The Quay", **fields}
    )
    return picture


def reload(page: Page) -> Page:
    """The page as the database has it, with its own class."""
    return Page.objects.get(pk=page.pk).specific
