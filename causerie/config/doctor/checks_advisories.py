"""Known faults of what is installed, from a list that came with this version of Causerie."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from django.utils import timezone
from packaging.specifiers import SpecifierSet

from causerie.config.doctor.finding import Finding, ok, warn

LIST = Path(__file__).resolve().parent.parent / "advisories.json"
LIST_DAYS_MAX = 90


@dataclass(frozen=True)
class Advisory:
    """`affected` is a version specifier as packaging writes it (PEP 440)."""

    id: str
    package: str
    affected: str
    summary: str
    mend: str

    def applies_to(self, installed: str) -> bool:
        return SpecifierSet(self.affected).contains(installed, prereleases=True)


def look_at_advisories() -> Iterator[Finding]:
    told = json.loads(LIST.read_text(encoding="utf-8"))
    advisories = [Advisory(**entry) for entry in told["advisories"]]
    yield from _look_at_packages(advisories)
    as_of = date.fromisoformat(told["as_of"])
    if timezone.now().date() - as_of > timedelta(days=LIST_DAYS_MAX):
        yield warn(
            f"the list of known faults is of {as_of}; no network is asked for a newer one",
            "install a newer Causerie, which brings a newer list",
        )


def _look_at_packages(advisories: list[Advisory]) -> Iterator[Finding]:
    packages = {advisory.package: _installed(advisory.package) for advisory in advisories}
    hits = [
        (advisory, installed)
        for advisory in advisories
        if (installed := packages[advisory.package]) and advisory.applies_to(installed)
    ]
    for advisory, installed in hits:
        yield warn(
            f"{advisory.package} {installed} has a known fault ({advisory.id}): {advisory.summary}",
            advisory.mend,
        )
    if not hits:
        present = sum(1 for installed in packages.values() if installed)
        yield ok(
            f"{len(advisories)} known faults of {present} packages that are installed: none is "
            "of the versions here"
        )


def _installed(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
