"""What translation keeps of persons. What they said is the discussion's; it goes with it."""

from django.utils.translation import gettext_lazy as _

from causerie.lib.personal_data import Audience, OnErasure, PersonalTable

TABLES = [
    PersonalTable(
        "translation.Suggestion",
        "user",
        OnErasure.ERASE,
        holds=_("Better words that you have suggested for translations, and what became of them."),
        why=_("So that you can see what became of them."),
        kept=_("As long as you have your account."),
        exports=(
            "source_locale",
            "locale",
            "address",
            "selected",
            "proposed",
            "note",
            "state",
            "answer",
            "made_at",
            "decided_at",
        ),
        withheld={
            "translation": _("It is computed from the rest."),
            "term": _("It is a word of the publication’s glossary."),
            "decided_by": _("It names another person."),
            "hidden_words": _("They would tell of a text that was hidden."),
        },
    ),
    PersonalTable(
        "translation.Suggestion",
        "decided_by",
        OnErasure.UNNAME,
        holds=_("Which suggestions of readers you have decided about."),
        why=_("So that decisions about translations can be followed."),
        kept=_("As long as the publication keeps its records."),
        exports=("state", "answer", "decided_at"),
        rest=_("It is what a reader has suggested."),
        audience=Audience.STAFF,
    ),
    PersonalTable(
        "translation.Translation",
        "corrected_by",
        OnErasure.UNNAME,
        holds=_("Which translations you have corrected."),
        why=_("So that a correction is known for a person’s."),
        kept=_("As long as the text is there that is translated."),
        exports=("locale", "html", "changed_at"),
        rest=_("It is about the text, not about you."),
    ),
    PersonalTable(
        "translation.Correction",
        "by",
        OnErasure.UNNAME,
        holds=_("What translations said after you had corrected them."),
        why=_("So that moderators can see what stood there."),
        kept=_("As long as the text is there that is translated."),
        exports=("translation__locale", "html", "made_at"),
        rest=_("It is about the text, not about you."),
    ),
    PersonalTable(
        "translation.Term",
        "changed_by",
        OnErasure.UNNAME,
        holds=_("Which terms of the glossary you have changed last."),
        why=_("So that colleagues know whom to ask."),
        kept=_("As long as the term is there."),
        exports=("kind", "note", "changed_at"),
        rest=_("It is the publication’s, not about you."),
        audience=Audience.STAFF,
    ),
]
