"""Finding people by what is known of them."""

from django.db.models import Q

from causerie.lib.confusables import likeness

SEARCHED_FIELDS = ("handle", "display_name", "email")


def found_by(words: str) -> Q:
    """By name, handle or mail address; by names that look like the words, too."""
    # Nobody is called so, and PostgreSQL takes no such text.
    if "\0" in words:
        return Q(pk__in=[])
    found = Q()
    for field in SEARCHED_FIELDS if words else ():
        found |= Q(**{f"{field}__icontains": words})
    # Nothing may be left of words that are all signs.
    alike = likeness(words)
    return found | Q(name_likeness__contains=alike) if alike else found
