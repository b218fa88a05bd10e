"""Which icons the publication shows."""

from wagtail.images.models import Filter

from causerie.publication.icons import ICON_SPECS, Icons, default_icons, uploaded_icons
from causerie.publication.selectors.look import LookView


def icons_in_use(look: LookView) -> Icons:
    """The uploaded ones, in one query; Causerie's own where there are none, or none yet."""
    if look.icon is None:
        return default_icons()
    found = look.icon.find_existing_renditions(*(Filter(spec=spec) for spec in ICON_SPECS))
    return uploaded_icons(found.values()) or default_icons()
