"""What a reader wants untranslated: by their cookie, or for this page by its address."""

from django.conf import settings
from django.http import HttpRequest

from causerie.lib import reads
from causerie.lib.reads import Reads


def asked_text(request: HttpRequest) -> str:
    return reads.asked_text(request.GET.get("text", ""))


def reads_of(request: HttpRequest, text: str = "") -> Reads:
    return reads.reads_for(request.COOKIES.get(settings.READS_COOKIE_NAME, ""), text)
