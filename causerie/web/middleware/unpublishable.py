"""A page that lacks what its publication asks for: said in the CMS, wherever it was published.

Wagtail asks its forms only. Where an approval publishes, or whatever else does without the form
of the page, the page itself refuses.
"""

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.localization import get_localized_response
from wagtail.admin.modal_workflow import render_modal_workflow


class UnpublishableMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        match = request.resolver_match
        if (
            not isinstance(error, ValidationError)
            or match is None
            or "wagtailadmin_pages" not in match.namespaces
        ):
            return None
        response: HttpResponse = get_localized_response(
            _say_why, request, error, match.kwargs.get("page_id")
        )
        return response


def _say_why(request: HttpRequest, error: ValidationError, page_id: int | None) -> HttpResponse:
    url = (
        reverse("wagtailadmin_pages:edit", args=[page_id])
        if page_id
        else reverse("wagtailadmin_home")
    )
    reasons = " ".join(error.messages)
    messages.error(request, _("Nothing was published: %(reasons)s") % {"reasons": reasons})
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        # The dialogue in which an approval is written goes to this address.
        answer = {"step": "success", "redirect": url}
        response: HttpResponse = render_modal_workflow(request, "", None, {}, json_data=answer)
        return response
    return redirect(url)
