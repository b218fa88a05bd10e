"""What a process has found out of a mode is kept for the next one, in a folder of the site's."""

import json
from pathlib import Path
from time import monotonic

import pytest

from causerie.translation.engines.apertium import Apertium, workshop
from causerie.translation.engines.base import Context, EngineSettings, Glossary, Pair, Text

PAIR = Pair("en", "es")


def _made(folder: Path) -> Apertium:
    settings = EngineSettings(
        name="apertium", kind="apertium", locales=("en", "es"), folder=str(folder)
    )
    return Apertium(settings)


def _translated(engine: Apertium) -> str:
    try:
        [answer] = engine.translate(
            [Text("The bridge opens.")],
            PAIR,
            glossary=Glossary(),
            context=Context(),
            deadline=monotonic() + 60,
        )
    finally:
        engine.close()
    return answer.words


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    _translated(_made(tmp_path / "apertium"))
    return tmp_path / "apertium"


def test_the_next_process_tries_and_teaches_nothing(
    shelf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_given: object) -> bool:
        raise AssertionError("it was tried again")

    monkeypatch.setattr(workshop, "does_work", never)
    assert "puente" in _translated(_made(shelf))


def test_only_we_may_read_it(shelf: Path) -> None:
    assert shelf.stat().st_mode & 0o077 == 0


def test_a_copy_that_is_gone_is_made_again(shelf: Path) -> None:
    for copy in shelf.glob("eng-spa-*/*.bin"):
        copy.unlink()
    assert "puente" in _translated(_made(shelf))
    assert list(shelf.glob("eng-spa-*/*.bin"))


@pytest.mark.parametrize("nonsense", ["", "{", "[]", '{"stages": 7}', '{"stages": [{}]}'])
def test_a_note_that_nobody_can_read_is_none(shelf: Path, nonsense: str) -> None:
    [note] = shelf.glob("eng-spa.*.json")
    note.write_text(nonsense)
    assert "puente" in _translated(_made(shelf))
    assert json.loads(note.read_text())["stages"]


def test_where_nothing_can_be_written_it_works_all_the_same(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "puente" in _translated(_made(tmp_path / "file"))
