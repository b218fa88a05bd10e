"""What is written for browsers and crawlers: robots.txt, OpenSearch, the web manifest."""

from typing import Any

from django.conf import settings
from django.urls import reverse

from causerie.lib.addresses import absolute
from causerie.lib.locales import bcp47, direction
from causerie.lib.xml import add, document, root
from causerie.publication.icons import Icon, Icons
from causerie.publication.selectors.addresses import named_address
from causerie.publication.selectors.look import LookView

# The paper of the light theme (`tokens.css`): what a phone shows until the page is there.
PAPER = "#fcfaf6"
# Longer names are cut off below an icon.
SHORT_NAME_LENGTH_MAX = 12
# OpenSearch 1.1, draft 6: lengths of its elements.
OPENSEARCH_NAME_LENGTH_MAX, OPENSEARCH_DESCRIPTION_LENGTH_MAX = 16, 1_024
OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"

# Below the site: what is no page for readers. `*` stands for a locale (RFC 9309, section 2.2.3).
DISALLOWED = ("cms/", "dev/", "locale/", "*/account/", "*/search/", "*/_util/")


def robots_of() -> str:
    disallowed = "".join(f"Disallow: {settings.SUB_PATH}/{path}\n" for path in DISALLOWED)
    sitemaps = "".join(
        f"Sitemap: {absolute(reverse(name))}\n" for name in ("sitemap_index", "news_sitemap")
    )
    return f"User-agent: *\n{disallowed}Allow: {settings.SUB_PATH}/\n\n{sitemaps}"


def shortened(name: str, length: int) -> str:
    """As many whole words of `name` as fit; the beginning of one that is too long by itself."""
    if len(name) <= length:
        return name
    whole = name[: length + 1].rpartition(" ")[0].rstrip(" ,;:·–—-")
    return whole or name[:length]


def opensearch_of(locale: str, look: LookView, icons: Icons) -> bytes:
    """github.com/dewitt/opensearch, version 1.1, draft 6."""
    tag = bcp47(locale)
    description = root("OpenSearchDescription", {"xmlns": OPENSEARCH})
    add(description, "ShortName", shortened(look.name, OPENSEARCH_NAME_LENGTH_MAX))
    about = f"{look.name} ({tag})"
    add(description, "Description", about[:OPENSEARCH_DESCRIPTION_LENGTH_MAX])
    add(
        description, "Url", type="text/html",
        template=f"{named_address('search', locale)}?q={{searchTerms}}",
    )  # fmt: skip
    add(
        description, "Url", type="application/opensearchdescription+xml", rel="self",
        template=named_address("opensearch", locale),
    )  # fmt: skip
    for icon in (icons.tab, icons.medium):
        size = str(icon.size)
        add(description, "Image", absolute(icon.url), width=size, height=size, type="image/png")
    add(description, "Language", tag)
    add(description, "InputEncoding", "UTF-8")
    add(description, "OutputEncoding", "UTF-8")
    return document(description)


def manifest_of(locale: str, look: LookView, icons: Icons) -> dict[str, Any]:
    """w3.org/TR/appmanifest; each locale is an application of its own."""
    home = reverse("wagtail_serve", args=[""])
    return {
        "id": home,
        "name": look.name,
        "short_name": shortened(look.name, SHORT_NAME_LENGTH_MAX),
        "description": look.tagline or look.name,
        "lang": bcp47(locale),
        "dir": direction(locale),
        "start_url": home,
        "scope": home,
        "display": "minimal-ui",
        "theme_color": look.accent,
        "background_color": PAPER,
        "icons": [
            _icon(icons.medium, "any"),
            _icon(icons.large, "any"),
            _icon(icons.maskable, "maskable"),
        ],
    }


def _icon(icon: Icon, purpose: str) -> dict[str, str]:
    return {
        "src": icon.url,
        "sizes": f"{icon.size}x{icon.size}",
        "type": "image/png",
        "purpose": purpose,
    }
