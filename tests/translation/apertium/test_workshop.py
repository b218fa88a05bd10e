"""Dictionaries of our own stand in a private folder, as long as the process."""

import subprocess
import tempfile
from pathlib import Path

from causerie.translation.engines.apertium.modes import Mode
from causerie.translation.engines.apertium.workshop import Workshop


def _folder(workshop: Workshop, mode: Mode) -> Path:
    stages = workshop.verdict(mode).stages
    assert stages is not None
    return Path(stages[0].arguments[-1]).parent.parent


def test_only_this_user_reads_them_and_they_go_in_the_end(installed: dict[str, Mode]) -> None:
    workshop = Workshop()
    folder = _folder(workshop, installed["es-pt"])
    assert folder.stat().st_mode & 0o777 == 0o700
    workshop.close()
    assert not folder.exists()


def test_those_of_a_process_that_was_killed_go_with_the_next(installed: dict[str, Mode]) -> None:
    dead = subprocess.Popen(["true"])
    dead.wait()
    left = Path(tempfile.mkdtemp(prefix=f"causerie-apertium-{dead.pid}-"))
    workshop = Workshop()
    _folder(workshop, installed["es-pt"])
    assert not left.exists()
    workshop.close()


def test_a_mode_in_doubt_is_tried_again_with_the_same_dictionaries(
    installed: dict[str, Mode],
) -> None:
    workshop = Workshop()
    mode = installed["es-pt"]
    before = workshop.verdict(mode).stages
    workshop.doubt(mode)
    assert workshop.verdict(mode).stages == before
    assert not workshop.is_broken(mode)
    workshop.close()
