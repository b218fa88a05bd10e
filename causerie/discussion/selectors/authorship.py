"""How the people of a page are shown: name, picture, and what they are to the article."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

from django.urls import reverse

from causerie.accounts.models import User
from causerie.accounts.selectors.portraits import portrait_address
from causerie.lib.locales import script_of
from causerie.lib.transliteration import Rendering, in_script, scripts_in
from causerie.publication.models import ArticlePage, Author
from causerie.publication.selectors.prepared import Prepared

_CACHED_NAMES = 5_000


@dataclass(frozen=True, slots=True)
class Person:
    """`also` is the name in the script of the page, where it is written in another one."""

    handle: str
    name: str
    script: str
    also: Rendering | None
    url: str
    portrait: str
    is_author: bool
    is_team: bool


def people_of(users: Iterable[User | None], article_key: UUID, locale: str) -> dict[int, Person]:
    """By key; in two reads."""
    by_key = {user.pk: user for user in users if user is not None}
    if not by_key:
        return {}
    writers = {user for (user,) in _WRITERS.rows(article_key)}
    team = set(User.objects.staff().filter(pk__in=by_key).values_list("pk", flat=True))
    script = script_of(locale)
    return {
        key: _person(user, script, is_author=key in writers, is_team=key in team)
        for key, user in by_key.items()
    }


# The accounts of those whom a byline of any edition names.
_WRITERS = Prepared(
    lambda key: (
        Author.objects.filter(bylines__article__translation_key=key, user__isnull=False)
        .order_by("user")
        .values_list("user")
        .distinct()
    ),
    field=ArticlePage._meta.get_field("translation_key"),
)


def _person(user: User, script: str, *, is_author: bool, is_team: bool) -> Person:
    name = user.get_full_name()
    also, own_script = _rendered(name, script)
    is_open = user.is_active and not user.is_suspended()
    return Person(
        handle=user.handle,
        name=name,
        script=own_script,
        also=also,
        # Nobody is led to a page that is closed.
        url=reverse("person", args=[user.handle]) if is_open else "",
        portrait=portrait_address(user),
        is_author=is_author,
        is_team=is_team,
    )


@lru_cache(maxsize=_CACHED_NAMES)
def _rendered(name: str, script: str) -> tuple[Rendering | None, str]:
    """The name in `script`, and the script that it is written in, if that is another one."""
    also = in_script(name, script)
    return also, min(scripts_in(name) - {script}) if also else ""
