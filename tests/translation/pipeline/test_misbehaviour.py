"""Whatever an engine answers, what is shown has passed the checks, or nothing is."""

import re
import time
from collections import Counter
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from causerie.lib.comment_text import tidied
from causerie.lib.markup import parse
from causerie.lib.markup.rendering import cleaned
from causerie.translation.engines.base import Pair, Text, Translated
from causerie.translation.protection.fragments import split
from causerie.translation.protection.tags import TAG
from causerie.translation.terms.term import TermPair
from tests.translation.pipeline.engines import Scripted, html, sent

UNIT = (
    'The train at 05:56 is <em>late</em>, see <a href="https://a.example/" rel="ugc nofollow'
    ' noopener">the report</a> of 12 people 😀 and say so'
)
GOOD = "El tren de las ZQXA va con retraso, mira el informe de 12 personas ZQXB y dilo"


def answering(words: str) -> Scripted:
    """The same for every text."""
    return Scripted(lambda _text: words)


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("ZQXA ZQXB", "tokens"),
        ("…", "empty"),
        ("El tren", "length"),
        ("El tren " * 60, "length"),
        ("Here is the translation: el tren sale con mucho retraso", "chatter"),
        ("I'm sorry, but I can't translate this text for you today", "chatter"),
        ("Aquí está la traducción: el tren sale con retraso", "chatter"),
        ("<html><body><h1>502 Bad Gateway</h1></body></html>", "markup"),
        ("El tren <script>alert(1)</script> sale con retraso hoy", "markup"),
        ("El tren sale &lt;b&gt; con retraso hoy, dijo ella", "markup"),
        ("El tren ^sale/sale<vblex>$ con retraso hoy, dijo", "markup"),
        ("El *train sale con retraso hoy, dijo ella misma", "markup"),
        ("El tren \x07 sale con retraso hoy, dijo ella misma", "markup"),
        ("El tren \u202e sale con retraso hoy, dijo ella misma", "markup"),
        ("El tren \ud800 sale con retraso hoy, dijo ella misma", "markup"),
        ("El tren\nsale con retraso hoy, dijo ella misma", "markup"),
        ("El tren sale con retraso hoy, dijo en https://evil.example", "numbers"),
        ("El tren sale con 40 minutos de retraso, dijo ella", "numbers"),
        ("El tren sale con retraso hoy 😈, dijo ella misma", "numbers"),
        ("The train leaves late today, she said to us", "echo"),
        ("All of the trains were much too late to leave here", "language"),
    ],
)
def test_what_is_wrong_with_an_answer_is_said(words: str, wrong: str) -> None:
    answer = sent("The train leaves late today, she said to us", chain=[answering(words)])
    assert answer.units is None
    assert [(one.code, one.detail) for one in answer.attempts] == [("check", wrong)]


def test_who_says_sorry_may_be_translated_so() -> None:
    engine = answering("Lo siento, pero no puedo venir hoy.")
    assert html(sent("I'm sorry, but I can't come today.", chain=[engine])) == [
        "Lo siento, pero no puedo venir hoy."
    ]


def test_a_line_in_a_third_language_may_come_back_as_it_was() -> None:
    german = "Der Zug fährt heute leider nicht mehr bis nach Hamburg."
    assert html(sent(german, chain=[answering(german)])) == [german]


def test_an_ideograph_says_as_much_as_some_letters() -> None:
    said = "The train leaves late today, she said to us on the way home"
    answer = sent(said, pair=Pair("en", "zh"), chain=[answering("她在路上说今天火车晚点。")])
    assert html(answer) == ["她在路上说今天火车晚点。"]


def test_a_term_must_stand_there_as_often_as_it_was_said() -> None:
    term = TermPair("Riverside Trust", "Fundación Ribereña")
    engine = Scripted(lambda _text: "La Fundación Ribereña y la otra", takes_terms=True)
    said = "The Riverside Trust and the Riverside Trust"
    [shown] = html(sent(said, chain=[engine], terms=(term,)))
    assert shown != "La Fundación Ribereña y la otra"
    assert shown.count("Fundación Ribereña") >= 2


@pytest.mark.parametrize(
    "words",
    [
        GOOD.replace("ZQXA", ""), GOOD.replace("ZQXB", "ZQXA"), GOOD.replace("ZQXA", "ZQXA ZQXA"),
        GOOD.replace("ZQXA", "ZQX A"), GOOD.replace("ZQXA", "ZQXAha"), GOOD.replace("ZQXB", "ZQXC"),
        GOOD.replace("ZQXA", "ZQXA ZQXQ"), GOOD.replace("12", "13"), GOOD.replace("12", ""),
    ],
)  # fmt: skip
def test_what_is_lost_or_doubled_is_not_shown(words: str) -> None:
    """Asked in pieces at last, this engine says too much again."""
    assert sent(UNIT, chain=[answering(words)]).units is None


def test_a_line_in_another_language_may_come_back_as_it_was() -> None:
    line = "Nadie sabe cuándo se abre el puente de la ciudad"
    echoing = Scripted(lambda text: text.words)
    assert html(sent(line, chain=[echoing])) == [line]


def test_after_a_bad_engine_a_good_one_is_shown() -> None:
    answers = {"late": "retraso", "the report": "el informe"}
    good = Scripted(lambda text: answers.get(text.words, GOOD), name="good")
    answer = sent(UNIT, chain=[answering("12"), good])
    assert html(answer) == [
        'El tren de las 05:56 va con <em>retraso</em>, mira <a href="https://a.example/" rel="ugc'
        ' nofollow noopener">el informe</a> de 12 personas 😀 y dilo'
    ]
    assert answer.engine == "good"
    assert [attempt.code for attempt in answer.attempts] == ["check"]


class Miscounting(Scripted):
    def translate(self, texts, pair, *, glossary, context, deadline):  # type: ignore[no-untyped-def] # wrong on purpose
        return [Translated("uno")] * (len(texts) + 1)


class Untyped(Scripted):
    def translate(self, texts, pair, *, glossary, context, deadline):  # type: ignore[no-untyped-def] # wrong on purpose
        return [Translated(None)] * len(texts)  # type: ignore[arg-type] # wrong on purpose


@pytest.mark.parametrize("kind", [Miscounting, Untyped])
def test_an_answer_of_another_shape_is_garbage(kind: type[Scripted]) -> None:
    answer = sent("Hello", chain=[kind(lambda text: text.words)])
    assert answer.units is None
    assert [attempt.code for attempt in answer.attempts] == ["garbage"]


@pytest.mark.parametrize("sure", [float("nan"), float("inf"), -3.0, 7.0])
def test_a_confidence_is_from_0_to_1_or_none(sure: float) -> None:
    class Sure(Scripted):
        def translate(self, texts, pair, *, glossary, context, deadline):  # type: ignore[no-untyped-def] # wrong on purpose
            return [Translated("Hola", (), sure) for _text in texts]

    confidence = sent("Hello", chain=[Sure(lambda _text: "")]).confidence
    assert confidence is None or 0 <= confidence <= 1


WORDS = [
    "the house ",
    "rojo ",
    "Hello, ",
    "*",
    "**",
    "`git` ",
    "[the link](https://a.example/x) ",
    "[*a*](https://b.example) ",
    "@ana ",
    "#12 ",
    "https://c.example ",
    "😀 ",
    "05:56 ",
    "T-72 ",
    "12 ",
    "> ",
    "\n",
    "\n\n",
    "- ",
    "ZQXA ",
    "VQZHA ",
    "<b>x</b> ",
    "&lt; ",
    "^… ",
    "NATO ",
    "«",
    "» ",
    "d'",
    "été ",
    "дом ",
    "家 ",
    "THE HOUSE ",
]
MARKDOWN = st.lists(st.sampled_from(WORDS), min_size=1, max_size=14).map("".join)
NOISE = [
    "",
    " ",
    "casa",
    "ZQXA",
    "ZQXB",
    "zqxa",
    "VQZHA",
    "<script>",
    "</g1>",
    "<g1>",
    "<b>",
    "&amp;",
    "😀",
    "7",
    "https://evil.example",
    "\x00",
    "\u202e",
    "\n",
    "^casa$",
    "*x",
    "'",
    "\\",
    "x" * 400,
]
DEEDS = st.lists(
    st.tuples(
        st.sampled_from(["drop", "double", "insert", "swap", "keep", "upper"]),
        st.sampled_from(NOISE),
    ),
    max_size=5,
)
SCRIPT = st.lists(DEEDS, min_size=1, max_size=6)


def spoilt(words: str, deeds: list[tuple[str, str]]) -> str:
    """Word by word something else, and then something is done to it."""
    parts = re.split(r"( )", re.sub(r"house|Hello|git|link|rojo", "casa", words))
    for place, (deed, noise) in enumerate(deeds):
        at = (place * 7 + len(noise)) % len(parts)
        match deed:
            case "drop":
                parts[at] = ""
            case "double":
                parts[at] *= 2
            case "insert":
                parts.insert(at, noise)
            case "swap":
                parts[0], parts[at] = parts[at], parts[0]
            case "upper":
                parts[at] = parts[at].upper()
    return "".join(parts)


@settings(max_examples=300, deadline=None)
@given(MARKDOWN, SCRIPT, st.booleans())
def test_what_is_shown_is_whole_whatever_the_engine_does(
    markdown: str, script: list[list[tuple[str, str]]], keeps_marks: bool
) -> None:
    units = split(parse(tidied(markdown)).html()).units
    turns = iter(script * 1000)

    def answer(text: Text) -> str:
        return spoilt(text.words, next(turns))

    found = sent(*units, chain=[Scripted(answer, keeps_marks=keeps_marks)])
    if found.units is None:
        assert found.attempts
        return
    assert len(found.units) == len(units)
    for before, after in zip(units, found.units, strict=True):
        assert_same_things(before, after.html)


def assert_same_things(before: str, after: str) -> None:
    assert cleaned(after) == after
    assert Counter(tag[0] for tag in TAG.finditer(before)) == Counter(
        tag[0] for tag in TAG.finditer(after)
    )
    open_tags: list[tuple[str, int]] = []
    for tag in TAG.finditer(after):
        if not tag["close"]:
            open_tags.append((tag["name"], tag.end()))
        else:
            name, start = open_tags.pop()
            assert name == tag["name"]
            assert unescape(TAG.sub("", after[start : tag.start()])).strip()
    assert not open_tags
    for thing in ("05:56", "T-72", "https://", "😀", "@ana", ">#12<"):
        assert before.count(thing) == after.count(thing)


def test_nothing_takes_long() -> None:
    """Of the patterns, none goes back over what it has read again and again."""
    nasty = [
        "a" * 20_000,
        "1," * 8_000,
        "1 000 " * 3_000,
        "A" * 20_000,
        "A." * 9_000,
        "(" * 9_000,
        "@" * 9_000,
        "https://" + "(" * 9_000,
        "a." * 9_000,
        "-" * 9_000,
        "x@" + "a." * 8_000,
        ":a" * 9_000,
        "A-1" * 6_000,
        "😀" * 5_000,
        "A " * 9_000,
        "12:" * 6_000,
        "^" * 9_000,
    ]
    engine = Scripted(lambda text: text.words)
    nasty += ["T-72 #12 12 " * 1_600, "*a* b " * 3_000, "*a T-72* b " * 1_800]
    for text in nasty:
        # Of this process alone: whatever else the machine does. What grows with the square of the
        # length would take minutes.
        began = time.process_time()
        sent(*split(parse(text).html()).units, chain=[engine], names=frozenset({"Rosa Campos"}))
        assert time.process_time() - began < 20, text[:12]
