"""What a screen reader is given: landmarks with names, headings in order, pictures with words."""

from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.journeys.conftest import OpenPage

LANDMARKS = {"banner", "main", "contentinfo", "navigation", "search", "complementary", "region"}
ONE_OF_EACH = {"banner", "main", "contentinfo"}
PAGES = [
    "/en/", "/en/city/", "/en/city/everything-at-once/", "/en/authors/nadia-ferrer/",
    "/en/tags/ferries/", "/en/search/?q=the", "/en/search/?q=qqqq", "/en/account/login/",
    "/ar/المدينة/كل-شيء/", "/uk/", "/de/", "/de/hafen/gemischt/",
]  # fmt: skip


@dataclass(frozen=True)
class Node:
    role: str
    name: str
    level: int


def tree(page: Page) -> list[Node]:
    """The accessibility tree in the order of reading, without what is hidden from it."""
    session = page.context.new_cdp_session(page)
    nodes: list[dict[str, Any]] = session.send("Accessibility.getFullAXTree")["nodes"]
    return [
        Node(
            node["role"]["value"],
            node.get("name", {}).get("value", ""),
            next((p["value"]["value"] for p in node["properties"] if p["name"] == "level"), 0),
        )
        for node in nodes
        if not node["ignored"]
    ]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_says_how_it_is_built(open_page: OpenPage, path: str) -> None:
    page = open_page()
    page.goto(path)
    nodes = tree(page)
    landmarks = Counter((node.role, node.name) for node in nodes if node.role in LANDMARKS)
    assert [mark for mark, count in landmarks.items() if count > 1] == []
    assert {role for role, _name in landmarks} >= ONE_OF_EACH
    unnamed = [role for role, name in landmarks if not name and role not in ONE_OF_EACH]
    assert unnamed in ([], ["search"], ["complementary"])
    levels = [node.level for node in nodes if node.role == "heading"]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [(a, b) for a, b in pairwise(levels) if b > a + 1] == []
    assert [node for node in nodes if node.role in ("heading", "link") and not node.name] == []


def test_a_picture_of_an_article_says_what_it_shows_and_that_of_a_teaser_nothing(
    open_page: OpenPage,
) -> None:
    page = open_page()
    page.goto("/en/city/the-last-ferry/")
    assert page.locator("img:not([alt])").count() == 0
    shown = [node.name for node in tree(page) if node.role == "image"]
    assert shown == ["A ferry at a wooden quay"]
    page.goto("/en/")
    assert page.locator("main img").count() > 0
    assert [node for node in tree(page) if node.role == "image"] == []


def test_the_words_of_another_language_are_said_in_it(open_page: OpenPage) -> None:
    page = open_page()
    page.goto("/en/city/the-last-ferry/")
    page.locator(".language-switcher summary").click()
    languages = page.locator(".language-switcher li > *").evaluate_all(
        "links => links.map(link => [link.lang, link.dir, link.textContent])"
    )
    assert ["ar", "rtl", "العربيّة"] in languages
    assert ["es", "ltr", "Español"] in languages
