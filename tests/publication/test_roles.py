"""What authors, editors and administrators may do, in the whole publication and in one locale."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, WorkflowState
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from causerie.accounts.models import User
from causerie.publication.models import ArticlePage, Author, FrontPage, SectionPage
from tests.factories import PASSWORD, make_article, make_author, make_section, make_staff, reload


@pytest.fixture
def section(front: FrontPage) -> SectionPage:
    return make_section(front)


@pytest.fixture
def section_fr(front_fr: FrontPage) -> SectionPage:
    return make_section(front_fr, "Ville", "ville")


@pytest.fixture
def byline(section: SectionPage) -> Author:
    return make_author()


def _signed_in(client: Client, *roles: str, **fields: Any) -> User:
    user = make_staff("writer@example.org", *roles, **fields)
    assert client.login(email=user.email, password=PASSWORD)
    return user


def _form(author: Author, action: str = "", **values: Any) -> dict[str, Any]:
    """The editor's form of an article, as a browser sends it."""
    data = nested_form_data(
        {
            "title": "A morning at the quay",
            "slug": "a-morning",
            "standfirst": "It was cold.",
            "kind": "original",
            "bylines": inline_formset([{"author": author.pk, "ORDER": 1}]),
            "body": streamfield([("paragraph", rich_text("<p>The boat was late.</p>"))]),
            "comments": inline_formset([]),
            **values,
        }
    )
    return {**data, **({action: "1"} if action else {})}


def _write(client: Client, section: SectionPage, author: Author, action: str = "") -> Any:
    url = reverse("wagtailadmin_pages:add", args=["publication", "articlepage", section.pk])
    return client.post(url, _form(author, action))


def _written() -> ArticlePage:
    article: ArticlePage = ArticlePage.objects.get(slug="a-morning")
    return article


def _edit(client: Client, article: ArticlePage, author: Author, action: str = "") -> Any:
    lines = [
        {"id": line.pk, "author": line.author_id, "ORDER": number + 1}
        for number, line in enumerate(article.bylines.all())
    ]
    bylines = inline_formset(lines, initial=len(lines))
    form = _form(author, action, title=article.title, slug=article.slug, bylines=bylines)
    return client.post(reverse("wagtailadmin_pages:edit", args=[article.pk]), form)


@pytest.mark.parametrize("role", ["Authors", "Authors (en)"])
def test_an_author_writes_a_draft(
    client: Client, section: SectionPage, byline: Author, role: str
) -> None:
    user = _signed_in(client, role)
    assert _write(client, section, byline).status_code == 302
    article = _written()
    assert article.owner == user
    assert not article.live


@pytest.mark.parametrize("role", ["Authors", "Authors (en)"])
def test_an_author_cannot_publish(
    client: Client, section: SectionPage, byline: Author, role: str
) -> None:
    _signed_in(client, role)
    _write(client, section, byline, "action-publish")
    article = _written()
    assert not article.live
    _edit(client, article, byline, "action-publish")
    article.refresh_from_db()
    assert not article.live
    assert client.get("/en/city/a-morning/").status_code == 404


@pytest.mark.parametrize("editor", ["Editors", "Editors (en)"])
def test_an_author_hands_in_and_an_editor_approves(
    client: Client, section: SectionPage, byline: Author, editor: str
) -> None:
    _signed_in(client, "Authors (en)")
    _write(client, section, byline, "action-submit")
    article = _written()
    state = WorkflowState.objects.get()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS
    task = state.current_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])
    client.post(approve)
    article.refresh_from_db()
    assert not article.live, "who hands in does not approve"
    make_staff("ed@example.org", editor)
    assert client.login(email="ed@example.org", password=PASSWORD)
    assert client.post(approve).status_code in (200, 302)
    article.refresh_from_db()
    assert article.live
    assert client.get("/en/city/a-morning/").status_code == 200


def test_an_editor_of_another_locale_does_not_approve(
    client: Client, section: SectionPage, section_fr: SectionPage, byline: Author
) -> None:
    _signed_in(client, "Authors (en)")
    _write(client, section, byline, "action-submit")
    article = _written()
    task = WorkflowState.objects.get().current_task_state
    make_staff("fr@example.org", "Editors (fr)")
    assert client.login(email="fr@example.org", password=PASSWORD)
    url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", task.pk])
    client.post(url)
    article.refresh_from_db()
    assert not article.live


def test_an_author_changes_nobody_elses_article(
    client: Client, section: SectionPage, byline: Author
) -> None:
    article = make_article(section, authors=(byline,))
    _signed_in(client, "Authors")
    url = reverse("wagtailadmin_pages:edit", args=[article.pk])
    assert client.get(url).status_code == 302
    _edit(client, article, byline)
    assert reload(article).latest_revision.as_object().standfirst == ""
    delete = reverse("wagtailadmin_pages:delete", args=[article.pk])
    client.post(delete)
    unpublish = reverse("wagtailadmin_pages:unpublish", args=[article.pk])
    client.post(unpublish)
    assert reload(article).live


def test_an_editor_of_a_locale_publishes_there_and_nowhere_else(
    client: Client, section: SectionPage, section_fr: SectionPage, byline: Author
) -> None:
    user = _signed_in(client, "Editors (fr)")
    assert _write(client, section_fr, byline, "action-publish").status_code == 302
    article = _written()
    assert article.live
    assert article.locale.language_code == "fr"
    assert client.get("/fr/ville/a-morning/").status_code == 200

    english = make_article(section, "English", slug="english", authors=(byline,))
    _edit(client, english, byline, "action-publish")
    assert reload(english).standfirst == ""
    refused = _write(client, section, byline, "action-publish")
    assert refused.status_code in (302, 403)
    assert ArticlePage.objects.filter(slug="a-morning").count() == 1
    for right in ("can_edit", "can_publish", "can_delete", "can_unpublish", "can_add_subpage"):
        assert not getattr(english.permissions_for_user(user), right)(), right
        assert not getattr(section.permissions_for_user(user), right)(), right
    assert article.permissions_for_user(user).can_unpublish()


def test_an_editor_publishes_everywhere(
    section: SectionPage, section_fr: SectionPage, byline: Author
) -> None:
    user = make_staff("ed@example.org", "Editors")
    for place in (section, section_fr):
        rights = make_article(place, slug="x", authors=(byline,)).permissions_for_user(user)
        assert rights.can_edit()
        assert rights.can_publish()
        assert rights.can_unpublish()


def test_an_author_named_twice_is_refused_with_words(
    client: Client, section: SectionPage, byline: Author
) -> None:
    _signed_in(client, "Editors")
    twice = inline_formset([{"author": byline.pk, "ORDER": n} for n in (1, 2)])
    url = reverse("wagtailadmin_pages:add", args=["publication", "articlepage", section.pk])
    response = client.post(url, _form(byline, bylines=twice))
    assert response.status_code == 200
    assert "duplicate" in response.content.decode()
    assert not ArticlePage.objects.exists()


STAFF_ONLY = {
    "wagtailusers_users:index": (403, 302),
    "wagtailusers_groups:index": (403, 302),
    "wagtaillocales:index": (403, 302),
    "wagtailsites:index": (403, 302),
    "wagtailredirects:index": (403, 302),
}


@pytest.mark.parametrize("name", STAFF_ONLY)
@pytest.mark.parametrize("role", ["Authors", "Editors", "Editors (en)"])
def test_administration_is_closed_to_who_writes(
    client: Client, front: FrontPage, name: str, role: str
) -> None:
    _signed_in(client, role)
    assert client.get(reverse(name)).status_code in STAFF_ONLY[name]


@pytest.mark.parametrize("name", STAFF_ONLY)
def test_administration_is_open_to_administrators(
    client: Client, front: FrontPage, name: str
) -> None:
    _signed_in(client, "Administrators")
    assert client.get(reverse(name)).status_code == 200


def test_an_administrator_is_no_superuser_and_may_yet_do_what_editors_may(
    section: SectionPage, byline: Author
) -> None:
    user = make_staff("admin@example.org", "Administrators")
    assert not user.is_superuser
    rights = make_article(section, authors=(byline,)).permissions_for_user(user)
    assert rights.can_publish()
    assert rights.can_unpublish()
    assert rights.can_lock()


@pytest.mark.parametrize("role", [None, "Authors", "Editors", "Administrators"])
def test_the_cms_opens_to_staff_only(client: Client, front: FrontPage, role: str | None) -> None:
    assert client.get("/cms/").status_code == 302
    _signed_in(client, *([role] if role else []))
    response = client.get("/cms/")
    assert response.status_code == (200 if role else 302)


def test_nobody_without_a_role_may_do_anything(front: FrontPage, section: SectionPage) -> None:
    reader = make_staff("reader@example.org")
    for page in (Page.get_first_root_node(), front, section, make_article(section)):
        rights = page.permissions_for_user(reader)
        assert not rights.can_edit()
        assert not rights.can_add_subpage()
        assert not rights.can_publish()


def test_every_screen_of_the_editor_opens(
    client: Client, front: FrontPage, section: SectionPage, byline: Author
) -> None:
    """Wagtail's own pages work with what this publication leaves out of it."""
    _signed_in(client, "Administrators")
    article = make_article(section, authors=(byline,))
    pages = [
        reverse("wagtailadmin_home"),
        reverse("wagtailadmin_explore", args=[section.pk]),
        reverse("wagtailadmin_pages:edit", args=[article.pk]),
        reverse("wagtailadmin_pages:history", args=[article.pk]),
        reverse("wagtailadmin_pages:add", args=["publication", "articlepage", section.pk]),
        reverse("wagtailadmin_pages:delete", args=[article.pk]),
        reverse("wagtailadmin_pages:view_draft", args=[article.pk]),
        reverse("wagtailimages:index"),
        reverse("wagtailimages:add"),
        reverse("wagtailadmin_workflows:index"),
        reverse("wagtailadmin_account"),
        reverse("wagtailadmin_pages:search"),
        "/cms/snippets/publication/author/",
        "/cms/snippets/publication/tag/add/",
        "/cms/locales/new/",
    ]
    assert {page: client.get(page).status_code for page in pages} == dict.fromkeys(pages, 200)
