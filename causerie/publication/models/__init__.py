from causerie.publication.models.article import ArticlePage, Byline
from causerie.publication.models.author import Author, AuthorText
from causerie.publication.models.card import Card
from causerie.publication.models.edition import Edition, EditionKind
from causerie.publication.models.free_page import FreePage
from causerie.publication.models.front_page import FrontPage
from causerie.publication.models.look import Look, LookText
from causerie.publication.models.picture import Picture, Rendition
from causerie.publication.models.search_entry import SearchEntry, SearchWord
from causerie.publication.models.section import SectionPage
from causerie.publication.models.tag import Tag, TagName

__all__ = [
    "ArticlePage",
    "Author",
    "AuthorText",
    "Byline",
    "Card",
    "Edition",
    "EditionKind",
    "FreePage",
    "FrontPage",
    "Look",
    "LookText",
    "Picture",
    "Rendition",
    "SearchEntry",
    "SearchWord",
    "SectionPage",
    "Tag",
    "TagName",
]
