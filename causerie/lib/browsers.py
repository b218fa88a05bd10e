"""Which browser, on which system, a User-Agent header (RFC 9110, section 10.1.5) says it is.

Browsers name each other in it, and some hide behind another's name: what is found here is what the
browser says of itself, never a proof.
"""

import re
from dataclasses import dataclass

# Whoever builds on another browser names that one too, so the rarer name is asked for first.
_BROWSERS = (
    ("Edge", re.compile(r"\bEdg(?:e|A|iOS)?/")),
    ("Opera", re.compile(r"\b(?:OPR|OPT|OPiOS|Opera)[/ ]")),
    ("Samsung Internet", re.compile(r"\bSamsungBrowser/")),
    ("Vivaldi", re.compile(r"\bVivaldi/")),
    ("Yandex", re.compile(r"\bYaBrowser/")),
    ("DuckDuckGo", re.compile(r"\b(?:DuckDuckGo|Ddg)/")),
    ("UC Browser", re.compile(r"\bUC ?Browser/")),
    ("SeaMonkey", re.compile(r"\bSeaMonkey/")),
    ("Firefox", re.compile(r"\b(?:Firefox|FxiOS|Focus)/")),
    ("Chromium", re.compile(r"\b(?:Headless)?Chromium/")),
    ("Chrome", re.compile(r"\b(?:Headless)?(?:Chrome|CriOS)/")),
    ("Safari", re.compile(r"\bVersion/[\d.]+.*\bSafari/")),
)
_SYSTEMS = (
    ("Windows", re.compile(r"\bWindows\b")),
    ("iPhone", re.compile(r"\b(?:iPhone|iPod)\b")),
    ("iPad", re.compile(r"\biPad\b")),
    ("Android", re.compile(r"\bAndroid\b")),
    ("ChromeOS", re.compile(r"\bCrOS\b")),
    ("macOS", re.compile(r"\bMac(?:intosh| OS X)\b")),
    ("Linux", re.compile(r"\b(?:Linux|X11)\b")),
)


@dataclass(frozen=True)
class Browser:
    """Proper names, the same in every language; empty where the header does not tell."""

    name: str = ""
    system: str = ""


def browser_of(user_agent: str) -> Browser:
    name = _first(_BROWSERS, user_agent)
    system = _first(_SYSTEMS, user_agent)
    if (name, system) == ("Safari", "macOS"):
        # An iPad says the same, unless it is told to ask for the pages of telephones.
        system = "macOS / iPadOS"
    return Browser(name, system)


def _first(known: tuple[tuple[str, re.Pattern[str]], ...], text: str) -> str:
    return next((name for name, pattern in known if pattern.search(text)), "")
