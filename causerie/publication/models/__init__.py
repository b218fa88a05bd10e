from causerie.publication.models.article import ArticlePage, Byline
from causerie.publication.models.author import Author, AuthorText
from causerie.publication.models.edition import Edition, EditionKind
from causerie.publication.models.free_page import FreePage
from causerie.publication.models.front_page import FrontPage
from causerie.publication.models.picture import Picture, Rendition
from causerie.publication.models.section import SectionPage
from causerie.publication.models.tag import Tag, TagName

__all__ = [
    "ArticlePage",
    "Author",
    "AuthorText",
    "Byline",
    "Edition",
    "EditionKind",
    "FreePage",
    "FrontPage",
    "Picture",
    "Rendition",
    "SectionPage",
    "Tag",
    "TagName",
]
