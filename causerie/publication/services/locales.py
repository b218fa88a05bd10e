"""Opening a publication and its locales, and the roles that write in them."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Site,
)

from causerie.publication.models import FrontPage


@dataclass(frozen=True)
class Role:
    """What a role may do with pages, pictures, and authors and tags."""

    name: str
    pages: tuple[str, ...]
    pictures: tuple[str, ...]
    snippets: tuple[str, ...]


# An author's `add` lets them edit what is their own and hand it in; only editors publish.
AUTHOR = Role("Authors", ("add",), ("add", "choose"), ())
EDITOR = Role(
    "Editors",
    ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    ("add", "change", "choose"),
    ("add", "change", "view"),
)
ADMINISTRATOR = Role("Administrators", EDITOR.pages, (*EDITOR.pictures, "delete"), ())
ROLES_BY_LOCALE = (AUTHOR, EDITOR)


def role_name(role: Role, locale: Locale | None = None) -> str:
    """`Editors`, or `Editors (fr)` for those of one locale."""
    return f"{role.name} ({locale.language_code})" if locale else role.name


@transaction.atomic
def open_publication(*, name: str, hostname: str, port: int, locale: str) -> FrontPage:
    """The first front page, its site and the roles; does nothing to what is there already."""
    home_locale, _made = Locale.objects.get_or_create(language_code=locale)
    front: FrontPage | None = FrontPage.objects.filter(locale=home_locale).first()
    if front is None:
        root = Page.get_first_root_node()
        front = FrontPage(title=name, slug=f"front-{locale}", locale=home_locale)
        root.add_child(instance=front)
        front.save_revision().publish()
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    if site.pk is None or not isinstance(site.root_page.specific, FrontPage):
        site.root_page = front
        site.site_name = site.site_name or name
    site.hostname, site.port = hostname, port
    site.save()
    _drop_welcome_page()
    ensure_roles()
    return front


def _drop_welcome_page() -> None:
    """Wagtail's migrations make a page that says welcome, and a site for it."""
    for page in Page.objects.filter(depth=2, content_type__model="page", slug="home"):
        page.sites_rooted_here.all().delete()
        page.delete()


@transaction.atomic
def open_locale(locale: Locale) -> FrontPage | None:
    """A draft of the front page in `locale`, and the roles for it. It opens when it is published.

    None as long as the publication itself has not been opened.
    """
    existing: FrontPage | None = FrontPage.objects.filter(locale=locale).first()
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    source = site.root_page.specific if site else None
    if existing or not isinstance(source, FrontPage):
        return existing
    front: FrontPage = source.copy_for_translation(locale)
    ensure_roles()
    return front


def ensure_roles() -> None:
    """The roles and what they may do, for the whole publication and for each locale."""
    _ensure_role(AUTHOR, None)
    _ensure_role(EDITOR, None)
    administrators = _ensure_role(ADMINISTRATOR, None)
    administrators.permissions.add(
        *Permission.objects.filter(
            content_type__app_label__in=(
                "publication", "accounts", "auth", "wagtailcore", "wagtailredirects",
                "wagtailimages", "web",
            )
        ).exclude(codename__in=PAGE_CODENAMES_ELSEWHERE)
    )  # fmt: skip
    for front in FrontPage.objects.select_related("locale"):
        for role in ROLES_BY_LOCALE:
            _ensure_role(role, front)
    # Wagtail's migrations make these; ours take their place.
    Group.objects.filter(name="Moderators", user=None).delete()


# Page permissions are given by place in the tree, never to everything at once.
PAGE_CODENAMES_ELSEWHERE = (
    "add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page",
)  # fmt: skip


def _ensure_role(role: Role, front: FrontPage | None) -> Group:
    group, made = Group.objects.get_or_create(name=role_name(role, front.locale if front else None))
    if not made and front and GroupPagePermission.objects.filter(group=group).exists():
        # An administrator may have changed what this role may do; that is not taken back.
        return group
    group.permissions.add(
        Permission.objects.get(content_type__app_label="wagtailadmin", codename="access_admin")
    )
    place = front or Page.get_first_root_node()
    for codename in role.pages:
        GroupPagePermission.objects.get_or_create(
            group=group, page=place, permission=_page_permission(codename)
        )
    pictures = Collection.get_first_root_node()
    for codename in role.pictures:
        GroupCollectionPermission.objects.get_or_create(
            group=group,
            collection=pictures,
            permission=Permission.objects.get(
                content_type__app_label="wagtailimages",
                content_type__model="image",
                codename=f"{codename}_image",
            ),
        )
    group.permissions.add(
        *Permission.objects.filter(
            content_type__app_label="publication",
            codename__in=[
                f"{verb}_{model}" for verb in role.snippets for model in ("author", "tag")
            ],
        )
    )
    return group


def _page_permission(codename: str) -> Permission:
    return Permission.objects.get(
        content_type__app_label="wagtailcore",
        content_type__model="page",
        codename=f"{codename}_page",
    )
