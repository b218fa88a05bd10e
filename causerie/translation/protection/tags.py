"""The tags of stored HTML: it is safe, and a `<` in its text is `&lt;`."""

import re

TAG = re.compile(r"""<(?P<close>/?)(?P<name>[a-zA-Z][\w-]*)(?:[^"'>]|"[^"]*"|'[^']*')*>""")
# They stand within a line; all others part lines.
INLINE = frozenset({
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "del", "dfn", "em", "i", "ins", "kbd",
    "mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var",
})  # fmt: skip
# Whole pieces that nothing is translated in: code; mentions, references and bare addresses, as
# `lib.markup` writes them.
_KEPT = (
    r"<(?:code|kbd|samp|var)\b[^>]*>.*?</(?:code|kbd|samp|var)>"
    r'|<bdi><a class="mention"[^>]*>[^<]*</a></bdi>'
    r'|<a class="(?:mention|ref)"[^>]*>[^<]*</a>'
    r'|<a\b(?=[^>]*\sdir="ltr")[^>]*>[^<]*</a>'
)
KEPT = re.compile(_KEPT, re.DOTALL)
