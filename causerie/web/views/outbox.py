"""/dev/outbox: the mail of a site that has no mail server, on the machine it runs on."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from causerie.lib.request import is_from_this_machine
from causerie.web.outbox import stored_messages


@require_safe
@never_cache
def outbox(request: HttpRequest) -> HttpResponse:
    """Only where the site itself is at localhost: behind a proxy everybody comes from here."""
    if settings.IS_PUBLIC or settings.EMAIL_HOST or not is_from_this_machine(request):
        raise Http404
    return render(request, "web/outbox.html", {"messages_sent": stored_messages()})
