"""Terms as the search indexes of the databases want to be asked for them."""

from collections.abc import Callable, Iterable, Sequence

from causerie.lib.stems import Term

Form = tuple[str, ...]


def fts5(column: str, terms: Iterable[Term]) -> str:
    """Every term in `column`, a name or several in braces (SQLite FTS5, section 3)."""
    return f"{column} : ({_all_of(terms, _fts5_form, ' AND ', ' OR ')})"


def fts5_any(column: str, words: Sequence[str]) -> str:
    return f"{column} : ({' OR '.join(map(_fts5_phrase, words))})"


def fts5_prefixes(column: str, prefixes: Sequence[str]) -> str:
    """A word that begins with one of them."""
    return f"{column} : ({' OR '.join(f'{_fts5_phrase(one)} *' for one in prefixes)})"


def tsquery(terms: Iterable[Term]) -> str:
    """Every term (PostgreSQL, section 8.11.2)."""
    return _all_of(terms, _tsquery_form, " & ", " | ")


def tsquery_any(words: Sequence[str]) -> str:
    return f"({' | '.join(map(_lexeme, words))})"


def tsquery_prefixes(prefixes: Sequence[str]) -> str:
    return f"({' | '.join(f'{_lexeme(one)}:*' for one in prefixes)})"


def _all_of(
    terms: Iterable[Term], write: Callable[[Form, bool], str], both: str, either: str
) -> str:
    """Each term by any of its forms, as `write` writes a form for its engine."""
    return both.join(
        f"({either.join(write(form, term.goes_on) for form in term.forms)})" for term in terms
    )


def _fts5_form(form: Form, goes_on: bool) -> str:
    """A string is a phrase of the words in it."""
    return _fts5_phrase(" ".join(form)) + (" *" if goes_on else "")


def _fts5_phrase(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _tsquery_form(form: Form, goes_on: bool) -> str:
    return "(" + " <-> ".join(map(_lexeme, form)) + (":*" if goes_on else "") + ")"


def _lexeme(stem: str) -> str:
    """Quoted, whatever it holds."""
    return "'" + stem.replace("\\", "\\\\").replace("'", "''") + "'"
