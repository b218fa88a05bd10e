"""Which pages have a public address, and the addresses of many at once."""

from urllib.parse import quote

from django.db.models import Exists, OuterRef, QuerySet
from django.db.models.functions import Substr
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page, Site

from causerie.lib.addresses import absolute
from causerie.publication.selectors.openness import open_to_everybody

# Where a front page and a section stand in Wagtail's tree, whose own root is the first step.
FRONT_STEPS, SECTION_STEPS = 2, 3
# Stand for themselves in a path (RFC 3986, section 2.2).
SUB_DELIMITERS = "!$&'()*+,;="


def reachable_pages() -> "QuerySet[Page]":
    """Pages of every kind that anybody can read: published, as is all above them."""
    # Of a page that stands higher the path is shorter, and is its own.
    above = [
        Page.objects.live().filter(path=Substr(OuterRef("path"), 1, steps * Page.steplen))
        for steps in (FRONT_STEPS, SECTION_STEPS)
    ]
    pages: QuerySet[Page] = (
        Page.objects.live()
        .filter(open_to_everybody(), depth__gt=1)
        .filter(Exists(above[0]), Exists(above[1]))
    )
    return pages


class Addresses:
    """Computed from the pages' paths: what Wagtail's `full_url` says, but from `SITE_URL`."""

    def __init__(self) -> None:
        self._fronts = {
            front.language_code: (front.root_path, _front_address(front.language_code))
            for front in Site.get_site_root_paths()
        }

    def of(self, locale: str, url_path: str) -> str:
        """The whole address of a page; `url_path` is Wagtail's, and lies below the front page's."""
        above, address = self._fronts[locale]
        return address + quote(url_path[len(above) :], safe=f"{SUB_DELIMITERS}/~:@")


def _front_address(locale: str) -> str:
    with override(locale):
        return absolute(reverse("wagtail_serve", args=[""]))


def named_address(name: str, locale: str, *args: object) -> str:
    """The whole address of what has a name in `urls`, below `locale`."""
    with override(locale):
        return absolute(reverse(name, args=args))
