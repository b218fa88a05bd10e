"""Since when every browser of Baseline's core set has each part of CSS.

    python bin/baseline.py DATE FEATURES COMPATIBILITY FEATURES.json COMPATIBILITY.json

DATE is the day of the data, the next two name the packages; `bin/baseline` fetches them. The day
of a key is Baseline's own where web-features gives one, and otherwise the day on which the last of
the core browsers had it, unprefixed, without a switch and whole (https://web.dev/baseline).
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

CORE = ("chrome", "chrome_android", "edge", "firefox", "firefox_android", "safari", "safari_ios")
HINDRANCES = ("flags", "prefix", "alternative_name", "partial_implementation", "version_removed")


def compat_keys(node: dict[str, Any], key: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, below in node.items():
        if name == "__compat":
            yield key, below["support"]
        else:
            yield from compat_keys(below, f"{key}.{name}")


def baseline_days(features: dict[str, Any]) -> dict[str, str | None]:
    """By the compatibility data's key; None where it is not in Baseline."""
    return {
        key: status.get("baseline_low_date", "").removeprefix("≤") or None
        for feature in features.values()
        for key, status in feature.get("status", {}).get("by_compat_key", {}).items()
    }


def day_in(support: Any, releases: dict[str, Any]) -> str | None:
    """The day of a browser's first release that has it."""
    for statement in support if isinstance(support, list) else [support]:
        version = statement["version_added"]
        if version and not any(statement.get(name) for name in HINDRANCES):
            return releases.get(version.removeprefix("≤"), {}).get("release_date")
    return None


def day_in_all(support: dict[str, Any], browsers: dict[str, Any]) -> str | None:
    none: dict[str, Any] = {"version_added": False}
    days = [day_in(support.get(name, none), browsers[name]["releases"]) for name in CORE]
    known = [day for day in days if day]
    return max(known) if len(known) == len(CORE) else None


def days_of_css(features: dict[str, Any], data: dict[str, Any]) -> dict[str, str | None]:
    """What a browser's maker prefixed is left out: it is in no baseline."""
    named, browsers = baseline_days(features["features"]), data["browsers"]
    return {
        key.removeprefix("css."): named[key] if key in named else day_in_all(support, browsers)
        for key, support in compat_keys(data["css"], "css")
        if ".-" not in key
    }


def without_repetition(days: dict[str, str | None]) -> dict[str, str | None]:
    """A value as old as its property need not be told: a value without a day of its own is.

    Nor what no stylesheet spells; the data names behaviours with underscores.
    """
    return {
        key: day
        for key, day in days.items()
        if not key.startswith("properties.")
        or (day != days.get(key.rpartition(".")[0], "") and "_" not in key)
    }


def main(date: str, *arguments: str) -> None:
    packages, files = arguments[:2], arguments[2:]
    days = days_of_css(*(json.loads(Path(file).read_text(encoding="utf-8")) for file in files))
    written = {"date": date, "packages": packages, "since": without_repetition(days)}
    json.dump(written, sys.stdout, indent=0, sort_keys=True)
    sys.stdout.write("\n")


main(*sys.argv[1:])
