"""Pages that anybody may read: no password, group or sign-in stands before them."""

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Substr
from wagtail.models import Page, PageViewRestriction

# Root, front page, section, article; a page nearer to the root is asked about itself once more.
STEPS = 4


def open_to_everybody() -> Q:
    """For a query of pages. Wagtail's `public()` asks for all restrictions beforehand, each time.

    The pages above are named by their paths, which are indexed: a comparison of lengths would
    read every page of the site for each row.
    """
    above = [Substr(OuterRef("path"), 1, steps * Page.steplen) for steps in range(1, STEPS + 1)]
    return Q(~Exists(PageViewRestriction.objects.filter(page__path__in=above)))
