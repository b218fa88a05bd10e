"""Why texts are not translated, in sentences; rows keep codes, which the documentation names."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Reason:
    """`code` is that of the documentation; `mend` says what whoever runs the publication can do."""

    code: str
    sentence: str | Promise
    mend: str | Promise = ""


@dataclass(frozen=True)
class Tried:
    """One engine, and what came of asking it; `detail` is its own words."""

    engine: str
    reason: Reason
    detail: str | Promise


_REASONS = {
    one.code: one
    for one in (
        Reason(
            "unsupported",
            _("No engine does this pair of languages."),
            _("Install a pair of Apertium’s, or set up another engine: then it is tried again."),
        ),
        Reason(
            "check",
            _("What the engine answered is no good translation."),
            _("Put another engine behind it. What matters can be corrected by hand."),
        ),
        Reason(
            "unreachable",
            _("The engine is out of reach, too slow, or has ended unexpectedly."),
            _("It is tried again by itself. If it stays so, see whether the engine runs."),
        ),
        Reason(
            "rate_limited",
            _("The engine was asked too much at once."),
            _("It is tried again by itself."),
        ),
        Reason(
            "quota",
            _("What was paid for, or the day’s budget, is used up."),
            _("It goes on by itself tomorrow. Raise the budget, or put an engine behind it."),
        ),
        Reason(
            "resting",
            _("The engine has failed too often and is left alone for a while."),
            _("Mend what it says under “Engines”, then wake it."),
        ),
        Reason(
            "key",
            _("The engine does not take the key."),
            _("Put the right key into the settings, then wake the engine."),
        ),
        Reason(
            "too_long",
            _("The text is longer than what the engine takes."),
            _("Put an engine behind it that takes more."),
        ),
        Reason(
            "refused",
            _("The engine does not want to translate this text."),
            _("Put another engine behind it. What matters can be corrected by hand."),
        ),
        Reason(
            "garbage",
            _("The engine answered something else than what it was asked."),
            _("See whether its address in the settings is right, and what answers there."),
        ),
        Reason(
            "changed",
            _("The text was changed or hidden before it was given away."),
            _("There is nothing to do: as it is now it is taken up anew."),
        ),
        Reason(
            "failed",
            _("Something went wrong that should not."),
            _("The log has more. Try it again after the next update."),
        ),
    )
}
# The word behind `check`: what was wrong with the answer.
_CHECKS = {
    "empty": _("It was empty."),
    "tokens": _("Something that must not change was lost, changed or doubled."),
    "markup": _("There was markup in it."),
    "chatter": _("It was talk about the text."),
    "length": _("It was much too short or much too long."),
    "numbers": _("It had other numbers or signs."),
    "terms": _("A name of the glossary was called otherwise."),
    "echo": _("It was not translated."),
    "language": _("It was in another language."),
    "marks": _("Links or emphasis were lost."),
}


def reason_of(code: str) -> Reason:
    """Of a code that nobody knows, itself: an engine that was added may have some of its own."""
    return _REASONS.get(code) or Reason(code, code)


def tried(detail: str) -> list[Tried]:
    """Of the lines of a translation that failed, such as `deepl: quota: …`; of others, none."""
    found = []
    for line in detail.splitlines():
        engine, _sign, rest = line.partition(": ")
        code, _sign, words = rest.partition(": ")
        if code in _REASONS:
            found.append(Tried(engine, _REASONS[code], _words(code, words.strip())))
    return found


def _words(code: str, words: str) -> str | Promise:
    return _CHECKS.get(words, words) if code == "check" else words
