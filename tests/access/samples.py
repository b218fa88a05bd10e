"""A publication with one of everything that an address can name, and addresses that name it."""

from dataclasses import dataclass, field
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from wagtail.admin.models import EditingSession
from wagtail.admin.views.bulk_action.registry import bulk_action_registry
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import (
    Collection,
    Locale,
    Page,
    PageViewRestriction,
    Site,
    Task,
    UploadedFile,
    Workflow,
)

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread, Visibility
from causerie.discussion.services.roles import ensure_moderators
from causerie.discussion.services.threads import open_thread
from causerie.publication.models import (
    ArticlePage,
    Author,
    FrontPage,
    Look,
    Picture,
    SectionPage,
    Tag,
)
from causerie.publication.services.roles import ensure_roles
from causerie.translation.models import Source, Suggestion
from causerie.translation.services.glossary import save_term
from causerie.translation.terms.entry import Entry, Name
from causerie.web.tasks import deliver
from tests.access.people import Person, Role, Whose, make_person
from tests.access.urls import Address
from tests.discussion.talk import say
from tests.factories import make_article, make_author, make_picture, make_section, make_tag
from tests.translation.made import make_foreign

# Whose things are "another's" for whom.
ANOTHER = {
    Role.READER: Role.OTHER_READER,
    Role.AUTHOR: Role.EDITOR,
    Role.EDITOR: Role.AUTHOR,
    Role.ADMINISTRATOR: Role.AUTHOR,
}

# Addresses in whose `number` a comment has its own, not a page.
NUMBERED = (
    "branch", "branch_window", "comment", "reply", "comment_versions", "vote", "report_comment",
    "moderate_comment", "comment_original", "suggest_words",
)  # fmt: skip
# Their `key` is that of one's own comment.
OWN_COMMENT = ("edit_comment", "withdraw_comment", "comment_locale", "correct_translation")

# Several doings behind one pattern: each is asked for by itself.
PAGE_DOINGS = (
    "convert_alias", "copy", "delete", "publish", "unpublish", "move", "copy_for_translation",
    "create_alias", "revert_to_page_revision",
)  # fmt: skip


@dataclass
class World:
    people: dict[Role, Person]
    section: SectionPage
    author: Author
    tag: Tag
    picture: Picture
    handed_in: dict[Role, ArticlePage] = field(default_factory=dict)
    restriction: PageViewRestriction | None = None
    rows: dict[str, Any] = field(default_factory=dict)

    def owner(self, role: Role, whose: Whose) -> Person:
        """Whose things `role` asks for. Nothing belongs to a visitor without an account."""
        if whose is Whose.OWN and role is not Role.ANONYMOUS:
            return self.people[role]
        return self.people[ANOTHER.get(role, Role.READER)]


def make_world(front: FrontPage) -> World:
    ensure_roles()
    section, author, picture = make_section(front), make_author(), make_picture()
    ensure_moderators()
    talked_about = make_article(section, authors=(author,))
    thread = open_thread(talked_about.article_key)
    people: dict[Role, Person] = {
        role: make_person(role, section, author, thread)
        for role in Role
        if role is not Role.ANONYMOUS
    }
    for person in people.values():
        make_foreign(person.comment)
    world = World(people, section, author, make_tag(), picture)
    people[Role.READER].article.tags.set([world.tag])
    people[Role.READER].article.save_revision().publish()
    for role in (Role.AUTHOR, Role.EDITOR):
        user = people[role].user
        article = make_article(
            section, f"Handed in by {role}", slug=f"handed-in-{role}", authors=(author,),
            owner=user, published=False,
        )  # fmt: skip
        article.get_workflow().start(article, user)
        world.handed_in[role] = article
    world.restriction = PageViewRestriction.objects.create(
        page=make_section(front, "Within", "within"), restriction_type="password", password="quay"
    )
    job = deliver.enqueue()
    world.rows = {
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/en/"),
        "collection": Collection.objects.get(depth=1).add_child(name="Harbour"),
        "locale": Locale.objects.create(language_code="fr"),
        "group": Group.objects.create(name="Nobodies"),
        "workflow": Workflow.objects.order_by("pk").first(),
        "task": Task.objects.order_by("pk").first(),
        "job": job.id,
        **_of_translation(),
        "held": _held_comment(thread, people[Role.OTHER_READER].user),
    }
    return world


def _of_translation() -> dict[str, Any]:
    """A term, a text that is translated, and a reader's words for one."""
    term = save_term(Entry({"en": Name("Quay"), "fr": Name("Quai")}), by=None)
    source = Source.objects.filter(comment__number__isnull=False).earliest("pk")
    suggestion = Suggestion.objects.create(
        source_locale="en", locale="fr", address="/en/", selected="la quille", proposed="le quai"
    )
    return {"term": term, "source": source, "suggestion": suggestion}


def _held_comment(thread: Thread, user: User) -> Comment:
    """Links by new accounts wait."""
    held = say(thread, user, "See https://example.org/")
    assert held.visibility == Visibility.HELD
    return held


def doings(address: Address) -> list[Address]:
    """`address`, once for each of the doings behind it."""
    if address.name == "wagtail_bulk_action":
        words = [
            f"{app}.{model}.{action}"
            for app, models in _bulk_actions().items()
            for model, actions in models.items()
            for action in actions
        ]
    elif address.name == "wagtailadmin_api:pages:action":
        words = list(PAGE_DOINGS)
    else:
        return [address]
    return [Address(address.route, address.name, address.parameters, word) for word in words]


def _bulk_actions() -> dict[str, Any]:
    bulk_action_registry._scan_for_bulk_actions()
    return dict(bulk_action_registry.actions)


def path_of(address: Address, world: World, role: Role, whose: Whose) -> str:
    """The address with the arguments that name something of `role`, or of another."""
    owner = world.owner(role, whose)
    if not address.name:
        return _UNNAMED.get(address.route, f"/{address.route}")
    if address.name == "wagtail_serve":
        return "/en/city/"
    values = [_value(address, name, world, owner) for name in address.parameters]
    is_by_name = not any(name.isdigit() for name in address.parameters)
    given: dict[str, Any] = (
        {"kwargs": dict(zip(address.parameters, values, strict=True))}
        if is_by_name
        else {"args": values}
    )
    with override("en"):
        return reverse(address.name, **given) + _query(address, world, owner)


_UNNAMED = {"cms/^.*/$": "/cms/nowhere/at-all/"}


def _query(address: Address, world: World, owner: Person) -> str:
    if address.name == "wagtail_bulk_action":
        model = address.doing.split(".")[1]
        pk = {
            "user": owner.user.pk,
            "page": owner.article.pk,
            "picture": world.picture.pk,
            "author": world.author.pk,
            "tag": world.tag.pk,
        }[model]
        return f"?id={pk}&next=/cms/pages/"
    return ""


def _value(address: Address, name: str, world: World, owner: Person) -> Any:
    """Looked for by the address's own name first, then by that of its part of the CMS."""
    space, _colon, last = address.name.rpartition(":")
    given = _everywhere(world, owner)
    if space in ("wagtailadmin_pages", "wagtailadmin_api:pages"):
        given |= _of_pages(world, owner, is_workflow="workflow" in last)
    given |= _doing(address)
    for key in (f"{address.name}.{name}", f"{space}.{name}", name):
        if key in given:
            return given[key]
    raise LookupError(f"say in tests/access/samples.py what stands for {name} in {address.key}")


def _doing(address: Address) -> dict[str, Any]:
    if address.name == "wagtail_bulk_action":
        app, model, action = address.doing.split(".")
        return {"app_label": app, "model_name": model, "action": action}
    if address.name == "wagtailadmin_api:pages:action":
        return {"action_name": address.doing}
    return {}


def _of_pages(world: World, owner: Person, *, is_workflow: bool) -> dict[str, Any]:
    page: Page = owner.article
    if is_workflow:
        page = next(
            (one for one in world.handed_in.values() if one.owner_id == owner.user.pk),
            world.handed_in[Role.AUTHOR],
        )
    state = page.current_workflow_state
    return {
        "page_id": page.pk,
        "pk": page.pk,
        "page_to_move_id": page.pk,
        "destination_id": world.section.pk,
        "parent_page_id": world.section.pk,
        "revision_id": page.latest_revision_id,
        "action_name": "approve",
        "task_state_id": state.current_task_state_id if state else 0,
        "task_id": state.current_task_state.task_id if state else 0,
        "workflow_state_id": state.pk if state else 0,
        "content_type_app_name": "publication",
        "content_type_model_name": "articlepage",
        "app_label": "publication",
        "model_name": "articlepage",
        "0": page.pk,
        "1": "live",
        "2": "latest",
    }


def _everywhere(world: World, owner: Person) -> dict[str, Any]:
    rows, user = world.rows, owner.user
    site = Site.objects.get(is_default_site=True)
    return {
        # Ours, and allauth's.
        "provider_id": "work",
        "locale": "en",
        "number": 1,
        # Of the discussion: whoever is asked for has said something in it.
        "thread_id": owner.comment.thread_id,
        **dict.fromkeys((f"{name}.number" for name in NUMBERED), owner.comment.number),
        "window": 0,
        **dict.fromkeys((f"{name}.key" for name in OWN_COMMENT), owner.comment.key),
        "moderate_waiting.key": rows["held"].key,
        "settle_person.pk": user.pk,
        "settle_person.of": "name",
        "handle": user.handle,
        "digest": "0" * 16,
        "slug": "city",
        "kind": "rss",
        "author.slug": world.author.slug,
        "author_feed.slug": world.author.slug,
        "tag.slug": world.tag.slug,
        "tag_feed.slug": world.tag.slug,
        "uidb36": user_pk_to_url_str(user),
        "key": default_token_generator.make_token(user),
        "end_session.pk": owner.elsewhere.pk,
        "download_my_data.pk": owner.export.pk,
        "mfa_edit_webauthn.pk": owner.passkey.pk,
        "mfa_remove_webauthn.pk": owner.passkey.pk,
        "page_view_restriction_id": world.restriction.pk if world.restriction else 0,
        "wagtailcore_authenticate_with_password.page_id": (
            world.restriction.page_id if world.restriction else 0
        ),
        # Wagtail's.
        "wagtailusers_users.pk": user.pk,
        "wagtailusers_groups.pk": rows["group"].pk,
        "wagtailsites.pk": site.pk,
        "wagtaillocales.pk": rows["locale"].pk,
        "wagtailadmin_collections.pk": rows["collection"].pk,
        "collection_id": rows["collection"].pk,
        "wagtailadmin_workflows.pk": rows["workflow"].pk,
        "workflow_pk": rows["workflow"].pk,
        "page_pk": world.section.get_parent().pk,
        "task_id": rows["task"].pk,
        **{
            f"wagtailadmin_workflows:{name}.pk": rows["task"].pk
            for name in ("edit_task", "disable_task", "enable_task")
        },
        "wagtailadmin_workflows.app_label": "wagtailcore",
        "wagtailadmin_workflows.model_name": "groupapprovaltask",
        "parent_page_id": world.section.pk,
        "begin_edition.page_id": owner.article.pk,
        "redirect_id": rows["redirect"].pk,
        "job_id": rows["job"],
        "term_id": rows["term"].pk,
        "suggestion_id": rows["suggestion"].pk,
        "source_id": rows["source"].pk,
        "image_id": world.picture.pk,
        "wagtailadmin_api:images.pk": world.picture.pk,
        "wagtailimages_chooser.pk": world.picture.pk,
        "filter_spec": "max-100x100",
        "uploaded_file_id": _upload(user).pk,
        "wagtailsnippets_publication_author.pk": world.author.pk,
        "wagtailsnippetchoosers_publication_author.pk": world.author.pk,
        "wagtailsnippets_publication_tag.pk": world.tag.pk,
        "wagtailsnippetchoosers_publication_tag.pk": world.tag.pk,
        "wagtailsettings.pk": Look.load().pk,
        "wagtailsettings.app_name": "publication",
        "wagtailsettings.model_name": "look",
        "app_name": "publication",
        "model_name": "tag",
        "wagtailadmin_editing_sessions.app_label": "publication",
        "wagtailadmin_editing_sessions.model_name": "articlepage",
        "object_id": owner.article.pk,
        "session_id": _editing(owner).pk,
        "uidb64": "MQ",
        "token": "set-password",
    }


def _upload(user: Any) -> Any:
    found = UploadedFile.objects.filter(uploaded_by_user=user).first()
    return found or UploadedFile.objects.create(
        for_content_type=ContentType.objects.get_for_model(Picture),
        uploaded_by_user=user,
        file=make_picture(title=f"Of {user.handle}").file,
    )


def _editing(owner: Person) -> Any:
    found = EditingSession.objects.filter(user=owner.user).first()
    return found or EditingSession.objects.create(
        user=owner.user,
        content_type=ContentType.objects.get_for_model(ArticlePage),
        object_id=str(owner.article.pk),
        last_seen_at=timezone.now(),
    )
