"""Pictures of every kind of page: screens of each size, light and dark, three scripts, without
JavaScript, on paper.

    python -m bench.screenshots [FOLDER]    `screenshots` unless another one is named

On a throwaway site with the sample magazine and, in German, all that is hard to lay out. A page is
photographed as far down as PAGES_HIGH screens go.
"""

import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote, urljoin
from urllib.request import urlopen

from playwright.sync_api import Browser, Page, sync_playwright

from bench.sample_site import sample_site

HARD = "from tests.journeys.hard_cases import add; add()"
SCREENS: dict[str, dict[str, Any]] = {
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "is_mobile": True,
        "has_touch": True,
        "device_scale_factor": 2,
    },
    "tablet": {"viewport": {"width": 834, "height": 1112}},
    "desk": {"viewport": {"width": 1440, "height": 900}},
}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
PAGES_HIGH = 8
# What a search finds in each language, and what it does not.
FOUND = {"en": "bridge", "ar": "جسر", "uk": "міст"}
NOTHING = "qqqq"
HARD_SLUGS = (
    "viele-tags",
    "a",
    "lang",
    "wort",
    "ohne-alles",
    "panorama",
    "hoch",
    "winzig",
    "gemischt",
)


@dataclass(frozen=True)
class Shot:
    """One picture; its file is named by all of it."""

    name: str
    path: str
    screen: str
    scheme: Scheme = "light"
    options: dict[str, Any] = field(default_factory=dict)
    is_paper: bool = False

    @property
    def file(self) -> str:
        how = "paper" if self.is_paper else f"{self.screen}-{self.scheme}"
        without = "-without-script" if not self.options.get("java_script_enabled", True) else ""
        return f"{self.name}-{how}{without}.png"


def kinds(site: str) -> dict[str, str]:
    """The address of every kind of page, by a name that begins with its language."""
    found: dict[str, str] = {}
    for code, words in FOUND.items():
        found |= {f"{code}-{kind}": path for kind, path in _kinds_of(site, code).items()}
        found[f"{code}-found"] = f"/{code}/search/?q={quote(words)}"
        found[f"{code}-nothing"] = f"/{code}/search/?q={NOTHING}"
        found[f"{code}-not-there"] = f"/{code}/{NOTHING}/"
    found["en-sign-in"] = "/en/account/login/"
    found["en-components"] = "/dev/components"
    found |= {f"hard-{slug}": f"/de/hafen/{slug}/" for slug in HARD_SLUGS}
    return found | {
        "hard-front": "/de/",
        "hard-section": "/de/hafen/",
        "hard-empty-section": "/de/leer/",
        "hard-author": "/de/authors/johannes/",
        "hard-tag": "/de/tags/t1/",
    }


def _kinds_of(site: str, code: str) -> dict[str, str]:
    """Those that the front page and its first article link to."""
    front = _html(f"{site}/{code}/")
    article = _first(r'teaser-title"><a href="([^"]+)"', front)
    html = _html(urljoin(site, article))
    patterns = {
        "section": (r'class="kicker"><a href="([^"]+)"', html),
        "author": (r'href="([^"]+)" rel="author"', html),
        "tag": (r'href="([^"]+)" rel="tag"', html),
        "page": (r'<nav aria-label[^>]*>\s*<ul>\s*<li><a href="([^"]+/)"', front),
    }
    linked = {kind: _first(pattern, text) for kind, (pattern, text) in patterns.items()}
    return {"front": f"/{code}/", "article": article} | {
        k: path for k, path in linked.items() if path
    }


def _html(address: str) -> str:
    with urlopen(address) as answer:
        return str(answer.read().decode())


def _first(pattern: str, html: str) -> str:
    match = re.search(pattern, html)
    return match[1] if match else ""


def shots(pages: dict[str, str]) -> Iterator[Shot]:
    for name, path in pages.items():
        for screen in SCREENS:
            for scheme in SCHEMES:
                # What is hard to lay out is so in every colour.
                if scheme == "light" or not name.startswith("hard"):
                    yield Shot(name, path, screen, scheme)
        if name.partition("-")[2] in ("front", "article", "found"):
            bare = {"java_script_enabled": False}
            yield Shot(name, path, "phone", options=bare)
            yield Shot(name, path, "desk", options=bare)
            yield Shot(name, path, "desk", is_paper=True)


def take(browser: Browser, site: str, shot: Shot, folder: Path) -> None:
    context = browser.new_context(
        base_url=site, color_scheme=shot.scheme, **SCREENS[shot.screen], **shot.options
    )
    page = context.new_page()
    page.goto(shot.path)
    if shot.is_paper:
        # As wide as A4 within its margins, at 96 pixels an inch.
        page.emulate_media(media="print")
        page.set_viewport_size({"width": 673, "height": 987})
    height = _scroll_through(page)
    most = PAGES_HIGH * SCREENS[shot.screen]["viewport"]["height"]
    width = page.evaluate("document.documentElement.scrollWidth")
    page.screenshot(
        path=folder / shot.file,
        full_page=True,
        clip={"x": 0, "y": 0, "width": width, "height": min(height, most)},
    )
    context.close()


def _scroll_through(page: Page) -> int:
    """The page's height; pictures further down are loaded when they come near."""
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    for y in range(0, height, 800):
        page.mouse.wheel(0, 800) if y else None
    page.wait_for_load_state("networkidle")
    return height


def main() -> None:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else "screenshots")
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium")
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    begun = time.monotonic()
    with sample_site(HARD) as site, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=sandbox)
        wanted = list(shots(kinds(site)))
        for shot in wanted:
            take(browser, site, shot, folder)
        browser.close()
    print(f"{len(wanted)} pictures in {folder}/, in {time.monotonic() - begun:.0f} seconds")


if __name__ == "__main__":
    main()
