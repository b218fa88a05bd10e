"""Publishing several pages at once, under the same rules as one."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import PublishBulkAction
from wagtail.models import Page


class PublishSeveral(PublishBulkAction):
    """Wagtail's stops in the midst of it where a page lacks what readers must not miss."""

    def prepare_action(
        self, objects: list[Page], objects_without_access: dict[str, Any]
    ) -> HttpResponse | None:
        """All or nothing: with a list of what each page lacks, the choice is made anew."""
        refused = {page: lacks for page in self._chosen(objects) if (lacks := what_lacks(page))}
        for page, lacks in refused.items():
            messages.error(
                self.request,
                _("“%(title)s” cannot be published yet: %(reasons)s")
                % {"title": page.get_admin_display_title(), "reasons": " ".join(lacks)},
            )
        return redirect(self.next_url) if refused else None

    def _chosen(self, pages: list[Page]) -> list[Page]:
        """With the drafts below them, where those are to be published too."""
        chosen = {page.pk: page for page in pages}
        if self.cleaned_form.cleaned_data["include_descendants"]:
            for page in pages:
                drafts = page.get_descendants().not_live()
                chosen |= {draft.pk: draft for draft in drafts if self.check_perm(draft)}
        return list(chosen.values())


def what_lacks(page: Page) -> list[str]:
    """What the latest draft of `page` lacks for its publication; empty if nothing."""
    draft = page.get_latest_revision_as_object()
    try:
        draft.full_clean()
    except ValidationError as error:
        return error.messages
    return []
