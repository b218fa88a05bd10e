"""The roles that write in a publication, and what they may do."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Locale,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from causerie.publication.models import FrontPage


@dataclass(frozen=True)
class Role:
    """What a role may do with pages, pictures, authors and tags, and terms of the glossary."""

    name: str
    pages: tuple[str, ...]
    pictures: tuple[str, ...]
    snippets: tuple[str, ...]
    terms: tuple[str, ...] = ()


# An author's `add` lets them edit what is their own and hand it in; only editors publish.
AUTHOR = Role("Authors", ("add",), ("add", "choose"), ())
EDITOR = Role(
    "Editors",
    ("add", "change", "publish", "lock", "unlock", "bulk_delete"),
    ("add", "change", "choose"),
    ("add", "change", "view"),
    ("add", "change", "delete", "view"),
)
ADMINISTRATOR = Role("Administrators", EDITOR.pages, (*EDITOR.pictures, "delete"), ())
ROLES_BY_LOCALE = (AUTHOR, EDITOR)


def role_name(role: Role, locale: Locale | None = None) -> str:
    """`Editors`, or `Editors (fr)` for those of one locale."""
    return f"{role.name} ({locale.language_code})" if locale else role.name


@transaction.atomic
def ensure_roles() -> None:
    """The roles and what they may do, for the whole publication and for each locale."""
    _ensure_role(AUTHOR, None)
    _ensure_role(EDITOR, None)
    _ensure_glossary()
    administrators = _ensure_role(ADMINISTRATOR, None)
    administrators.permissions.add(
        *Permission.objects.filter(
            content_type__app_label__in=(
                "publication", "accounts", "auth", "wagtailcore", "wagtailredirects",
                "wagtailimages", "web", "translation", DBTaskResult._meta.app_label,
            )
        ).exclude(codename__in=PAGE_CODENAMES_ELSEWHERE)
    )  # fmt: skip
    for front in FrontPage.objects.select_related("locale"):
        for role in ROLES_BY_LOCALE:
            _ensure_role(role, front)
        _ensure_approval(front)


def _ensure_glossary() -> None:
    """Roles that were made before there was one: once, since afterwards administrators have it."""
    rights = Permission.objects.filter(content_type__app_label="translation")
    rights = rights.filter(codename__in=[f"{verb}_term" for verb in EDITOR.terms])
    if Group.objects.filter(permissions__in=rights).exists():
        return
    names = {role_name(EDITOR), *(role_name(EDITOR, one) for one in Locale.objects.all())}
    for group in Group.objects.filter(name__in=names):
        group.permissions.add(*rights)


def _ensure_approval(front: FrontPage) -> None:
    """What an author hands in below `front` waits for an editor: one for all, or of its locale."""
    if WorkflowPage.objects.filter(page=front).exists():
        return
    name = f"Editors' approval ({front.locale.language_code})"
    task = GroupApprovalTask.objects.create(name=name)
    task.groups.set(
        Group.objects.filter(name__in=(role_name(EDITOR), role_name(EDITOR, front.locale)))
    )
    workflow = Workflow.objects.create(name=name)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.create(workflow=workflow, page=front)


# Page permissions are given by place in the tree, never to everything at once.
PAGE_CODENAMES_ELSEWHERE = (
    "add_page", "change_page", "publish_page", "bulk_delete_page", "lock_page", "unlock_page",
)  # fmt: skip


def _ensure_role(role: Role, front: FrontPage | None) -> Group:
    group, made = Group.objects.get_or_create(name=role_name(role, front.locale if front else None))
    if not made:
        # An administrator may have changed what this role may do; that is not taken back.
        return group
    known = _permissions()
    place, pictures = front or Page.get_first_root_node(), Collection.get_first_root_node()
    GroupPagePermission.objects.bulk_create(
        GroupPagePermission(group=group, page=place, permission=known["page", f"{codename}_page"])
        for codename in role.pages
    )
    GroupCollectionPermission.objects.bulk_create(
        GroupCollectionPermission(
            group=group, collection=pictures, permission=known["image", f"{codename}_image"]
        )
        for codename in role.pictures
    )
    snippets = [
        known[model, f"{verb}_{model}"]
        for verb in role.snippets
        for model in ("author", "tag", "look")
    ]
    terms = [known["term", f"{verb}_term"] for verb in role.terms]
    group.permissions.add(known["admin", "access_admin"], *snippets, *terms)
    return group


def _permissions() -> dict[tuple[str, str], Permission]:
    """Those that roles are made of, by model and codename; read at once."""
    apps = ("wagtailadmin", "wagtailcore", "wagtailimages", "publication", "translation")
    found = Permission.objects.filter(content_type__app_label__in=apps).select_related(
        "content_type"
    )
    return {(one.content_type.model, one.codename): one for one in found}
