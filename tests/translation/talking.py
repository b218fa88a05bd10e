"""A thread in a publication of several locales, and its translations: for tests of services."""

from wagtail.models import Locale

from causerie.discussion.models import Comment, Thread
from causerie.discussion.services.translating import take_up_comments, translate_some
from causerie.publication.models import FrontPage
from causerie.translation.models import Translation
from causerie.translation.selectors.surroundings import Surroundings
from causerie.translation.services.work import carry_out_some
from tests.discussion.talk import make_talk
from tests.factories import make_front


def make_thread(front: FrontPage, *locales: str) -> Thread:
    """`front` is the English one; the others are opened."""
    for code in locales:
        make_front(Locale.objects.get_or_create(language_code=code)[0])
    _article, thread = make_talk(front)
    return thread


def carry_out(translation: Translation, around: Surroundings) -> bool:
    """Whether it can be read now."""
    return bool(carry_out_some([(translation, around)]))


def do_everything() -> None:
    """Take up and translate until nothing is due."""
    while take_up_comments():
        pass
    while translate_some(10):
        pass


def translation_of(comment: Comment, locale: str) -> Translation:
    comment.refresh_from_db()
    assert comment.source_id
    return Translation.objects.get(source=comment.source_id, locale=locale)
