"""The region that readers of a locale most likely live in, after CLDR."""

from babel import Locale, UnknownLocaleError
from babel.core import get_global


def open_graph_locale(code: str) -> str | None:
    """`language_TERRITORY`, as ogp.me has it: `pt-br` -> `pt_BR`, `uk` -> `uk_UA`.

    None where CLDR knows no country: a locale that is left out says less than a wrong one.
    """
    try:
        parsed = Locale.parse(code, sep="-")
    except (UnknownLocaleError, ValueError):
        return None
    likely = get_global("likely_subtags")
    keys = (f"{parsed.language}_{parsed.script}", parsed.language)
    given = [parsed.territory or "", *(likely.get(key, "").split("_")[-1] for key in keys)]
    country = next((region for region in given if len(region) == 2 and region.isalpha()), None)
    return f"{parsed.language}_{country}" if country else None
