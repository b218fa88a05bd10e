"""What is asked about authors."""

from causerie.accounts.models import User
from causerie.publication.models import Author


def author_names(person: User | None) -> list[str]:
    """The names under which articles stand, but for the one that is `person`'s own."""
    others = Author.objects.all() if person is None else Author.objects.exclude(user=person)
    return list(others.values_list("name", flat=True))
