"""An edition in another locale begins as a draft with the source's blocks."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import Locale, Page

from causerie.accounts.models import User
from causerie.publication.models import ArticlePage, FrontPage
from causerie.publication.services.editions import EditionRefused, begin_edition
from tests.factories import (
    PASSWORD,
    make_article,
    make_author,
    make_edition,
    make_section,
    make_staff,
    make_tag,
    reload,
)
from tests.publication.filled import make_full_article


@pytest.fixture
def editor(front: FrontPage) -> User:
    return make_staff("ed@example.org", "Editors")


@pytest.fixture
def article(front: FrontPage) -> ArticlePage:
    return make_article(make_section(front), authors=(make_author(),))


def _begin_section(article: ArticlePage, locale: Locale, user: User) -> Page:
    """An article may only stand below a section, so that comes first."""
    return begin_edition(page=article.get_parent(), locale=locale, user=user)


def test_an_edition_is_a_draft_of_its_writer(
    client: Client, article: ArticlePage, front_fr: FrontPage, editor: User
) -> None:
    section = _begin_section(article, front_fr.locale, editor)
    edition = begin_edition(page=article, locale=front_fr.locale, user=editor)
    stored = reload(edition)
    assert isinstance(stored, ArticlePage)
    assert not stored.live
    assert stored.has_unpublished_changes
    assert stored.first_published_at is None
    assert stored.owner == editor
    assert stored.get_parent().specific == section
    assert (stored.kind, stored.source_locale, stored.translator) == ("human", article.locale, "")
    assert stored.article_key == article.article_key
    assert stored.latest_revision is not None
    assert stored.latest_revision.user == editor
    section.save_revision().publish()
    assert client.get(f"/fr/{section.slug}/{edition.slug}/").status_code == 404
    assert (
        f"/locale/fr/?next=/fr/{section.slug}/"
        not in client.get("/en/city/the-last-ferry/").content.decode()
    )


def test_blocks_keep_their_identity(front: FrontPage, front_fr: FrontPage, editor: User) -> None:
    article = make_full_article(make_section(front), authors=(make_author(),), tags=[make_tag()])
    _begin_section(article, front_fr.locale, editor)
    edition = begin_edition(page=article, locale=front_fr.locale, user=editor)
    stored = reload(edition)
    assert list(stored.body.raw_data) == list(reload(article).body.raw_data)
    assert [block.id for block in stored.body] == [block.id for block in article.body]
    draft = stored.latest_revision.as_object()
    assert [block.id for block in draft.body] == [block.id for block in article.body]
    assert stored.authors == article.authors
    assert list(stored.tags.all()) == list(article.tags.all())
    assert stored.hero_image == article.hero_image


def test_a_second_edition_in_the_same_locale_is_refused(
    article: ArticlePage, front_fr: FrontPage, editor: User
) -> None:
    make_edition(article, make_section(front_fr, "Ville", "ville"), "Le bac", "le-bac")
    before = Page.objects.count()
    with pytest.raises(EditionRefused, match=r"“The last ferry” has an edition in French already"):
        begin_edition(page=article, locale=front_fr.locale, user=editor)
    with pytest.raises(EditionRefused):
        begin_edition(page=article, locale=article.locale, user=editor)
    assert Page.objects.count() == before


def test_an_edition_below_a_section_that_has_none_is_refused(
    article: ArticlePage, front_fr: FrontPage, editor: User
) -> None:
    with pytest.raises(EditionRefused, match=r"Begin the edition of “City” in French first"):
        begin_edition(page=article, locale=front_fr.locale, user=editor)


def test_who_may_not_write_in_a_locale_is_refused(
    article: ArticlePage, front_fr: FrontPage, editor: User
) -> None:
    _begin_section(article, front_fr.locale, editor)
    before = Page.objects.count()
    for email, role in (("en@example.org", "Authors (en)"), ("nobody@example.org", None)):
        user = make_staff(email, *([role] if role else []))
        with pytest.raises(EditionRefused, match=r"You may not write in French"):
            begin_edition(page=article, locale=front_fr.locale, user=user)
    assert Page.objects.count() == before
    author = make_staff("fr@example.org", "Authors (fr)")
    edition = begin_edition(page=article, locale=front_fr.locale, user=author)
    assert edition.permissions_for_user(author).can_edit()
    assert not edition.permissions_for_user(author).can_publish()


def test_a_refusal_is_told_in_the_editors_language(
    article: ArticlePage, front_fr: FrontPage, editor: User
) -> None:
    with translation.override("fr"), pytest.raises(EditionRefused) as refused:
        begin_edition(page=article, locale=front_fr.locale, user=editor)
    expected = translation.gettext(
        "Begin the edition of “%(parent)s” in %(locale)s first: this page stands below it."
    )
    with translation.override("fr"):
        expected = translation.gettext(
            "Begin the edition of “%(parent)s” in %(locale)s first: this page stands below it."
        )
        assert str(refused.value) == expected % {"parent": "City", "locale": front_fr.locale}


class TestPage:
    """The editor's page for it."""

    @pytest.fixture
    def signed_in(self, client: Client, editor: User) -> Client:
        assert client.login(email=editor.email, password=PASSWORD)
        return client

    def test_offers_the_locales_without_an_edition(
        self, signed_in: Client, article: ArticlePage, front_fr: FrontPage, front_es: FrontPage
    ) -> None:
        make_edition(article, make_section(front_fr, "Ville", "ville"), "Le bac", "le-bac")
        response = signed_in.get(reverse("begin_edition", args=[article.pk]))
        assert response.status_code == 200
        offered = response.context["form"].fields["locale"].queryset
        assert list(offered) == [front_es.locale]

    def test_says_so_where_there_is_none_left(
        self, signed_in: Client, article: ArticlePage
    ) -> None:
        response = signed_in.get(reverse("begin_edition", args=[article.pk]))
        assert response.status_code == 200
        assert "every language" in response.content.decode()
        assert b"<button" not in response.content.split(b'class="nice-padding"')[1]

    def test_begins_the_edition_and_leads_to_the_editor(
        self, signed_in: Client, article: ArticlePage, front_fr: FrontPage, editor: User
    ) -> None:
        _begin_section(article, front_fr.locale, editor)
        response = signed_in.post(
            reverse("begin_edition", args=[article.pk]), {"locale": front_fr.locale.pk}
        )
        edition = ArticlePage.objects.get(locale=front_fr.locale)
        assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[edition.pk])
        assert signed_in.get(response.headers["Location"]).status_code == 200
        assert not edition.live

    def test_shows_why_an_edition_cannot_be_begun(
        self, signed_in: Client, article: ArticlePage, front_fr: FrontPage
    ) -> None:
        response = signed_in.post(
            reverse("begin_edition", args=[article.pk]), {"locale": front_fr.locale.pk}
        )
        assert response.status_code == 200
        assert "Begin the edition of “City” in French first" in response.content.decode()
        assert not ArticlePage.objects.filter(locale=front_fr.locale).exists()

    def test_looking_at_it_begins_nothing(
        self, signed_in: Client, article: ArticlePage, front_fr: FrontPage
    ) -> None:
        before = Page.objects.count()
        url = reverse("begin_edition", args=[article.pk])
        signed_in.get(url, {"locale": front_fr.locale.pk})
        signed_in.post(url, {"locale": 987654})
        signed_in.post(url, {})
        assert Page.objects.count() == before

    def test_is_closed_to_strangers_and_to_those_who_may_not_edit_the_source(
        self, client: Client, article: ArticlePage, front_fr: FrontPage
    ) -> None:
        url = reverse("begin_edition", args=[article.pk])
        assert "/login/" in client.get(url).headers["Location"]
        make_staff("reader@example.org")
        assert client.login(email="reader@example.org", password=PASSWORD)
        assert client.get(url).status_code == 302
        make_staff("fr@example.org", "Authors (fr)")
        assert client.login(email="fr@example.org", password=PASSWORD)
        response = client.post(url, {"locale": front_fr.locale.pk})
        assert response.headers["Location"] == reverse("wagtailadmin_home")
        assert "you do not have permission" in client.get("/cms/").content.decode()
        assert not ArticlePage.objects.filter(locale=front_fr.locale).exists()

    def test_knows_no_page_that_is_not_there(self, signed_in: Client) -> None:
        root: Any = Page.get_first_root_node()
        for key in (987654, root.pk):
            assert signed_in.get(reverse("begin_edition", args=[key])).status_code == 404

    def test_is_offered_where_a_page_is_edited(
        self, signed_in: Client, article: ArticlePage
    ) -> None:
        url = reverse("begin_edition", args=[article.pk])
        edit = signed_in.get(reverse("wagtailadmin_pages:edit", args=[article.pk]))
        assert url in edit.content.decode()
        explore = reverse("wagtailadmin_explore", args=[article.get_parent().pk])
        assert url in signed_in.get(explore).content.decode()
