"""Where Wagtail sends whom it does not let in: to sign in, or to an explanation."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache


@never_cache
def cms_door(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's own sign-in page, which knows no second factor."""
    target = _target(request) or reverse("wagtailadmin_home")
    if request.user.has_perm("wagtailadmin.access_admin"):
        return HttpResponseRedirect(target)
    return _sign_in_or_explain(request, target)


@never_cache
def page_door(request: HttpRequest) -> HttpResponse:
    """In place of Wagtail's sign-in page for pages that only some groups may read."""
    return _sign_in_or_explain(request, _target(request) or reverse("front_door"))


def _sign_in_or_explain(request: HttpRequest, target: str) -> HttpResponse:
    """Signing in again does not help whoever is signed in: the two pages would send them to and
    fro for ever."""
    if request.user.is_anonymous:
        return HttpResponseRedirect(f"{reverse('account_login')}?{urlencode({'next': target})}")
    return render(request, "account/not_for_you.html", {"target": target}, status=403)


def _target(request: HttpRequest) -> str:
    target = request.GET.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        target, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return target if is_ours else ""
