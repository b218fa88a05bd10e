"""The addresses of the program, and a small form for those who are signed in."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import path

from causerie.accounts.kept import kept_fields, signed_in
from causerie.config import urls


@signed_in
def note(request: HttpRequest) -> HttpResponse:
    """Sends the form anew unless its text is `sound`."""
    if request.POST.get("text") == "sound":
        return HttpResponseRedirect("/en/")
    return JsonResponse(kept_fields(request), status=400 if request.method == "POST" else 200)


urlpatterns = [path("note/", note), *urls.urlpatterns]
