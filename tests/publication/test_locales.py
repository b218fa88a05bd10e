"""Opening the publication, and a locale of it; doing it again changes nothing."""

from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from wagtail.models import (
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    PageLogEntry,
    Revision,
    Site,
    Task,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from causerie.publication.models import AuthorText, FrontPage, Look, TagName
from causerie.publication.selectors.editions import open_locales
from causerie.publication.services.locales import open_locale, open_publication
from tests.factories import PASSWORD, make_author, make_staff, make_tag

TABLES: list[type[Model]] = [
    Group, GroupCollectionPermission, GroupPagePermission, Locale, Page, PageLogEntry, Revision,
    Site, Task, Workflow, WorkflowPage, WorkflowTask, Group.permissions.through,
]  # fmt: skip
OPENING = {"name": "The Quay", "hostname": "localhost", "port": 8000, "locale": "en"}


def _state() -> dict[str, list[dict[str, Any]]]:
    """Every row that opening could touch."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values()) for model in TABLES
    }


def test_a_publication_opens_with_a_front_page(client: Client, front: FrontPage) -> None:
    response = client.get("/en/")
    assert response.status_code == 200
    assert "The Quay" in response.content.decode()
    assert open_locales() == ["en"]
    assert Page.objects.filter(depth=2).count() == 1
    assert Site.objects.count() == 1


def test_opening_a_publication_twice_changes_nothing(front: FrontPage) -> None:
    before = _state()
    assert open_publication(**OPENING) == front  # type: ignore[arg-type] # names and a number
    assert _state() == before


def test_opening_again_keeps_what_editors_have_changed(front: FrontPage) -> None:
    front.title = "The Quay, a weekly"
    front.save_revision().publish()
    Look.objects.update(name="Another name")
    group = Group.objects.get(name="Editors (en)")
    GroupPagePermission.objects.filter(group=group, permission__codename="publish_page").delete()
    open_publication(**OPENING)  # type: ignore[arg-type] # names and a number
    front.refresh_from_db()
    assert front.title == "The Quay, a weekly"
    assert Look.objects.get().name == "Another name"
    assert not GroupPagePermission.objects.filter(
        group=group, permission__codename="publish_page"
    ).exists()


def test_a_publication_that_moves_keeps_its_pages(front: FrontPage) -> None:
    open_publication(name="x", hostname="news.example.org", port=443, locale="en")
    site = Site.objects.get()
    assert (site.hostname, site.port, site.root_page.specific) == ("news.example.org", 443, front)


def test_a_new_locale_gets_a_draft_and_its_roles(client: Client, front: FrontPage) -> None:
    locale = Locale.objects.create(language_code="fr")
    draft = FrontPage.objects.get(locale=locale)
    assert not draft.live
    assert draft.translation_key == front.translation_key
    assert open_locales() == ["en"]
    assert client.get("/fr/").status_code == 404
    for role in ("Authors (fr)", "Editors (fr)"):
        group = Group.objects.get(name=role)
        places = set(GroupPagePermission.objects.filter(group=group).values_list("page", flat=True))
        assert places == {draft.pk}


def test_opening_a_locale_twice_changes_nothing(front: FrontPage) -> None:
    locale = Locale.objects.create(language_code="fr")
    before = _state()
    assert open_locale(locale) == FrontPage.objects.get(locale=locale)
    assert _state() == before


def test_a_locale_opens_when_its_front_page_is_published(client: Client, front: FrontPage) -> None:
    locale = Locale.objects.create(language_code="fr")
    FrontPage.objects.get(locale=locale).save_revision().publish()
    assert open_locales() == ["en", "fr"]
    response = client.get("/fr/")
    assert response.status_code == 200
    assert '<html lang="fr" dir="ltr">' in response.content.decode()


def test_a_locale_before_the_publication_waits(unopened: None) -> None:
    locale = Locale.objects.create(language_code="fr")
    assert open_locale(locale) is None
    assert not FrontPage.objects.exists()


def test_roles_that_were_given_survive_another_locale(front: FrontPage) -> None:
    user = make_staff("ed@example.org", "Editors (en)")
    Locale.objects.create(language_code="fr")
    assert [group.name for group in user.groups.all()] == ["Editors (en)"]


def test_the_interface_keeps_right_to_left_locales_the_right_way_round(
    client: Client, front: FrontPage
) -> None:
    locale = Locale.objects.create(language_code="ar")
    FrontPage.objects.get(locale=locale).save_revision().publish()
    html = client.get("/ar/").content.decode()
    assert '<html lang="ar" dir="rtl">' in html
    assert 'hreflang="ar" lang="ar" dir="rtl"' in client.get("/en/").content.decode()


def test_a_front_page_made_by_hand_opens_no_locale(client: Client, front: FrontPage) -> None:
    german = Locale.objects.create(language_code="de")
    FrontPage.objects.filter(locale=german).delete()
    foreign = FrontPage(title="Kai", slug="kai", locale=german)
    Page.get_first_root_node().add_child(instance=foreign)
    assert foreign.live
    assert client.get("/de/").status_code == 404
    assert open_locales() == ["en"]


def test_only_the_first_front_page_is_made_by_hand(front: FrontPage) -> None:
    assert not FrontPage.can_create_at(Page.get_first_root_node())


def _administrator(client: Client) -> Client:
    make_staff("admin@example.org", "Administrators")
    assert client.login(email="admin@example.org", password=PASSWORD)
    return client


def test_a_locale_without_pages_goes_with_the_names_of_authors_and_tags_in_it(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    author, tag = make_author(), make_tag()
    for locale in (front.locale, front_fr.locale):
        AuthorText.objects.create(author=author, locale=locale, role="R", bio="B")
        TagName.objects.create(tag=tag, locale=locale, name="Ponts")
    front_fr.delete()
    address = reverse("wagtaillocales:delete", args=[front_fr.locale.pk])
    assert _administrator(client).post(address).status_code == 302
    assert not Locale.objects.filter(language_code="fr").exists()
    assert [text.locale for text in author.texts.all()] == [front.locale]
    assert [name.locale for name in tag.names.all()] == [front.locale]


def test_a_locale_with_pages_is_not_deleted(
    client: Client, front: FrontPage, front_fr: FrontPage
) -> None:
    AuthorText.objects.create(author=make_author(), locale=front_fr.locale, role="R", bio="B")
    address = reverse("wagtaillocales:delete", args=[front_fr.locale.pk])
    html = _administrator(client).post(address).content.decode()
    assert "This locale cannot be deleted because there are pages" in html
    assert AuthorText.objects.filter(locale=front_fr.locale).exists()
    assert Locale.objects.filter(language_code="fr").exists()
