"""Our stylesheets keep to what all browsers have had for 30 months: Baseline's widely available."""

import pytest

from tests.architecture.baseline import keys_of, trouble
from tests.architecture.sources import PACKAGE, named

SHEETS = sorted(PACKAGE.glob("*/static/**/*.css"))
# What is there for some browsers, and how a page is without it in the others.
EXTRAS = {
    "at-rules.page": "paper has the browser's own margins",
    "properties.-webkit-text-size-adjust": "a telephone on its side may enlarge the text",
    "properties.break-after.avoid": "a heading may stand last on a sheet of paper",
    "properties.cursor.pointer": "a hand has no cursor",
    "properties.field-sizing": "a field for text keeps its height and scrolls",
    "properties.orphans": "a line may stand alone on a sheet of paper",
    "properties.resize": "a field for text has no corner by which it is drawn larger",
    "properties.widows": "a line may stand alone on a sheet of paper",
    "properties.scrollbar-gutter": "a short page stands half a scrollbar further out",
    "selectors.-webkit-details-marker": "a menu shows a second arrow",
    "selectors.marker": "the numbers of a list are as black as its text",
}


def test_every_part_of_every_stylesheet_is_widely_available() -> None:
    assert len(SHEETS) > 10
    found = [
        f"{key} in {named(sheet)}: {reason}"
        for sheet in SHEETS
        for key in sorted(keys_of(sheet.read_text(encoding="utf-8")) - set(EXTRAS))
        if (reason := trouble(key))
    ]
    assert not found, "\n".join(found)


def test_no_extra_is_longer_needed_than_it_is_used() -> None:
    used = {key for sheet in SHEETS for key in keys_of(sheet.read_text(encoding="utf-8"))}
    assert {key for key in EXTRAS if key not in used or not trouble(key)} == set()


@pytest.mark.parametrize(
    ("css", "key"),
    [
        ("p { colour: red }", "properties.colour"),
        ("p { text-wrap: pretty }", "properties.text-wrap.pretty"),
        ("p { color: AccentColor }", "types.color.system-color.accentcolor"),
        ("p { inline-size: calc-size(auto, size) }", "types.calc-size"),
        ("p { inline-size: twice(1px) }", "function twice"),
        ("p { inline-size: 1rch }", "types.length.rch"),
        ("p { inline-size: 1foot }", "unit foot"),
        ("p { --own: twice(1px) }", "function twice"),
        ("p:lang(ar, fa) { color: red }", "selectors.lang.argument_list"),
        ("details::details-content { color: red }", "selectors.details-content"),
        ("p:not(:nowhere) { color: red }", "selectors.nowhere"),
        ("@scope (p) { a { color: red } }", "at-rules.scope"),
        ("@media (prefers-reduced-data: reduce) { p { color: red } }",
         "at-rules.media.prefers-reduced-data"),
        ("@layer a { p { color: red; &:nowhere { color: red } } }", "selectors.nowhere"),
        ("@font-face { size-adjusted: 1% }", "at-rules.font-face.size-adjusted"),
    ],
)  # fmt: skip
def test_what_is_too_new_or_unheard_of_is_found(css: str, key: str) -> None:
    assert [found for found in keys_of(css) if trouble(found)] == [key]


@pytest.mark.parametrize(
    "css",
    [
        "@layer a, b; @import url('a.css') layer(a);",
        "@media (min-width: 40rem) and (prefers-color-scheme: dark) { p { color: red } }",
        "p:not(:lang(ar), .b)::before { inset: 0; color: light-dark(#fff, rgb(0 0 0 / 50%)) }",
        "p { grid-template-columns: subgrid; color: color-mix(in srgb, red 8%, var(--ink)) }",
        "p:has(> a[href^='http' i]) { font: 400 1rem/1.5 var(--face); float: inline-start }",
        "@font-face { font-family: A; src: url(a.woff2) format('woff2'); font-display: optional }",
        "p { inline-size: clamp(1rem, 1vw + 1ch, 5dvh); transition: color 1ms; rotate: 1deg }",
    ],
)
def test_what_every_browser_has_had_for_long_is_let_through(css: str) -> None:
    assert [found for found in keys_of(css) if trouble(found)] == []
