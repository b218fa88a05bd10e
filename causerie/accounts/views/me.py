"""What a page that is the same for everybody asks for about its reader, and what it sends."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from causerie.accounts.forms.preferences import AppearanceForm
from causerie.accounts.models import User
from causerie.accounts.services.activity import note_seen
from causerie.accounts.services.preferences import choose_appearance


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """From the appearance menu of a page."""
    form = AppearanceForm(request.POST)
    if not isinstance(request.user, User):
        return HttpResponse(status=403)
    if not form.is_valid():
        return HttpResponse(status=400)
    choose_appearance(user=request.user, appearance=form.appearance())
    return HttpResponse(status=204)


@require_POST
def seen(request: HttpRequest) -> HttpResponse:
    """A browser says now and then that its session is in use."""
    key = request.session.session_key
    if isinstance(request.user, User) and key and note_seen(user=request.user, session_key=key):
        # It ends two weeks after the last visit, not after the first.
        request.session.modified = True
    return HttpResponse(status=204)
