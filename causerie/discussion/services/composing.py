"""From what somebody typed to what is stored; nothing is written here."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from causerie.accounts.models import User
from causerie.discussion.models import Comment, Thread
from causerie.discussion.refusals import DiscussionRefused
from causerie.discussion.selectors.quoting import Tied, tied_passages
from causerie.lib import comment_text
from causerie.lib.language_guess import guess
from causerie.lib.locales import nearest
from causerie.lib.markup import Parsed, parse

# The page that one writes on says a little, the languages that one reads say more.
PAGE_WEIGHT = 2.0
OWN_WEIGHT = 4.0


@dataclass(frozen=True)
class Composed:
    """`html` holds a marker for each of `quotations`."""

    text: str
    parsed: Parsed
    html: str
    locale: str
    is_locale_said: bool
    quotations: list[Tied]


def compose(
    *,
    thread: Thread,
    author: User,
    typed: str,
    page_locale: str,
    said_locale: str = "",
    parent: Comment | None = None,
) -> Composed:
    """`parent` is what it answers. Raises DiscussionRefused where it cannot be posted as it is."""
    text = comment_text.tidied(typed)
    try:
        comment_text.check(text, length_max=settings.COMMENT_LENGTH_MAX)
    except comment_text.TextRefused as refusal:
        raise DiscussionRefused(str(refusal)) from refusal
    parsed = parse(text)
    quotations = tied_passages(thread, parsed, parent)
    tied = {one.passage: number for number, one in enumerate(quotations, start=1)}
    return Composed(
        text=text,
        parsed=parsed,
        html=parsed.html(tied),
        locale=said_locale or guessed_locale(parsed, author, page_locale),
        is_locale_said=bool(said_locale),
        quotations=quotations,
    )


def plausible_locales(author: User, page_locale: str) -> list[str]:
    """What somebody may be writing in: the site's languages, and those that they read."""
    from_site = [page_locale, *settings.INTERFACE_LOCALES]
    return list(dict.fromkeys([*author.reading_locales, *from_site]))


def guessed_locale(parsed: Parsed, author: User, page_locale: str) -> str:
    """Empty where neither the words nor the person tell."""
    plausible = plausible_locales(author, page_locale)
    prior = {page_locale: PAGE_WEIGHT} | dict.fromkeys(author.reading_locales, OWN_WEIGHT)
    found = guess(parsed.own_words, plausible=plausible, prior=prior)
    return found.locale if found else ""


def known_locale(code: str, author: User, page_locale: str) -> str:
    """A locale that somebody chose for their text. Raises DiscussionRefused."""
    if not code:
        return ""
    found = nearest(code, plausible_locales(author, page_locale))
    if found != code:
        raise DiscussionRefused(_("This language is not one of those offered. Choose another one."))
    return code
