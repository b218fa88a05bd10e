"""Headers that keep a browser from doing what no page of ours asks for."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from causerie.lib.players import FRAME_ORIGINS

GetResponse = Callable[[HttpRequest], HttpResponse]

STRICT_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",
        "manifest-src 'self'",
        f"frame-src {' '.join(FRAME_ORIGINS)}",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
# Wagtail's admin has inline scripts and styles; it keeps to this host all the same.
CMS_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self' 'unsafe-inline'",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "frame-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "frame-ancestors 'self'",
        "base-uri 'none'",
    )
)
PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
CMS_PATH = "/cms/"


class SecurityHeadersMiddleware:
    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        in_cms = request.path_info.startswith(CMS_PATH)
        response.headers.setdefault(
            "Content-Security-Policy", CMS_POLICY if in_cms else STRICT_POLICY
        )
        response.headers.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.headers.setdefault("X-Frame-Options", "SAMEORIGIN")
        return response


class LoopbackNameMiddleware:
    """Sends 127.0.0.1 to localhost where the site is localhost: passkeys refuse bare addresses."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        host = request.META.get("HTTP_HOST", "")
        name, _, port = (
            host.rpartition(":") if host.rsplit(":", 1)[-1].isdigit() else (host, "", "")
        )
        if settings.SITE_HOST == "localhost" and name in ("127.0.0.1", "[::1]"):
            address = f"localhost:{port}" if port else "localhost"
            return HttpResponseRedirect(f"http://{address}{request.get_full_path()}", status=307)
        return self.get_response(request)
