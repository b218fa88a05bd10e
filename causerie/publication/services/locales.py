"""Opening a publication, and a locale of it."""

from django.contrib.auth.models import Group
from django.db import transaction
from wagtail.models import Locale, Page, Site

from causerie.publication.models import FrontPage, Look
from causerie.publication.services.roles import AUTHOR, ensure_roles, role_name


def is_open() -> bool:
    """Whether the publication has its first front page; an upgrade that was killed made none."""
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    return site is not None and isinstance(site.root_page.specific, FrontPage)


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
    Look.objects.get_or_create(defaults={"name": name})
    site.hostname, site.port = hostname, port
    site.save()
    _drop_what_wagtail_brings()
    ensure_roles()
    return front


def _drop_what_wagtail_brings() -> None:
    """Its migrations make a page that says welcome, and two roles in whose place ours come."""
    for page in Page.objects.filter(depth=2, content_type__model="page", slug="home"):
        page.sites_rooted_here.all().delete()
        page.delete()
    if not Group.objects.filter(name=role_name(AUTHOR)).exists():
        Group.objects.filter(name__in=("Moderators", "Editors"), user=None).delete()


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
