"""Imports between and within the apps point down, and no app stands outside the rule."""

import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

from django.apps import apps

from tests.architecture.sources import PACKAGE, ROOT


def _contracts(text: str) -> ConfigParser:
    parser = ConfigParser()
    parser.read_string(text)
    return parser


def _apps_without_contract(contracts: ConfigParser, names: list[str]) -> list[str]:
    """Those of the apps `names` whose own layers no exhaustive contract orders."""
    ordered = {
        section.get("containers", "").strip()
        for section in contracts.values()
        if section.get("type") == "layers" and section.get("exhaustive") == "True"
    }
    return [name for name in names if f"causerie.{name}" not in ordered]


def test_every_import_points_down() -> None:
    command = Path(sys.executable).parent / "lint-imports"
    done = subprocess.run(
        [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_every_app_stands_in_a_contract() -> None:
    contracts = _contracts((ROOT / ".importlinter").read_text(encoding="utf-8"))
    ours = [
        config.name.removeprefix("causerie.")
        for config in apps.get_app_configs()
        if config.name.startswith("causerie.")
    ]
    assert ours
    assert _apps_without_contract(contracts, ours) == []


def test_every_folder_of_the_house_has_its_place() -> None:
    contracts = _contracts((ROOT / ".importlinter").read_text(encoding="utf-8"))
    house = contracts["importlinter:contract:apps"]
    assert house["exhaustive"] == "True"
    placed = {name for line in house["layers"].split("\n") for name in line.split(" | ")}
    ignored = set(house["exhaustive_ignores"].split())
    folders = {file.parent.name for file in PACKAGE.glob("*/__init__.py")}
    assert folders - placed - ignored == set()


def test_an_app_without_a_contract_is_found() -> None:
    contracts = _contracts(
        "[importlinter:contract:web]\ntype = layers\nexhaustive = True\ncontainers = causerie.web\n"
    )
    assert _apps_without_contract(contracts, ["web", "newcomer"]) == ["newcomer"]
