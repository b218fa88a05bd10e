"""What a reader wants untranslated: by their cookie, or for this page by its address."""

from django.conf import settings
from django.http import HttpRequest

from causerie.lib.reads import AS_WRITTEN, Reads, reads_in

ORIGINAL, TRANSLATED = "original", "translated"


def asked_text(request: HttpRequest) -> str:
    """Empty where the address says nothing that we know."""
    text = request.GET.get("text", "")
    return text if text in (ORIGINAL, TRANSLATED) else ""


def reads_of(request: HttpRequest, text: str = "") -> Reads:
    reads = reads_in(request.COOKIES.get(settings.READS_COOKIE_NAME, ""))
    if text == ORIGINAL:
        return AS_WRITTEN
    return Reads(reads.locales) if text == TRANSLATED else reads
