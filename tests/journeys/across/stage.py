"""Fills the site of the journeys across languages; `main` is run in a process with its settings."""

from typing import Any
from uuid import uuid4

from django.contrib.auth.hashers import make_password
from wagtail.blocks import StreamValue
from wagtail.models import Locale

from causerie.accounts.models import User
from causerie.config.sample.judged import Judged
from causerie.discussion.models import Comment, Thread
from causerie.discussion.services.posting import post_comment
from causerie.discussion.services.threads import open_thread
from causerie.publication.blocks import ArticleBlocks
from causerie.publication.models import SectionPage
from causerie.translation.services.glossary import save_term
from causerie.translation.terms.entry import Entry, Name
from causerie.translation.terms.term import Gender
from tests.discussion.talk import make_reader
from tests.factories import (
    PASSWORD,
    make_article,
    make_author,
    make_edition,
    make_front,
    make_section,
    make_staff,
)
from tests.journeys.across.people import (
    CLUB,
    EDITOR,
    JOURNEYS,
    OLD_HOUSE,
    READERS,
    SECTIONS,
    SENTENCES,
    TRUST,
)
from tests.journeys.stage import fronts, sections

# In all editions the same block, so that what one says stands for what the others say.
BLOCK = "5c0a2f0e-3a43-4f0c-9a0b-2a6d7a1e8c11"


def places() -> dict[str, SectionPage]:
    made = sections(fronts())
    ukrainian = make_front(Locale.objects.create(language_code="uk"))
    made["uk"] = make_section(ukrainian, "Місто", SECTIONS["uk"])
    return made


def people() -> dict[str, User]:
    """A password's hash takes its time, so all of them have the same one."""
    made = {handle: make_reader(handle, display_name=name) for handle, name in READERS.items()}
    make_staff(EDITOR, "Editors")
    User.objects.update(password=make_password(PASSWORD))
    return made


def glossary() -> None:
    for names in (TRUST, CLUB):
        genders = {"fr": "f", "es": "f"} if names is TRUST else {"fr": "m", "es": "m"}
        given = {code: Name(name, Gender(genders.get(code, ""))) for code, name in names.items()}
        save_term(Entry(given), by=None)


def article(where: dict[str, SectionPage], slug: str) -> Thread:
    title = slug.capitalize()
    original = make_article(
        where["en"],
        title,
        slug=slug,
        authors=(make_author(f"Nadia {title}", f"nadia-{slug}"),),
        body=_body("en"),
    )
    for code in ("es", "fr", "uk"):
        make_edition(original, where[code], f"{title} {code}", slug, body=_body(code))
    return open_thread(original.article_key)


def _body(code: str) -> Any:
    block = {"type": "paragraph", "value": f"<p>{SENTENCES[code]}</p>", "id": BLOCK}
    return StreamValue(ArticleBlocks(), [block], is_lazy=True)


def say(
    thread: Thread, author: User, text: str, to: Comment | None = None, *, locale: str = "en"
) -> Comment:
    posted = post_comment(
        thread=thread,
        author=author,
        text=text,
        key=uuid4(),
        page_locale=locale,
        parent=to,
        doorman=Judged(),
    )
    thread.refresh_from_db()
    return posted.comment


def main() -> None:
    where, made = places(), people()
    glossary()
    threads = {slug: article(where, slug) for slug in JOURNEYS}
    boris = made["boris"]
    for slug, thread in threads.items():
        first = "The Tide Club meets in the old school." if slug == "renaming" else "It is late."
        asked = say(thread, boris, first)
        say(thread, boris, "I have lost my hat in the rain.", asked)
    say(threads["suggesting"], boris, "Everybody here knows the Heron Bell.")
    for handle in ("ana", "bruno"):
        say(threads["correcting"], made[handle], OLD_HOUSE, locale="es")
