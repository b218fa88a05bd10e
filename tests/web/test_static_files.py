"""A page asks for one stylesheet."""

import re
from pathlib import Path

import pytest

from causerie.web.static_files import one_sheet
from tests.architecture.sources import PACKAGE

CSS = PACKAGE / "web" / "static" / "web" / "css"


def test_every_stylesheet_is_part_of_the_one() -> None:
    whole = one_sheet(CSS / "causerie.css")
    assert "@import" not in whole
    for file in CSS.glob("*.css"):
        if file.name != "causerie.css":
            assert file.read_text(encoding="utf-8") in whole, file.name


def test_layers_come_in_the_order_that_is_declared() -> None:
    whole = one_sheet(CSS / "causerie.css")
    declared = re.search(r"^@layer ([\w, ]+);", whole, re.MULTILINE)
    assert declared
    order = declared[1].split(", ")
    used = re.findall(r"^@layer (\w+) \{", whole, re.MULTILINE)
    assert sorted(used, key=order.index) == used
    assert set(used) == set(order)


def test_only_fonts_stand_outside_the_layers() -> None:
    imports = re.findall(r'@import url\("(\S+)"\);', (CSS / "causerie.css").read_text("utf-8"))
    assert imports == ["fonts.css"]


def test_a_sheet_that_is_not_there_is_no_sheet(tmp_path: Path) -> None:
    sheet = tmp_path / "all.css"
    sheet.write_text('@import url("gone.css") layer(base);\n', encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"gone\.css"):
        one_sheet(sheet)
