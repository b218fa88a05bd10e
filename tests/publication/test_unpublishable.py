"""A page that lacks what readers must not miss is not published, and its editor reads why."""

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Page, Task, TaskState

from causerie.publication.models import ArticlePage, EditionKind, FrontPage, SectionPage
from tests.factories import PASSWORD, make_article, make_author, make_section, make_staff, reload

REASON = "Say who translated this edition."


@pytest.fixture
def editor(client: Client, front: FrontPage) -> Client:
    make_staff("ed@example.org", "Editors")
    assert client.login(email="ed@example.org", password=PASSWORD)
    return client


@pytest.fixture
def section(front: FrontPage) -> SectionPage:
    return make_section(front)


def _unready(section: SectionPage, title: str = "Half done", slug: str = "half-done") -> Page:
    """A draft that is a translation, and does not say whose."""
    draft = make_article(section, title, slug=slug, authors=(make_author(),), published=False)
    draft.kind, draft.source_locale = EditionKind.HUMAN, section.locale
    draft.save_revision(clean=False)
    return draft


def _publish_several(client: Client, *pages: Page, **values: str) -> str:
    wanted = "&".join(f"id={page.pk}" for page in pages)
    response = client.post(
        f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'publish'])}?{wanted}"
        "&next=/cms/",
        values,
        follow=True,
    )
    assert response.status_code == 200
    return response.content.decode()


def test_what_is_ready_is_published_together(editor: Client, section: SectionPage) -> None:
    articles = [make_article(section, f"No. {n}", slug=f"no-{n}", published=False) for n in (1, 2)]
    html = _publish_several(editor, *articles)
    assert "cannot be published yet" not in html
    assert all(reload(article).live for article in articles)


def test_one_that_is_not_ready_is_named_and_none_is_published(
    editor: Client, section: SectionPage
) -> None:
    ready = make_article(section, "Ready", slug="ready", published=False)
    unready = _unready(section)
    html = _publish_several(editor, ready, unready)
    assert "“Half done” cannot be published yet" in html
    assert REASON in html
    assert "“Ready” cannot" not in html
    assert not reload(ready).live
    assert not reload(unready).live


def test_drafts_below_are_asked_where_they_are_to_be_published_too(
    editor: Client, section: SectionPage
) -> None:
    unready = _unready(section)
    html = _publish_several(editor, section, include_descendants="on")
    assert "“Half done” cannot be published yet" in html
    assert not reload(unready).live
    assert "cannot be published yet" not in _publish_several(editor, section)


def test_who_may_not_publish_publishes_nothing_at_once(
    client: Client, section: SectionPage
) -> None:
    make_staff("writer@example.org", "Authors")
    assert client.login(email="writer@example.org", password=PASSWORD)
    article = make_article(section, published=False)
    _publish_several(client, article)
    assert not reload(article).live


def _handed_in(page: Page) -> TaskState:
    page.get_workflow().start(page, None)
    state = reload(page).current_workflow_task_state
    assert isinstance(state.task.specific, Task)
    return state


def _approval(page: Page, state: TaskState) -> str:
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])


def test_an_approval_of_what_is_ready_publishes_it(editor: Client, section: SectionPage) -> None:
    article = make_article(section, authors=(make_author(),), published=False)
    editor.post(_approval(article, _handed_in(article)), {"comment": ""})
    assert reload(article).live


@pytest.mark.parametrize("in_dialogue", [False, True])
def test_an_approval_of_what_is_not_ready_says_why(
    editor: Client, section: SectionPage, in_dialogue: bool
) -> None:
    unready = _unready(section)
    state = _handed_in(unready)
    headers = {"x-requested-with": "XMLHttpRequest"} if in_dialogue else {}
    response = editor.post(_approval(unready, state), {"comment": ""}, headers=headers)
    address = reverse("wagtailadmin_pages:edit", args=[unready.pk])
    if in_dialogue:
        assert response.json() == {"step": "success", "redirect": address}
    else:
        assert response.headers["Location"] == address
    html = editor.get(address).content.decode()
    assert "Nothing was published" in html
    assert REASON in html
    stored = reload(unready)
    assert not stored.live
    assert stored.current_workflow_task_state.status == TaskState.STATUS_IN_PROGRESS


def test_an_error_elsewhere_is_not_taken_for_a_refusal(
    editor: Client, section: SectionPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_all: object, **_more: object) -> None:
        raise RuntimeError("something else")

    article = make_article(section, authors=(make_author(),), published=False)
    state = _handed_in(article)
    monkeypatch.setattr(ArticlePage, "full_clean", fail)
    with pytest.raises(RuntimeError, match="something else"):
        editor.post(_approval(article, state), {"comment": ""})
