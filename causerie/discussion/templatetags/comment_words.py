"""The interface's words in the template of comments, each asked for once a page.

Django finds no messages in a template of another engine; here it does.
"""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


def comment_words() -> dict[str, str]:
    """`to` has a place for a number, as `str.format` fills it."""
    return {
        "up": _("Worth reading"),
        "down": _("Not worth reading"),
        "reply": _("Reply"),
        "more": _("More"),
        "edited": _("edited"),
        "new": _("new"),
        "author": _("Author of the article"),
        "team": _("Editorial team"),
        "left": _("Somebody who has left"),
        "link": _("Link to this comment"),
        "report": _("Report"),
        "says": _("What this person says here"),
        "mute": _("Mute this person"),
        "versions": _("Earlier versions"),
        "edit": _("Edit"),
        "withdraw": _("Withdraw"),
        "language": _("Correct the language"),
        "moderate": _("Moderate"),
        "original": _("Show original"),
        "translation": _("Show translation"),
        # Who has made it, how sure it is, and the ways to better words.
        "both": _("Original and translation"),
        "muted": _("You have muted this person. Show the comment"),
        "to": _("in answer to #%(number)s") % {"number": "{}"},
    }


def more_answers(count: int) -> str:
    return ngettext("%(count)d more answer", "%(count)d more answers", count) % {"count": count}
