"""Beginning an edition of a page in another locale."""

from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions.copy_for_translation import CopyPageForTranslationAction
from wagtail.models import Locale, Page

from causerie.publication.models import EditionKind


class EditionRefused(Exception):
    """The edition cannot be begun; the message says what to do first."""


@transaction.atomic
def begin_edition(*, page: Page, locale: Locale, user: AbstractBaseUser) -> Page:
    """A draft of `page` in `locale`, with the source's blocks to write over; never published.

    Raises EditionRefused if there is one already, if the page it belongs below has no edition in
    that locale, or if `user` may not write there.
    """
    if Page.objects.filter(translation_key=page.translation_key, locale=locale).exists():
        raise EditionRefused(
            _("“%(title)s” has an edition in %(locale)s already.")
            % {"title": page.title, "locale": locale}
        )
    parent = page.get_parent()
    target = parent if parent.is_root() else parent.get_translation_or_none(locale)
    if target is None:
        raise EditionRefused(
            _("Begin the edition of “%(parent)s” in %(locale)s first: this page stands below it.")
            % {"parent": parent.title, "locale": locale}
        )
    if not target.permissions_for_user(user).can_add_subpage():
        raise EditionRefused(
            _("You may not write in %(locale)s. Ask an administrator for the role.")
            % {"locale": locale}
        )
    action = CopyPageForTranslationAction(page.specific, locale, user=user)
    edition = action.execute(skip_permission_checks=True)
    # The copy is its writer's: an author may edit what they own, and only that.
    edition.owner = user
    if hasattr(edition, "kind"):
        edition.kind = EditionKind.HUMAN
        edition.source_locale = page.locale
        edition.translator = ""
    # A draft may lack what its publication will ask for: who translated it.
    edition.save(clean=False)
    edition.save_revision(user=user, clean=False)
    return edition
