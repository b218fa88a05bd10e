"""What Lighthouse says of the front page and of an article, as a telephone loads them.

URL= names a running site; without it a throwaway one with the sample magazine is made. Fails when
a score is below 95, when something moves while a page loads, or when one is heavy.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin
from urllib.request import urlopen

from bench.sample_site import sample_site

HERE = Path(__file__).parent
SCORE_LEAST = 95
WITHOUT_PICTURES_KILOBYTES_MAX = 100
# Lighthouse itself asks for the manifest and the icons in it: `other`.
WEIGHED = ("document", "stylesheet", "script", "font")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
ARTICLE = re.compile(r'class="teaser-title"><a href="([^"]+)"')
# As root Chromium starts only without its sandbox.
FLAGS = "--headless=new --disable-gpu" + (" --no-sandbox" if os.geteuid() == 0 else "")


@dataclass(frozen=True)
class Report:
    address: str
    data: dict[str, Any]

    def scores(self) -> dict[str, int]:
        categories = self.data["categories"]
        return {name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES}

    def number(self, audit: str) -> float:
        return float(self.data["audits"][audit]["numericValue"])

    def kilobytes(self) -> dict[str, float]:
        """What went over the line, by kind of resource."""
        kinds = self.data["audits"]["resource-summary"]["details"]["items"]
        return {kind["resourceType"]: kind["transferSize"] / 1000 for kind in kinds}

    def complaints(self) -> list[str]:
        found = [f"{name}: {score}" for name, score in self.scores().items() if score < SCORE_LEAST]
        sizes = self.kilobytes()
        if (heavy := sum(sizes[kind] for kind in WEIGHED)) > WITHOUT_PICTURES_KILOBYTES_MAX:
            found.append(f"{heavy:.0f} kB without pictures")
        if shift := self.number("cumulative-layout-shift"):
            found.append(f"layout shift {shift:.3f}")
        return found

    def failed_audits(self) -> list[str]:
        """Those that cost points."""
        audits, categories = self.data["audits"], self.data["categories"]
        return [
            f"{name}: {audits[part['id']]['title']} ({audits[part['id']].get('displayValue', '')})"
            for name in CATEGORIES
            for part in categories[name]["auditRefs"]
            if part["weight"] and (audits[part["id"]]["score"] or 0) < 1
            if audits[part["id"]]["scoreDisplayMode"] not in ("notApplicable", "manual")
        ]

    def show(self) -> None:
        print(self.address)
        print("  " + ", ".join(f"{name} {score}" for name, score in self.scores().items()))
        print(
            f"  largest paint {self.number('largest-contentful-paint') / 1000:.2f} s, first paint "
            f"{self.number('first-contentful-paint') / 1000:.2f} s, blocked "
            f"{self.number('total-blocking-time'):.0f} ms, layout shift "
            f"{self.number('cumulative-layout-shift'):.3f}"
        )
        print(
            "  kB: " + ", ".join(f"{k} {size:.1f}" for k, size in self.kilobytes().items() if size)
        )
        for audit in self.failed_audits():
            print(f"  not whole: {audit}")


def inspect(address: str) -> Report:
    chromium = (
        os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    )
    if not chromium:
        sys.exit(
            "Lighthouse needs a browser: sudo apt-get install chromium (or CHROMIUM=/its/path)"
        )
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        subprocess.run(
            [
                "node", HERE / "node_modules/lighthouse/cli/index.js", address, "--quiet",
                "--output=json", f"--output-path={file.name}", f"--chrome-flags={FLAGS}",
                f"--only-categories={','.join(CATEGORIES)}", "--no-enable-error-reporting",
            ],
            check=True,
            env={**os.environ, "CHROME_PATH": chromium},
        )  # fmt: skip
        return Report(address, json.loads(Path(file.name).read_text(encoding="utf-8")))


def pages_of(site: str) -> list[str]:
    """The front page in the site's first language, and the article that leads it."""
    with urlopen(f"{site}/") as answer:
        front, html = answer.url, answer.read().decode()
    found = ARTICLE.search(html)
    if not found:
        sys.exit(f"no article on {front}")
    return [front, urljoin(front, found[1])]


def main() -> int:
    given = os.environ.get("URL", "").rstrip("/")
    with nullcontext(given) if given else sample_site() as site:
        reports = [inspect(page) for page in pages_of(site)]
    for report in reports:
        report.show()
    complaints = [f"{r.address}: {words}" for r in reports for words in r.complaints()]
    print("\n".join(complaints))
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
